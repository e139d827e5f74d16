import { execFile } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../main/core/ports.ts';
import { storeSentence } from '../../main/desk/store-sentence.ts';
import { allMigrations } from '../../main/store/migrations/all-migrations.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { openForWriting, requireFts5 } from '../../main/store/open-database.ts';
import { noted, said } from './notes.ts';
import { onSmallDisk } from './on-small-disk.ts';
import { silentLog, workerSource } from './open-options.ts';
import { aCall, anEvent, monday, openLog, ownFolder, rowsOf } from './store-fixture.ts';

const refusal = (file: string): Promise<StoreError> =>
  openCallLog({ file, worker: workerSource, log: silentLog }).then(
    () => expect.fail('the log opened'),
    (error: StoreError) => error,
  );

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('a log opened for the first time', () => {
  it('is made with its folder, private whatever the umask', async () => {
    const file = join(ownFolder(), 'deep', 'er', 'calls.db');
    const log = await openLog(file);
    await log.record(aCall({ revision: 1 }), anEvent(aCall()));
    expect(modeOf(dirname(file))).toBe(0o700);
    for (const name of ['', '-wal', '-shm']) expect(modeOf(file + name)).toBe(0o600);
  });

  it('is private under a umask that hides nothing or too much', async () => {
    const run = promisify(execFile);
    for (const umask of ['0000', '0277']) {
      const file = join(ownFolder(), 'log', 'calls.db');
      const child = join(import.meta.dirname, 'child-opens-log.ts');
      const { stdout } = await run('sh', [
        '-c',
        `umask ${umask} && exec "$0" "$@"`,
        process.execPath,
        child,
        file,
      ]);
      expect(JSON.parse(stdout)).toEqual({ folder: 0o700, file: 0o600, wal: 0o600, shm: 0o600 });
    }
  });

  it('takes the rights of others away from a log that is there, and leaves a folder that is there alone', async () => {
    const folder = ownFolder();
    const file = join(folder, 'calls.db');
    await (await openLog(file)).close();
    chmodSync(file, 0o644);
    chmodSync(folder, 0o755);
    await openLog(file);
    expect(modeOf(file)).toBe(0o600);
    expect(modeOf(folder)).toBe(0o755);
  });

  it('runs as the facts ask: write-ahead log, full sync, foreign keys, no trusted schema', () => {
    const db = openForWriting(join(ownFolder(), 'calls.db'), allMigrations);
    const pragma = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('user_version')).toBe(allMigrations.length);
    expect(pragma('busy_timeout')).toBe(5000);
    db.close();
  });
});

describe('a log opened again', () => {
  it('holds what it held', async () => {
    const file = join(ownFolder(), 'calls.db');
    const first = await openLog(file);
    const call = aCall();
    await first.record(call, anEvent(call));
    const annotated = await first.annotate(call.id, { note: said('kept') }, monday);
    await first.close();
    const again = await openLog(file);
    expect((await again.get(call.id))?.call).toEqual(annotated);
    expect((await again.list({ text: 'kept' }, undefined, 10)).calls).toEqual([annotated]);
  });

  it('takes an empty file for a new log', async () => {
    const file = join(ownFolder(), 'calls.db');
    writeFileSync(file, '');
    expect(await (await openLog(file)).count({})).toBe(0);
  });
});

describe('a log from the future', () => {
  it('is refused by name and stays as it is', async () => {
    const file = join(ownFolder(), 'calls.db');
    const log = await openLog(file);
    const call = aCall();
    await log.record(call, anEvent(call));
    await log.close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(file);
    const error = await refusal(file);
    expect(error).toBeInstanceOf(StoreError);
    expect(error.code).toBe('from_the_future');
    const known = allMigrations.length;
    expect(error.reason).toEqual({ why: 'fromTheFuture', facts: { file, found: 99, known } });
    expect(storeSentence(error)).toMatch(/newer version of Ringnote.*format is 99.*Install the newest/s);
    expect(storeSentence(error)).toContain(`reads up to ${known}`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a file that is no log', () => {
  it.each([
    ['text', Buffer.from('Dear diary, today nobody called.')],
    ['a few bytes', Buffer.from([1, 2, 3])],
    ['zeros', Buffer.alloc(8192)],
  ])('(%s) is refused as damaged and stays as it is', async (_name, bytes) => {
    const folder = ownFolder();
    const file = join(folder, 'calls.db');
    writeFileSync(file, bytes);
    const error = await refusal(file);
    expect(error.code).toBe('damaged');
    expect(error.reason?.why).toBe('foreign');
    expect(storeSentence(error)).toContain(file);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['calls.db']);
  });

  it('is refused when it is the database of another program', async () => {
    const file = join(ownFolder(), 'calls.db');
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE cookies (name TEXT)');
    db.close();
    const before = readFileSync(file);
    expect((await refusal(file)).code).toBe('damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused when it is a folder', async () => {
    const file = join(ownFolder(), 'calls.db');
    mkdirSync(file);
    expect(storeSentence(await refusal(file))).toMatch(/call log/);
  });
});

describe('a damaged log', () => {
  async function filledLog(): Promise<string> {
    const file = join(ownFolder(), 'calls.db');
    const log = await openLog(file);
    await log.importCalls(Array.from({ length: 500 }, (_, n) => aCall(noted(`note ${n}`.repeat(20)))));
    await log.close();
    return file;
  }

  it('that lost its end is refused and stays as it is', async () => {
    const file = await filledLog();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const before = readFileSync(file);
    expect((await refusal(file)).code).toBe('damaged');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('whose schema is overwritten is refused and stays as it is', async () => {
    const file = await filledLog();
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 100, 4096);
    writeFileSync(file, bytes);
    expect((await refusal(file)).code).toBe('damaged');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('whose calls are overwritten says so when they are read, and goes on answering', async () => {
    const file = await filledLog();
    const [call] = rowsOf(file, "SELECT rootpage FROM sqlite_schema WHERE name = 'call'");
    const bytes = readFileSync(file);
    bytes.fill(0xa5, (Number(call?.rootpage) - 1) * 4096, Number(call?.rootpage) * 4096);
    writeFileSync(file, bytes);
    const log = await openLog(file);
    await expect(log.list({}, undefined, 100)).rejects.toMatchObject({ code: 'damaged' });
    expect(await log.annotate('nobody', { note: said('x') }, monday)).toBeNull();
  });
});

describe('a folder that cannot be written to', () => {
  it('is refused as read-only, with a log in it or without, and what is there stays', async () => {
    const report = await onSmallDisk('child-meets-read-only-disk.ts', 4);
    expect(report).toEqual({
      newLog: { code: 'read_only', sentence: expect.stringMatching(/may not write.*Allow writing there/s) },
      oldLog: { code: 'read_only', sentence: expect.stringMatching(/may not write.*Allow writing there/s) },
      unchanged: true,
      afterwards: 1,
    });
  });
});

describe('a log that another program holds', () => {
  it('is refused as locked after a while', { timeout: 20_000 }, async () => {
    const file = join(ownFolder(), 'calls.db');
    const log = await openLog(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    const call = aCall();
    await expect(log.record(call, anEvent(call))).rejects.toMatchObject({ code: 'locked' });
    other.exec('ROLLBACK');
    other.close();
    await log.record(call, anEvent(call));
    expect(rowsOf(file, 'SELECT count(*) AS n FROM call')).toEqual([{ n: 1 }]);
  });
});

describe('a Node without full-text search', () => {
  it('is named', () => {
    expect(() => requireFts5(['ENABLE_FTS3', 'THREADSAFE=2'])).toThrow(
      expect.objectContaining({ code: 'no_fts5', reason: { why: 'noFts5', facts: {} } }),
    );
    expect(() => requireFts5(['ENABLE_FTS5'])).not.toThrow();
  });
});

describe('a worker that cannot start', () => {
  it('refuses instead of waiting for ever', async () => {
    const file = join(ownFolder(), 'calls.db');
    const worker = new URL('./no-such-worker.ts', import.meta.url);
    await expect(openCallLog({ file, worker, log: silentLog })).rejects.toMatchObject({ code: 'failed' });
    expect(existsSync(file)).toBe(false);
  });
});
