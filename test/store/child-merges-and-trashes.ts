/** Merges, unmerges, trashes and restores two calls over and over and prints a line after each promise, until killed. */
import { writeSync } from 'node:fs';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { said } from './notes.ts';
import { silentLog, workerSource } from './open-options.ts';

const [file = '', kept = '', gone = ''] = process.argv.slice(2);
const log = await openCallLog({ file, worker: workerSource, log: silentLog });
const done = (step: string) => writeSync(1, `${step}\n`);
for (let at = 1; ; at += 1) {
  await log.merge({ id: kept, annotation: { note: said('both halves') } }, gone, at);
  done('merged');
  await log.unmerge(kept, gone, at);
  done('apart');
  await log.trash([kept, gone], at);
  done('trashed');
  await log.restore([kept, gone], at);
  done('restored');
}
