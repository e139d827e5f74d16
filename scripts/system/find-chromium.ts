import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { ensurePackages, MissingPackagesError } from './apt.ts';

export interface Chromium {
  path: string;
  /** E.g. `Chromium 156.0.8078.79`; empty where the browser does not tell (Windows). */
  version: string;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

const KNOWN_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((root) => [
    join(process.env[root] ?? '', 'Chromium', 'Application', 'chrome.exe'),
    join(process.env[root] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(process.env[root] ?? '', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
};

/** The line that gets a Chromium on a system whose own packages cannot give one. */
export const PLAYWRIGHT_LINE = 'npx playwright install --with-deps chromium';

/**
 * The Chromium that the stand-in shows its windows in: the one named by RINGNOTE_CHROMIUM, the system's own, or
 * Playwright's. Null when there is none. Throws when RINGNOTE_CHROMIUM names something that does not run.
 */
export function findChromium(): Chromium | null {
  const named = process.env.RINGNOTE_CHROMIUM;
  if (named !== undefined && named !== '') {
    const found = tryChromium(named);
    if (found === null)
      throw new Error(`RINGNOTE_CHROMIUM is ${named}, and that does not run as a Chromium.`);
    return found;
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [...onPath, ...(KNOWN_PLACES[process.platform] ?? []), chromium.executablePath()];
  for (const path of candidates) {
    const found = tryChromium(path);
    if (found !== null) return found;
  }
  return null;
}

/** Finds a Chromium or installs Debian's; otherwise throws with the exact line to type. */
export async function ensureChromium(say: (line: string) => void): Promise<Chromium> {
  const found = findChromium();
  if (found !== null) return found;
  let why = 'No Chromium was found.';
  try {
    await ensurePackages(['chromium'], say);
    const installed = findChromium();
    if (installed !== null) return installed;
  } catch (error) {
    if (!(error instanceof MissingPackagesError)) throw error;
    if (existsSync('/usr/bin/apt-get')) why = error.message;
  }
  throw new MissingPackagesError(
    ['chromium'],
    `${why}\nOr, without the system's packages, type: ${PLAYWRIGHT_LINE}`,
  );
}

function tryChromium(path: string): Chromium | null {
  try {
    accessSync(path, constants.X_OK);
    if (isSnap(path)) return null;
  } catch {
    return null;
  }
  if (process.platform === 'win32') return { path, version: '' };
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = asked.stdout?.match(/^.*\d+(\.\d+){3}/)?.[0];
  return asked.status === 0 && version !== undefined ? { path, version } : null;
}

/** A snap's Chromium may not read a profile outside its own folders, so it cannot show ours. */
function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  const start = readFileSync(real).subarray(0, 4096).toString('latin1');
  return start.startsWith('#!') && start.includes('/snap/bin/');
}
