/** Runs on a small disk: writes one call, makes the disk read-only, and reports how opening is refused. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { storeSentence } from '../../main/desk/store-sentence.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { silentLog, workerSource } from './open-options.ts';

const disk = String(process.argv[2]);
const oldFile = join(disk, 'calls.db');
const newFile = join(disk, 'empty', 'calls.db');
const open = (file: string) => openCallLog({ file, worker: workerSource, log: silentLog });
const refusal = (file: string) =>
  open(file).then(
    () => 'the log opened',
    (error) => ({ code: error.code, sentence: storeSentence(error) }),
  );

mkdirSync(join(disk, 'empty'));
const log = await open(oldFile);
await log.importCalls(demoCalls({ count: 1, seed: 1, until: Date.now(), uuid: randomUUID }));
await log.close();
const before = readFileSync(oldFile);

execFileSync('mount', ['-o', 'remount,ro', disk]);
const newLog = await refusal(newFile);
const oldLog = await refusal(oldFile);
const unchanged = readFileSync(oldFile).equals(before);

execFileSync('mount', ['-o', 'remount,rw', disk]);
const again = await open(oldFile);
const afterwards = await again.count({});
await again.close();
console.log(JSON.stringify({ newLog, oldLog, unchanged, afterwards }));
