import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.ts';

/** Electron's program on this machine, or the one plain reason why there is none. */
export type ElectronRuntime = { path: string } | { missing: string };

const PACKAGE = fileURLToPath(new URL('../../node_modules/electron/', import.meta.url));
const MEMORY = fileURLToPath(
  new URL('../../node_modules/.cache/ringnote/electron-install.json', import.meta.url),
);
const INSTALL_LIMIT = 60_000;
const REMEMBER_FOR = 24 * 60 * 60_000;

interface FailedInstall {
  /** Epoch ms. */
  at: number;
  version: string;
  why: string;
}

/**
 * Finds Electron's runtime, or tries once to install it. Electron's npm package brings no runtime (since 42): it is
 * downloaded at first use, from a host that closed networks block. A failed try is remembered for a day, so that
 * the next start is not slowed by it; `npx install-electron` by hand tries again at any time.
 */
export async function electronRuntime(say: (line: string) => void): Promise<ElectronRuntime> {
  if (process.env.RINGNOTE_HOST === 'stand-in')
    return { missing: 'RINGNOTE_HOST=stand-in asks for the stand-in' };
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (dist) {
    const path = join(dist, programName());
    if (!existsSync(path))
      return { missing: `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, and there is no ${path}` };
    return checked(path);
  }
  const installed = installedPath();
  if (installed !== null) return checked(installed);

  const before = rememberedFailure();
  if (before !== null)
    return { missing: `${before.why}; tried ${ago(before.at)}, \`npx install-electron\` tries again` };
  say(`Fetching Electron ${electronVersion()} (once, ${INSTALL_LIMIT / 1000} s at most) …`);
  const install = await runCommand(process.execPath, [join(PACKAGE, 'install.js')], { limit: INSTALL_LIMIT });
  const path = install.code === 0 ? installedPath() : null;
  if (path !== null) {
    rmSync(MEMORY, { force: true });
    return checked(path);
  }
  const why = `Electron's runtime could not be downloaded (${install.why ?? firstError(install.output)})`;
  remember({ at: Date.now(), version: electronVersion(), why });
  return { missing: why };
}

/** The folder that electron-builder calls the dist: on macOS the program lies three levels inside the .app. */
export function distFolder(program: string): string {
  return process.platform === 'darwin' ? join(program, '../../../..') : dirname(program);
}

export function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Electron's own rule for the program's name: `path.txt` beside the download, else the platform's default. */
function programName(): string {
  const told = join(PACKAGE, 'path.txt');
  if (existsSync(told)) return readFileSync(told, 'utf8');
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function installedPath(): string | null {
  if (!existsSync(join(PACKAGE, 'path.txt'))) return null;
  const path = join(PACKAGE, 'dist', programName());
  return existsSync(path) ? path : null;
}

/** A runtime whose shared libraries are missing cannot open a window: better to know before than to crash. */
function checked(path: string): ElectronRuntime {
  if (process.platform !== 'linux') return { path };
  const asked = spawnSync('ldd', [path], { encoding: 'utf8' });
  const missing = [...(asked.stdout ?? '').matchAll(/^\s*(\S+) => not found$/gm)].map((line) => line[1]);
  if (missing.length === 0) return { path };
  return {
    missing:
      `Electron is here, but this system lacks ${missing.join(', ')}; on Debian and Ubuntu ` +
      '`npx playwright install-deps chromium` installs them',
  };
}

function firstError(output: string): string {
  const line = output.split('\n').find((text) => text.trim() !== '');
  return line?.replace(/^\w*Error: /, '').trim() ?? 'no reason given';
}

function rememberedFailure(): FailedInstall | null {
  try {
    const failure = JSON.parse(readFileSync(MEMORY, 'utf8')) as FailedInstall;
    const fresh = Date.now() - failure.at < REMEMBER_FOR && failure.version === electronVersion();
    return fresh ? failure : null;
  } catch {
    // Cut short by a crash: as good as no memory.
    return null;
  }
}

function remember(failure: FailedInstall): void {
  mkdirSync(dirname(MEMORY), { recursive: true });
  writeFileSync(MEMORY, JSON.stringify(failure));
}

function ago(at: number): string {
  const minutes = Math.round((Date.now() - at) / 60_000);
  return minutes < 60 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
