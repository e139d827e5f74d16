import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, safeStorage } from 'electron';
import { isManual } from '../../contract/call/manual.ts';
import { createApp } from '../app.ts';
import type { Log } from '../core/ports.ts';
import { demoCalls } from '../desk/demo-calls.ts';
import { noteCleaner } from '../notes/note-cleaner.ts';
import { createSafeSecrets } from '../secrets/safe-secrets.ts';
import type { Settled } from '../settings/settings-file.ts';
import { createNotifier } from '../sinks/notify.ts';
import { openCallLog } from '../store/open-call-log.ts';
import { createAppLeave } from './app-leave.ts';
import { createAppTray } from './app-tray.ts';
import { createAppWindows } from './app-windows.ts';
import { reportDefects } from './defects.ts';
import { fillDemo } from './fill-demo.ts';
import type { Flags } from './flags.ts';
import { followKeys } from './follow-keys.ts';
import { createLogGlance } from './log-glance.ts';
import { showNotification } from './notifications.ts';
import { openRecordings } from './open-recordings.ts';
import { followPower } from './power.ts';
import type { Profile } from './profile.ts';
import { onRing } from './ringing.ts';
import type { SecondStarts } from './second-starts.ts';
import type { RecordingRoute } from './serve-recordings.ts';
import type { TrayIcon } from './tray.ts';

export interface RunOptions {
  /** Folder of everything built. */
  out: string;
  flags: Flags;
  profile: Profile;
  settings: Settled;
  secondStarts: SecondStarts;
  /** Where pages ask for the sound of recordings. */
  recordingRoute: RecordingRoute;
  log: Log;
}

/** The start itself takes the machine's time; the quick log is made ready after it, ms. */
const warmAfter = 5_000;

/**
 * Puts the app and its windows together, once Electron is ready, and lives with them until the person quits.
 * Throws what the call log throws when it cannot be opened.
 */
export async function run({
  out,
  flags,
  profile,
  settings,
  secondStarts,
  recordingRoute,
  log,
}: RunOptions): Promise<void> {
  const callLog = await openCallLog({
    file: profile.callLog,
    worker: pathToFileURL(join(out, 'main', 'store-worker.cjs')),
    log,
  });
  const recordings = openRecordings({
    out,
    folder: profile.recordings,
    callLog,
    route: recordingRoute,
    owner: () => main.window(),
    log,
  });

  let demoRemoved = false;
  const windows = createAppWindows({
    out,
    settings,
    log,
    app: () => ringnote,
    leaving: () => leave.leaving(),
    hasTray: () => tray !== null,
    onDemoRemoved() {
      demoRemoved = true;
    },
    onSessionEnd: shutDown,
  });
  const { main, quick, phone, toMain, toQuick, toPhone, openCall } = windows;

  const ringnote = createApp({
    version: app.getVersion(),
    clock: { read: () => ({ wall: Date.now(), mono: performance.now() }) },
    ids: { uuid: randomUUID },
    callLog,
    settings,
    secrets: createSafeSecrets({ file: profile.secrets, safe: safeStorage, platform: process.platform, log }),
    phone: {
      command: (command) => toPhone.announce('phone.command', command),
      practice: (media) => toPhone.announce('practice.media', media),
      lineChanged: phone.lineChanged,
    },
    notifier: createNotifier({
      settings: settings.settings,
      show: (showing) => showNotification(showing, log),
      open: openCall,
      openFollowUps() {
        main.show();
        toMain.announce('followUps.show', {});
      },
    }),
    noteCleaner,
    recordingFiles: recordings.files,
    mediaWork: recordings.media,
    outside: recordings.outside,
    quick: { open: quick.show, close: quick.hide },
    log,
    announce: toMain.announce,
    announced: toMain.newest,
    announceQuick: toQuick.announce,
    announcedQuick: toQuick.newest,
    notices: settings.notices,
  });
  reportDefects(ringnote.notify, log);

  const glanced = createLogGlance({ callLog, counts: ringnote.counts, changed: () => tray?.refresh(), log });
  const tray: TrayIcon | null = createAppTray({
    icons: join(out, 'icons'),
    app: ringnote,
    glance: glanced.glance,
    show: main.show,
    openCall,
    announce: toMain.announce,
    quit: () => app.quit(),
    log,
  });
  const releaseKeys = followKeys({ app: ringnote, settings, log });
  settings.onSaved(() => tray?.refresh());
  const leave = createAppLeave({
    app: ringnote,
    windows,
    release() {
      releaseKeys();
      glanced.stop();
    },
    closeRecordings: recordings.close,
    removeTray: () => tray?.remove(),
    log,
  });

  /** The machine goes down, or the person's session does. */
  function shutDown(): void {
    leave.withoutQuestion();
    app.quit();
  }

  app.on('before-quit', leave.beforeQuit);
  // Without a listener Electron quits when the last window goes, as when the phone page dies in the tray.
  app.on('window-all-closed', () => log.info('all windows are closed'));
  secondStarts.bring(main.show);
  if (process.platform === 'darwin') app.on('activate', main.show);
  const keepAwake = followPower({
    sleep() {
      phone.sleep();
      ringnote.suspended();
    },
    wake() {
      phone.heard();
      ringnote.resumed();
    },
    shutdown: shutDown,
  });
  const raiseOnRing = onRing(ringnote.live, main.raise);
  ringnote.onChange(() => {
    raiseOnRing();
    tray?.refresh();
    glanced.lookSoon();
    phone.callsChanged();
    // A timer's call runs in another phone, and its time goes on while this machine sleeps.
    keepAwake(ringnote.live().some((call) => !isManual(call)));
  });

  await ringnote.start();
  phone.open();
  glanced.lookSoon();
  setTimeout(() => {
    if (!leave.leaving()) quick.warm();
  }, warmAfter).unref();
  if (!flags.hidden || tray === null) main.show();
  log.info('Ringnote is open', { version: app.getVersion(), window: main.window() !== null });
  if (flags.demo > 0) {
    await fillDemo({
      callLog,
      count: flags.demo,
      now: Date.now(),
      make: (slice) =>
        demoCalls({ ...slice, uuid: randomUUID, minutesEastOfUtc: -new Date().getTimezoneOffset() }),
      filled(count) {
        toMain.announce('log.changed', { demoCalls: count });
        glanced.lookSoon();
      },
      notify: ringnote.notify,
      enough: () => demoRemoved || leave.leaving(),
      log,
    });
  }
}
