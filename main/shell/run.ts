import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, Menu, safeStorage } from 'electron';
import { appAnnouncements, appRequests } from '../../contract/ipc/app-contract.ts';
import { phoneAnnouncements, phoneRequests } from '../../contract/ipc/phone-contract.ts';
import { quickAnnouncements, quickRequests } from '../../contract/ipc/quick-contract.ts';
import { createApp } from '../app.ts';
import type { Log } from '../core/ports.ts';
import { demoCalls } from '../desk/demo-calls.ts';
import { createAnnouncer } from '../ipc/announcer.ts';
import { serve } from '../ipc/serve.ts';
import { noteCleaner } from '../notes/note-cleaner.ts';
import { createSafeSecrets } from '../secrets/safe-secrets.ts';
import type { Settled } from '../settings/settings-file.ts';
import { createNotifier } from '../sinks/notify.ts';
import { openCallLog } from '../store/open-call-log.ts';
import { createAppTray } from './app-tray.ts';
import { phoneSources } from './csp.ts';
import { reportDefects } from './defects.ts';
import { fillDemo } from './fill-demo.ts';
import type { Flags } from './flags.ts';
import { createLeave } from './leave.ts';
import { createLogGlance } from './log-glance.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { applicationMenu } from './menu.ts';
import { createNoteFlush } from './note-flush.ts';
import { showNotification } from './notifications.ts';
import { openRecordings } from './open-recordings.ts';
import { mainHandlers, phoneHandlers, quickHandlers } from './page-handlers.ts';
import { mainPage, phonePage, quickPage } from './pages.ts';
import { createPhoneWindow } from './phone-window.ts';
import { followPower } from './power.ts';
import type { Profile } from './profile.ts';
import { createQuickLogShortcut } from './quick-log-shortcut.ts';
import { createQuickWindow } from './quick-window.ts';
import { askToLose, askToQuit } from './quit-question.ts';
import { onRing } from './ringing.ts';
import type { SecondStarts } from './second-starts.ts';
import type { RecordingRoute } from './serve-recordings.ts';
import type { TrayIcon } from './tray.ts';
import { tellOfTray } from './tray-told.ts';

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

  const toMain = createAnnouncer(appAnnouncements, log);
  const toQuick = createAnnouncer(quickAnnouncements, log);
  const toPhone = createAnnouncer(phoneAnnouncements, log);
  const openCall = (id: string): void => {
    main.show();
    toMain.announce('call.show', { id });
  };
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
      lineChanged: () => phone.lineChanged(),
    },
    notifier: createNotifier({
      settings: settings.settings,
      show: (showing) => showNotification(showing, log),
      open: openCall,
    }),
    noteCleaner,
    recordingFiles: recordings.files,
    mediaWork: recordings.media,
    outside: recordings.outside,
    quick: { open: () => quick.show(), close: () => quick.hide() },
    log,
    announce: toMain.announce,
    announced: toMain.newest,
    announceQuick: toQuick.announce,
    announcedQuick: toQuick.newest,
    notices: settings.notices,
  });
  reportDefects(ringnote.notify, log);

  const notes = createNoteFlush();
  let demoRemoved = false;
  const main: MainWindow = createMainWindow({
    out,
    settings,
    log,
    onPage(contents) {
      const handlers = mainHandlers(ringnote, toMain.listening, notes, () => {
        demoRemoved = true;
      });
      serve(contents, appRequests, handlers, { origin: mainPage.origin, log });
      toMain.attach(contents);
    },
    onCrash(contents) {
      toMain.attach(contents);
      ringnote.pageGone().catch((error: unknown) => {
        log.error('what the lost window was recording could not be kept', { error: String(error) });
      });
    },
    onClose() {
      if (leave.leaving()) return 'close';
      toMain.announce('notes.flush', {});
      if (settings.settings().closeToTray && tray !== null) {
        tellOfTray(settings, main.show, log);
        return 'hide';
      }
      app.quit();
      return 'stay';
    },
    onSessionQuery: flushPages,
    onSessionEnd: shutDown,
  });
  const quick = createQuickWindow({
    out,
    log,
    onPage(contents) {
      const handlers = quickHandlers(ringnote, toQuick.listening, notes);
      serve(contents, quickRequests, handlers, { origin: quickPage.origin, log });
      toQuick.attach(contents);
    },
    onGone: toQuick.detach,
    leaving: () => leave.leaving(),
  });
  const phone = createPhoneWindow({
    out,
    needs: () => ({
      connect: phoneSources(settings.line().account?.wsUrl ?? null),
      loopbackPeers: settings.line().mode === 'practice',
    }),
    busy: () => ringnote.live().length > 0,
    log,
    onPage(contents) {
      const handlers = phoneHandlers(ringnote, toPhone.listening, phone);
      serve(contents, phoneRequests, handlers, { origin: phonePage.origin, log });
      toPhone.attach(contents);
    },
    onLine: () => toPhone.announce('phone.lineChanged', {}),
    onLeave: () => toPhone.announce('phone.command', { do: 'leave' }),
    onGone(why) {
      toPhone.detach();
      ringnote.phoneGone(why).catch((error: unknown) => {
        log.error('calls of a lost phone page could not be ended', { error: String(error) });
      });
    },
  });
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
  const leave = createLeave({
    live: ringnote.live,
    ask(calls, overtaken) {
      main.show();
      return askToQuit(main.window(), calls, overtaken);
    },
    flushNotes: () =>
      main.contents() === null && quick.contents() === null ? Promise.resolve() : notes.run(flushPages),
    hangUpAll: ringnote.hangUpAll,
    unwritten: ringnote.unwritten,
    askUnwritten(count, overtaken) {
      main.show();
      return askToLose(main.window(), count, overtaken);
    },
    async stop() {
      shortcut.release();
      glanced.stop();
      await phone.close();
      await ringnote.stop();
      await recordings.close();
    },
    quit() {
      tray?.remove();
      app.quit();
    },
    log,
  });

  function flushPages(): void {
    toMain.announce('notes.flush', {});
    toQuick.announce('notes.flush', {});
  }

  function shutDown(): void {
    leave.withoutQuestion();
    app.quit();
  }

  app.on('before-quit', leave.beforeQuit);
  // Without a listener Electron quits when the last window goes, as when the phone page dies in the tray.
  app.on('window-all-closed', () => log.info('all windows are closed'));
  secondStarts.bring(main.show);
  if (process.platform === 'darwin') app.on('activate', main.show);
  const openQuick = (): void => {
    ringnote.openQuick(null).catch((error: unknown) => {
      log.error('the quick log could not be opened', { error: String(error) });
    });
  };
  const shortcut = createQuickLogShortcut({
    press: openQuick,
    notify: ringnote.notify,
    dismiss: (id) => void ringnote.app['notice.dismiss']({ id }),
    log,
  });
  const settle = (): void => {
    const { quickLogShortcut } = settings.settings();
    shortcut.use(quickLogShortcut);
    const { platform } = process;
    const template = applicationMenu({
      platform,
      quickLogShortcut,
      quickLog: openQuick,
      quit: () => app.quit(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    tray?.refresh();
  };
  settle();
  settings.onSaved(settle);
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
    keepAwake(ringnote.live().length > 0);
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
