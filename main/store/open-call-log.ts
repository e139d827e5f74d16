import type { CallLog, Log } from '../core/ports.ts';
import { startStoreThread } from './store-thread.ts';

/** Calls per transaction of an import or a removal: short enough that a live call never waits long behind one. */
const sliceSize = 500;

/** What the call log is opened with. */
export interface CallLogOptions {
  /** Absolute path of the database file; its folder is made when it is not there. */
  file: string;
  /** The built `store-worker.cjs`, or `worker.ts` where Node runs TypeScript itself. */
  worker: URL;
  log: Log;
}

/**
 * Opens the call log over its two threads, one that writes and one that reads, so that no search ever holds up a call and
 * main never runs SQL. Both threads start at once; the reader opens after the writer has made the file what it should be.
 *
 * Rejects with a `StoreError` that carries its reason; both threads have ended by then.
 */
export async function openCallLog({ file, worker, log }: CallLogOptions): Promise<CallLog> {
  const writer = startStoreThread('writer', worker, log);
  const reader = startStoreThread('reader', worker, log);
  /** The reader first, so that the writer is the last connection and can fold the write-ahead log into the file. */
  const close = async () => {
    await reader.end();
    await writer.end();
  };
  try {
    await writer.ask('open', { file });
    await reader.ask('open', { file });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    record: (call, event) => writer.ask('record', { call, event }),
    heartbeat: (beats) => writer.ask('heartbeat', { beats }),
    annotate: (id, annotation, at) => writer.ask('annotate', { id, annotation, at }),
    get: (id) => reader.ask('get', { id }),
    list: (filter, after, limit) => reader.ask('list', { filter, after, limit }),
    count: (filter) => reader.ask('count', { filter }),
    open: () => reader.ask('openCalls', null),
    async importCalls(calls) {
      for (let at = 0; at < calls.length; at += sliceSize) {
        await writer.ask('importCalls', { calls: calls.slice(at, at + sliceSize) });
      }
    },
    countDemo: () => reader.ask('countDemo', null),
    async removeDemo() {
      let removed = 0;
      for (;;) {
        const gone = await writer.ask('removeDemo', { limit: sliceSize });
        removed += gone;
        if (gone < sliceSize) return removed;
      }
    },
    enter: (call, events) => writer.ask('enter', { call, events }),
    annotateMany: (ids, change, at) => writer.ask('annotateMany', { ids, change, at }),
    noteVersions: (id) => reader.ask('noteVersions', { id }),
    nameNumber: (party, name, at) => writer.ask('nameNumber', { party, name, at }),
    spreadName: (party, at, limit) => writer.ask('spreadName', { party, at, limit }),
    unfinishedNames: () => reader.ask('unfinishedNames', null),
    nameOf: (party) => reader.ask('nameOf', { party }),
    people: (text, limit) => reader.ask('people', { text, limit }),
    facets: () => reader.ask('facets', null),
    ids: (filter, limit) => reader.ask('ids', { filter, limit }),
    correct: (id, facts, at) => writer.ask('correct', { id, facts, at }),
    restoreOriginal: (id, at) => writer.ask('restoreOriginal', { id, at }),
    merge: (kept, gone, at) => writer.ask('merge', { kept, gone, at }),
    unmerge: (id, gone, at) => writer.ask('unmerge', { id, gone, at }),
    splitEvents: (rest, apart, at) => writer.ask('splitEvents', { rest, apart, at }),
    trash: (ids, at) => writer.ask('trash', { ids, at }),
    restore: (ids, at) => writer.ask('restore', { ids, at }),
    listTrash: (limit) => reader.ask('listTrash', { limit }),
    purge: (before, limit) => writer.ask('purge', { before, limit }),
    followUps: (limit) => reader.ask('followUps', { limit }),
    takeDueFollowUps: (now) => writer.ask('takeDueFollowUps', { now }),
    counts: (ask) => reader.ask('counts', ask),
    lastUnlogged: () => reader.ask('lastUnlogged', null),
    addRecording: (recording, at) => writer.ask('addRecording', { recording, at }),
    recordings: (call) => reader.ask('recordings', { call }),
    recording: (id) => reader.ask('recording', { id }),
    changeRecording: (id, change) => writer.ask('changeRecording', { id, change }),
    trashRecording: (id, at, now) => writer.ask('trashRecording', { id, at, now }),
    purgeRecordings: (before) => writer.ask('purgeRecordings', { before }),
    recordingFiles: () => reader.ask('recordingFiles', null),
    savePeaks: (id, peaks) => writer.ask('savePeaks', { id, peaks }),
    peaks: (id) => reader.ask('peaks', { id }),
    close,
  };
}
