import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { NoteVersion, Person } from '../../contract/call/entry.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallFilter, Facets } from '../../contract/call/query.ts';
import type { Peaks } from '../../contract/recording/recording.ts';
import type {
  Annotation,
  BulkAnnotation,
  CallLog,
  ContactName,
  CorrectedFacts,
  Heartbeat,
  KeptCall,
  KeptRecording,
  RecordingFile,
  RecordPage,
} from '../core/ports.ts';

/** A party by its number alone. */
export type Numbered = Pick<Party, 'raw' | 'e164'>;

/** What is written about calls as they happen, and of many at once. */
export interface CallVerbs {
  record(ask: { call: CallRecord; event: CallEvent }): void;
  enter(ask: { call: CallRecord; events: readonly CallEvent[] }): void;
  heartbeat(ask: { beats: readonly Heartbeat[] }): void;
  importCalls(ask: { calls: readonly CallRecord[] }): void;
  /** Removes at most `limit` calls and tells how many; fewer than asked for means that none is left. */
  removeDemo(ask: { limit: number }): number;
}

/** What is written of what the person says of a call. */
export interface AnnotationVerbs {
  annotate(ask: { id: string; annotation: Annotation; at: number }): CallRecord | null;
  annotateMany(ask: { ids: readonly string[]; change: BulkAnnotation; at: number }): CallRecord[];
  nameNumber(ask: { party: Numbered; name: ContactName; at: number }): void;
  spreadName(ask: { party: Numbered; at: number; limit: number }): CallRecord[];
  takeDueFollowUps(ask: { now: number }): CallRecord[];
}

/** What is written when the person sets the log right. */
export interface CorrectionVerbs {
  correct(ask: { id: string; facts: CorrectedFacts; at: number }): CallRecord | null;
  restoreOriginal(ask: { id: string; at: number }): CallRecord | null;
}

/** What is written when two calls become one, or one two. */
export interface MergeVerbs {
  merge(ask: { kept: { id: string; annotation: Annotation }; gone: string; at: number }): CallRecord | null;
  unmerge(ask: { id: string; gone: string; at: number }): [CallRecord, CallRecord] | null;
  splitEvents(ask: { rest: CallRecord; apart: CallRecord; at: number }): [CallRecord, CallRecord] | null;
}

/** What is written when calls are thrown away. */
export interface TrashVerbs {
  trash(ask: { ids: readonly string[]; at: number }): CallRecord[];
  restore(ask: { ids: readonly string[]; at: number }): CallRecord[];
  purge(ask: { before: number; limit: number }): { calls: number; recordings: RecordingFile[] };
}

/** What is written of recordings; their sound is in files of its own. */
export interface RecordingVerbs {
  addRecording(ask: { recording: KeptRecording; at: number }): CallRecord | null;
  changeRecording(ask: {
    id: string;
    change: Parameters<CallLog['changeRecording']>[1];
  }): KeptRecording | null;
  trashRecording(ask: { id: string; at: number | null; now: number }): CallRecord | null;
  purgeRecordings(ask: { before: number }): RecordingFile[];
  savePeaks(ask: { id: string; peaks: Peaks }): void;
}

/** What the writing thread can be asked; each answer comes after the commit is on disk. */
export interface WriterVerbs
  extends CallVerbs,
    AnnotationVerbs,
    CorrectionVerbs,
    MergeVerbs,
    TrashVerbs,
    RecordingVerbs {
  close(ask: null): void;
}

/** What is read of calls by filter. */
export interface ListVerbs {
  list(ask: { filter: CallFilter; after: string | undefined; limit: number }): RecordPage;
  count(ask: { filter: CallFilter }): number;
  ids(ask: { filter: CallFilter; limit: number }): string[];
  people(ask: { text: string; limit: number }): Person[];
  counts(ask: Parameters<CallLog['counts']>[0]): Awaited<ReturnType<CallLog['counts']>>;
  lastUnlogged(ask: null): CallRecord | null;
}

/** What is read of one call or recording. */
export interface DetailVerbs {
  get(ask: { id: string }): KeptCall | null;
  noteVersions(ask: { id: string }): NoteVersion[];
  recordings(ask: { call: string }): KeptRecording[];
  recording(ask: { id: string }): KeptRecording | null;
  peaks(ask: { id: string }): Peaks | null;
}

/** What the reading thread can be asked. */
export interface ReaderVerbs extends ListVerbs, DetailVerbs {
  openCalls(ask: null): CallRecord[];
  countDemo(ask: null): number;
  nameOf(ask: { party: Numbered }): ContactName | null;
  unfinishedNames(ask: null): Numbered[];
  facets(ask: null): Facets;
  listTrash(ask: { limit: number }): CallRecord[];
  followUps(ask: { limit: number }): CallRecord[];
  recordingFiles(ask: null): RecordingFile[];
  close(ask: null): void;
}
