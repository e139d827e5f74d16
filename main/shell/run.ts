import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, Menu, safeStorage } from 'electron';
import { type AppRequests, appAnnouncements, appRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { type PhoneRequests, phoneAnnouncements, phoneRequests } from '../../contract/ipc/phone-contract.ts';
import { ok } from '../../contract/ipc/result.ts';
import { createApp } from '../app.ts';
import type { Log } from '../core/ports.ts';
import { demoCalls } from '../desk/demo-calls.ts';
import { createAnnouncer } from '../ipc/announcer.ts';
import { serve } from '../ipc/serve.ts';
import { createSafeSecrets } from '../secrets/safe-secrets.ts';
import type { Settled } from '../settings/settings-file.ts';
import { createNotifier } from '../sinks/notify.ts';
import { openCallLog } from '../store/open-call-log.ts';
import { phoneSources } from './csp.ts';
import { reportDefects } from './defects.ts';
import { fillDemo } from './fill-demo.ts';
import type { Flags } from './flags.ts';
import { createLeave } from './leave.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { applicationMenu } from './menu.ts';
import { createNoteFlush } from './note-flush.ts';
import { showNotification } from './notifications.ts';
import { mainPage, phonePage } from './pages.ts';
import { createPhoneWindow } from './phone-window.ts';
import { followPower } from './power.ts';
import type { Profile } from './profile.ts';
import { askToLose, askToQuit } from './quit-question.ts';
import { onRing } from './ringing.ts';
import type { SecondStarts } from './second-starts.ts';
import { createTray, type TrayIcon } from './tray.ts';

export interface RunOptions {
  /** Folder of everything built. */
  out: string;
  flags: Flags;
  profile: Profile;
  settings: Settled;
  secondStarts: SecondStarts;
  log: Log;
}

/**
 * Puts the app and its windows together, once Electron is ready, and lives with them until the person quits.
 * Throws what the call log throws when it cannot be opened.
 */
export async function run({ out, flags, profile, settings, secondStarts, log }: RunOptions): Promise<void> {
  const callLog = await openCallLog({
    file: profile.callLog,
    worker: pathToFileURL(join(out, 'main', 'store-worker.cjs')),
    log,
  });

  const toMain = createAnnouncer(appAnnouncements, log);
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
    log,
    announce: toMain.announce,
    announced: toMain.newest,
    notices: settings.notices,
  });
  reportDefects(ringnote.notify, log);

  const notes = createNoteFlush();
  /** Closing looks like quitting, so the first time says that it is not. */
  const tellOfTray = (): void => {
    if (settings.trayTold()) return;
    const remove = showNotification(
      {
        title: 'Ringnote stays in the tray and keeps taking calls',
        body: 'Quit it from the tray menu.',
        onClick() {
          remove();
          main.show();
        },
      },
      log,
    );
    try {
      settings.saveTrayTold();
    } catch (error) {
      log.warn('it could not be kept that the tray was told of', { error: String(error) });
    }
  };
  let demoRemoved = false;
  const forMain: Handlers<AppRequests> = {
    ...ringnote.app,
    'app.overview': (ask) => {
      toMain.listening();
      return ringnote.app['app.overview'](ask);
    },
    'demo.remove': (ask) => {
      demoRemoved = true;
      return ringnote.app['demo.remove'](ask);
    },
    'call.annotate': (ask) => notes.during(() => ringnote.app['call.annotate'](ask)),
  };
  const forPhone: Handlers<PhoneRequests> = {
    ...ringnote.phone,
    'phone.line': (ask) => {
      toPhone.listening();
      return ringnote.phone['phone.line'](ask);
    },
    'phone.report': async (report) => {
      phone.heard();
      if (report.kind === 'left') phone.left();
      if (report.kind === 'registration' && phone.leaving()) return ok({});
      return ringnote.phone['phone.report'](report);
    },
  };

  const main: MainWindow = createMainWindow({
    out,
    settings,
    log,
    onPage(contents) {
      serve(contents, appRequests, forMain, { origin: mainPage.origin, log });
      toMain.attach(contents);
    },
    onCrash: (contents) => toMain.attach(contents),
    onClose() {
      if (leave.leaving()) return 'close';
      toMain.announce('notes.flush', {});
      if (settings.settings().closeToTray && tray !== null) {
        tellOfTray();
        return 'hide';
      }
      app.quit();
      return 'stay';
    },
    onSessionQuery: () => toMain.announce('notes.flush', {}),
    onSessionEnd: shutDown,
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
      serve(contents, phoneRequests, forPhone, { origin: phonePage.origin, log });
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
  const wish = (what: 'call.answer' | 'call.decline' | 'call.hangUp', id: string): void => {
    ringnote.app[what]({ id }).catch((error: unknown) => {
      log.error('the tray could not do what was clicked', { what, error: String(error) });
    });
  };
  const tray: TrayIcon | null = createTray({
    icons: join(out, 'icons'),
    log,
    line: ringnote.line,
    live: ringnote.live,
    open: main.show,
    openCall,
    answer(id) {
      wish('call.answer', id);
      openCall(id);
    },
    decline: (id) => wish('call.decline', id),
    hangUp: (id) => wish('call.hangUp', id),
    quit: () => app.quit(),
  });
  const leave = createLeave({
    live: ringnote.live,
    ask(calls, overtaken) {
      main.show();
      return askToQuit(main.window(), calls, overtaken);
    },
    flushNotes: () =>
      main.contents() === null ? Promise.resolve() : notes.run(() => toMain.announce('notes.flush', {})),
    hangUpAll: ringnote.hangUpAll,
    unwritten: ringnote.unwritten,
    askUnwritten(count, overtaken) {
      main.show();
      return askToLose(main.window(), count, overtaken);
    },
    async stop() {
      await phone.close();
      await ringnote.stop();
    },
    quit() {
      tray?.remove();
      app.quit();
    },
    log,
  });

  function shutDown(): void {
    leave.withoutQuestion();
    app.quit();
  }

  app.on('before-quit', leave.beforeQuit);
  // Without a listener Electron quits when the last window goes, as when the phone page dies in the tray.
  app.on('window-all-closed', () => log.info('all windows are closed'));
  secondStarts.bring(main.show);
  if (process.platform === 'darwin') app.on('activate', main.show);
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, () => app.quit())));
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
    phone.callsChanged();
    keepAwake(ringnote.live().length > 0);
  });

  await ringnote.start();
  phone.open();
  if (!flags.hidden || tray === null) main.show();
  log.info('Ringnote is open', { version: app.getVersion(), window: main.window() !== null });
  if (flags.demo > 0) {
    await fillDemo({
      callLog,
      count: flags.demo,
      now: Date.now(),
      make: (slice) =>
        demoCalls({ ...slice, uuid: randomUUID, minutesEastOfUtc: -new Date().getTimezoneOffset() }),
      filled: (count) => toMain.announce('log.changed', { demoCalls: count }),
      notify: ringnote.notify,
      enough: () => demoRemoved || leave.leaving(),
      log,
    });
  }
}
