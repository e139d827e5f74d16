import { app } from 'electron';
import type { App } from '../app.ts';
import type { Log } from '../core/ports.ts';
import type { AppWindows } from './app-windows.ts';
import { createLeave, type Leave } from './leave.ts';
import { askToLose, askToQuit } from './quit-question.ts';

export interface AppLeaveOptions {
  app: App;
  windows: AppWindows;
  /** Gives back what the desktop lent, and ends what looks into the log, before the log is closed. */
  release(): void;
  /** The log is closed: end what reads and writes recordings. */
  closeRecordings(): Promise<void>;
  removeTray(): void;
  log: Log;
}

/** The end of the app, with each of its steps joined to what it ends. */
export function createAppLeave(options: AppLeaveOptions): Leave {
  const { app: ringnote, windows, log } = options;
  const { main, phone } = windows;
  return createLeave({
    live: ringnote.live,
    ask(calls, overtaken) {
      main.show();
      return askToQuit(main.window(), calls, overtaken);
    },
    flushNotes: windows.flushNotes,
    hangUpAll: ringnote.hangUpAll,
    unwritten: ringnote.unwritten,
    askUnwritten(count, overtaken) {
      main.show();
      return askToLose(main.window(), count, overtaken);
    },
    async stop() {
      options.release();
      await phone.close();
      await ringnote.stop();
      await options.closeRecordings();
    },
    quit() {
      options.removeTray();
      app.quit();
    },
    log,
  });
}
