import { type Call, type CallRecord, toCall } from '../../contract/call/call.ts';
import { ok, type Result } from '../../contract/ipc/result.ts';

/** Makes an answer for a page out of the calls that a change left. */
export function toldCalls(changed: Result<readonly CallRecord[]>): Result<{ calls: Call[] }> {
  return changed.ok ? ok({ calls: changed.value.map(toCall) }) : changed;
}
