import type { CallRecord } from '../../contract/call/call.ts';
import type { Status } from '../../contract/call/words.ts';

/** The status by which a call is filtered: its state while it lives, its outcome afterwards. The table derives the same. */
export function statusOf(call: Pick<CallRecord, 'state' | 'outcome'>): Status {
  return call.state === 'ended' ? (call.outcome ?? 'unknown') : call.state;
}
