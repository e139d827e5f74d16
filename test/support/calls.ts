import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { begin } from '../../main/core/step.ts';

type Started = Extract<CallEvent, { type: 'started' }>;

/** The first event of a call, inbound from a North American number unless said otherwise. */
export function started(change: Partial<Started> = {}): Started {
  return {
    type: 'started',
    source: 'sip',
    sourceCallId: 'a',
    at: 1_000_000,
    direction: 'inbound',
    remote: { raw: '5145550101', e164: '+15145550101', name: null },
    local: { raw: 'alice', e164: null, name: null },
    account: 'sip:alice@siplab.test',
    ...change,
  };
}

/** A call as the machine makes it at its start, with what the test wants different. */
export function callRecord(change: Partial<CallRecord> = {}): CallRecord {
  return { ...begin('00000000-0000-4000-8000-000000000001', started()), ...change };
}
