import type { DatabaseSync } from 'node:sqlite';
import { type CallRecord, mostTags } from '../../contract/call/call.ts';
import { wordKey } from '../../contract/call/word-key.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import type { BulkAnnotation } from '../core/ports.ts';
import { annotated } from './annotated.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import { knownNames } from './known-names.ts';
import type { AnnotationVerbs } from './verbs.ts';

/** A call's tags after a change to many; what would be beyond the most is left out. */
function changedTags(tags: readonly string[], { addTags = [], removeTags = [] }: BulkAnnotation): string[] {
  const removed = new Set(removeTags.map(wordKey));
  const byKey = new Map(tags.filter((tag) => !removed.has(wordKey(tag))).map((tag) => [wordKey(tag), tag]));
  for (const tag of addTags) if (!byKey.has(wordKey(tag))) byKey.set(wordKey(tag), tag);
  return [...byKey.values()].slice(0, mostTags);
}

/** The verbs by which the person's own words reach the log; each runs inside a transaction. */
export function writeAnnotations(db: DatabaseSync, table: CallTable): AnnotationVerbs {
  const putContact = db.prepare(
    'INSERT OR REPLACE INTO contact (number, name, company, named_at) VALUES (?, ?, ?, ?)',
  );
  const dropContact = db.prepare('DELETE FROM contact WHERE number = ?');
  const nameOf = knownNames(db);
  const beginName = db.prepare('INSERT OR IGNORE INTO unfinished_name (number) VALUES (?)');
  const finishName = db.prepare('DELETE FROM unfinished_name WHERE number = ?');
  const bearingAnother = db.prepare(`
    ${selectCalls} WHERE coalesce(call.remote_e164, call.remote_raw) = ?1
      AND call.trashed_at IS NULL AND (contact_name IS NOT ?2 OR company IS NOT ?3)
    ORDER BY call.id DESC LIMIT ?4`);
  const due = db.prepare(`
    ${selectCalls} WHERE follow_up_at <= ? AND follow_up_told = 0 AND call.trashed_at IS NULL ORDER BY follow_up_at`);
  const tell = db.prepare('UPDATE call_annotation SET follow_up_told = 1 WHERE call = ?');

  function annotateOne(id: string, change: BulkAnnotation, at: number): CallRecord | null {
    const before = table.stored(id);
    if (before === undefined || before.trashed_at !== null) return null;
    const call = toRecord(before);
    const { disposition = call.disposition } = change;
    const tags = changedTags(call.tags, change);
    const isSame = disposition === call.disposition && JSON.stringify(tags) === JSON.stringify(call.tags);
    return isSame ? call : table.update(before, annotated(call, { disposition, tags }, at));
  }

  return {
    annotate({ id, annotation, at }) {
      const before = table.stored(id);
      if (before === undefined) return null;
      const { keepVersion = false, ...said } = annotation;
      if (keepVersion) table.keepNote(before, at);
      const saysNothing = Object.values(said).every((value) => value === undefined);
      return saysNothing ? toRecord(before) : table.update(before, annotated(toRecord(before), said, at));
    },

    annotateMany: ({ ids, change, at }) =>
      ids.map((id) => annotateOne(id, change, at)).filter((call) => call !== null),

    nameNumber({ party, name: { contactName, company }, at }) {
      const number = numberKey(party);
      if (number === null) return;
      if (contactName === null && company === null) dropContact.run(number);
      else putContact.run(number, contactName, company, at);
      beginName.run(number);
    },

    spreadName({ party, at, limit }) {
      const number = numberKey(party);
      if (number === null) return [];
      const { contactName, company } = nameOf(party) ?? { contactName: null, company: null };
      const rows = bearingAnother.all(number, contactName, company, limit) as unknown as CallRow[];
      if (rows.length < limit) finishName.run(number);
      return rows.map((row) => table.update(row, annotated(toRecord(row), { contactName, company }, at)));
    },

    takeDueFollowUps({ now }) {
      const rows = due.all(now) as unknown as CallRow[];
      for (const { uid } of rows) tell.run(uid);
      return rows.map(toRecord);
    },
  };
}
