import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import type { Account, LineMode } from '../../contract/ipc/line.ts';
import type { PhoneCommand, PracticeMedia } from '../../contract/ipc/phone-contract.ts';
import type { Settings } from '../../contract/ipc/settings.ts';

/** One look at both clocks of this process, taken together. */
export interface ClockReading {
  /** Wall clock, epoch ms. It can be set back or forward at any time. */
  wall: number;
  /** Monotonic clock, ms from an arbitrary start; it may stop while the machine sleeps. */
  mono: number;
}

export interface Clock {
  read(): ClockReading;
}

export interface Ids {
  uuid(): string;
}

/** What the person adds to a call; absent fields stay as they are. */
export interface Annotation {
  note?: string;
  disposition?: string | null;
  tags?: string[];
}

export interface RecordPage {
  calls: CallRecord[];
  next: string | null;
}

/** That a call was known to live at this moment of its own time (epoch ms). */
export interface Heartbeat {
  id: string;
  at: number;
}

/**
 * The call log as its users see it. Every promise of a writing verb resolves only after the commit is on disk
 * (WAL, synchronous=FULL), and rejects with a `StoreError` when it is not.
 */
export interface CallLog {
  /** The call as it now stands and the event that made it so, in one transaction. `call.revision` is one more than the stored. */
  record(call: CallRecord, event: CallEvent): Promise<void>;
  /** Moves `lastAt` of live calls, so that a crash can be dated. Does not raise the revision. */
  heartbeat(beats: readonly Heartbeat[]): Promise<void>;
  /** Returns the call with its raised revision, or null when there is no such call. */
  annotate(id: string, annotation: Annotation, at: number): Promise<CallRecord | null>;
  get(id: string): Promise<{ call: CallRecord; events: CallEvent[] } | null>;
  list(filter: CallFilter, after: string | undefined, limit: number): Promise<RecordPage>;
  count(filter: CallFilter): Promise<number>;
  /** Calls that have not ended: the live ones, or after a crash the ones to recover. */
  open(): Promise<CallRecord[]>;
  /**
   * Inserts finished calls in bulk (demo data, imports), without events. One transaction per 500 calls, so that a live call
   * never waits long; calls already in the log are left as they are, so an interrupted import can be run again.
   */
  importCalls(calls: readonly CallRecord[]): Promise<void>;
  countDemo(): Promise<number>;
  removeDemo(): Promise<number>;
  close(): Promise<void>;
}

/** Why the store could not be opened or written to; `message` is for the person. */
export type StoreErrorCode =
  | 'from_the_future'
  | 'read_only'
  | 'full'
  | 'damaged'
  | 'no_fts5'
  | 'locked'
  | 'failed';

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Settings and what else the app remembers between starts, secrets apart. */
export interface SettingsStore {
  settings(): Settings;
  saveSettings(change: Partial<Settings>): Settings;
  line(): { mode: LineMode; account: Account | null };
  saveLine(line: { mode: LineMode; account: Account | null }): void;
}

/** The system's keyring is locked just now: the secret is not lost, and may be asked for again. */
export class SecretsLocked extends Error {
  constructor(options?: ErrorOptions) {
    super('The keyring of this system is locked.', options);
    this.name = 'SecretsLocked';
  }
}

/** Keeps the one secret there is. `kept: false` means: in memory only, because nothing safe is offered here. */
export interface Secrets {
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<{ kept: boolean }>;
  remove(name: string): Promise<void>;
}

/** The hidden page with the SIP stack. */
export interface PhonePage {
  command(command: PhoneCommand): void;
  practice(media: PracticeMedia): void;
  lineChanged(): void;
}

/** What the operating system can show outside our windows. */
export interface Notifier {
  inbound(call: CallRecord): void;
  missed(call: CallRecord): void;
  /** The call is answered or over: take its notification away. */
  clear(callId: string): void;
}

/** Where diagnostics go; implementations mask numbers and secrets. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
