import type { CallRecord } from '../../contract/call/call.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';

/** The newest 200 calls of a log that no app has open, newest first: what really reached the disk. */
export async function readLog(file: string): Promise<readonly CallRecord[]> {
  const log = await openCallLog({
    file,
    worker: new URL('../../main/store/worker.ts', import.meta.url),
    log: { info() {}, warn() {}, error() {} },
  });
  try {
    return (await log.list({}, undefined, 200)).calls;
  } finally {
    await log.close();
  }
}
