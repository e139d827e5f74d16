/** Opens a new log under the umask it was started with and prints the rights of what it made. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { silentLog, workerSource } from './open-options.ts';

const file = String(process.argv[2]);
const log = await openCallLog({ file, worker: workerSource, log: silentLog });
await log.heartbeat([]);
const modeOf = (path: string): number => statSync(path).mode & 0o777;
const rights = {
  folder: modeOf(dirname(file)),
  file: modeOf(file),
  wal: modeOf(`${file}-wal`),
  shm: modeOf(`${file}-shm`),
};
await log.close();
console.log(JSON.stringify(rights));
