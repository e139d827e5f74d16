import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import type { Annotation, Heartbeat, RecordPage } from '../core/ports.ts';

/** What the writing thread can be asked; each answer comes after the commit is on disk. */
export interface WriterVerbs {
  record(ask: { call: CallRecord; event: CallEvent }): void;
  heartbeat(ask: { beats: readonly Heartbeat[] }): void;
  annotate(ask: { id: string; annotation: Annotation; at: number }): CallRecord | null;
  importCalls(ask: { calls: readonly CallRecord[] }): void;
  /** Removes at most `limit` calls and tells how many; fewer than asked for means that none is left. */
  removeDemo(ask: { limit: number }): number;
  close(ask: null): void;
}

/** What the reading thread can be asked. */
export interface ReaderVerbs {
  get(ask: { id: string }): { call: CallRecord; events: CallEvent[] } | null;
  list(ask: { filter: CallFilter; after: string | undefined; limit: number }): RecordPage;
  count(ask: { filter: CallFilter }): number;
  openCalls(ask: null): CallRecord[];
  countDemo(ask: null): number;
  close(ask: null): void;
}
