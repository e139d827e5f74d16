import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allMigrations } from '../../main/store/migrations/all-migrations.ts';
import { openForWriting } from '../../main/store/open-database.ts';
import { toStoreError } from '../../main/store/to-store-error.ts';
import { createWriter } from '../../main/store/writer.ts';
import { integrityOf } from '../support/integrity-of.ts';
import { noted } from './notes.ts';
import { onSmallDisk } from './on-small-disk.ts';
import { aCall, anEvent, ownFolder, rowsOf } from './store-fixture.ts';

describe('a full disk', () => {
  it('refuses the change that finds no room, keeps all others, and takes changes again once there is room', async () => {
    const report = await onSmallDisk('child-fills-disk.ts', 2);
    expect(report).toEqual({
      refused: { code: 'full', sentence: expect.stringMatching(/no space left.*Free some space/s) },
      stillReadable: true,
      missingAfterwards: [],
      takesChangesAgain: true,
      integrity: 'ok',
      onOpening: { code: 'full', sentence: expect.stringMatching(/no space left.*Free some space/s) },
    });
  });
});

describe('a log that may not grow', () => {
  it('rolls back the whole refused transaction and goes on when it may grow again', () => {
    const file = join(ownFolder(), 'calls.db');
    const db = openForWriting(file, allMigrations);
    const writer = createWriter(db);
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    db.exec(`PRAGMA max_page_count = ${pages + 30}`);
    const kept: string[] = [];
    let refused: unknown;
    while (refused === undefined) {
      const call = aCall({ ...noted('a long note '.repeat(300)), annotatedAt: 1 });
      try {
        writer.record({ call, event: anEvent(call) });
        kept.push(call.id);
      } catch (error) {
        refused = error;
      }
    }
    expect(toStoreError(refused, file).code).toBe('full');
    expect(kept.length).toBeGreaterThan(2);
    db.exec('PRAGMA max_page_count = 1000000');
    const late = aCall();
    writer.record({ call: late, event: anEvent(late) });
    writer.close(null);
    expect(rowsOf(file, 'SELECT uid FROM call ORDER BY id').map(({ uid }) => uid)).toEqual([
      ...kept,
      late.id,
    ]);
    expect(rowsOf(file, 'SELECT count(*) AS n FROM call_event')).toEqual([{ n: kept.length + 1 }]);
    expect(integrityOf(file)).toBe('ok');
  });
});
