import { createRequire, registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

/**
 * Start of the stand-in: `node --import …/register.ts out/main/index.js [switches]`. From here on `electron` and its
 * aliases resolve to the stand-in, before Node looks for the npm package, which would try to download the runtime
 * (facts/electron.md, section 0). Worker threads inherit this file and get no Electron at all (section 9).
 */
const aliases = ['electron', 'electron/main', 'electron/common', 'electron/renderer', 'electron/utility'];
const moduleUrl = 'electron-stand-in:electron';

if (isMainThread) {
  // Required and not imported: a top-level await here would let a worker's code run before its hook stands.
  const { boot } = createRequire(import.meta.url)('./boot.ts') as typeof import('./boot.ts');
  const entry = pathToFileURL(resolve(process.argv[1] ?? '')).href;
  const { source, entryRun } = boot();
  registerHooks({
    resolve(specifier, context, next) {
      if (aliases.includes(specifier)) return { url: moduleUrl, format: 'module', shortCircuit: true };
      return next(specifier, context);
    },
    load(url, context, next) {
      if (url === moduleUrl) return { format: 'module', source, shortCircuit: true };
      const loaded = next(url, context);
      if (url !== entry || loaded.source == null) return loaded;
      // Electron emits `ready` once the entry has been run, its top-level awaits included (section 1).
      return {
        ...loaded,
        source: `${Buffer.from(loaded.source as Uint8Array).toString('utf8')}\n;${entryRun};`,
      };
    },
  });
} else {
  registerHooks({
    resolve(specifier, context, next) {
      if (aliases.includes(specifier)) throw new Error('There is no Electron in a worker thread.');
      return next(specifier, context);
    },
  });
}
