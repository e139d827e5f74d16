import type { DatabaseSync } from 'node:sqlite';
import { createCallTable } from './call-table.ts';
import { inTransaction } from './transaction.ts';
import type { WriterVerbs } from './verbs.ts';
import { writeAnnotations } from './write-annotations.ts';
import { writeCalls } from './write-calls.ts';
import { writeCorrections } from './write-corrections.ts';
import { writeMerges } from './write-merges.ts';
import { writeRecordings } from './write-recordings.ts';
import { writeTrash } from './write-trash.ts';

/** ms without a write after which the log is checkpointed, so that a commit seldom has to. */
const idle = 1000;

/** The verbs of the one thread that writes: each is one transaction, on disk before it answers. */
export function createWriter(db: DatabaseSync): WriterVerbs {
  const table = createCallTable(db);
  let idleTimer: NodeJS.Timeout | undefined;

  /** A checkpoint that finds no room loses nothing: the changes stay in the write-ahead log. */
  function checkpoint(): void {
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      idleTimer = undefined;
    }
  }

  function written<T>(work: () => T): T {
    const result = inTransaction(db, work);
    clearTimeout(idleTimer);
    idleTimer = setTimeout(checkpoint, idle);
    idleTimer.unref();
    return result;
  }

  /** Makes each verb a transaction of its own. */
  function durable<V extends object>(verbs: V): V {
    const entries = Object.entries(verbs as Record<string, (ask: never) => unknown>);
    return Object.fromEntries(
      entries.map(([verb, act]) => [verb, (ask: never) => written(() => act(ask))]),
    ) as V;
  }

  return {
    ...durable(writeCalls(db, table)),
    ...durable(writeAnnotations(db, table)),
    ...durable(writeCorrections(db, table)),
    ...durable(writeMerges(db, table)),
    ...durable(writeTrash(db, table)),
    ...durable(writeRecordings(db, table)),

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
