import type { Call } from '../contract/call/call.ts';
import type { AppAnnouncements, AppRequests, Notice } from '../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../contract/ipc/handlers.ts';
import type { Line } from '../contract/ipc/line.ts';
import type { PhoneRequests } from '../contract/ipc/phone-contract.ts';
import type { CallLog, Clock, Ids, Log, Notifier, PhonePage, Secrets, SettingsStore } from './core/ports.ts';

/** Everything the app stands on, made outside and passed in (design, section 2). */
export interface AppPorts {
  version: string;
  clock: Clock;
  ids: Ids;
  callLog: CallLog;
  settings: SettingsStore;
  secrets: Secrets;
  phone: PhonePage;
  notifier: Notifier;
  log: Log;
  announce: Announce<AppAnnouncements>;
  /** Number of the newest announcement sent to the main window. */
  announced(): number;
  /** What went wrong before the app stood, e.g. a settings file put aside. */
  notices: readonly Notice[];
}

/** The app without Electron: what windows ask of it, and what the shell tells it. */
export interface App {
  readonly app: Handlers<AppRequests>;
  readonly phone: Handlers<PhoneRequests>;
  /** Ends the calls that a crash left open, starts the practice line if it is chosen, and begins the heartbeat. */
  start(): Promise<void>;
  line(): Line;
  live(): readonly Call[];
  /** Hears of each change of the line or of a live call (for the tray); returns the end of the subscription. */
  onChange(hear: () => void): () => void;
  /** The phone page crashed, was closed or fell silent: its calls end by the network. */
  phoneGone(why: string): Promise<void>;
  /** The machine went to sleep or woke. */
  suspended(): void;
  resumed(): void;
  /** Adds a notice for the person. */
  notify(notice: Notice): void;
  /** Hangs up every live call and resolves when each is written down as ended (at most 2 s). */
  hangUpAll(): Promise<void>;
  /** Stops timers and the practice line, then closes the log. */
  stop(): Promise<void>;
}
