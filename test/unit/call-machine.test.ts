import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallRecord, CallRecordSchema } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { duration, holdTime, ringTime, talkTime } from '../../contract/call/times.ts';
import { recover } from '../../main/core/recover.ts';
import { begin, step } from '../../main/core/step.ts';
import { started } from '../support/calls.ts';

const id = '00000000-0000-4000-8000-000000000001';
const about = { source: 'sip', sourceCallId: 'a' };

/** Any event, its time up to a minute before or after the start. */
const anyEvent: fc.Arbitrary<CallEvent> = fc
  .record({ at: fc.integer({ min: 940_000, max: 1_060_000 }) })
  .chain(({ at }) =>
    fc.oneof(
      fc
        .constantFrom('ringing', 'answered', 'held', 'resumed', 'muted', 'unmuted')
        .map((type) => ({ ...about, at, type }) as CallEvent),
      fc.constant(started({ ...about, at })),
      fc.record({
        type: fc.constant('ended' as const),
        source: fc.constant('sip'),
        sourceCallId: fc.constant('a'),
        at: fc.constant(at),
        endedBy: fc.constantFrom('local', 'remote', 'network', 'unknown'),
        cause: fc.option(
          fc.record({
            family: fc.constantFrom('sip', 'q850', 'source'),
            code: fc.integer({ min: 0, max: 699 }),
            text: fc.constant(''),
          }),
        ),
      }),
    ),
  );

/** A walk keeps every call that it passed through. */
function walk(events: readonly CallEvent[]): CallRecord[] {
  const calls = [begin(id, started({ ...about, at: 1_000_000 }))];
  for (const event of events) {
    const last = calls[calls.length - 1] as CallRecord;
    const next = step(last, event);
    if (next.kind === 'changed') calls.push(next.call);
  }
  return calls;
}

const onWalks = (law: (calls: CallRecord[], events: CallEvent[]) => void) =>
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => law(walk(events), events)),
    { numRuns: 10_000 },
  );

describe('the call machine, on 10,000 random walks each', () => {
  it('keeps every call valid by its schema', () => {
    onWalks((calls) => {
      for (const call of calls) expect(CallRecordSchema.safeParse(call).success).toBe(true);
    });
  });

  it('ignores an event that it has just heard', () => {
    onWalks((calls, events) => {
      const call = calls[calls.length - 1] as CallRecord;
      for (const event of events) {
        const once = step(call, event);
        if (once.kind === 'changed') expect(step(once.call, event).kind).toBe('ignored');
      }
    });
  });

  it('changes nothing after the end', () => {
    onWalks((calls, events) => {
      const ended = calls.find((call) => call.state === 'ended');
      if (!ended) return;
      expect(calls[calls.length - 1]).toBe(ended);
      for (const event of events) expect(step(ended, event).kind).toBe('ignored');
    });
  });

  it('never goes back in time, and puts the times in their order', () => {
    onWalks((calls) => {
      for (const [i, call] of calls.entries()) {
        const before = calls[i - 1];
        if (before) expect(call.lastAt).toBeGreaterThanOrEqual(before.lastAt);
        const order = [call.startedAt, call.ringingAt, call.answeredAt, call.endedAt].filter(
          (at) => at !== null,
        );
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }
    });
  });

  it('keeps hold ≤ talk and ring + talk ≤ duration, none of them negative', () => {
    onWalks((calls) => {
      for (const call of calls) {
        const now = call.lastAt + 5_000;
        for (const time of [ringTime, talkTime, holdTime, duration])
          expect(time(call, now)).toBeGreaterThanOrEqual(0);
        expect(holdTime(call, now)).toBeLessThanOrEqual(talkTime(call, now));
        expect(ringTime(call, now) + talkTime(call, now)).toBeLessThanOrEqual(duration(call, now));
      }
    });
  });

  it('raises the revision by one with each change', () => {
    onWalks((calls) => {
      expect(calls.map((call) => call.revision)).toEqual(calls.map((_, i) => i + 1));
    });
  });

  it('has an outcome when it has ended, and none before', () => {
    onWalks((calls) => {
      for (const call of calls) expect(call.outcome !== null).toBe(call.state === 'ended');
    });
  });

  it('recovers a call left open at its last known moment, by nobody known', () => {
    onWalks((calls) => {
      const open = calls[calls.length - 1] as CallRecord;
      if (open.state === 'ended') return;
      const recovered = step(open, recover(open));
      expect(recovered).toMatchObject({
        kind: 'changed',
        call: { state: 'ended', endedAt: open.lastAt, endedBy: 'unknown', recovered: true },
      });
    });
  });
});

describe('a call that is held twice', () => {
  it('counts both holds, and one that is on when it ends', () => {
    const at = (seconds: number) => 1_000_000 + seconds * 1_000;
    const events: CallEvent[] = [
      { ...about, type: 'answered', at: at(10) },
      { ...about, type: 'held', at: at(20) },
      { ...about, type: 'resumed', at: at(25) },
      { ...about, type: 'held', at: at(40) },
      { ...about, type: 'ended', at: at(60), endedBy: 'remote', cause: null },
    ];
    const call = walk(events).at(-1) as CallRecord;
    expect(holdTime(call, at(99))).toBe(25_000);
    expect(talkTime(call, at(99))).toBe(50_000);
    expect(ringTime(call, at(99))).toBe(10_000);
    expect(duration(call, at(99))).toBe(60_000);
  });
});
