/** Records calls and notes as fast as it can and prints `<id> <revision>` after each promise of the log, until killed. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { said } from './notes.ts';
import { silentLog, workerSource } from './open-options.ts';

const log = await openCallLog({ file: String(process.argv[2]), worker: workerSource, log: silentLog });
for (const demo of demoCalls({ count: 10_000, seed: 5, until: Date.now(), uuid: randomUUID })) {
  const { id, source, sourceCallId, startedAt: at } = demo;
  const plain = { note: '', noteText: '', tags: [], disposition: null, annotatedAt: null };
  const call = { ...demo, ...plain, endedAt: null, outcome: null, state: 'answered' as const };
  await log.record(call, { source, sourceCallId, at, type: 'answered' });
  writeSync(1, `${id} 1\n`);
  for (let revision = 2; revision <= 20; revision += 1) {
    await log.annotate(id, { note: said(`note of revision ${revision}`) }, at);
    writeSync(1, `${id} ${revision}\n`);
  }
}
