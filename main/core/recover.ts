import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';

/**
 * Ends a call that a crash left open, at the last moment it was known to live. Nobody saw the end, so nobody is said
 * to have caused it.
 */
export function recover(call: CallRecord): Extract<CallEvent, { type: 'ended' }> {
  return {
    type: 'ended',
    source: call.source,
    sourceCallId: call.sourceCallId,
    at: call.lastAt,
    endedBy: 'unknown',
    cause: null,
    recovered: true,
  };
}
