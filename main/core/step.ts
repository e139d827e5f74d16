import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { outcomeOf } from './outcome.ts';

export type Step = { kind: 'changed'; call: CallRecord } | { kind: 'ignored'; why: string };

const ignored = (why: string): Step => ({ kind: 'ignored', why });

/** The first row of a call. `id` is the call's own, made in main; `named` is who the number belongs to, as the person said. */
export function begin(
  id: string,
  event: Extract<CallEvent, { type: 'started' }>,
  named: Pick<CallRecord, 'contactName' | 'company'> = { contactName: null, company: null },
): CallRecord {
  return {
    id,
    revision: 1,
    source: event.source,
    sourceCallId: event.sourceCallId,
    account: event.account,
    direction: event.direction,
    remote: event.remote,
    local: event.local,
    state: 'initiated',
    startedAt: event.at,
    ringingAt: null,
    answeredAt: null,
    endedAt: null,
    lastAt: event.at,
    heldMs: 0,
    heldSince: null,
    muted: false,
    cause: null,
    endedBy: null,
    outcome: null,
    recovered: false,
    demo: false,
    note: '',
    noteText: '',
    disposition: null,
    tags: [],
    contactName: named.contactName,
    company: named.company,
    followUpAt: null,
    annotatedAt: null,
    notedAt: null,
    recordings: 0,
    corrected: false,
    trashedAt: null,
  };
}

/**
 * The call machine: what an event makes of a call.
 *
 *             ┌────────────────── answered ─────────────────┐
 *             │                                             ▼
 *   started ─► initiated ── ringing ──► ringing ─ answered ─► answered ⟲ held / resumed
 *             │                          │                    │
 *             └─────────── ended ────────┴──────── ended ─────┴──────► ended (final)
 *
 *   muted / unmuted: a fact in every living state
 *
 * Laws, held by test/unit/call-machine.test.ts on random walks: idempotent; ended is final; no time goes before the
 * newest known one (`lastAt`); hold ≤ talk; ring + talk ≤ duration; a revision more for each change and for no other.
 */
export function step(call: CallRecord, event: CallEvent): Step {
  if (call.state === 'ended') return ignored('the call has ended');
  const at = Math.max(event.at, call.lastAt);
  const changed = (change: Partial<CallRecord>): Step => ({
    kind: 'changed',
    call: { ...call, ...change, lastAt: at, revision: call.revision + 1 },
  });
  switch (event.type) {
    case 'started':
      return ignored('the call is known');
    case 'ringing':
      return call.state === 'initiated'
        ? changed({ state: 'ringing', ringingAt: at })
        : ignored('it rang before');
    case 'answered':
      return call.state === 'answered'
        ? ignored('it is answered')
        : changed({ state: 'answered', answeredAt: at });
    case 'held':
      if (call.state !== 'answered') return ignored('only an answered call can be held');
      return call.heldSince === null ? changed({ heldSince: at }) : ignored('it is held');
    case 'resumed':
      return call.heldSince === null ? ignored('it is not held') : changed(withoutHold(call, at));
    case 'muted':
    case 'unmuted': {
      const muted = event.type === 'muted';
      return call.muted === muted ? ignored('nothing changes') : changed({ muted });
    }
    case 'ended': {
      const over = { cause: event.cause, endedBy: event.endedBy, recovered: event.recovered ?? false };
      return changed({
        ...over,
        ...withoutHold(call, at),
        state: 'ended',
        endedAt: at,
        muted: false,
        outcome: outcomeOf({ ...call, ...over }),
      });
    }
  }
}

function withoutHold(call: CallRecord, at: number): Pick<CallRecord, 'heldMs' | 'heldSince'> {
  return { heldMs: call.heldMs + (call.heldSince === null ? 0 : at - call.heldSince), heldSince: null };
}
