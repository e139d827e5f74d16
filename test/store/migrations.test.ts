import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../main/store/migrations/all-migrations.ts';
import type { Migration } from '../../main/store/migrations/migration.ts';
import { openForWriting } from '../../main/store/open-database.ts';
import { createWriter } from '../../main/store/writer.ts';
import { integrityOf } from '../support/integrity-of.ts';
import { aCall, anEvent, ownFolder, rowsOf } from './store-fixture.ts';

const addColour: Migration = {
  name: 'colour of a call',
  up: (db) => db.exec("ALTER TABLE call ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'"),
};
const failing: Migration = {
  name: 'a step that fails half-way',
  up: (db) => db.exec("UPDATE call_annotation SET note = 'spoilt'; SELECT no_such_function()"),
};

/** A log of format 1 with two calls, one of them annotated. */
function oldLog(): string {
  const file = join(ownFolder(), 'calls.db');
  const db = openForWriting(file, allMigrations.slice(0, 1));
  const writer = createWriter(db);
  for (const call of [aCall(), aCall({ note: 'precious', annotatedAt: 1 })]) {
    writer.record({ call, event: anEvent(call) });
  }
  writer.close(null);
  return file;
}

describe('the migrations', () => {
  it('bring a new log to the newest format, without a backup of nothing', () => {
    const file = join(ownFolder(), 'calls.db');
    openForWriting(file, allMigrations).close();
    expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: allMigrations.length }]);
    expect(existsSync(`${file}.v0.backup`)).toBe(false);
  });

  it('keep every call of a filled log of format 1, and first lay a private, readable backup beside it', () => {
    const file = oldLog();
    const before = rowsOf(file, 'SELECT * FROM call ORDER BY id');
    openForWriting(file, [...allMigrations.slice(0, 1), addColour]).close();
    expect(rowsOf(file, 'SELECT * FROM call ORDER BY id')).toEqual(
      before.map((row) => ({ ...row, colour: 'grey' })),
    );
    expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: 2 }]);
    const backup = `${file}.v1.backup`;
    expect(rowsOf(backup, 'SELECT * FROM call ORDER BY id')).toEqual(before);
    expect(rowsOf(backup, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    expect(integrityOf(backup)).toBe('ok');
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(existsSync(`${backup}.partial`)).toBe(false);
  });

  it('leave the log whole and in its old format when a step fails, and can be tried again', () => {
    const file = oldLog();
    const first = allMigrations.slice(0, 1);
    for (const steps of [[failing], [addColour, failing]]) {
      expect(() => openForWriting(file, [...first, ...steps])).toThrow(/no_such_function/);
      expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: steps.length }]);
      expect(rowsOf(file, 'SELECT note FROM call_annotation')).toEqual([{ note: 'precious' }]);
    }
    openForWriting(file, [...first, addColour]).close();
    expect(rowsOf(file, 'SELECT count(*) AS n FROM call WHERE colour IS NOT NULL')).toEqual([{ n: 2 }]);
  });

  it('touch nothing when the backup cannot be verified', () => {
    const file = oldLog();
    const db = new DatabaseSync(file);
    const root = Number(
      db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'call_event_by_call'").get()?.rootpage,
    );
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (root - 1) * 4096, root * 4096);
    writeFileSync(file, bytes);
    expect(() => openForWriting(file, [...allMigrations, addColour])).toThrow(
      expect.objectContaining({ code: 'damaged' }),
    );
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});
