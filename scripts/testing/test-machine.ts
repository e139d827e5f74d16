import { ensurePackages, MissingPackagesError } from '../system/apt.ts';
import { ensureDisplay, needsXvfb } from '../system/display.ts';
import { type ElectronRuntime, electronRuntime, electronVersion } from '../system/electron-runtime.ts';
import { ensureChromium, findChromium } from '../system/find-chromium.ts';
import { failedOne, type Outcome, passedOne } from './tally.ts';

/** What the specs that open windows and place calls run on. */
export interface TestMachine {
  electron: ElectronRuntime;
  /** Environment for Playwright: RINGNOTE_CHROMIUM, DISPLAY, and RINGNOTE_HOST=stand-in without Electron. */
  env: Record<string, string>;
  /** What could not be had, each with the line to type. */
  outcome: Outcome;
  close(): void;
}

const SIP_LAB = ['kamailio', 'kamailio-websocket-modules', 'sip-tester', 'ffmpeg'];

/**
 * Makes this machine ready for the whole run, installing what is missing where that is allowed. The first line it
 * says, and so the first of the run, tells which of the two hosts the specs use, and why.
 */
export async function prepareTestMachine(say: (line: string) => void): Promise<TestMachine> {
  const env: Record<string, string> = {};
  const problems: string[] = [];
  const attempt = async <T>(step: () => Promise<T>): Promise<T | null> => {
    try {
      return await step();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };

  const electron = await electronRuntime(() => {});
  say(
    'path' in electron
      ? `Host: Electron ${electronVersion()} (${electron.path}).`
      : `Host: the Electron stand-in on Chromium, because ${electron.missing}.`,
  );
  if (process.platform === 'linux') await attempt(() => ensureLab(say));
  const chromium = await attempt(() => ensureChromium(say));
  const display = await attempt(() => ensureDisplay(say));
  if (chromium !== null) env.RINGNOTE_CHROMIUM = chromium.path;
  if ('missing' in electron) env.RINGNOTE_HOST = 'stand-in';
  Object.assign(env, display?.env);

  if ('missing' in electron && chromium !== null)
    say(`Its Chromium: ${chromium.version} (${chromium.path}).`);
  for (const problem of problems) say(problem);
  return {
    electron,
    env,
    outcome: problems.length === 0 ? passedOne : failedOne('system packages', problems.join('\n')),
    close: () => display?.close(),
  };
}

/** All that is missing in one go, because each apt-get run first fetches its lists. */
async function ensureLab(say: (line: string) => void): Promise<void> {
  const forWindows = [...(findChromium() === null ? ['chromium'] : []), ...(needsXvfb() ? ['xvfb'] : [])];
  try {
    await ensurePackages([...forWindows, ...SIP_LAB], say);
  } catch (error) {
    // Ubuntu has Chromium only as a snap: the lab still installs, and Chromium is looked for by itself.
    if (!(error instanceof MissingPackagesError) || !error.packages.includes('chromium')) throw error;
    await ensurePackages(SIP_LAB, say);
  }
}
