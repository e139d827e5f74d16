import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Migration } from './migrations/migration.ts';
import { syncFolder, touchPrivate } from './private-file.ts';
import { refuse } from './refuse.ts';
import { inTransaction } from './transaction.ts';

/** The format a log file is in: how many migrations it has seen. */
export function formatOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version);
}

/**
 * Copies the log in its present format to `<file>.v<format>.backup`, and believes the copy only after reading all of it.
 * `VACUUM INTO` and not `sqlite.backup()`, which Electron's own CI skips (facts/electron.md, section 9).
 */
function backUp(db: DatabaseSync, file: string, format: number): string {
  const backup = `${file}.v${format}.backup`;
  const partial = `${backup}.partial`;
  rmSync(partial, { force: true });
  touchPrivate(partial);
  db.prepare('VACUUM INTO ?').run(partial);
  const copy = new DatabaseSync(partial, { readOnly: true });
  try {
    const verdict = copy.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (verdict !== 'ok' || formatOf(copy) !== format) {
      throw refuse('noBackup', { file, detail: String(verdict) });
    }
  } finally {
    copy.close();
  }
  const handle = openSync(partial, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(partial, backup);
  syncFolder(dirname(file));
  return backup;
}

/**
 * Brings the log to the newest format, one transaction per step, so that a crash between two leaves a whole log of the
 * older format. Before the first step a log that already holds something is backed up beside itself.
 *
 * Throws a `StoreError`: `from_the_future` when the log has seen steps that this version does not know.
 */
export function migrate(db: DatabaseSync, file: string, migrations: readonly Migration[]): void {
  const found = formatOf(db);
  if (found > migrations.length) {
    throw refuse('fromTheFuture', { file, found, known: migrations.length });
  }
  if (found === migrations.length) return;
  if (found > 0 && existsSync(file)) backUp(db, file, found);
  for (const [index, migration] of migrations.entries()) {
    if (index < found) continue;
    inTransaction(db, () => {
      migration.up(db);
      db.exec(`PRAGMA user_version = ${index + 1}`);
    });
  }
}
