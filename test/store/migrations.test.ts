import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../main/store/migrations/all-migrations.ts';
import type { Migration } from '../../main/store/migrations/migration.ts';
import { openForWriting } from '../../main/store/open-database.ts';
import { integrityOf } from '../support/integrity-of.ts';
import { writeOldLog } from './old-log.ts';
import { aCall, aRingingCall, monday, openLog, ownFolder, rowsOf } from './store-fixture.ts';

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
  writeOldLog(file, [aCall(), aCall({ startedAt: monday + 9000, note: 'precious' })]);
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

describe('a log of format 2 opened by this version', () => {
  it('counts each name as unfinished once, and forgets what was said of withheld numbers', async () => {
    const file = join(ownFolder(), 'calls.db');
    const db = openForWriting(file, allMigrations.slice(0, 2));
    const name = db.prepare("INSERT INTO contact VALUES (?, 'Marie', NULL, 0)");
    const withheld = ['Anonymous', 'unknown ', 'x@anonymous.INVALID', 'anonymous.invalid', 'a@invalid'];
    for (const number of ['+12125550101', 'private.eye', ...withheld]) name.run(number);
    db.close();
    const log = await openLog(file);
    expect(rowsOf(file, 'SELECT number FROM contact').map(({ number }) => number)).toEqual([
      '+12125550101',
      'private.eye',
    ]);
    const unfinished = await log.unfinishedNames();
    expect(unfinished.map(({ raw }) => raw)).toEqual(['+12125550101', 'private.eye']);
    for (const party of unfinished) expect(await log.spreadName(party, monday, 5)).toEqual([]);
    expect(await log.unfinishedNames()).toEqual([]);
  });
});

describe('a log of format 1 opened by this version', () => {
  const plain = aCall();
  const noted = aCall({
    startedAt: monday + 9000,
    note: 'asked for <b>Überweisung</b> & "more"\n\nsecond line',
    disposition: 'busy',
    tags: ['VIP'],
  });
  const live = aRingingCall({ startedAt: monday + 20_000 });

  async function migrated() {
    const file = join(ownFolder(), 'calls.db');
    writeOldLog(file, [plain, noted, live]);
    return { file, log: await openLog(file) };
  }

  it('has its notes as HTML, a paragraph per line and nothing read as a tag, beside the text they were', async () => {
    const { log } = await migrated();
    const kept = await log.get(noted.id);
    expect(kept?.call).toMatchObject({
      revision: 1,
      note: '<p>asked for &lt;b&gt;Überweisung&lt;/b&gt; &amp; &quot;more&quot;</p><p></p><p>second line</p>',
      noteText: noted.note,
      disposition: 'busy',
      tags: ['VIP'],
      contactName: null,
      followUpAt: null,
      recordings: 0,
      corrected: false,
      trashedAt: null,
    });
    expect(kept?.events).toHaveLength(1);
    expect((await log.get(plain.id))?.call).toMatchObject({ note: '', noteText: '' });
    expect((await log.open()).map(({ id }) => id)).toEqual([live.id]);
  });

  it('is searched and filtered by what is new, and not by its old words', async () => {
    const { log } = await migrated();
    expect(await log.ids({ text: 'uberweisung' }, 5)).toEqual([noted.id]);
    expect(await log.count({ text: 'outdated' })).toBe(0);
    expect(await log.ids({ unlogged: true }, 5)).toEqual([plain.id]);
    expect(await log.ids({ hasNote: true, tags: ['vip'], dispositions: ['busy'] }, 5)).toEqual([noted.id]);
    expect((await log.facets()).tags).toEqual([{ value: 'VIP', calls: 1 }]);
    expect((await log.list({}, undefined, 5)).calls.map(({ id }) => id)).toEqual([
      live.id,
      noted.id,
      plain.id,
    ]);
  });

  it('keeps the first version of an old note when it is changed', async () => {
    const { log } = await migrated();
    await log.annotate(noted.id, { note: { html: '<p>new</p>', text: 'new' } }, monday + 86_400_000);
    expect(await log.noteVersions(noted.id)).toMatchObject([{ noteText: noted.note }]);
  });

  it('gets its search again after a crash between the two, and only then', async () => {
    const { file, log } = await migrated();
    await log.close();
    const derived = rowsOf(file, "SELECT value FROM meta WHERE key = 'derived'");
    const db = new DatabaseSync(file);
    db.exec("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM facet_count;");
    db.close();
    const blind = await openLog(file);
    expect(await blind.count({ text: 'uberweisung' })).toBe(0);
    await blind.close();
    const crashed = new DatabaseSync(file);
    crashed.exec("UPDATE meta SET value = 0 WHERE key = 'derived'");
    crashed.close();
    const again = await openLog(file);
    expect(await again.ids({ text: 'uberweisung' }, 5)).toEqual([noted.id]);
    expect((await again.facets()).dispositions).toEqual([{ value: 'busy', calls: 1 }]);
    expect(rowsOf(file, "SELECT value FROM meta WHERE key = 'derived'")).toEqual(derived);
  });

  it('stays whole', async () => {
    const { file, log } = await migrated();
    await log.close();
    expect(integrityOf(file)).toBe('ok');
    expect(rowsOf(file, 'PRAGMA foreign_key_check')).toEqual([]);
  });
});
