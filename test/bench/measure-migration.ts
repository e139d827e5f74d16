import { join } from 'node:path';
import type { CallRecord } from '../../contract/call/call.ts';
import { allMigrations } from '../../main/store/migrations/all-migrations.ts';
import { openForWriting } from '../../main/store/open-database.ts';
import { writeOldLog } from '../store/old-log.ts';

/** How long the first start of this version takes to bring a log of format 1 to today's, backup and search included (ms). */
export function measureMigration(folder: string, calls: readonly CallRecord[]): number {
  const file = join(folder, 'old.db');
  writeOldLog(
    file,
    calls.map((call) => ({ ...call, note: call.noteText })),
  );
  const start = performance.now();
  openForWriting(file, allMigrations).close();
  return Math.round(performance.now() - start);
}
