import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * Builds the store's threads into one CommonJS file beside main's bundle: a CommonJS worker starts inside asar, which is not
 * tested upstream for an ES module (facts/electron.md, section 9). Packages go into it too: a packed app has no
 * node_modules.
 */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node24',
    outDir: fileURLToPath(new URL('out/main', import.meta.url)),
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: fileURLToPath(new URL('main/store/worker.ts', import.meta.url)),
      external: /^node:/,
      output: { format: 'cjs', entryFileNames: 'store-worker.cjs', codeSplitting: false },
    },
  },
});
