/** Runs on a small disk: fills it with calls until one is refused, makes room, and reports what became of them. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { StoreError } from '../../main/core/ports.ts';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { storeSentence } from '../../main/desk/store-sentence.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { said } from './notes.ts';
import { silentLog, workerSource } from './open-options.ts';

const disk = String(process.argv[2]);
const file = join(disk, 'calls.db');
const ballast = join(disk, 'ballast');
const event = (call: CallRecord) => ({
  source: call.source,
  sourceCallId: call.sourceCallId,
  at: call.startedAt,
  type: 'ringing' as const,
});
const told = (error: unknown) =>
  error instanceof StoreError ? { code: error.code, sentence: storeSentence(error) } : String(error);

function fillUp(name: string): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(name, Buffer.alloc(bavail * bsize));
}

writeFileSync(ballast, Buffer.alloc(600_000));
const log = await openCallLog({ file, worker: workerSource, log: silentLog });
const kept: string[] = [];
let refused: unknown;
for (const call of demoCalls({ count: 2000, seed: 4, until: Date.now(), uuid: randomUUID })) {
  try {
    await log.record({ ...call, noteText: 'words '.repeat(500) }, event(call));
    kept.push(call.id);
  } catch (error) {
    refused = told(error);
    break;
  }
}
const first = String(kept[0]);
const stillReadable = (await log.get(first))?.call.id === first;

rmSync(ballast);
const missing = async () => {
  const found = await Promise.all(kept.map((id) => log.get(id)));
  return kept.filter((_, n) => found[n] === null);
};
const missingAfterwards = await missing();
const annotated = await log.annotate(first, { note: said('room again') }, Date.now());
const takesChangesAgain = annotated?.revision === 2 && (await log.count({ text: 'room again' })) === 1;
await log.close();
const db = new DatabaseSync(file);
const integrity = db.prepare('PRAGMA integrity_check').get()?.integrity_check;
db.close();

mkdirSync(join(disk, 'new'));
fillUp(ballast);
const onOpening = await openCallLog({
  file: join(disk, 'new', 'calls.db'),
  worker: workerSource,
  log: silentLog,
}).then(() => 'the log opened', told);
console.log(
  JSON.stringify({ refused, stillReadable, missingAfterwards, takesChangesAgain, integrity, onOpening }),
);
