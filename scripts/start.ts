import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { profileAt } from '../main/shell/profile.ts';
import { readStartFlags, USAGE } from './start-flags.ts';
import { MissingPackagesError } from './system/apt.ts';
import { buildApp, isBuilt } from './system/build-app.ts';
import { defaultProfile } from './system/default-profile.ts';
import { ensureDisplay } from './system/display.ts';
import { electronRuntime, electronVersion } from './system/electron-runtime.ts';
import { ensureChromium } from './system/find-chromium.ts';
import { followLog } from './system/follow-log.ts';
import { troubleTold } from './system/trouble-told.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const OUTPUT = join(ROOT, 'node_modules/.cache/ringnote/last-start.txt');

const say = (line: string) => console.log(line);

/** A start that cannot go on; `message` is for the person. */
class StartError extends Error {}

async function build(): Promise<void> {
  if (isBuilt()) return;
  say('Building Ringnote …');
  const end = await buildApp();
  if (end.code === 0) return;
  throw new StartError(`${end.output.trimEnd()}\nThe build failed: ${end.why ?? `exit code ${end.code}`}.`);
}

interface Host {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/** Electron where it is or can be had; otherwise the same bundles in the stand-in, and one line that says why. */
async function chooseHost(): Promise<Host> {
  const electron = await electronRuntime(say);
  if ('path' in electron) {
    say(`Starting on Electron ${electronVersion()}.`);
    // Chromium refuses to start as root with its sandbox on (facts/electron.md, section 11).
    if (process.getuid?.() !== 0) return { command: electron.path, args: [ROOT], env: {} };
    say('You are root, so this runs without a sandbox: for daily use start Ringnote as an ordinary user.');
    return { command: electron.path, args: ['--no-sandbox', ROOT], env: {} };
  }
  const chromium = await ensureChromium(say);
  say(`Starting in the Electron stand-in on ${chromium.version || 'Chromium'}, because ${electron.missing}.`);
  return {
    command: process.execPath,
    args: ['--import', './test/electron-stand-in/register.ts', 'out/main/index.js'],
    env: { RINGNOTE_CHROMIUM: chromium.path },
  };
}

function nextStep(hidden: boolean): string {
  return hidden
    ? 'Ringnote runs in the tray. `npm start` again brings its window up; Ctrl+C here quits it.'
    : 'Ringnote is open. Type echo in its dial box and press Enter for a first call; Ctrl+C here quits it.';
}

async function start(): Promise<number> {
  const flags = readStartFlags(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if ('help' in flags) {
    say(USAGE);
    return 0;
  }
  if ('error' in flags) {
    console.error(`${flags.error}\n\n${USAGE}`);
    return 2;
  }
  process.chdir(ROOT);
  await build();
  const host = await chooseHost();
  const display = await ensureDisplay(say);
  if (display.virtual !== null) {
    say(
      `This machine has no display, so the window is on a virtual one (Xvfb, DISPLAY=${display.virtual}). To look at it: ` +
        `apt-get install -y x11vnc && x11vnc -display ${display.virtual} -localhost`,
    );
  }

  mkdirSync(join(OUTPUT, '..'), { recursive: true });
  const output = openSync(OUTPUT, 'w');
  const log = followLog(profileAt(flags.profile ?? defaultProfile()).log);
  const printed = followLog(OUTPUT);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const app = spawn(host.command, [...host.args, ...flags.forApp], {
    env: { ...env, ...host.env, ...display.env },
    stdio: ['ignore', output, output],
    // A session of its own: Ctrl+C is handed on once, as a request to quit, and its browser is not cut down with it.
    detached: process.platform !== 'win32',
  });
  closeSync(output);

  let asked = 0;
  let lastAsked = 0;
  const quit = () => {
    // One Ctrl+C comes twice, from the terminal and from npm, which hands it on.
    const again = Date.now() - lastAsked < 1000;
    if (again || app.pid === undefined) return;
    lastAsked = Date.now();
    asked += 1;
    if (asked === 1) {
      app.kill('SIGINT');
      say('Quitting. If a call is running, Ringnote asks in its window; Ctrl+C again stops it at once.');
    } else process.kill(process.platform === 'win32' ? app.pid : -app.pid, 'SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, quit);

  // A killed npm takes its shell along but not what runs in it, and nobody would be left to quit the app.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.env.npm_lifecycle_event !== undefined && process.ppid !== parent) quit();
  }, 500);

  let troubled = false;
  const trouble = troubleTold(say);
  printed.onLine((line) => {
    if (trouble(line)) troubled = true;
  });
  let opened = false;
  log.onLine((line) => {
    if (/ info Ringnote is open\b/.test(line)) {
      opened = true;
      say(nextStep(flags.hidden));
    } else if (!opened && / error /.test(line)) say(line);
  });
  const slow = setTimeout(() => {
    if (!opened && !troubled)
      say(`Ringnote is not open yet. If its window says why, do that; its log is ${log.file}`);
  }, 30_000);

  const end = await new Promise<{ code: number | null; error?: Error }>((resolve) => {
    app.on('error', (error) => resolve({ code: null, error }));
    app.on('exit', (code) => resolve({ code }));
  });
  clearTimeout(slow);
  clearInterval(orphaned);
  log.close();
  printed.close();
  display.close();
  if (end.error !== undefined)
    throw new StartError(`${host.command} could not be started: ${end.error.message}`);
  if (asked > 0) return asked === 1 ? 0 : 130;
  if (end.code === 0 && !opened)
    say('Ringnote was already open with this profile: its window came to the front.');
  if (end.code === 0) return 0;
  if (troubled && end.code === 1) return 1;
  const last = readFileSync(OUTPUT, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  throw new StartError(
    `${last}\nRingnote ended unexpectedly (${end.code ?? 'killed'}). All it printed is in ${OUTPUT}`,
  );
}

try {
  process.exitCode = await start();
} catch (error) {
  const forPerson = error instanceof StartError || error instanceof MissingPackagesError;
  console.error(forPerson ? error.message : error);
  process.exitCode = 1;
}
