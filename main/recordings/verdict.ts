import type { RecordingFormat } from '../../contract/recording/recording.ts';

/** Why a file is no recording: a key of `recordingRefusal`, put into words when it is told. */
export type NotSound =
  /** It holds nothing. */
  | { why: 'empty' }
  /** Nothing here knows it. */
  | { why: 'unknown' }
  /** It is something else, by this extension. */
  | { why: 'other'; what: string }
  /** It begins like this format and is not one. */
  | { why: 'broken'; format: RecordingFormat }
  /** A container that could hold sound, and holds none that Ringnote can play. */
  | { why: 'silent'; format: RecordingFormat };

/** What looking into a file told of it. */
export type Verdict =
  | {
      ok: true;
      format: RecordingFormat;
      /** Where the container tells it, ms. */
      durationMs: number | null;
    }
  | ({ ok: false } & NotSound);

/** A playing time out of counts that a stranger's file claims: whole ms below a year, or null. */
export function durationOf(count: number, perSecond: number): number | null {
  const ms = Math.round((count / perSecond) * 1000);
  return Number.isFinite(ms) && ms >= 0 && ms < 366 * 86_400_000 ? ms : null;
}
