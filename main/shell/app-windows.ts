import { app } from 'electron';
import { isManual } from '../../contract/call/manual.ts';
import { type AppAnnouncements, appAnnouncements, appRequests } from '../../contract/ipc/app-contract.ts';
import {
  type PhoneAnnouncements,
  phoneAnnouncements,
  phoneRequests,
} from '../../contract/ipc/phone-contract.ts';
import {
  type QuickAnnouncements,
  quickAnnouncements,
  quickRequests,
} from '../../contract/ipc/quick-contract.ts';
import type { App } from '../app.ts';
import type { Log } from '../core/ports.ts';
import { type Announcer, createAnnouncer } from '../ipc/announcer.ts';
import { serve } from '../ipc/serve.ts';
import type { Settled } from '../settings/settings-file.ts';
import { phoneSources } from './csp.ts';
import { createMainWindow, type MainWindow } from './main-window.ts';
import { createNoteFlush } from './note-flush.ts';
import { mainHandlers, phoneHandlers, quickHandlers } from './page-handlers.ts';
import { mainPage, phonePage, quickPage } from './pages.ts';
import { createPhoneWindow, type PhoneWindow } from './phone-window.ts';
import { createQuickWindow, type QuickLogWindow } from './quick-window.ts';
import { tellOfTray } from './tray-told.ts';

export interface AppWindowsOptions {
  /** Folder of everything built. */
  out: string;
  settings: Settled;
  log: Log;
  /** The app that the pages ask. It is made after its windows, and asked of only when a page is there. */
  app(): App;
  /** The app is ending: a closed window closes for good. */
  leaving(): boolean;
  /** There is a tray that a closed main window can hide in. */
  hasTray(): boolean;
  /** The person took the made-up calls away. */
  onDemoRemoved(): void;
  /** The person's session ends, and waits for nobody. */
  onSessionEnd(): void;
}

export interface AppWindows {
  main: MainWindow;
  quick: QuickLogWindow;
  phone: PhoneWindow;
  toMain: Announcer<AppAnnouncements>;
  toQuick: Announcer<QuickAnnouncements>;
  toPhone: Announcer<PhoneAnnouncements>;
  /** Brings the main window up on this call's page. */
  openCall(id: string): void;
  /** Has every page send what is still being typed; resolves when it is written down or has had its time. */
  flushNotes(): Promise<void>;
}

/** Makes the windows that the app stands on, and joins each page to the app: what it asks, and what it is told. */
export function createAppWindows(options: AppWindowsOptions): AppWindows {
  const { out, settings, log } = options;
  const toMain = createAnnouncer(appAnnouncements, log);
  const toQuick = createAnnouncer(quickAnnouncements, log);
  const toPhone = createAnnouncer(phoneAnnouncements, log);
  const notes = createNoteFlush();

  const flushPages = (): void => {
    toMain.announce('notes.flush', {});
    toQuick.announce('notes.flush', {});
  };

  const main = createMainWindow({
    out,
    settings,
    log,
    onPage(contents) {
      const handlers = mainHandlers(options.app(), toMain.listening, notes, options.onDemoRemoved);
      serve(contents, appRequests, handlers, { origin: mainPage.origin, log });
      toMain.attach(contents);
    },
    onCrash(contents) {
      toMain.attach(contents);
      options
        .app()
        .pageGone()
        .catch((error: unknown) => {
          log.error('what the lost window was recording could not be kept', { error: String(error) });
        });
    },
    onClose() {
      if (options.leaving()) return 'close';
      toMain.announce('notes.flush', {});
      if (settings.settings().closeToTray && options.hasTray()) {
        tellOfTray(settings, main.show, log);
        return 'hide';
      }
      app.quit();
      return 'stay';
    },
    onSessionQuery: flushPages,
    onSessionEnd: options.onSessionEnd,
  });

  const quick = createQuickWindow({
    out,
    log,
    onPage(contents) {
      const handlers = quickHandlers(options.app(), toQuick.listening, notes);
      serve(contents, quickRequests, handlers, { origin: quickPage.origin, log });
      toQuick.attach(contents);
    },
    onGone: toQuick.detach,
    leaving: options.leaving,
  });

  const phone = createPhoneWindow({
    out,
    needs: () => ({
      connect: phoneSources(settings.line().account?.wsUrl ?? null),
      loopbackPeers: settings.line().mode === 'practice',
    }),
    // A timer's call runs in another phone, so this page has nothing to lose by it.
    busy: () =>
      options
        .app()
        .live()
        .some((call) => !isManual(call)),
    log,
    onPage(contents) {
      const handlers = phoneHandlers(options.app(), toPhone.listening, phone);
      serve(contents, phoneRequests, handlers, { origin: phonePage.origin, log });
      toPhone.attach(contents);
    },
    onLine: () => toPhone.announce('phone.lineChanged', {}),
    onLeave: () => toPhone.announce('phone.command', { do: 'leave' }),
    onGone(why) {
      toPhone.detach();
      options
        .app()
        .phoneGone(why)
        .catch((error: unknown) => {
          log.error('calls of a lost phone page could not be ended', { error: String(error) });
        });
    },
  });

  return {
    main,
    quick,
    phone,
    toMain,
    toQuick,
    toPhone,
    openCall(id) {
      main.show();
      toMain.announce('call.show', { id });
    },
    async flushNotes() {
      if (main.contents() !== null || quick.contents() !== null) await notes.run(flushPages);
    },
  };
}
