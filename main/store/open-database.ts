import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDerived } from './make-derived.ts';
import { formatOf, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { makePrivateFolder, syncFolder, touchPrivate } from './private-file.ts';
import { refuse } from './refuse.ts';
import { toStoreError } from './to-store-error.ts';

/** `RiNg` in ASCII: marks the file as our log (PRAGMA application_id), so that another program's is never taken for it. */
const applicationId = 0x52694e67;

/** ms that one connection waits for another before it gives up as `locked`. */
const busyTimeout = 5000;

/** Pages (4 KiB) after which a commit checkpoints by itself, when no idle moment came before. */
const checkpointCap = 4000;

/** Looks at the first bytes before SQLite does, so that a file that is no database stays exactly as it is. */
function refuseForeignFile(file: string): void {
  if (!existsSync(file) || statSync(file).size === 0) return;
  const head = Buffer.alloc(16);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.toString('latin1') !== 'SQLite format 3\0') throw refuse('foreign', { file });
}

/** Throws `no_fts5` when this SQLite was compiled without full-text search; `options` are its `PRAGMA compile_options`. */
export function requireFts5(options: readonly string[]): void {
  if (options.includes('ENABLE_FTS5')) return;
  throw refuse('noFts5');
}

function prepareFile(file: string): void {
  const folder = dirname(file);
  refuseForeignFile(file);
  makePrivateFolder(folder);
  accessSync(folder, constants.W_OK);
  touchPrivate(file);
  for (const companion of [`${file}-wal`, `${file}-shm`]) {
    if (existsSync(companion)) chmodSync(companion, 0o600);
  }
  syncFolder(folder);
}

function setUp(db: DatabaseSync, file: string, migrations: readonly Migration[]): void {
  requireFts5(
    db
      .prepare('PRAGMA compile_options')
      .all()
      .map((row) => String(row.compile_options)),
  );
  const owner = Number(db.prepare('PRAGMA application_id').get()?.application_id);
  const empty = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (owner !== applicationId && !empty) throw refuse('foreign', { file });
  if (formatOf(db) <= migrations.length) {
    db.exec('PRAGMA journal_mode = WAL');
    if (owner !== applicationId) db.exec(`PRAGMA application_id = ${applicationId}`);
  }
  db.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA checkpoint_fullfsync = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -16000;
    PRAGMA wal_autocheckpoint = ${checkpointCap};
  `);
  migrate(db, file, migrations);
  makeDerived(db);
}

/**
 * Opens the log for its one writer, makes it where there is none, and brings it to the newest format.
 * Throws a `StoreError` with the reason why it could not, and then leaves the file as it was.
 */
export function openForWriting(file: string, migrations: readonly Migration[]): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    prepareFile(file);
    db = new DatabaseSync(file, { timeout: busyTimeout, defensive: true });
    setUp(db, file, migrations);
    return db;
  } catch (error) {
    db?.close();
    throw toStoreError(error, file);
  }
}

/** Opens a log that a writer has already opened, for reading only. Throws a `StoreError`. */
export function openForReading(file: string): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: busyTimeout, defensive: true });
    db.exec(`
      PRAGMA trusted_schema = OFF;
      PRAGMA mmap_size = 0;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -16000;
    `);
    return db;
  } catch (error) {
    throw toStoreError(error, file);
  }
}
