import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import type { KeptRecording, RecordingFile } from '../core/ports.ts';
import { type CallRow, toRecord } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import { mergedInto } from './merged-into.ts';
import { type RecordingRow, selectRecordings, toRecording } from './recording-row.ts';
import type { RecordingVerbs } from './verbs.ts';

/** The verbs that keep what is known of recordings; each runs inside a transaction. */
export function writeRecordings(db: DatabaseSync, table: CallTable): RecordingVerbs {
  const insert = db.prepare(`
    INSERT INTO recording (id, call, name, kind, format, bytes, sha256, created_at, duration_ms, unplayable, recovered,
      marks, mtime_ms, trashed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const known = db.prepare(`${selectRecordings} WHERE id = ?`);
  const change = db.prepare(
    'UPDATE recording SET name = ?, duration_ms = ?, unplayable = ?, marks = ?, mtime_ms = ? WHERE id = ?',
  );
  const putTrashed = db.prepare('UPDATE recording SET trashed_at = ? WHERE id = ?');
  const purge = db.prepare('DELETE FROM recording WHERE trashed_at < ? RETURNING id, format');
  const putPeaks = db.prepare('UPDATE recording SET peaks_bucket_ms = ?, peaks = ? WHERE id = ?');

  const takenInBy = mergedInto(db);

  function stored(id: string): KeptRecording | null {
    const row = known.get(id) as unknown as RecordingRow | undefined;
    return row === undefined ? null : toRecording(row);
  }

  /** The call itself, or the one that has taken it in since. */
  function homeOf(call: string): CallRow | undefined {
    const kept = table.stored(call) === undefined ? takenInBy(call) : call;
    return kept === null ? undefined : table.stored(kept);
  }

  /** Raises the call's revision for what has just become of its recordings; `before` is its row from before that. */
  function recount(before: CallRow): CallRecord {
    const recordings = table.stored(before.uid)?.recordings ?? 0;
    return table.update(before, { ...toRecord(before), recordings, revision: before.revision + 1 });
  }

  return {
    addRecording({ recording }) {
      const before = homeOf(recording.call);
      if (before === undefined) return null;
      if (stored(recording.id) !== null) return toRecord(before);
      const call = before.uid;
      const { id, name, kind, format, bytes, sha256, createdAt, durationMs, unplayable } = recording;
      insert.run(
        ...[id, call, name, kind, format, bytes, sha256, createdAt, durationMs, unplayable],
        Number(recording.recovered),
        JSON.stringify(recording.marks),
        recording.mtimeMs,
        recording.trashedAt,
      );
      return recount(before);
    },

    changeRecording({ id, change: given }) {
      const before = stored(id);
      if (before === null) return null;
      const { name, durationMs, unplayable, marks, mtimeMs } = { ...before, ...given };
      change.run(name, durationMs, unplayable, JSON.stringify(marks), mtimeMs, id);
      return stored(id);
    },

    trashRecording({ id, at }) {
      const recording = stored(id);
      const before = recording === null ? undefined : table.stored(recording.call);
      if (recording === null || before === undefined) return null;
      if ((recording.trashedAt === null) === (at === null)) return toRecord(before);
      putTrashed.run(at, id);
      return recount(before);
    },

    purgeRecordings: ({ before }) =>
      purge.all(before).map((row) => ({ ...row })) as unknown as RecordingFile[],

    savePeaks({ id, peaks }) {
      putPeaks.run(peaks.bucketMs, peaks.levels, id);
    },
  };
}
