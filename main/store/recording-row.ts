import type { Mark, RecordingFormat } from '../../contract/recording/recording.ts';
import type { KeptRecording } from '../core/ports.ts';

/** A row of `recording` without its waveform, as SQLite gives it. */
export interface RecordingRow {
  id: string;
  call: string;
  name: string;
  kind: KeptRecording['kind'];
  format: RecordingFormat;
  bytes: number;
  sha256: string;
  created_at: number;
  duration_ms: number | null;
  unplayable: string | null;
  recovered: number;
  marks: string;
  mtime_ms: number;
  trashed_at: number | null;
}

/** Selects recordings as `RecordingRow`s; a WHERE or ORDER BY may follow. */
export const selectRecordings = `
  SELECT id, call, name, kind, format, bytes, sha256, created_at, duration_ms, unplayable, recovered, marks, mtime_ms,
    trashed_at
  FROM recording`;

/** Turns a row back into the recording that was written. */
export function toRecording(row: RecordingRow): KeptRecording {
  return {
    id: row.id,
    call: row.call,
    name: row.name,
    kind: row.kind,
    format: row.format,
    bytes: row.bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
    durationMs: row.duration_ms,
    unplayable: row.unplayable,
    recovered: row.recovered === 1,
    marks: JSON.parse(row.marks) as Mark[],
    mtimeMs: row.mtime_ms,
    trashedAt: row.trashed_at,
  };
}
