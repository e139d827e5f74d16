import type { DatabaseSync } from 'node:sqlite';

/** One step of the log's format: runs inside a transaction of its own, and is never edited once released. */
export interface Migration {
  name: string;
  up(db: DatabaseSync): void;
}
