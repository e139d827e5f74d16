import type { DatabaseSync } from 'node:sqlite';
import type { NoteVersion } from '../../contract/call/entry.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { Original } from '../../contract/ipc/app-contract.ts';
import { keyOf } from '../core/correlate.ts';
import { type Merged, partsOf } from '../core/join.ts';
import type { KeptRecording } from '../core/ports.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import { type RecordingRow, selectRecordings, toRecording } from './recording-row.ts';
import { inTransaction } from './transaction.ts';
import type { DetailVerbs } from './verbs.ts';

/** The most events that go with one call: the newest, should a line ever report more (the contract's own limit). */
const mostEvents = 1000;

/** The most parts of one call that can be split off (the contract's own limit). */
const mostParts = 50;

/** An event, and the merged call that it came over from. */
interface Kept {
  event: CallEvent;
  origin: string | null;
}

/** The verbs that read one call or recording with everything that is kept of it. */
export function readDetails(db: DatabaseSync): DetailVerbs {
  const statements = {
    call: db.prepare(`${selectCalls} WHERE call.uid = ?`),
    events: db.prepare(
      `SELECT event, origin FROM (SELECT seq, event, origin FROM call_event WHERE call = ? ORDER BY seq DESC LIMIT ?)
       ORDER BY seq`,
    ),
    original: db.prepare('SELECT facts FROM call_original WHERE call = ?'),
    merged: db.prepare(`
      SELECT gone, absorbed ->> '$.call.source' AS source, absorbed ->> '$.call.startedAt' AS started_at
      FROM call_merge WHERE kept = ? ORDER BY merged_at`),
    countVersions: db.prepare('SELECT count(*) AS n FROM note_version WHERE call = ?'),
    versions: db.prepare(
      'SELECT id, at, note, note_text AS noteText FROM note_version WHERE call = ? ORDER BY id DESC',
    ),
    recordings: db.prepare(
      `${selectRecordings} WHERE call = ? AND trashed_at IS NULL ORDER BY created_at, rowid`,
    ),
    recording: db.prepare(`${selectRecordings} WHERE id = ?`),
    peaks: db.prepare('SELECT peaks_bucket_ms AS bucketMs, peaks AS levels FROM recording WHERE id = ?'),
  };

  function originalOf(id: string): Original | null {
    const kept = statements.original.get(id)?.facts;
    if (kept === undefined) return null;
    const { direction, remote, startedAt, answeredAt, endedAt, outcome } = JSON.parse(
      String(kept),
    ) as Original;
    return { direction, remote, startedAt, answeredAt, endedAt, outcome };
  }

  function mergesOf(id: string, events: readonly Kept[]): Merged[] {
    return statements.merged.all(id).map(({ gone, source, started_at }) => ({
      call: { id: String(gone), source: String(source), startedAt: Number(started_at) },
      keys: new Set(events.filter(({ origin }) => origin === gone).map(({ event }) => keyOf(event))),
    }));
  }

  function recordingsOf(call: string): KeptRecording[] {
    return (statements.recordings.all(call) as unknown as RecordingRow[]).map(toRecording);
  }

  return {
    get: ({ id }) =>
      inTransaction(
        db,
        () => {
          const row = statements.call.get(id) as unknown as CallRow | undefined;
          if (row === undefined) return null;
          const call = toRecord(row);
          const events = statements.events.all(id, mostEvents).map(({ event, origin }) => ({
            event: JSON.parse(String(event)) as CallEvent,
            origin: origin as string | null,
          }));
          const told = events.map(({ event }) => event).sort((a, b) => a.at - b.at);
          return {
            call,
            events: told,
            recordings: recordingsOf(id),
            original: originalOf(id),
            parts: partsOf(call, told, mergesOf(id, events)).slice(0, mostParts),
            noteVersions: Number(statements.countVersions.get(id)?.n),
          };
        },
        'BEGIN',
      ),

    noteVersions: ({ id }) =>
      statements.versions.all(id).map((row) => ({ ...row })) as unknown as NoteVersion[],

    recordings: ({ call }) => recordingsOf(call),

    recording: ({ id }) => {
      const row = statements.recording.get(id) as unknown as RecordingRow | undefined;
      return row === undefined ? null : toRecording(row);
    },

    peaks: ({ id }) => {
      const { bucketMs = null, levels = null } = { ...statements.peaks.get(id) };
      return typeof bucketMs === 'number' && levels instanceof Uint8Array ? { bucketMs, levels } : null;
    },
  };
}
