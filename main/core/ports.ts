import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { CallPart, NoteVersion, Person } from '../../contract/call/entry.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallFilter, Facets } from '../../contract/call/query.ts';
import type { Original } from '../../contract/ipc/app-contract.ts';
import type { Account, LineMode } from '../../contract/ipc/line.ts';
import type { PhoneCommand, PracticeMedia } from '../../contract/ipc/phone-contract.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import type { Peaks, Recording, RecordingFormat } from '../../contract/recording/recording.ts';
import type { Words } from '../../contract/words/en/index.ts';

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

/** Resolves after so many milliseconds of this process's own time. */
export type Pause = (ms: number) => Promise<void>;

/** What the person adds to a call; absent fields stay as they are. */
export interface Annotation {
  /** Cleaned HTML, and its plain text: always together. */
  note?: { html: string; text: string };
  /** Keeps the note as it stands among its versions first. */
  keepVersion?: true;
  disposition?: string | null;
  tags?: string[];
  contactName?: string | null;
  company?: string | null;
  followUpAt?: number | null;
}

/** The same change to many calls. */
export interface BulkAnnotation {
  disposition?: string | null;
  addTags?: string[];
  removeTags?: string[];
}

/** Who a number belongs to, as the person last said. */
export interface ContactName {
  contactName: string | null;
  company: string | null;
}

/** The facts that a correction may change, all of them given (made by `main/core/correct.ts`). */
export type CorrectedFacts = Pick<
  CallRecord,
  | 'direction'
  | 'remote'
  | 'startedAt'
  | 'ringingAt'
  | 'answeredAt'
  | 'endedAt'
  | 'heldMs'
  | 'outcome'
  | 'lastAt'
>;

/** A recording as the store keeps it; what became of its file is known only by looking (`RecordingFiles.look`). */
export type KeptRecording = Omit<Recording, 'file'> & {
  /** Modification time of the file when it was taken in, epoch ms; a look compares it first. */
  mtimeMs: number;
  trashedAt: number | null;
};

/** A call with everything that is kept about it. */
export interface KeptCall {
  call: CallRecord;
  events: CallEvent[];
  recordings: KeptRecording[];
  original: Original | null;
  parts: CallPart[];
  noteVersions: number;
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
  /** Calls in the trash too. */
  get(id: string): Promise<KeptCall | null>;
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

  /** An ended call that was written down by hand, with its events, in one transaction. */
  enter(call: CallRecord, events: readonly CallEvent[]): Promise<void>;
  annotateMany(ids: readonly string[], change: BulkAnnotation, at: number): Promise<CallRecord[]>;
  noteVersions(id: string): Promise<NoteVersion[]>;
  /** Remembers who a number belongs to, for its future calls. A number is known by its E.164, else as received. */
  nameNumber(party: Pick<Party, 'raw' | 'e164'>, name: ContactName, at: number): Promise<void>;
  /**
   * Gives the remembered name to at most `limit` calls of the number that do not bear it yet; fewer mean that all do, and the
   * number is unfinished no longer.
   */
  spreadName(party: Pick<Party, 'raw' | 'e164'>, at: number, limit: number): Promise<CallRecord[]>;
  /** The numbers that were named and whose name has not reached all their calls yet. */
  unfinishedNames(): Promise<Pick<Party, 'raw' | 'e164'>[]>;
  nameOf(party: Pick<Party, 'raw' | 'e164'>): Promise<ContactName | null>;
  /** The last called first, each number once, with the name that it bears. */
  people(text: string, limit: number): Promise<Person[]>;
  facets(): Promise<Facets>;
  /** Newest first. */
  ids(filter: CallFilter, limit: number): Promise<string[]>;

  /** Null when there is no such call, or it lives. The first correction keeps the original. */
  correct(id: string, facts: CorrectedFacts, at: number): Promise<CallRecord | null>;
  /** Null when there is no original. */
  restoreOriginal(id: string, at: number): Promise<CallRecord | null>;
  /**
   * `kept` is the call as it becomes; `gone` goes with all that is its own kept beside, its events and recordings move
   * over. Null when either is not there or lives.
   */
  merge(kept: { id: string; annotation: Annotation }, gone: string, at: number): Promise<CallRecord | null>;
  /** Undoes a merge: both calls as they then stand, the kept one first; null when there is no such part. */
  unmerge(id: string, gone: string, at: number): Promise<[CallRecord, CallRecord] | null>;
  /** Splits a call that was correlated wrongly: `apart` takes the events of its own key along; `rest` is what stays. */
  splitEvents(rest: CallRecord, apart: CallRecord, at: number): Promise<[CallRecord, CallRecord] | null>;

  /** Live calls are left out of the answer, and stay. */
  trash(ids: readonly string[], at: number): Promise<CallRecord[]>;
  restore(ids: readonly string[], at: number): Promise<CallRecord[]>;
  listTrash(limit: number): Promise<CallRecord[]>;
  /** Removes for good at most `limit` calls put into the trash before then, and tells whose files can go. */
  purge(before: number, limit: number): Promise<{ calls: number; recordings: RecordingFile[] }>;

  /** The earliest due first. */
  followUps(limit: number): Promise<CallRecord[]>;
  /** Those whose time has come and that nobody was told of; they are told of from now on. */
  takeDueFollowUps(now: number): Promise<CallRecord[]>;
  counts(ask: {
    now: number;
    /** The calls that wait to be logged; null where none do. */
    toLog: CallFilter | null;
  }): Promise<{ unlogged: number; followUpsDue: number; followUps: number; trash: number }>;
  /** The newest unlogged call, or null. */
  lastUnlogged(): Promise<CallRecord | null>;

  /**
   * The call with its raised revision: the recording's own, or the one that it was merged into since. Null when neither is
   * in the log any more, and nothing was kept.
   */
  addRecording(recording: KeptRecording, at: number): Promise<CallRecord | null>;
  recordings(call: string): Promise<KeptRecording[]>;
  recording(id: string): Promise<KeptRecording | null>;
  changeRecording(
    id: string,
    change: Partial<Pick<KeptRecording, 'name' | 'durationMs' | 'unplayable' | 'marks' | 'mtimeMs'>>,
  ): Promise<KeptRecording | null>;
  /** Puts a recording into the trash, or takes it out again; the call with its raised revision. */
  trashRecording(id: string, at: number | null, now: number): Promise<CallRecord | null>;
  /** Removes for good the recordings put into the trash before then. */
  purgeRecordings(before: number): Promise<RecordingFile[]>;
  /** Every recording that the log knows, trash included: whatever else lies in the folder belongs to nobody. */
  recordingFiles(): Promise<RecordingFile[]>;
  savePeaks(id: string, peaks: Peaks): Promise<void>;
  peaks(id: string): Promise<Peaks | null>;
  close(): Promise<void>;
}

/** Names a recording's file. */
export interface RecordingFile {
  id: string;
  format: RecordingFormat;
}

/**
 * What came of taking a file in: kept under its id, or refused with a sentence. What was written of it is gone then, but for
 * a memo that the disk failed (`storage_…`): it is found again by `leftBehind`.
 */
export type TakenIn =
  | {
      ok: true;
      format: RecordingFormat;
      bytes: number;
      sha256: string;
      mtimeMs: number;
      /** Where the container itself tells it, ms. */
      durationMs: number | null;
    }
  | {
      ok: false;
      code: 'not_audio' | 'too_large' | 'cancelled' | 'storage_full' | 'storage_failed';
      why: string;
    };

/** What is known of a recording while it is on its way in, kept beside its partial file so that a crash loses no memo. */
export interface Arrival {
  id: string;
  call: string;
  name: string;
  kind: Recording['kind'];
  createdAt: number;
}

/**
 * The recordings' folder (`main/recordings`): partial → checked, hashed and fsynced → final by rename. Never more than a few
 * chunks of a file are in memory.
 */
export interface RecordingFiles {
  /** Takes in a file from the disk. `progress` is told bytes, at most some ten times a second. */
  takeIn(arrival: Arrival, path: string, progress: (done: number, total: number) => void): Promise<TakenIn>;
  /** Begins one whose bytes come piece by piece. */
  begin(arrival: Arrival): Promise<void>;
  /** Rejects with a `StoreError` whose message is for the person; `seq` counts from 0. The bytes are given away. */
  append(id: string, seq: number, bytes: Uint8Array): Promise<void>;
  finish(id: string): Promise<TakenIn>;
  /** Stops one on its way in, of either kind, and takes away what was written of it. */
  cancel(id: string): Promise<void>;
  /** The log has it: what was kept beside it for the case of a crash goes. */
  logged(id: string): Promise<void>;
  /**
   * What a crash left before the log had it: whole files, and memos as far as they go; the rest is taken away. `whole` is
   * false for a memo that was still being spoken.
   */
  leftBehind(): Promise<{ arrival: Arrival; taken: TakenIn & { ok: true }; whole: boolean }[]>;
  /** At once: `doubtful` has the size that it should have and another time, and only `verify` can tell. */
  look(recording: KeptRecording): Promise<Recording['file'] | 'doubtful'>;
  /** Hashes the whole file; `mtimeMs` is its present one where it is fine. */
  verify(recording: KeptRecording): Promise<{ file: Recording['file']; mtimeMs: number | null }>;
  remove(file: RecordingFile): Promise<void>;
  /** Puts one aside that no call is there for; it is taken away 30 days later. */
  putAside(file: RecordingFile): Promise<void>;
  /**
   * Puts aside every recording in the folder from before this start that is not among these, and takes it away 30 days later; what was put aside
   * and is among them again comes back. So a log that is replaced by its backup finds its recordings.
   */
  sweep(known: readonly RecordingFile[]): Promise<void>;
  path(file: RecordingFile): string;
  /** Copies a file out, streamed; rejects with a `StoreError`. */
  copyTo(file: RecordingFile, target: string): Promise<void>;
  /**
   * Stops what is on its way in as a crash would, so that memos are found again, breaks off copies, and ends the thread; waits
   * for a slow disk no longer than two seconds.
   */
  close(): Promise<void>;
}

/** Has the hidden media page decode recordings (`main/recordings/media-jobs.ts`), one at a time. */
export interface MediaWork {
  /** Waveform and playing time; resolves with why it could not be decoded. */
  peaks(
    recording: KeptRecording,
  ): Promise<{ ok: true; durationMs: number; peaks: Peaks } | { ok: false; why: MediaFault }>;
  /**
   * Makes another format of it at `target`; nothing is there when it fails or is stopped. Rejects with a `StoreError` of the
   * disk's.
   */
  transcode(
    recording: KeptRecording,
    as: 'wav' | 'mp3',
    target: string,
    told: TranscodeHand,
  ): Promise<{ ok: true } | { ok: false; why: MediaFault | 'cancelled' }>;
}
export type MediaFault = 'damaged' | 'unsupported' | 'failed';

/** The hand that whoever asked for another format keeps on it. */
export interface TranscodeHand {
  /** Told between 0 and 1, some twice a second. */
  progress(done: number): void;
  /** Stops it within a second, whatever it is at. What this room needs of an `AbortSignal`, which it does not know. */
  stop: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', heard: () => void, how: { once: true }): void;
  };
}

/** The system's own dialogs and file manager. */
export interface Outside {
  /** Paths of the audio files that the person chose; empty when they closed the dialog. */
  chooseAudio(): Promise<string[]>;
  /** Where the person wants a file saved, or null. */
  chooseTarget(suggested: string): Promise<string | null>;
  reveal(path: string): void;
}

/** Takes everything out of a note that its allow-list does not know (`main/notes`). */
export interface NoteCleaner {
  clean(html: string): { html: string; text: string };
}

/** The quick-log window. */
export interface QuickWindow {
  open(call: CallRecord | null): void;
  close(): void;
}

/** Why the store could not be opened or written to. */
export type StoreErrorCode =
  | 'from_the_future'
  | 'read_only'
  | 'full'
  | 'damaged'
  | 'no_fts5'
  | 'locked'
  | 'failed';

/** Which sentence tells the person of it (contract/words, `refusal.store`), and what that sentence names. */
export interface StoreReason {
  why: keyof Words['refusal']['store'];
  facts: Readonly<
    Partial<Record<'file' | 'folder' | 'found' | 'known' | 'stored' | 'given' | 'detail', string | number>>
  >;
}

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  /** Where there is one, `message` is for the log; without one `message` is for the person. */
  readonly reason: StoreReason | null;
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions & { reason?: StoreReason }) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
    this.reason = options?.reason ?? null;
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
  followUp(call: CallRecord): void;
  /** One word for many that are due at once; a click brings up their list. */
  followUps(calls: readonly CallRecord[]): void;
  /** The call is answered or over: take its notification away. */
  clear(callId: string): void;
}

/** Where diagnostics go; implementations mask numbers and secrets. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}
