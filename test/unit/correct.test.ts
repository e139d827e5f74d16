import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallRecord, CallRecordSchema } from '../../contract/call/call.ts';
import type { Correction } from '../../contract/call/entry.ts';
import { outcomesFor } from '../../contract/call/outcomes-for.ts';
import { duration, holdTime, ringTime, talkTime } from '../../contract/call/times.ts';
import { directions, outcomes } from '../../contract/call/words.ts';
import { correct } from '../../main/core/correct.ts';
import type { CorrectedFacts } from '../../main/core/ports.ts';
import { callRecord } from '../support/calls.ts';

const second = 1_000;

/** An ended call: rang for 5 s; when answered, was talked in for a minute, 10 s of it on hold. */
const ended = (change: Partial<CallRecord> = {}): CallRecord => {
  const startedAt = 1_000_000;
  return callRecord({
    startedAt,
    ringingAt: startedAt + second,
    answeredAt: startedAt + 5 * second,
    endedAt: startedAt + 65 * second,
    lastAt: startedAt + 65 * second,
    heldMs: 10 * second,
    state: 'ended',
    outcome: 'answered',
    endedBy: 'remote',
    ...change,
  });
};
const missed = ended({
  answeredAt: null,
  endedAt: 1_020_000,
  lastAt: 1_020_000,
  heldMs: 0,
  outcome: 'missed',
});

const facts = (call: CallRecord, correction: Correction): CorrectedFacts => {
  const corrected = correct(call, correction, 'CA');
  if (corrected === null) throw new Error('The call was refused.');
  return corrected;
};

/** Any ended call whose times agree, as the call machine leaves one. */
const anyEnded: fc.Arbitrary<CallRecord> = fc
  .record({
    startedAt: fc.integer({ min: 0, max: 1_900_000_000_000 }),
    ring: fc.nat(120 * second),
    talk: fc.option(fc.nat(7_200 * second)),
    rungShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    heldShare: fc.double({ min: 0, max: 1, noNaN: true }),
    direction: fc.constantFrom(...directions),
    outcome: fc.constantFrom(...outcomes.filter((outcome) => outcome !== 'answered')),
  })
  .map(({ startedAt, ring, talk, rungShare, heldShare, direction, outcome }) => {
    const endedAt = startedAt + ring + (talk ?? 0);
    return ended({
      startedAt,
      ringingAt: rungShare === null ? null : startedAt + Math.floor(ring * rungShare),
      answeredAt: talk === null ? null : startedAt + ring,
      endedAt,
      lastAt: endedAt,
      heldMs: Math.floor((talk ?? 0) * heldShare),
      direction,
      outcome: talk === null ? outcome : 'answered',
    });
  });

const anyCorrection: fc.Arbitrary<Correction> = fc.record(
  {
    startedAt: fc.integer({ min: 0, max: 1_900_000_000_000 }),
    talkMs: fc.nat(604_800_000),
    number: fc.string({ maxLength: 256 }),
    direction: fc.constantFrom(...directions),
    outcome: fc.constantFrom(...outcomes),
  },
  { requiredKeys: [] },
);

describe('a corrected call, whatever is corrected in it', () => {
  const onAny = (law: (call: CallRecord, corrected: CallRecord, correction: Correction) => void) =>
    fc.assert(
      fc.property(anyEnded, anyCorrection, (call, correction) => {
        law(call, { ...call, ...facts(call, correction) }, correction);
      }),
      { numRuns: 2_000 },
    );

  it('is a call by the contract', () => {
    onAny((_call, corrected) => expect(CallRecordSchema.parse(corrected)).toEqual(corrected));
  });

  it('has its times in their order and none negative: hold ≤ talk, ring + talk ≤ duration', () => {
    onAny((_call, call) => {
      const order = [call.startedAt, call.ringingAt, call.answeredAt, call.endedAt, call.lastAt];
      const known = order.filter((at) => at !== null);
      expect(known).toEqual([...known].sort((a, b) => a - b));
      for (const time of [ringTime, talkTime, holdTime, duration]) {
        expect(time(call, 0)).toBeGreaterThanOrEqual(0);
      }
      expect(holdTime(call, 0)).toBeLessThanOrEqual(talkTime(call, 0));
      expect(ringTime(call, 0) + talkTime(call, 0)).toBeLessThanOrEqual(duration(call, 0));
    });
  });

  it('was answered exactly when the person says so', () => {
    onAny((_call, corrected) => {
      expect(corrected.answeredAt !== null).toBe(corrected.outcome === 'answered');
    });
  });

  it('has the talk time that was given, where it was answered', () => {
    onAny((_call, corrected, { talkMs }) => {
      if (talkMs !== undefined && corrected.answeredAt !== null) {
        expect(talkTime(corrected, 0)).toBe(talkMs);
      }
    });
  });

  it('is the same when nothing is corrected, and when the same is corrected twice', () => {
    fc.assert(
      fc.property(anyEnded, anyCorrection, (call, correction) => {
        const untouched = facts(call, {});
        expect({ ...call, ...untouched }).toEqual({ ...call, outcome: untouched.outcome });
        const once = { ...call, ...facts(call, { startedAt: 1, ...correction }) };
        expect({ ...once, ...facts(once, { startedAt: 1, ...correction }) }).toEqual(once);
      }),
    );
  });
});

describe('a corrected start', () => {
  it('moves the whole call', () => {
    expect(facts(ended(), { startedAt: 2_000_000 })).toMatchObject({
      startedAt: 2_000_000,
      ringingAt: 2_001_000,
      answeredAt: 2_005_000,
      endedAt: 2_065_000,
      heldMs: 10 * second,
    });
  });
});

describe('a corrected talk time', () => {
  it('moves the end and keeps the ring time', () => {
    expect(facts(ended(), { talkMs: 120 * second })).toMatchObject({
      answeredAt: 1_005_000,
      endedAt: 1_125_000,
    });
  });

  it('takes a hold along that would be longer than it', () => {
    expect(facts(ended(), { talkMs: 4 * second })).toMatchObject({ endedAt: 1_009_000, heldMs: 4 * second });
  });

  it('says nothing of a call that nobody answered', () => {
    expect(facts(missed, { talkMs: 60 * second })).toMatchObject({ answeredAt: null, endedAt: 1_020_000 });
  });
});

describe('a corrected outcome', () => {
  it('lets a missed call be answered after it rang', () => {
    expect(facts(missed, { outcome: 'answered', talkMs: 30 * second })).toMatchObject({
      outcome: 'answered',
      answeredAt: 1_020_000,
      endedAt: 1_050_000,
    });
  });

  it('takes the answer away, and keeps the end', () => {
    expect(facts(ended(), { outcome: 'no_answer' })).toMatchObject({
      outcome: 'no_answer',
      answeredAt: null,
      endedAt: 1_065_000,
      heldMs: 0,
    });
  });
});

describe('a corrected direction', () => {
  it('turns an outcome that the other direction has not', () => {
    expect(facts(missed, { direction: 'outbound' }).outcome).toBe('no_answer');
    expect(facts(ended({ answeredAt: null, outcome: 'busy' }), { direction: 'inbound' }).outcome).toBe(
      'missed',
    );
  });

  it('leaves none that its direction has not, whatever the outcome was', () => {
    for (const direction of directions) {
      for (const outcome of outcomes) {
        expect(outcomesFor(direction)).toContain(facts(ended({ outcome }), { direction }).outcome);
      }
    }
  });

  it('leaves the outcome that the person names', () => {
    expect(facts(missed, { direction: 'outbound', outcome: 'busy' }).outcome).toBe('busy');
  });
});

describe('a corrected number', () => {
  const named = ended({ remote: { raw: '5145550101', e164: '+15145550101', name: 'Marie' } });

  it('is kept as typed and read by the rules of the region', () => {
    expect(facts(named, { number: ' 514 555-0102 ' }).remote).toEqual({
      raw: '514 555-0102',
      e164: '+15145550102',
      name: null,
    });
  });

  it('keeps the name that came with it where it is the same, written otherwise', () => {
    expect(facts(named, { number: '(514) 555-0101' }).remote).toEqual({
      raw: '(514) 555-0101',
      e164: '+15145550101',
      name: 'Marie',
    });
  });

  it('loses what would turn the text after it around', () => {
    expect(facts(named, { number: '\u202e4711\r\n' }).remote.raw).toBe('4711');
  });
});

describe('a call that lives', () => {
  it('cannot be corrected', () => {
    expect(correct(callRecord(), { talkMs: 1 }, null)).toBeNull();
  });
});
