import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { build, type Plugin } from 'vite';
import { threads } from './vite.worker.config.ts';

const here = import.meta.dirname;
const out = resolve(here, 'out');

/**
 * Builds what main starts or reads beside its own file: its threads, as CommonJS because only that is known to
 * start inside an asar (facts/electron.md, section 9), and the icons that the tray and the windows open by path.
 */
function besideMain(): Plugin {
  return {
    name: 'ringnote:beside-main',
    async closeBundle() {
      for (const mode of Object.keys(threads)) {
        await build({ configFile: resolve(here, 'vite.worker.config.ts'), mode, logLevel: 'warn' });
      }
      for (const from of ['build/icons', 'build/tray']) {
        cpSync(resolve(here, from), resolve(out, 'icons'), { recursive: true });
      }
    },
  };
}

export default defineConfig({
  main: {
    build: {
      outDir: resolve(out, 'main'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(here, 'main/index.ts') },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
      },
    },
    plugins: [besideMain()],
  },
  preload: {
    build: {
      outDir: resolve(out, 'preload'),
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: {
          app: resolve(here, 'preload/app.ts'),
          quick: resolve(here, 'preload/quick.ts'),
          phone: resolve(here, 'preload/phone.ts'),
          media: resolve(here, 'preload/media.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    plugins: [react()],
    build: {
      outDir: resolve(out, 'renderer'),
      emptyOutDir: true,
      // An inline script or an asset as data: URL would not pass the pages' CSP.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Pages share chunks, and what a page imports first (zod-without-eval.ts) must still run before them.
        output: { strictExecutionOrder: true },
        input: {
          app: resolve(here, 'renderer/app/index.html'),
          quick: resolve(here, 'renderer/quick/index.html'),
          phone: resolve(here, 'renderer/phone/index.html'),
          media: resolve(here, 'renderer/media/index.html'),
        },
      },
    },
  },
});
