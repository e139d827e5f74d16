import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import { lengthOf, lengths } from '../../contract/call/lengths.ts';
import type { CallFilter } from '../../contract/call/query.ts';
import { isUnlogged } from '../../contract/call/unlogged.ts';
import { directions, outcomes, type Status, statuses } from '../../contract/call/words.ts';
import { nationalDigits } from '../../contract/number/national-digits.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import type { CallLog } from '../../main/core/ports.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { statusOf } from '../../main/store/status-of.ts';
import { aRecording } from './a-recording.ts';
import { noted } from './notes.ts';
import { silentLog, workerSource } from './open-options.ts';
import { aCall, aRingingCall, monday, openLog, ownFolder } from './store-fixture.ts';

const written = fc.constantFrom(
  'Müller MUELLER muell Ångström angst Zoë zo É élan invoice inv Invoices 42 4255 x-ray o’neil naïve 日本語 Ω ß called callback'.split(
    ' ',
  ),
);
const word = written.chain((words) => fc.constantFrom(...words));
const sentence = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const digits = fc.stringMatching(/^[0-25]{3,7}$/);
const number = fc.oneof(
  digits.map((end) => ({ raw: `+1202${end}`, e164: `+1202${end}` })),
  digits.map((end) => ({ raw: `(020) 7${end.slice(0, 2)}-${end}`, e164: `+44207${end.slice(0, 2)}${end}` })),
  word.map((raw) => ({ raw, e164: null })),
);
/** Few seconds for many calls, so that seconds fill up and carry over; some before 2020. */
const start = fc.oneof(
  fc.integer({ min: monday, max: monday + 3000 }),
  fc.integer({ min: monday, max: monday + 86_400_000 }),
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
);
/** Talk times on both sides of each step of `lengths`, ms; null for a call that nobody answered. */
const talks = [0, 59_999, 60_000, 299_999, 300_000, 899_999, 900_000, 1_800_000, 3_599_999, 3_600_000, null];
const longName = 'Ångström & Sons '.repeat(16);
const dispositions = ['busy', 'left_voicemail', 'Rückruf', 'rückruf ', 'x'.repeat(64)];
const companies = ['Müller', 'MÜLLER', 'Mu\u0308ller', 'Acme', 'Acme, Inc.', longName];
const contacts = ['Zoë', 'zoë', 'ZO\u00cb', 'Zo', '日本語', longName, `${longName.slice(0, -1)}x`];
const accounts = ['sip:me@example.org', 'sip:you@example.org', `sip:${'long'.repeat(60)}@example.org`];
const call = fc
  .record({
    talk: fc.constantFrom(...talks),
    disposition: fc.option(fc.constantFrom(...dispositions)),
    company: fc.option(fc.constantFrom(...companies)),
    contactName: fc.option(fc.constantFrom(...contacts)),
    account: fc.option(fc.constantFrom(...accounts)),
    followUpAt: fc.option(fc.constant(monday), { freq: 5 }),
    demo: fc.boolean(),
    startedAt: start,
    direction: fc.constantFrom(...directions),
    outcome: fc.constantFrom(...outcomes, null),
    number,
    name: fc.option(sentence),
    note: sentence,
    tags: fc.array(word, { maxLength: 2 }),
  })
  .map(({ number: { raw, e164 }, name, outcome, note, talk, ...facts }): CallRecord => {
    const given = { ...facts, ...noted(note), remote: { raw, e164, name } };
    if (outcome === null) return aRingingCall(given);
    const answeredAt = talk === null ? null : facts.startedAt + 3000;
    const endedAt = (answeredAt ?? facts.startedAt) + (talk ?? 9000);
    return aCall({ ...given, outcome, answeredAt, endedAt, lastAt: endedAt });
  });

type Typed = { word: string } | { group: string[] };

const typed: fc.Arbitrary<Typed> = fc.oneof(
  word.chain((w) => fc.integer({ min: 1, max: w.length }).map((n) => ({ word: w.slice(0, n) }))),
  fc.stringMatching(/^[0-25]{1,6}$/).map((w) => ({ word: w })),
  fc.array(fc.stringMatching(/^[0-25]{1,4}$/), { minLength: 2, maxLength: 3 }).map((group) => ({ group })),
);

/** Items are parted by commas: blanks and hyphens would make one number of two. */
const textOf = (items: Typed[]): string =>
  items.map((item) => ('word' in item ? item.word : item.group.join(' - '))).join(', ');

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');

/** The search as a person would do it with a pencil. */
function fits(record: CallRecord, items: Typed[]): boolean {
  const { remote, noteText, tags, contactName, company } = record;
  const numbers = [
    ...(/^[\d\s()+-]+$/.test(remote.raw) ? [remote.raw.replace(/\D/g, '')] : []),
    ...(remote.e164 === null ? [] : [remote.e164.replace(/\D/g, '')]),
  ];
  const dialled = remote.e164 === null ? [] : nationalDigits(remote.e164);
  const words = [
    ...wordsOf([contactName, remote.name, company, remote.raw, noteText, ...tags].join(' ')),
    ...numbers,
    ...dialled,
  ];
  const has = (prefix: string): boolean =>
    words.some((one) => one.startsWith(prefix)) ||
    (/^\d{3,}$/.test(prefix) && numbers.some((one) => one.endsWith(prefix)));
  return items.every((item) =>
    'word' in item ? wordsOf(item.word).every(has) : item.group.every(has) || has(item.group.join('')),
  );
}

const sameCase = (text: string): string => text.normalize('NFC').toLowerCase();

/** Whether one of a call's values is among those asked for, where any is. */
function isAmong(asked: readonly string[] | undefined, values: readonly (string | null)[]): boolean {
  if (asked === undefined || asked.length === 0) return true;
  const wanted = asked.map(sameCase);
  return values.some((value) => value !== null && wanted.includes(sameCase(value)));
}

function passes(record: CallRecord, filter: CallFilter): boolean {
  const { directions: d = [], statuses: s = [], from = -Infinity, until = Infinity } = filter;
  const { hasNote, hasRecording, unlogged, genuine, followUp } = filter;
  return (
    isAmong(filter.dispositions, [record.disposition]) &&
    isAmong(filter.tags, record.tags) &&
    isAmong(filter.contacts, [record.contactName ?? record.remote.name]) &&
    isAmong(filter.companies, [record.company]) &&
    isAmong(filter.numbers, [numberKey(record.remote)]) &&
    isAmong(filter.accounts, [record.account]) &&
    isAmong(filter.lengths, [lengthOf(record)]) &&
    (hasNote === undefined || hasNote === (record.noteText !== '')) &&
    (hasRecording === undefined || hasRecording === record.recordings > 0) &&
    (unlogged === undefined || isUnlogged(record)) &&
    (genuine === undefined || !record.demo) &&
    (followUp === undefined || record.followUpAt !== null) &&
    (d.length === 0 || d.includes(record.direction)) &&
    (s.length === 0 || s.includes(statusOf(record))) &&
    record.startedAt >= from &&
    record.startedAt < until
  );
}

const around = fc.option(fc.oneof(start, fc.constant(monday), fc.constant(monday + 1000)), {
  nil: undefined,
});
const facets = fc
  .record({
    directions: fc.uniqueArray(fc.constantFrom(...directions)),
    statuses: fc.oneof(
      fc.constant<Status[]>([]),
      fc.uniqueArray(fc.constantFrom(...statuses), { maxLength: 4 }),
    ),
    from: around,
    until: around,
  })
  .map(
    ({ from, until, ...rest }): CallFilter => ({
      ...rest,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    }),
  );

const some = <T>(values: readonly T[], most = 3) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });

/** Every other field of a filter, each there or not. */
const fields: fc.Arbitrary<CallFilter> = fc.record(
  {
    dispositions: some(dispositions),
    tags: written.chain((words) => some(words)),
    contacts: some(contacts),
    companies: some(companies),
    numbers: fc.array(
      number.map(({ raw, e164 }) => e164 ?? raw),
      { maxLength: 50 },
    ),
    accounts: some(accounts),
    lengths: some(lengths, lengths.length),
    hasNote: fc.boolean(),
    hasRecording: fc.boolean(),
    unlogged: fc.constant(true as const),
    genuine: fc.constant(true as const),
    followUp: fc.constant(true as const),
  },
  { requiredKeys: [] },
);
/** Few fields at a time, so that some calls fit. */
const fewFields = fc
  .tuple(fields, fc.integer({ min: 0, max: 2 ** 12 }), fc.integer({ min: 0, max: 2 ** 12 }))
  .map(([all, a, b]) =>
    Object.fromEntries(Object.entries(all).filter((_, n) => ((a & b) >> n) % 2 === 1)),
  ) as fc.Arbitrary<CallFilter>;

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '"',
    '""',
    "'",
    'NEAR(',
    'NEAR(a b, 2)',
    '*',
    'a*',
    '^a',
    '^',
    '\u0000',
    'a\u0000b',
    '😀',
    'words:a',
    '{words}:a',
    '(',
    ')',
    'AND',
    'a AND',
    'OR',
    'NOT',
    'NOT a',
    '+',
    'a + b',
    '-',
    '\\',
    '%',
    '_',
    '\uE000',
    '\uE01F321',
    '\uD800',
    'x'.repeat(200),
    '1 '.repeat(100),
    '12-'.repeat(66),
    'é'.repeat(200),
    '"; DROP TABLE call; --',
  ),
);

/** ms for hundreds of questions, each answered by another thread: seconds where the machine is free, a minute where it is not. */
const patience = 120_000;

describe('the search of the call log', () => {
  let log: CallLog;
  let all: CallRecord[];
  const calls = fc.sample(call, { numRuns: 900, seed: 7 });
  const recorded = calls.filter((_, n) => n % 4 === 0);
  const ids = (records: CallRecord[]): string[] => records.map(({ id }) => id);

  beforeAll(async () => {
    const { mkdtempSync, rmSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(join(tmpdir(), 'ringnote-search-'));
    log = await openCallLog({ file: join(folder, 'calls.db'), worker: workerSource, log: silentLog });
    await log.importCalls(calls);
    for (const { id } of recorded) await log.addRecording(aRecording(id), monday);
    all = (await log.list({}, undefined, 1000)).calls;
    return async () => {
      await log.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  it('lists every call once', () => {
    expect(ids(all).sort()).toEqual(ids(calls).sort());
    expect(new Map(all.map((one) => [one.id, one]))).toEqual(
      new Map(
        calls.map((one) => [one.id, recorded.includes(one) ? { ...one, recordings: 1, revision: 2 } : one]),
      ),
    );
  });

  it('finds exactly the calls that every field of a filter asks for, with a text and without', {
    timeout: patience,
  }, async () => {
    const text = fc.array(typed, { maxLength: 1 });
    await fc.assert(
      fc.asyncProperty(text, facets, fewFields, async (items, facet, field) => {
        const filter = { ...facet, ...field, ...(items.length === 0 ? {} : { text: textOf(items) }) };
        const expected = ids(all.filter((one) => passes(one, filter) && fits(one, items)));
        expect(ids((await log.list(filter, undefined, 1000)).calls)).toEqual(expected);
        expect(await log.count(filter)).toBe(expected.length);
        expect(await log.ids(filter, 1000)).toEqual(expected);
      }),
      { numRuns: 800 },
    );
  });

  it.each<CallFilter>([
    { hasNote: false },
    { hasRecording: false },
    { hasNote: false, hasRecording: false },
    { hasNote: true, hasRecording: false },
    { unlogged: true },
    { genuine: true },
    { unlogged: true, genuine: true, statuses: ['answered'] },
    { followUp: true },
    { lengths: [...lengths] },
    { tags: ['INVOICE'] },
    { contacts: [longName] },
    { companies: ['müller'], hasNote: false },
    { accounts: accounts.slice(2) },
    { dispositions: [...dispositions] },
  ])('finds some calls, and the right ones, by %o alone', async (filter) => {
    const expected = ids(all.filter((one) => passes(one, filter)));
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    expect(ids((await log.list(filter, undefined, 1000)).calls)).toEqual(expected);
    expect(await log.count(filter)).toBe(expected.length);
  });

  it('finds exactly the calls that a reader with a pencil finds, in the order of the whole list', {
    timeout: patience,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { maxLength: 3 }), facets, async (items, facet) => {
        const filter = { ...facet, text: textOf(items) };
        const expected = ids(all.filter((one) => passes(one, filter) && fits(one, items)));
        expect(ids((await log.list(filter, undefined, 1000)).calls)).toEqual(expected);
        expect(await log.count(filter)).toBe(expected.length);
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same list in pages of any size', { timeout: patience }, async () => {
    const text = fc.option(typed, { nil: undefined });
    await fc.assert(
      fc.asyncProperty(text, facets, fc.integer({ min: 1, max: 200 }), async (item, facet, limit) => {
        const filter = item === undefined ? facet : { ...facet, text: textOf([item]) };
        const whole = (await log.list(filter, undefined, 1000)).calls;
        const paged: CallRecord[] = [];
        let next: string | null | undefined;
        while (next !== null && paged.length <= whole.length) {
          const page = await log.list(filter, next, limit);
          paged.push(...page.calls);
          if (page.next !== null) expect(page.calls).toHaveLength(limit);
          next = page.next;
        }
        expect(ids(paged)).toEqual(ids(whole));
      }),
      { numRuns: 60 },
    );
  });

  it('never fails on what a person or an attacker may type', { timeout: patience }, async () => {
    await fc.assert(
      fc.asyncProperty(hostile, facets, async (text, facet) => {
        const { calls: found } = await log.list({ ...facet, text }, undefined, 1000);
        expect(found.every((one) => passes(one, facet))).toBe(true);
        expect(await log.count({ ...facet, text })).toBe(found.length);
      }),
      { numRuns: 600 },
    );
  });

  it('asks for nothing when the text holds no word', async () => {
    for (const text of ['', '  ', '😀', '"*"', '()', '\u0000'])
      expect(await log.count({ text })).toBe(all.length);
  });
});

describe('a call with strange words', () => {
  it('is written, given back and found by the ordinary word among them', async () => {
    const log = await openLog(join(ownFolder(), 'calls.db'));
    const strange = fc.sample(fc.string({ unit: 'grapheme', maxLength: 80 }), { numRuns: 200, seed: 3 });
    const calls = strange.map((text, n) =>
      aCall({
        remote: { raw: text, e164: null, name: text },
        ...noted(`${text} needle${n}x`),
        contactName: text.slice(0, 60) || null,
        company: text.slice(0, 60) || null,
        tags: [`${text}!`],
      }),
    );
    await log.importCalls(calls);
    for (const [n, one] of calls.entries()) {
      expect((await log.list({ text: `NEEDLE${n}x` }, undefined, 2)).calls).toEqual([one]);
    }
  });
});

describe('a number received as E.164', () => {
  it.each([
    ['+14155550123', ['(415) 555-01', '415555', '4155550123', '555 0123', '1 415 555', '+1 (415) 555-0123']],
    ['+442079460018', ['020 7946', '0207946', '2079460', '+44 20 79', '946 0018']],
    ['+3614567890', ['06 1 456', '145678', '361456']],
  ])('of %s is found while it is typed as in its own country, and as received', async (e164, typed) => {
    const log = await openLog(join(ownFolder(), 'calls.db'));
    const wanted = aCall({ remote: { raw: e164, e164, name: null } });
    const other = aCall({ remote: { raw: '+12125559999', e164: '+12125559999', name: null } });
    await log.importCalls([wanted, other]);
    for (const text of typed) {
      expect((await log.list({ text }, undefined, 5)).calls, text).toEqual([wanted]);
    }
    expect(await log.count({ text: '(415) 555-02' })).toBe(0);
  });
});

describe('calls of one and the same second', () => {
  it('carry over to the next free one beyond 64, in the order of their arrival, and stay in their date', async () => {
    const log = await openLog(join(ownFolder(), 'calls.db'));
    for (const second of [monday, Date.UTC(1999, 11, 31, 23, 59, 59)]) {
      const crowd = Array.from({ length: 200 }, () => aCall({ startedAt: second }));
      const later = aCall({ startedAt: second + 1000 });
      await log.importCalls([...crowd, later]);
      const that = await log.list({ from: second, until: second + 1000 }, undefined, 500);
      expect(that.calls).toEqual([...crowd].reverse());
      expect(await log.count({ from: second, until: second + 1000, directions: ['inbound'] })).toBe(200);
      expect((await log.list({ from: second + 1000, until: second + 2000 }, undefined, 500)).calls).toEqual([
        later,
      ]);
    }
  });
});
