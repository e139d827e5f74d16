import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { app } from './app.ts';
import { listenToTest } from './control.ts';
import { electron, exportedNames } from './electron.ts';
import { listenToKeys } from './menu-keys.ts';
import { note } from './record.ts';

const handle = Symbol.for('electron stand-in');

/**
 * Makes this process look like Electron's main process, and returns what the module hook needs: the source of the
 * module `electron`, and what to put behind the app's entry.
 */
export function boot(): { source: string; entryRun: string } {
  const { version } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('electron/package.json'), 'utf8'),
  ) as { version: string };
  const versions = { ...process.versions, electron: version };
  Object.defineProperty(process, 'versions', { value: versions, enumerable: true });
  Object.defineProperty(process, 'type', { value: 'browser', enumerable: true });
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

  // An uncaught exception shows a box and does not end Electron, unless the app listens itself (section 1).
  process.on('uncaughtException', (error) => {
    if (!entryHasRun) {
      console.error(`App threw an error during load\n${error.stack ?? error}`);
      app.exit(1);
      return;
    }
    note('failures', { text: `uncaught in main: ${error.stack ?? error}` });
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error(`A JavaScript error occurred in the main process\n${error.stack ?? error}`);
  });
  process.on('unhandledRejection', (reason) => {
    const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    note('failures', { text: `unhandled rejection in main: ${text}` });
    console.error(`(node:${process.pid}) UnhandledPromiseRejectionWarning: ${text}`);
  });

  let entryHasRun = false;
  Object.defineProperty(globalThis, handle, {
    value: {
      electron,
      entryRun() {
        entryHasRun = true;
        setImmediate(() => app.start());
      },
    },
  });
  listenToTest();
  listenToKeys();

  const held = `globalThis[Symbol.for('electron stand-in')]`;
  const names = exportedNames.map((name) => `export const ${name} = electron.${name};`).join('\n');
  return {
    source: `const { electron } = ${held};\n${names}\nexport { electron as default, electron as 'module.exports' };`,
    entryRun: `${held}.entryRun()`,
  };
}
