import type { AppAnnouncements } from '../../contract/ipc/app-contract.ts';
import type { Announce } from '../../contract/ipc/handlers.ts';
import type { App } from '../app.ts';
import type { Log } from '../core/ports.ts';
import type { LogGlance } from './log-glance.ts';
import { createTray, type TrayIcon } from './tray.ts';

export interface AppTrayOptions {
  icons: string;
  app: App;
  glance(): LogGlance;
  /** Brings the main window up. */
  show(): void;
  openCall(id: string): void;
  /** Tells the main window what the person chose. */
  announce: Announce<AppAnnouncements>;
  quit(): void;
  log: Log;
}

/** The tray's icon with everything in its menu joined to the app; null when this desktop takes no icon. */
export function createAppTray({
  app,
  show,
  openCall,
  announce,
  ...options
}: AppTrayOptions): TrayIcon | null {
  const done = (what: string, work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      options.log.error('the tray could not do what was clicked', { what, error: String(error) });
    });
  };
  const wish = (what: 'call.answer' | 'call.decline' | 'call.hangUp' | 'timer.stop', id: string): void =>
    done(what, app.app[what]({ id }));
  return createTray({
    ...options,
    line: app.line,
    live: app.live,
    now: Date.now,
    open: show,
    openCall,
    answer(id) {
      wish('call.answer', id);
      openCall(id);
    },
    decline: (id) => wish('call.decline', id),
    hangUp: (id) => wish('call.hangUp', id),
    stopTimer: (id) => wish('timer.stop', id),
    quickLog: () => done('quick log', app.openQuick(null)),
    logLast: () => done('log the last call', app.openQuickOnLast()),
    showUnlogged() {
      show();
      announce('unlogged.show', {});
    },
    showFollowUps() {
      show();
      announce('followUps.show', {});
    },
  });
}
