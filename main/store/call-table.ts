import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { isKeptAsVersion, mostNoteVersions } from '../core/note-versions.ts';
import { isAnnotated } from './annotated.ts';
import { type CallRow, callColumns, callValues, selectCalls, toRecord } from './call-row.ts';
import { facetCounter } from './count-facets.ts';
import { findKey } from './find-key.ts';
import { carriedSeconds, firstKeyAt } from './order-key.ts';
import { searchDocument } from './search-document.ts';

/**
 * The one place where a call is written: its row, its annotation, its words in the search, its share in the counts of values
 * and its change number always move together. Everything happens inside the transaction of whoever calls.
 */
export interface CallTable {
  stored(uid: string): CallRow | undefined;
  /** An ended call outside the trash: only such a one is corrected, merged or split. */
  settled(uid: string): CallRow | undefined;
  insert(call: CallRecord, freeKey?: (startedAt: number) => number): void;
  /** Writes a call as it becomes; `recordings`, `corrected` and `trashedAt` must be told as they then are. */
  update(before: CallRow, call: CallRecord): CallRecord;
  /** Removes a call for good, with everything that hangs on it. */
  drop(row: CallRow): void;
  /** Keeps the note as it stands among its versions, unless the newest of them is the same. */
  keepNote(row: CallRow, at: number): void;
  addEvent(call: string, event: CallEvent): void;
  /** The newest revision that was ever told of a call, a removed one too; 0 for one that was never there. */
  toldRevision(uid: string): number;
}

export function createCallTable(db: DatabaseSync): CallTable {
  const marks = callColumns.map(() => '?').join(', ');
  const insertCall = db.prepare(`INSERT INTO call (id, ${callColumns.join(', ')}) VALUES (?, ${marks})`);
  const updateCall = db.prepare(
    `UPDATE call SET id = ?, ${callColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const storedCall = db.prepare(`${selectCalls} WHERE call.uid = ?`);
  const putAnnotation = db.prepare(`
    INSERT INTO call_annotation
      (call, note, note_text, disposition, tags, contact_name, company, follow_up_at, annotated_at, noted_at,
       note_began_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CASE WHEN ?3 <> '' THEN ?9 END)
    ON CONFLICT (call) DO UPDATE SET
      note = ?2, note_text = ?3, disposition = ?4, tags = ?5, contact_name = ?6, company = ?7, follow_up_at = ?8,
      annotated_at = ?9, noted_at = ?10,
      follow_up_told = CASE WHEN follow_up_at IS ?8 THEN follow_up_told ELSE 0 END,
      note_began_at = CASE WHEN ?3 <> '' THEN coalesce(note_began_at, ?9) END`);
  const dropAnnotation = db.prepare('DELETE FROM call_annotation WHERE call = ?');
  const insertEvent = db.prepare('INSERT INTO call_event (call, event) VALUES (?, ?)');
  const putChange = db.prepare('INSERT OR REPLACE INTO change (call, revision, removed) VALUES (?, ?, ?)');
  const changeOf = db.prepare('SELECT revision FROM change WHERE call = ?');
  const raiseCarry = db.prepare("UPDATE meta SET value = ?1 WHERE key = 'carry_seconds' AND value < ?1");
  const insertWords = db.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
  // node:sqlite binds every number as REAL, by which FTS5 cannot look a row up.
  const dropWords = db.prepare('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)');
  const dropCall = db.prepare('DELETE FROM call WHERE id = ?');
  const lastKept = db.prepare('SELECT at, note FROM note_version WHERE call = ? ORDER BY id DESC LIMIT 1');
  const insertVersion = db.prepare(
    'INSERT INTO note_version (call, at, note, note_text) VALUES (?, ?, ?, ?)',
  );
  const dropOldVersions = db.prepare(`
    DELETE FROM note_version WHERE call = ?1 AND id <=
      (SELECT id FROM note_version WHERE call = ?1 ORDER BY id DESC LIMIT 1 OFFSET ${mostNoteVersions})`);
  const countFacets = facetCounter(db);

  function saveAnnotation(call: CallRecord): void {
    const { id, note, noteText, disposition, tags, contactName, company, followUpAt } = call;
    if (!isAnnotated(call)) dropAnnotation.run(id);
    else {
      const said = [note, noteText, disposition, JSON.stringify(tags), contactName, company];
      putAnnotation.run(id, ...said, followUpAt, call.annotatedAt, call.notedAt);
    }
  }

  function keepVersion(before: CallRow, call: CallRecord): void {
    if (before.note === null || before.note === call.note) return;
    const was = { html: before.note, text: before.note_text ?? '' };
    const at = call.annotatedAt ?? call.lastAt;
    const last = lastKept.get(call.id)?.at as number | undefined;
    const keptAt = Math.max(
      last ?? before.note_began_at ?? at,
      before.note_began_at ?? Number.NEGATIVE_INFINITY,
    );
    const after = { html: call.note, text: call.noteText };
    if (!isKeptAsVersion({ before: was, after, keptAt, at })) return;
    insertVersion.run(call.id, at, was.html, was.text);
    dropOldVersions.run(call.id);
  }

  function stored(uid: string): CallRow | undefined {
    return storedCall.get(uid) as unknown as CallRow | undefined;
  }

  return {
    stored,

    settled(uid) {
      const row = stored(uid);
      return row?.state === 'ended' && row.trashed_at === null ? row : undefined;
    },

    insert(call, freeKey = findKey(db)) {
      const key = freeKey(call.startedAt);
      raiseCarry.run(carriedSeconds(key, call.startedAt));
      insertCall.run(key, ...callValues(call));
      if (isAnnotated(call)) saveAnnotation(call);
      const isListed = call.trashedAt === null;
      if (isListed) insertWords.run(key, searchDocument(call));
      countFacets(null, isListed ? call : null);
      putChange.run(call.id, call.revision, Number(!isListed));
    },

    update(before, call) {
      const was = toRecord(before);
      const moved = firstKeyAt(before.started_at) !== firstKeyAt(call.startedAt);
      const key = moved ? findKey(db)(call.startedAt) : before.id;
      if (moved) raiseCarry.run(carriedSeconds(key, call.startedAt));
      const values: SQLInputValue[] = [key, ...callValues(call), before.id];
      updateCall.run(...values);
      keepVersion(before, call);
      saveAnnotation(call);
      const wasListed = before.trashed_at === null;
      const isListed = call.trashedAt === null;
      const oldWords = wasListed ? searchDocument(was) : null;
      const words = isListed ? searchDocument(call) : null;
      if (moved || words !== oldWords) {
        if (oldWords !== null) dropWords.run(before.id);
        if (words !== null) insertWords.run(key, words);
      }
      countFacets(wasListed ? was : null, isListed ? call : null);
      putChange.run(call.id, call.revision, Number(!isListed));
      return call;
    },

    drop(row) {
      if (row.trashed_at === null) {
        dropWords.run(row.id);
        countFacets(toRecord(row), null);
      }
      dropCall.run(row.id);
      putChange.run(row.uid, row.revision + 1, 1);
    },

    keepNote({ uid, note, note_text: text }, at) {
      if (!note || !text || lastKept.get(uid)?.note === note) return;
      insertVersion.run(uid, at, note, text);
      dropOldVersions.run(uid);
    },

    addEvent(call, event) {
      insertEvent.run(call, JSON.stringify(event));
    },

    toldRevision: (uid) => Number(changeOf.get(uid)?.revision ?? 0),
  };
}
