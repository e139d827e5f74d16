import type { CallRecord } from '../../contract/call/call.ts';
import type { CallLog } from '../core/ports.ts';

/** Calls written in one transaction: large enough to be quick, small enough to keep the writer answering. */
const batch = 5000;

/**
 * Fills an empty log with made-up calls for `--demo N`; a log that holds anything is left as it is.
 * Returns how many were written.
 */
export async function fillDemo(callLog: CallLog, calls: Iterable<CallRecord>): Promise<number> {
  if ((await callLog.count({})) > 0) return 0;
  let written = 0;
  let waiting: CallRecord[] = [];
  const write = async (): Promise<void> => {
    if (waiting.length === 0) return;
    await callLog.importCalls(waiting);
    written += waiting.length;
    waiting = [];
  };
  for (const call of calls) {
    waiting.push(call);
    if (waiting.length === batch) await write();
  }
  await write();
  return written;
}
