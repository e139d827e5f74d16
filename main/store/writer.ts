import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { type Annotation, StoreError } from '../core/ports.ts';
import { type CallRow, callColumns, callValues, selectCalls, toRecord } from './call-row.ts';
import { findKey } from './find-key.ts';
import { carriedSeconds, firstKeyAt } from './order-key.ts';
import { searchDocument } from './search-document.ts';
import { inTransaction } from './transaction.ts';
import type { WriterVerbs } from './verbs.ts';

/** ms without a write after which the log is checkpointed, so that a commit seldom has to. */
const idle = 1000;

/** Whether a call carries anything of the person's: only then has it a row in `call_annotation`. */
function isAnnotated(call: CallRecord): boolean {
  return call.note !== '' || call.disposition !== null || call.tags.length > 0 || call.annotatedAt !== null;
}

/** The call's next revision, with what the annotation says; what it leaves out stays. */
function annotated(call: CallRecord, annotation: Annotation, at: number): CallRecord {
  const { note = call.note, disposition = call.disposition, tags = call.tags } = annotation;
  return { ...call, note, disposition, tags, revision: call.revision + 1, annotatedAt: at };
}

function outOfStep(stored: number, given: number): StoreError {
  return new StoreError(
    'failed',
    `The call changed in the meantime (revision ${stored} is stored, ${given} was given), so this change was not saved. ` +
      'Read the call again and repeat the change.',
  );
}

/** The verbs of the one thread that writes: each is one transaction, on disk before it answers. */
export function createWriter(db: DatabaseSync): WriterVerbs {
  const marks = callColumns.map(() => '?').join(', ');
  const insertCall = db.prepare(`INSERT INTO call (id, ${callColumns.join(', ')}) VALUES (?, ${marks})`);
  const updateCall = db.prepare(
    `UPDATE call SET id = ?, ${callColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const storedCall = db.prepare(`${selectCalls} WHERE call.uid = ?`);
  const putAnnotation = db.prepare(
    'INSERT OR REPLACE INTO call_annotation (call, note, disposition, tags, annotated_at) VALUES (?, ?, ?, ?, ?)',
  );
  const dropAnnotation = db.prepare('DELETE FROM call_annotation WHERE call = ?');
  const insertEvent = db.prepare('INSERT INTO call_event (call, event) VALUES (?, ?)');
  const putChange = db.prepare('INSERT OR REPLACE INTO change (call, revision, removed) VALUES (?, ?, ?)');
  const raiseCarry = db.prepare("UPDATE meta SET value = ?1 WHERE key = 'carry_seconds' AND value < ?1");
  const insertWords = db.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
  // node:sqlite binds every number as REAL, by which FTS5 cannot look a row up.
  const dropWords = db.prepare('DELETE FROM search WHERE rowid = CAST(? AS INTEGER)');
  const beat = db.prepare(
    "UPDATE call SET last_at = ?1 WHERE uid = ?2 AND state <> 'ended' AND last_at < ?1",
  );
  const someDemo = db.prepare('SELECT id, uid, revision FROM call WHERE demo = 1 LIMIT ?');
  const dropCall = db.prepare('DELETE FROM call WHERE id = ?');
  let idleTimer: NodeJS.Timeout | undefined;

  function written<T>(work: () => T): T {
    const result = inTransaction(db, work);
    clearTimeout(idleTimer);
    idleTimer = setTimeout(checkpoint, idle);
    idleTimer.unref();
    return result;
  }

  /** A checkpoint that finds no room loses nothing: the changes stay in the write-ahead log. */
  function checkpoint(): void {
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      idleTimer = undefined;
    }
  }

  function stored(uid: string): CallRow | undefined {
    return storedCall.get(uid) as unknown as CallRow | undefined;
  }

  function saveAnnotation(call: CallRecord): void {
    if (isAnnotated(call)) {
      putAnnotation.run(call.id, call.note, call.disposition, JSON.stringify(call.tags), call.annotatedAt);
    } else {
      dropAnnotation.run(call.id);
    }
  }

  function insert(call: CallRecord, freeKey: (startedAt: number) => number): void {
    const key = freeKey(call.startedAt);
    raiseCarry.run(carriedSeconds(key, call.startedAt));
    insertCall.run(key, ...callValues(call));
    if (isAnnotated(call)) saveAnnotation(call);
    insertWords.run(key, searchDocument(call));
    putChange.run(call.id, call.revision, 0);
  }

  function update(before: CallRow, call: CallRecord): void {
    const moved = firstKeyAt(before.started_at) !== firstKeyAt(call.startedAt);
    const key = moved ? findKey(db)(call.startedAt) : before.id;
    if (moved) raiseCarry.run(carriedSeconds(key, call.startedAt));
    const values: SQLInputValue[] = [key, ...callValues(call), before.id];
    updateCall.run(...values);
    saveAnnotation(call);
    const words = searchDocument(call);
    if (moved || words !== searchDocument(toRecord(before))) {
      dropWords.run(before.id);
      insertWords.run(key, words);
    }
    putChange.run(call.id, call.revision, 0);
  }

  return {
    record({ call, event }) {
      written(() => {
        const before = stored(call.id);
        if (call.revision !== (before?.revision ?? 0) + 1)
          throw outOfStep(before?.revision ?? 0, call.revision);
        if (before === undefined) insert(call, findKey(db));
        else update(before, call);
        insertEvent.run(call.id, JSON.stringify(event));
      });
    },

    heartbeat({ beats }) {
      written(() => {
        for (const { id, at } of beats) beat.run(at, id);
      });
    },

    annotate({ id, annotation, at }) {
      return written(() => {
        const before = stored(id);
        if (before === undefined) return null;
        const call = annotated(toRecord(before), annotation, at);
        update(before, call);
        return call;
      });
    },

    importCalls({ calls }) {
      written(() => {
        const freeKey = findKey(db);
        for (const call of calls) {
          if (stored(call.id) === undefined) insert(call, freeKey);
        }
      });
    },

    removeDemo({ limit }) {
      return written(() => {
        const gone = someDemo.all(limit) as { id: number; uid: string; revision: number }[];
        for (const { id, uid, revision } of gone) {
          dropWords.run(id);
          dropCall.run(id);
          putChange.run(uid, revision + 1, 1);
        }
        return gone.length;
      });
    },

    close() {
      clearTimeout(idleTimer);
      try {
        db.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)');
      } finally {
        db.close();
      }
    },
  };
}
