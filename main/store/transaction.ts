import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` as one transaction: all of it is on disk when this returns, none of it when this throws. The rollback is
 * needed even after a full disk, where SQLite may or may not have rolled back by itself.
 */
export function inTransaction<T>(db: DatabaseSync, work: () => T, begin = 'BEGIN IMMEDIATE'): T {
  db.exec(begin);
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
