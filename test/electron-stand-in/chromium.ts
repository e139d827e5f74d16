import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CdpPipe } from './cdp.ts';
import { alive } from './process-alive.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Electron turns off the first (facts/electron.md, section 5); the others only make noise in a test. */
const featuresOff = [
  'LocalNetworkAccessChecks',
  'Translate',
  'MediaRouter',
  'OptimizationHints',
  // Pages of Chromium's own address bar: half of all the processor time of a start.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

/** A place that no display has. */
export const offScreen = -20_000;

/** Switches that would let the command line take this Chromium from the stand-in. */
const ours = [
  'user-data-dir',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'headless',
  'app',
  'no-startup-window',
];

/** Where Chromium is, or an error that says what to do. */
export async function findChromium(): Promise<string> {
  const named = process.env.RINGNOTE_CHROMIUM;
  if (named) return named;
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  const { chromium } = await import('playwright');
  const bundled = chromium.executablePath();
  if (existsSync(bundled)) return bundled;
  throw new Error(
    'No Chromium was found: install it (apt-get install chromium), or name it in RINGNOTE_CHROMIUM.',
  );
}

/** True when windows can be seen: a display is there and the run does not ask for none. */
export function canShow(): boolean {
  if (process.env.RINGNOTE_STAND_IN_HEADLESS === '1') return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

export interface ChromiumOptions {
  dir: string;
  headless: boolean;
  /** Opens a port on 127.0.0.1 as well, for a test's own Playwright. */
  debuggable: boolean;
  /** First window, without tabs and address bar. */
  app?: string;
  /** Whether that window is to be seen from its start. */
  visible?: boolean;
  /** The app's and the command line's switches, as `app.commandLine` holds them at this moment. */
  switches: ReadonlyMap<string, string>;
}

export interface Chromium {
  process: ChildProcess;
  pipe: CdpPipe;
  /** Port for a test's own debugger, or null. */
  port(): Promise<number | null>;
  /** Ends it and resolves when the process is gone. */
  close(): Promise<void>;
}

/** Starts one Chromium that lives no longer than this process. */
export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  const executable = await findChromium();
  await waitForOldOwner(options.dir);
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  rmSync(join(options.dir, 'DevToolsActivePort'), { force: true });
  const child = spawn(executable, switchesOf(options), {
    stdio: [
      'ignore',
      'ignore',
      process.env.RINGNOTE_STAND_IN_VERBOSE === '1' ? 'inherit' : 'ignore',
      'pipe',
      'pipe',
    ],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const pipe = new CdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  await Promise.race([pipe.browser.send('Browser.getVersion'), failed]);
  return {
    process: child,
    pipe,
    async port() {
      if (!options.debuggable) return null;
      const file = join(options.dir, 'DevToolsActivePort');
      for (let tries = 0; tries < 500; tries++) {
        const port = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN;
        if (port > 0) return port;
        await sleep(10);
      }
      throw new Error('Chromium opened no debugging port within 5 s.');
    },
    async close() {
      pipe.browser.send('Browser.close').catch(() => undefined);
      const patience = sleep(3000, 'late', { ref: false });
      if ((await Promise.race([gone, patience])) === 'late') child.kill('SIGKILL');
      await gone;
    },
  };
}

function switchesOf({ dir, headless, debuggable, app, visible, switches }: ChromiumOptions): string[] {
  const off = [...featuresOff, ...(switches.get('disable-features')?.split(',') ?? [])];
  const args = [
    '--remote-debugging-pipe',
    `--user-data-dir=${dir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-extensions',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--hide-crash-restore-bubble',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    // Electron has no popup blocker: each window.open reaches the app's handler (facts/electron.md, section 2).
    '--disable-popup-blocking',
    // Electron's default, unlike Chromium's (section 2, autoplayPolicy).
    '--autoplay-policy=no-user-gesture-required',
    // The hosts that stand for custom schemes exist in no name server, and nobody is asked for them.
    '--host-resolver-rules=MAP *-scheme ~NOTFOUND',
  ];
  if (debuggable) args.push('--remote-debugging-port=0');
  if (headless) args.push('--headless', '--disable-gpu');
  // Root cannot have Chromium's sandbox (section 11); `--test-type` hides the bar that warns of it.
  if (process.getuid?.() === 0) args.push('--no-sandbox', '--test-type');
  for (const [name, value] of switches) {
    if (ours.includes(name) || name === 'disable-features' || name === 'no-sandbox') continue;
    args.push(value === '' ? `--${name}` : `--${name}=${value}`);
  }
  args.push(`--disable-features=${[...new Set(off)].join(',')}`);
  if (app === undefined) args.push('--no-startup-window');
  // The window comes into view when the app shows it.
  else args.push(`--app=${app}`, ...(visible ? [] : [`--window-position=${offScreen},${offScreen}`]));
  return args;
}

/**
 * A profile that a Chromium still holds would make the new one hand over to it and exit. After a kill the old one needs
 * a moment to die; its lock (`SingletonLock`, a link to `host-pid`) stays behind.
 */
async function waitForOldOwner(dir: string): Promise<void> {
  const lock = join(dir, 'SingletonLock');
  for (let tries = 0; tries < 250; tries++) {
    let owner: string;
    try {
      owner = readlinkSync(lock);
    } catch {
      return;
    }
    if (!alive(Number(owner.split('-').at(-1)))) break;
    await sleep(20);
  }
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(dir, name), { force: true });
  }
}
