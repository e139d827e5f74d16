import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, Menu, nativeTheme } from 'electron';
import { toRegion } from '../../contract/number/number.ts';
import type { Log } from '../core/ports.ts';
import { closeForeignChannels } from '../ipc/close-foreign-channels.ts';
import { openElectronFile } from '../settings/electron-file.ts';
import { openSettings, type Settled } from '../settings/settings-file.ts';
import { phoneSources } from './csp.ts';
import { type Flags, readFlags } from './flags.ts';
import { followLanguage, speakAsTheSystem } from './language.ts';
import { openLog } from './log.ts';
import { switchLoopbackPeers } from './phone-window.ts';
import { type Profile, prepareProfile, profileAt } from './profile.ts';
import { run } from './run.ts';
import { hearSecondStarts, type SecondStarts } from './second-starts.ts';
import { createRecordingRoute } from './serve-recordings.ts';
import { guardEverything, openSessions } from './sessions.ts';
import { explain, type Trouble } from './trouble.ts';
import { troubleHtml } from './trouble-page.ts';
import { showTrouble } from './trouble-window.ts';

/** Also the shortcut's id on Windows, without which no notification shows there. */
const appId = 'org.ringnote.Ringnote';

/**
 * Starts the app. Everything here happens before Electron is ready and in this order: flags, profile, menu, scheme,
 * sandbox, single instance, settings, Chromium's switches; what follows `whenReady` is in `run.ts`.
 */
export function start(out: string): void {
  const read = readFlags(process.argv.slice(1), process.cwd());
  if (!read.ok) {
    process.stderr.write(`${read.why}\n`);
    app.exit(2);
    return;
  }
  const { flags } = read;
  const folder = flags.profile ?? app.getPath('userData');
  const opened = openProfile(folder);
  app.setPath('userData', opened.ok ? folder : passingFolder());
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  Menu.setApplicationMenu(null);
  const log = openLog(opened.ok ? opened.profile.log : join(app.getPath('userData'), 'ringnote.log'));
  guardEverything(log);
  if (!opened.ok) {
    refuse(out, opened.error, profileAt(folder).data, hearSecondStarts(), log);
    return;
  }
  if (!app.requestSingleInstanceLock({ hidden: flags.hidden })) {
    app.exit(0);
    return;
  }
  begin(out, flags, folder, opened.profile, log);
}

function begin(out: string, flags: Flags, folder: string, profile: Profile, log: Log): void {
  const secondStarts = hearSecondStarts();
  let settings: Settled;
  try {
    settings = openSettings(profile.settings, openElectronFile);
  } catch (error) {
    refuse(out, error, folder, secondStarts, log);
    return;
  }
  closeForeignChannels();
  nativeTheme.themeSource = settings.settings().theme;
  settings.onSaved(({ theme }) => {
    nativeTheme.themeSource = theme;
  });
  switchLoopbackPeers(settings.line().mode === 'practice');
  let trouble: Trouble | null = null;
  app
    .whenReady()
    .then(async () => {
      followLanguage(settings);
      beginInCountry(settings, log);
      const recordingRoute = createRecordingRoute();
      openSessions({
        out,
        phoneConnect: () => phoneSources(settings.line().account?.wsUrl ?? null),
        troubleHtml: () => (trouble === null ? '' : troubleHtml(trouble)),
        recordings: recordingRoute.answer,
      });
      await run({ out, flags, profile, settings, secondStarts, recordingRoute, log });
    })
    .catch((error: unknown) => {
      log.info('the start failed', { error: error instanceof Error ? error.stack : String(error) });
      trouble = explain(error, folder);
      return showTrouble(trouble, secondStarts, log);
    });
}

/** The first start takes the system's country, so that a number typed as at home is understood. */
function beginInCountry(settings: Settled, log: Log): void {
  try {
    settings.beginIn(toRegion(app.getLocaleCountryCode()));
  } catch (error) {
    log.warn('the country could not be kept', { error: String(error) });
  }
}

type Opened = { ok: true; profile: Profile } | { ok: false; error: unknown };

function openProfile(folder: string): Opened {
  try {
    return { ok: true, profile: prepareProfile(folder) };
  } catch (error) {
    return { ok: false, error };
  }
}

/** Where Chromium can keep its files while a window says why the profile cannot be used; gone with the app. */
function passingFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Ends a start that came to no settings with a window that says why, in the system's language; `folder` is where the
 * app's files lie or should lie.
 */
function refuse(out: string, error: unknown, folder: string, secondStarts: SecondStarts, log: Log): void {
  app
    .whenReady()
    .then(() => {
      speakAsTheSystem();
      const trouble = explain(error, folder);
      openSessions({
        out,
        phoneConnect: () => [],
        troubleHtml: () => troubleHtml(trouble),
        recordings: createRecordingRoute().answer,
      });
      return showTrouble(trouble, secondStarts, log);
    })
    .catch((failure: unknown) => {
      log.error('cannot even say why', { error: String(failure) });
      app.exit(1);
    });
}
