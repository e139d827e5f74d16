import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { type CallRow, selectCalls, toRecord } from '../../main/store/call-row.ts';
import { integrityOf } from '../support/integrity-of.ts';

/**
 * The log as a dead process left it: its calls, and what SQLite says of the file. Read from a copy of the file and its
 * companions, so that nothing is mended before the app itself comes to it.
 */
export function leftBehind(file: string): { calls: CallRecord[]; integrity: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-left-'));
  try {
    const copy = join(folder, 'calls.db');
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) copyFileSync(file + part, copy + part);
    }
    const db = new DatabaseSync(copy, { readOnly: true });
    const rows = db.prepare(selectCalls).all() as unknown as CallRow[];
    db.close();
    return { calls: rows.map(toRecord), integrity: integrityOf(copy) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
