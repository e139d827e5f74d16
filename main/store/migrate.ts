import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../core/ports.ts';
import type { Migration } from './migrations/migration.ts';
import { syncFolder, touchPrivate } from './private-file.ts';
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
      throw new StoreError(
        'damaged',
        `The call log must be brought to a newer format, but the backup made before that could not be verified (${verdict}). ` +
          `The log was left as it is: ${file}. Copy this file to a safe place before you try again.`,
      );
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
    throw new StoreError(
      'from_the_future',
      `This call log was written by a newer version of Ringnote (its format is ${found}; this version reads up to ` +
        `${migrations.length}). Nothing was changed. Install the newest Ringnote to open it: ${file}`,
    );
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
