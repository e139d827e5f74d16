import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.ts';

/**
 * Whether Electron's own runtime is here: named by `ELECTRON_OVERRIDE_DIST_PATH`, or downloaded by the npm package.
 * `npm test`, which also knows whether it can run, says `RINGNOTE_HOST=stand-in` where it cannot.
 */
export function hasElectronRuntime(): boolean {
  if (process.env.RINGNOTE_HOST === 'stand-in') return false;
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return named ? existsSync(named) : existsSync(join(repositoryRoot, 'node_modules/electron/dist'));
}

/** The first line of an end-to-end run: which of the two carries the app. */
export function hostLine(): string {
  return hasElectronRuntime()
    ? 'End-to-end in Electron.'
    : "End-to-end in the stand-in on Chromium: Electron's runtime is not here (npx install-electron, or ELECTRON_OVERRIDE_DIST_PATH).";
}
