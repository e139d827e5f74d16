import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRecordSchema } from '../../contract/call/call.ts';
import { longestTalk } from '../../contract/call/entry.ts';
import { CallEventSchema } from '../../contract/call/event.ts';
import { ringTime, talkTime } from '../../contract/call/times.ts';
import { directions, outcomes } from '../../contract/call/words.ts';
import { entered } from '../../main/core/entry.ts';
import type { Annotation } from '../../main/core/ports.ts';

const made = (annotation: Annotation = {}) => ({
  id: '00000000-0000-4000-8000-000000000001',
  sourceCallId: '00000000-0000-4000-8000-000000000002',
  at: 5_000_000,
  remote: { raw: '5145550101', e164: '+15145550101', name: null },
  annotation,
});

describe('a call that is written down by hand', () => {
  it('is an ended call by the contract, with the outcome and the talk time that the person gave', () => {
    fc.assert(
      fc.property(
        fc.record({
          direction: fc.constantFrom(...directions),
          outcome: fc.constantFrom(...outcomes),
          startedAt: fc.integer({ min: 0, max: 1_900_000_000_000 }),
          talkMs: fc.nat(longestTalk),
        }),
        (facts) => {
          const { call, events } = entered(facts, made());
          expect(CallRecordSchema.parse(call)).toEqual(call);
          expect(call).toMatchObject({
            ...{ source: 'manual', state: 'ended', revision: 1, account: null, endedBy: 'unknown' },
            ...{ direction: facts.direction, outcome: facts.outcome, startedAt: facts.startedAt },
          });
          expect(talkTime(call, 0)).toBe(facts.outcome === 'answered' ? facts.talkMs : 0);
          expect(ringTime(call, 0)).toBe(0);
          for (const event of events) expect(CallEventSchema.parse(event)).toEqual(event);
          expect(events.map(({ type }) => type)).toEqual(
            facts.outcome === 'answered' ? ['started', 'answered', 'ended'] : ['started', 'ended'],
          );
        },
      ),
    );
  });

  it('bears what was said of it, and when', () => {
    const { call } = entered(
      { direction: 'outbound', outcome: 'answered', startedAt: 1_000, talkMs: 2_000 },
      made({
        note: { html: '<p>Hello</p>', text: 'Hello' },
        tags: ['vip'],
        disposition: 'connected',
        contactName: 'Marie',
        company: null,
        followUpAt: 9_000_000,
      }),
    );
    expect(call).toMatchObject({
      note: '<p>Hello</p>',
      noteText: 'Hello',
      tags: ['vip'],
      disposition: 'connected',
      contactName: 'Marie',
      company: null,
      followUpAt: 9_000_000,
      annotatedAt: 5_000_000,
    });
  });

  it('of which nothing was said is not annotated', () => {
    const facts = { direction: 'outbound', outcome: 'busy', startedAt: 1_000, talkMs: 0 } as const;
    const said = { note: { html: '', text: '' }, tags: [], disposition: null };
    expect(entered(facts, made(said)).call.annotatedAt).toBeNull();
  });
});
