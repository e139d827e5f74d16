/** Names a number and gives the name to its calls one by one, printing how many bear it after each promise, until killed. */
import { writeSync } from 'node:fs';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { silentLog, workerSource } from './open-options.ts';

const [file = '', number = ''] = process.argv.slice(2);
const log = await openCallLog({ file, worker: workerSource, log: silentLog });
const party = { raw: number, e164: number };
await log.nameNumber(party, { contactName: 'Ada', company: null }, 1);
for (let named = 0; ; named += (await log.spreadName(party, 1, 1)).length) writeSync(1, `${named}\n`);
