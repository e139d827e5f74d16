import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { chromiumSwitches } from './command-line.ts';

interface Manifest {
  name?: string;
  productName?: string;
  version?: string;
}

/** The app's package.json: the nearest one above the entry file. */
function readManifest(): Manifest & { dir: string } {
  const entry = resolve(process.argv[1] ?? '.');
  for (let dir = dirname(entry); ; dir = dirname(dir)) {
    const file = join(dir, 'package.json');
    if (existsSync(file)) return { dir, ...(JSON.parse(readFileSync(file, 'utf8')) as Manifest) };
    if (dir === dirname(dir)) return { dir: dirname(entry) };
  }
}

const manifest = readManifest();
export const appPath = manifest.dir;
export const appVersion = manifest.version ?? '0.0.0';
let name = manifest.productName ?? manifest.name ?? 'Electron';

export function appName(): string {
  return name;
}
export function setAppName(given: string): void {
  name = given;
}

function appData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

const folder = (name: string) => () => join(homedir(), name);
const set = new Map<string, string>();
const defaults: Record<string, () => string> = {
  home: homedir,
  appData,
  userData: () => {
    const given = chromiumSwitches.get('user-data-dir');
    return given ? resolve(given) : join(getPath('appData'), name);
  },
  sessionData: () => getPath('userData'),
  temp: tmpdir,
  exe: () => process.execPath,
  module: () => process.execPath,
  assets: () => dirname(process.execPath),
  desktop: folder('Desktop'),
  documents: folder('Documents'),
  downloads: folder('Downloads'),
  music: folder('Music'),
  pictures: folder('Pictures'),
  videos: folder('Videos'),
  logs: () =>
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Logs', name)
      : join(getPath('userData'), 'logs'),
  crashDumps: () => join(getPath('userData'), 'Crashpad'),
};

/** `app.getPath`, with Electron's error for a name that it does not know (facts/electron.md, section 12). */
export function getPath(name: string): string {
  const found = set.get(name) ?? defaults[name]?.();
  if (found === undefined) throw new Error(`Failed to get '${name}' path`);
  return found;
}

/** `app.setPath`: absolute only; the folder is neither made nor checked (section 1). */
export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute');
  if (!(name in defaults)) throw new Error(`Failed to set path for key '${name}'`);
  set.set(name, path);
}

export function userData(): string {
  return getPath('userData');
}
