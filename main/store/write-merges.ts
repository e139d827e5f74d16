import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { keyOf } from '../core/correlate.ts';
import { type Annotated, annotated, annotationFields, annotationOf } from './annotated.ts';
import { type CallRow, toRecord } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import type { MergeVerbs } from './verbs.ts';

/** What moved over from the absorbed call, and where it had come from before. */
interface Moved<K> {
  key: K;
  origin: string | null;
}

/** All that is needed to give an absorbed call back as it was (`call_merge.absorbed`). */
interface Absorbed {
  call: CallRecord;
  followUpTold: number;
  noteBeganAt: number | null;
  original: { facts: string; corrected_at: number } | null;
  versions: { at: number; note: string; note_text: string }[];
  merges: { gone: string; merged_at: number; absorbed: string }[];
  events: Moved<number>[];
  recordings: Moved<string>[];
  /** The annotation of the call that stayed, before and after the merge. */
  before: Annotated;
  after: Annotated;
}

/**
 * The verbs that make one call of two and two of one; each runs inside a transaction. An absorbed call leaves the log whole:
 * its own row goes, as JSON, into `call_merge`, its events and recordings hang on the other call with their origin noted.
 */
export function writeMerges(db: DatabaseSync, table: CallTable): MergeVerbs {
  const statements = {
    events: db.prepare('SELECT seq AS key, origin FROM call_event WHERE call = ? ORDER BY seq'),
    ownEvents: db.prepare('SELECT seq, event FROM call_event WHERE call = ? AND origin IS NULL'),
    moveEvent: db.prepare('UPDATE call_event SET call = ?, origin = ? WHERE seq = ?'),
    recordings: db.prepare('SELECT id AS key, origin FROM recording WHERE call = ?'),
    moveRecording: db.prepare('UPDATE recording SET call = ?1, origin = ?2 WHERE id = ?3'),
    recordingsOf: db.prepare('SELECT count(*) AS n FROM recording WHERE call = ? AND trashed_at IS NULL'),
    original: db.prepare('SELECT facts, corrected_at FROM call_original WHERE call = ?'),
    putOriginal: db.prepare('INSERT INTO call_original (call, facts, corrected_at) VALUES (?, ?, ?)'),
    versions: db.prepare('SELECT at, note, note_text FROM note_version WHERE call = ? ORDER BY id'),
    putVersion: db.prepare('INSERT INTO note_version (call, at, note, note_text) VALUES (?, ?, ?, ?)'),
    merges: db.prepare('SELECT gone, merged_at, absorbed FROM call_merge WHERE kept = ?'),
    merge: db.prepare('SELECT absorbed FROM call_merge WHERE gone = ? AND kept = ?'),
    putMerge: db.prepare(
      'INSERT OR REPLACE INTO call_merge (gone, kept, merged_at, absorbed) VALUES (?, ?, ?, ?)',
    ),
    dropMerge: db.prepare('DELETE FROM call_merge WHERE gone = ?'),
    putHidden: db.prepare('UPDATE call_annotation SET follow_up_told = ?, note_began_at = ? WHERE call = ?'),
  };

  const countRecordings = (call: string) => Number(statements.recordingsOf.get(call)?.n);

  function absorb(gone: CallRow, kept: string, before: Annotated, after: Annotated): Absorbed {
    const rows = <T>(of: 'events' | 'recordings' | 'versions' | 'merges') =>
      statements[of].all(gone.uid).map((row) => ({ ...row })) as unknown as T[];
    const absorbed: Absorbed = {
      call: toRecord(gone),
      followUpTold: gone.follow_up_told ?? 0,
      noteBeganAt: gone.note_began_at,
      original: (statements.original.get(gone.uid) ?? null) as Absorbed['original'],
      versions: rows('versions'),
      merges: rows('merges'),
      events: rows('events'),
      recordings: rows('recordings'),
      before,
      after,
    };
    for (const { key } of absorbed.events) statements.moveEvent.run(kept, gone.uid, key);
    for (const { key } of absorbed.recordings) statements.moveRecording.run(kept, gone.uid, key);
    return absorbed;
  }

  /** Gives an absorbed call its row back, and all that was its own. */
  function release({ call, ...own }: Absorbed): CallRecord {
    const { id } = call;
    const back = { ...call, recordings: 0, revision: table.toldRevision(id) + 1 };
    table.insert(back);
    statements.putHidden.run(own.followUpTold, own.noteBeganAt, id);
    if (own.original !== null) statements.putOriginal.run(id, own.original.facts, own.original.corrected_at);
    for (const { at, note, note_text } of own.versions) statements.putVersion.run(id, at, note, note_text);
    for (const { gone, merged_at, absorbed } of own.merges)
      statements.putMerge.run(gone, id, merged_at, absorbed);
    for (const { key, origin } of own.events) statements.moveEvent.run(id, origin, key);
    for (const { key, origin } of own.recordings) statements.moveRecording.run(id, origin, key);
    const row = table.stored(id);
    return row === undefined ? back : table.update({ ...row, recordings: 0 }, toRecord(row));
  }

  /** What the merge brought into the annotation goes again, unless the person changed it since. */
  function withoutMerged(call: CallRecord, { before, after }: Absorbed): Partial<Annotated> {
    const now = annotationOf(call);
    const undone = annotationFields.filter(
      (field) => JSON.stringify(now[field]) === JSON.stringify(after[field]),
    );
    const isNoteUndone = undone.includes('note') && undone.includes('noteText');
    return Object.fromEntries(
      undone
        .filter((field) => isNoteUndone || (field !== 'note' && field !== 'noteText'))
        .map((field) => [field, before[field]]),
    );
  }

  return {
    merge({ kept: { id, annotation }, gone: goneId, at }) {
      const kept = table.settled(id);
      const gone = table.settled(goneId);
      if (kept === undefined || gone === undefined || id === goneId) return null;
      const was = toRecord(kept);
      const becomes = annotated(was, annotation, at);
      const absorbed = absorb(gone, id, annotationOf(was), annotationOf(becomes));
      table.drop(gone);
      statements.putMerge.run(goneId, id, at, JSON.stringify(absorbed));
      // With a real call in it, a made-up one is no longer taken away with the others.
      const demo = was.demo && gone.demo === 1;
      return table.update(kept, { ...becomes, demo, recordings: countRecordings(id) });
    },

    unmerge({ id, gone, at }) {
      const kept = table.settled(id);
      const merge = statements.merge.get(gone, id);
      if (kept === undefined || merge === undefined || table.stored(gone) !== undefined) return null;
      const absorbed = JSON.parse(String(merge.absorbed)) as Absorbed;
      statements.dropMerge.run(gone);
      const apart = release(absorbed);
      const was = toRecord(kept);
      const undone = withoutMerged(was, absorbed);
      const rest = table.update(kept, {
        ...was,
        ...undone,
        notedAt: undone.note === undefined ? was.notedAt : at,
        recordings: countRecordings(id),
        revision: was.revision + 1,
        annotatedAt: at,
      });
      return [rest, apart];
    },

    splitEvents({ rest, apart }) {
      const before = table.settled(rest.id);
      if (before === undefined || table.stored(apart.id) !== undefined) return null;
      const own = statements.ownEvents.all(rest.id) as { seq: number; event: string }[];
      const moving = own.filter(({ event }) => keyOf(JSON.parse(event) as CallEvent) === keyOf(apart));
      if (moving.length === 0 || moving.length === own.length) return null;
      const was = toRecord(before);
      const { recordings, corrected, trashedAt, annotatedAt } = was;
      const stays = table.update(before, {
        ...rest,
        ...annotationOf(was),
        annotatedAt,
        recordings,
        corrected,
        trashedAt,
        revision: was.revision + 1,
      });
      const splits = { ...apart, revision: 1, recordings: 0, corrected: false, trashedAt: null };
      table.insert(splits);
      for (const { seq } of moving) statements.moveEvent.run(apart.id, null, seq);
      return [stays, splits];
    },
  };
}
