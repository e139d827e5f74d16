import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { lengths } from '../../contract/call/lengths.ts';
import { type CallFilter, CallFilterSchema } from '../../contract/call/query.ts';
import { directions, statuses } from '../../contract/call/words.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import { fitsFilter } from '../../renderer/app/history/fits-filter.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const minute = 60_000;
const labels = ['offer', 'Offer', 'OFFER', 'busy', 'Café', 'Cafe\u0301'] as const;
const label = fc.constantFrom(...labels);
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });

const calls: fc.Arbitrary<Call> = fc
  .record({
    direction: fc.constantFrom(...directions),
    status: fc.constantFrom(...statuses),
    startedAt: fc.integer({ min: 0, max: 10 }).map((minutes) => minutes * minute),
    talkMs: maybe(fc.constantFrom(0, 59_999, minute, 5 * minute, 15 * minute, 30 * minute, 60 * minute)),
    lives: fc.boolean(),
    disposition: maybe(label),
    tags: fc.uniqueArray(label, { maxLength: 3 }),
    contactName: maybe(label),
    name: maybe(label),
    company: maybe(label),
    raw: fc.constantFrom('+15145550101', '1201', 'alice'),
    account: maybe(fc.constantFrom('sip:a@x', 'sip:b@x')),
    note: fc.constantFrom('', '<p>offer</p>'),
    recordings: fc.integer({ min: 0, max: 2 }),
    followUpAt: maybe(fc.constant(5)),
    trashedAt: fc.constantFrom(null, null, null, 7),
  })
  .map(({ talkMs, lives, name, raw, startedAt, ...facts }) => {
    const answeredAt = talkMs === null ? null : startedAt + 1_000;
    return endedCall({
      id: madeUpId(1),
      ...facts,
      startedAt,
      answeredAt,
      endedAt: lives ? null : (answeredAt ?? startedAt) + (talkMs ?? 0),
      remote: { raw, e164: raw.startsWith('+') ? raw : null, name },
    });
  });

/** Some conditions of the filter, few enough that calls fit. */
const filters: fc.Arbitrary<CallFilter> = fc
  .record({
    directions: some(fc.constantFrom(...directions)),
    statuses: some(fc.constantFrom(...statuses)),
    from: fc.constantFrom(0, 3 * minute),
    until: fc.constantFrom(3 * minute, 11 * minute),
    dispositions: some(label),
    tags: some(label),
    contacts: some(label),
    companies: some(label),
    numbers: some(fc.constantFrom('+15145550101', '1201')),
    accounts: some(fc.constantFrom('sip:a@x', 'SIP:B@x')),
    lengths: some(fc.constantFrom(...lengths)),
    hasNote: fc.boolean(),
    hasRecording: fc.boolean(),
    unlogged: fc.constant(true),
    genuine: fc.constant(true),
    followUp: fc.constant(true),
  })
  .chain((all) =>
    fc
      .subarray(Object.entries(all), { maxLength: 4 })
      .map((kept) => CallFilterSchema.parse(Object.fromEntries(kept))),
  );

/** The words of the contract, each condition by itself: upper and lower case are one, ranges include their start only. */
const rules: Record<keyof Required<Omit<CallFilter, 'text'>>, (asked: never, call: Call) => boolean> = {
  directions: (asked: string[], call) => asked.includes(call.direction),
  statuses: (asked: string[], call) => asked.includes(call.status),
  from: (from: number, call) => from <= call.startedAt,
  until: (until: number, call) => call.startedAt < until,
  dispositions: (asked: string[], call) => spelt(asked, [call.disposition]),
  tags: (asked: string[], call) => spelt(asked, call.tags),
  contacts: (asked: string[], call) => spelt(asked, [call.contactName ?? call.remote.name]),
  companies: (asked: string[], call) => spelt(asked, [call.company]),
  numbers: (asked: string[], call) => asked.includes(numberKey(call.remote) ?? 'withheld'),
  accounts: (asked: string[], call) => spelt(asked, [call.account]),
  lengths: (asked: string[], call) => {
    if (call.endedAt === null) return false;
    if (call.answeredAt === null) return asked.includes('none');
    const minutes = (call.endedAt - call.answeredAt) / minute;
    const ends: [string, number][] = [
      ['under_1m', 1],
      ['to_5m', 5],
      ['to_15m', 15],
      ['to_30m', 30],
      ['to_60m', 60],
      ['over_60m', Number.POSITIVE_INFINITY],
    ];
    return asked.includes(ends.find(([, end]) => minutes < end)?.[0] ?? '');
  },
  hasNote: (asked: boolean, call) => asked === call.noteText.length > 0,
  hasRecording: (asked: boolean, call) => asked === call.recordings > 0,
  unlogged: (_: true, call) => call.endedAt !== null && call.noteText === '' && call.disposition === null,
  genuine: (_: true, call) => !call.demo,
  followUp: (_: true, call) => call.followUpAt !== null,
};

function spelt(asked: readonly string[], words: readonly (string | null)[]): boolean {
  const same = new Intl.Collator('en', { sensitivity: 'accent' });
  return words.some((word) => word !== null && asked.some((each) => same.compare(each, word) === 0));
}

function asksNothing(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

describe('a call that changed', () => {
  it('is in the list exactly where every condition of the filter holds, and never from the trash', () => {
    let fitting = 0;
    fc.assert(
      fc.property(filters, calls, (filter, call) => {
        const holds = Object.entries(filter).every(
          ([name, asked]) => asksNothing(asked) || rules[name as keyof typeof rules](asked as never, call),
        );
        const expected = call.trashedAt === null && holds;
        if (expected) fitting += 1;
        expect(fitsFilter(filter, call)).toBe(expected);
      }),
      { numRuns: 4_000 },
    );
    expect(fitting).toBeGreaterThan(40);
  });

  it.each(Object.keys(rules))('is judged by %s alone as the contract says', (name) => {
    fc.assert(
      fc.property(filters, calls, (filter, call) => {
        const asked = filter[name as keyof typeof rules];
        fc.pre(asked !== undefined && !asksNothing(asked) && call.trashedAt === null);
        expect(fitsFilter({ [name]: asked } as CallFilter, call)).toBe(
          rules[name as keyof typeof rules](asked as never, call),
        );
      }),
      { numRuns: 100, maxSkipsPerRun: 1_000 },
    );
  });

  it('is asked for again where the text decides, unless something else already rules it out', () => {
    const call = endedCall({ id: madeUpId(1), direction: 'inbound' });
    expect(fitsFilter({ text: 'anna' }, call)).toBe('ask');
    expect(fitsFilter({ text: 'anna', directions: ['outbound'] }, call)).toBe(false);
    expect(fitsFilter({ text: ' ' }, call)).toBe(true);
  });
});
