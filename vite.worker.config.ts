import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Main's threads: the entry of each, and the file that it becomes beside main's bundle. */
export const threads = {
  store: { entry: 'main/store/worker.ts', file: 'store-worker.cjs' },
  recordings: { entry: 'main/recordings/worker.ts', file: 'recordings-worker.cjs' },
} as const;

/**
 * Builds the thread that the mode names into one CommonJS file beside main's bundle: a CommonJS worker starts inside asar,
 * which is not tested upstream for an ES module (facts/electron.md, section 9). Packages go into it too: a packed app has no
 * node_modules.
 */
export default defineConfig(({ mode }) => {
  const thread = threads[mode as keyof typeof threads];
  if (thread === undefined) throw new Error(`The mode names the thread to build, and “${mode}” is none.`);
  return {
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: fileURLToPath(new URL('out/main', import.meta.url)),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(thread.entry, import.meta.url)),
        external: /^node:/,
        output: { format: 'cjs', entryFileNames: thread.file, codeSplitting: false },
      },
    },
  };
});
