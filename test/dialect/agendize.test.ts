import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDispositions } from '../../contract/call/dispositions.ts';
import { outcomeIn } from '../../contract/call/outcomes-for.ts';
import { type Outcome, outcomes } from '../../contract/call/words.ts';
import { type DialectCall, silentCall } from '../../contract/dialect/dialect-call.ts';
import type { AgendizeAccount } from '../../main/dialects/agendize/account.ts';
import type { AgendizeCarried } from '../../main/dialects/agendize/carried.ts';
import { agendize } from '../../main/dialects/agendize/dialect.ts';
import { AgendizeListQuerySchema, isListed, windowOf } from '../../main/dialects/agendize/list-query.ts';
import { AgendizeWatchReplySchema, AgendizeWatchSchema } from '../../main/dialects/agendize/watch.ts';
import {
  AgendizeCreateSchema,
  AgendizeErrorSchema,
  AgendizeListSchema,
  AgendizeReplySchema,
  AgendizeUpdateSchema,
} from '../../main/dialects/agendize/wire.ts';
import { agendizeSamples as samples } from '../support/dialect/agendize-samples.ts';
import { ownNumbers } from '../support/dialect/any-dialect-call.ts';
import { describeDialectLaws } from '../support/dialect/dialect-laws.ts';

const zones = ['UTC', 'Europe/Brussels', 'America/New_York', 'Australia/Lord_Howe'];
const seed: AgendizeAccount = {
  zone: 'Europe/Brussels',
  ownNumbers: [...ownNumbers],
  results: [],
  form: 'seed',
  buttonId: 'b-7',
  clientId: 'k-12',
  externalId: 'our-1',
};
const today: AgendizeAccount = { ...seed, form: 'today' };
const own = ownNumbers[0];

const accounts: fc.Arbitrary<AgendizeAccount> = fc.record({
  zone: fc.constantFrom(...zones),
  ownNumbers: fc.constant<string[]>([...ownNumbers]),
  results: fc.constantFrom<AgendizeAccount['results'][]>(
    [],
    [{ wire: 'demo', outcome: 'answered', disposition: 'Demo booked' }],
  ),
  form: fc.constantFrom('seed' as const, 'today' as const),
  buttonId: fc.option(fc.constant('b-7')),
  clientId: fc.option(fc.constant('k-12')),
  externalId: fc.option(fc.constant('our-1')),
});

const recordType = { mineType: 'audio/mpeg', mimeType: 'audio/mpeg' };
const carriedOf = (over: Partial<AgendizeCarried> = {}): AgendizeCarried => ({
  id: 'c-31',
  start: { timeZone: 'Europe/Brussels' },
  record: recordType,
  asWritten: {},
  besides: {},
  ...over,
});
const carried: fc.Arbitrary<AgendizeCarried> = fc
  .record({
    id: fc.constantFrom('c-31', 31),
    start: fc.constantFrom<AgendizeCarried['start'][]>(
      {},
      { timeZone: null },
      { timeZone: 'Mars/Olympus' },
      ...zones.map((timeZone) => ({ timeZone })),
    ),
    record: fc.constantFrom<AgendizeCarried['record'][]>(recordType, {}, { mineType: 'audio/wav', size: 5 }),
    asWritten: fc.record(
      {
        callerNumber: fc.constantFrom('unknown', 32_255_501_00, ' 112 '),
        calledNumber: fc.constantFrom('unknown', ['112'], ['bob', '112']),
        dateTime: fc.constantFrom('2026-10-25T02:30:00.000', '2026-03-29T02:30:00', '2026-11-21T09:05Z', '?'),
        duration: fc.constantFrom(5, ['5'], [5], '05', '5.7'),
        status: fc.constantFrom('transferred', 'completed', 'x'.repeat(65)),
      },
      { requiredKeys: [] },
    ),
    besides: fc.constantFrom({}, { owner: { id: 'o' }, duration: null, record: {} }),
    words: fc.constantFrom(
      {},
      { buttonId: 'b', clientId: 'k', trackingNumber: '+1', externalId: 'e', type: 'fax' },
    ),
  })
  .map(({ words, ...over }) => carriedOf({ ...over, ...words }));

const heldWhole = fc
  .record({
    inbound: fc.boolean(),
    remoteNumber: fc.option(fc.constantFrom('+442079460018', 'bob', '112')),
    localNumber: fc.constantFrom(...ownNumbers),
    // Outside of the hours that come twice.
    startedAt: fc
      .integer({ min: 0, max: 4_000_000 })
      .map((quarter) => Math.floor(quarter / 96) * 86_400_000 + 43_200_000),
    duration: fc.option(fc.integer({ min: 0, max: 100_000 })),
    became: fc.constantFrom<{ status: Outcome | null; disposition: string | null }[]>(
      { status: 'no_answer', disposition: null },
      { status: 'busy', disposition: null },
      { status: 'cancelled', disposition: null },
      { status: null, disposition: 'left_message' },
      { status: null, disposition: 'wrong_number' },
      { status: null, disposition: null },
    ),
    recordingLink: fc.option(fc.constant('https://x.example/a.mp3')),
    account: accounts,
    zone: fc.constantFrom(...zones),
  })
  .map(({ inbound, became, account, zone, ...said }) => {
    const direction = inbound ? 'inbound' : 'outbound';
    const call: DialectCall = {
      ...silentCall,
      ...said,
      ...became,
      status: became.status && outcomeIn(direction, became.status),
      direction,
      endedAt: said.duration === null ? null : said.startedAt + said.duration * 1000,
    };
    return { call, account, carried: carriedOf({ start: { timeZone: zone } }) };
  });

describeDialectLaws(agendize, { accounts, carried, heldWhole });

const at = Date.UTC(2026, 10, 21, 8, 5, 9);
const call: DialectCall = {
  ...silentCall,
  direction: 'outbound',
  status: 'answered',
  remoteNumber: '+442079460018',
  localNumber: own,
  startedAt: at,
  endedAt: at + 125_000,
  duration: 125,
  recordingLink: 'https://x.example/c-31.mp3',
};
const read = (wire: unknown, account = seed) => agendize.fromReply(AgendizeReplySchema.parse(wire), account);
const again = (wire: unknown, account = seed) => {
  const { call: said, carried: besides } = read(wire, account);
  return agendize.toReply(said, account, besides);
};

describe('a Call resource of Agendize', () => {
  it('is the call that it shows', () => {
    expect(read(samples.whole)).toEqual({
      call,
      missing: ['talkTime', 'note', 'disposition', 'tags'],
      carried: carriedOf({
        buttonId: 'b-7',
        clientId: 'k-12',
        trackingNumber: '+3225559999',
        externalId: '6a1f3c1e-0d2b-4f5a-9a57-0b1d2c3e4f50',
        type: 'callTracking',
      }),
    });
    expect(read(samples.created).call).toEqual({
      ...silentCall,
      direction: 'inbound',
      remoteNumber: '+14155552671',
      localNumber: '+14165550100',
      startedAt: at,
    });
  });

  it.each([
    ['whole', samples.whole],
    ['created', samples.created],
  ])('is written again to the letter: %s', (_, wire) => {
    expect(again(wire)).toEqual({ wire, lost: [] });
    expect(again({ ...wire, duration: 125 }, today)).toEqual({ wire: { ...wire, duration: 125 }, lost: [] });
  });

  it.each([
    ['a value of status that no document has', { status: 'transferred' }],
    ['a status too long for a disposition', { status: 'x'.repeat(65) }],
    ['an empty status', { status: '' }],
    ['a type that no document has', { type: 'fax' }],
    [
      'null in every place',
      { buttonId: null, clientId: null, status: null, duration: null, record: null, type: null },
    ],
    ['no numbers', { callerNumber: null, calledNumber: null }],
    ['withheld numbers', { callerNumber: 'unknown', calledNumber: ['unknown'] }],
    ['numbers as integers', { callerNumber: 3225550100, calledNumber: 442079460018 }],
    ['numbers as a list', { calledNumber: ['+442079460018'] }],
    ['several numbers', { calledNumber: ['+442079460018', '112'] }],
    ['an empty number', { callerNumber: '', calledNumber: [] }],
    ['a length as a number', { duration: 125 }],
    ['a length of nothing', { duration: 0 }],
    ['a length as a list', { duration: ['125'] }],
    ['a length as a list of a number', { duration: [125] }],
    ['a length with a fraction', { duration: '125.9' }],
    ['a length of several', { duration: ['60', '65'] }],
    ['a length that is none', { duration: 'two minutes' }],
    ['a length below zero', { duration: -5 }],
    ['a length beyond the calendar', { duration: 1e15 }],
    ['a start without a zone', { start: { dateTime: '2026-11-21T09:05:09' } }],
    ['a start with the zone null', { start: { dateTime: '2026-11-21T09:05:09', timeZone: null } }],
    ['a start in an unknown zone', { start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Mars/Olympus' } }],
    [
      'a start that the clocks skipped',
      { start: { dateTime: '2026-03-29T02:30:00', timeZone: 'Europe/Brussels' } },
    ],
    ['a start that came twice', { start: { dateTime: '2026-10-25T02:30:00', timeZone: 'Europe/Brussels' } }],
    ['a start with a fraction', { start: { dateTime: '2026-11-21T09:05:09.123', timeZone: 'UTC' } }],
    ['a start with an offset', { start: { dateTime: '2026-11-21T09:05:09-05:00', timeZone: 'UTC' } }],
    ['a start that is none', { start: { dateTime: 'yesterday', timeZone: 'UTC', precision: 'day' } }],
    [
      'a start that says more',
      { start: { dateTime: '2026-11-21T09:05:09', timeZone: 'UTC', precision: 's' } },
    ],
    ['no start', { start: null }],
    [
      'one spelling of the type of the recording',
      { record: { mimeType: 'audio/mpeg', url: 'https://x.example/a' } },
    ],
    ['another type of recording', { record: { mineType: 'audio/wav', url: 'http://x.example/a', size: 4 } }],
    ['a recording without an address', { record: { mineType: 'audio/mpeg', url: null } }],
    ['a recording at no address', { record: { mineType: 'audio/mpeg', url: 'javascript:alert(1)' } }],
    ['a field that no document has', { owner: { id: 'o-1', userName: 'anna' } }],
    ['an id as a number', { id: 31, clientId: 12 }],
    ['control characters', { externalId: '\0\u0007', status: '\u001b[2J' }],
  ])('keeps %s', (_, over) => {
    const wire = { ...samples.whole, ...over };
    for (const account of [seed, { ...today, zone: 'UTC' }]) expect(again(wire, account).wire).toEqual(wire);
    expect(agendize.toReply(read(wire).call, seed, read(wire).carried).lost).toEqual([]);
  });

  it.each([
    ['status', { status: 5 }],
    ['duration', { duration: { seconds: 5 } }],
    ['start', { start: '2026-11-21' }],
    ['start.dateTime', { start: { dateTime: 5 } }],
    ['record.url', { record: { url: ['x'] } }],
    ['externalId', { externalId: 'x'.repeat(100_000) }],
    ['callerNumber', { callerNumber: 'x'.repeat(100_000) }],
    ['id', { id: null }],
  ])('with a wrong %s is refused, and says so', (path, over) => {
    const { error } = AgendizeListSchema.safeParse({ items: [samples.whole, { ...samples.whole, ...over }] });
    expect(error?.issues[0]?.path.join('.')).toMatch(new RegExp(`^items\\.1\\.${path.replace('.', '\\.')}`));
  });

  it('reads what it keeps', () => {
    const said = (over: object) => read({ ...samples.whole, ...over }).call;
    expect(said({ duration: [125] }).duration).toBe(125);
    expect(said({ duration: '125.9' }).endedAt).toBe(at + 125_000);
    expect(said({ duration: ['60', '65'] })).toMatchObject({ duration: null, endedAt: null });
    expect(said({ callerNumber: 3225550100 })).toMatchObject({
      direction: 'outbound',
      localNumber: '3225550100',
    });
    expect(said({ calledNumber: ['112', '+3225550100'] }).remoteNumber).toBe('112');
    expect(said({ calledNumber: 'unknown' }).remoteNumber).toBeNull();
    expect(said({ status: 'transferred' })).toMatchObject({ status: null, disposition: 'transferred' });
    expect(said({ record: { url: 'javascript:alert(1)' } }).recordingLink).toBeNull();
    expect(
      said({ start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Mars/Olympus' } }).startedAt,
    ).toBeNull();
    expect(said({ start: { dateTime: '2026-11-21T09:05:09' } }).startedAt).toBe(at);
    expect(said({ start: { dateTime: '2026-11-21T03:05:09-05:00', timeZone: 'UTC' } }).startedAt).toBe(at);
    expect(said({ start: { dateTime: '2026-11-21' } }).startedAt).toBeNull();
    expect(read({ id: 'c-1' })).toMatchObject({ call: silentCall, missing: Object.keys(silentCall) });
  });
});

describe('the direction of a call in Agendize', () => {
  const sides = (callerNumber: string, calledNumber: string) => {
    const { direction, remoteNumber, localNumber } = read({ id: '1', callerNumber, calledNumber }).call;
    return [direction, remoteNumber, localNumber];
  };

  it('is told by our own numbers', () => {
    expect(sides('+32 2 555 01 00', '112')).toEqual(['outbound', '112', '+32 2 555 01 00']);
    expect(sides('112', own)).toEqual(['inbound', '112', own]);
    expect(sides('112', '113')).toEqual([null, '113', '112']);
    expect(sides(own, ownNumbers[1])).toEqual([null, ownNumbers[1], own]);
  });

  it('is lost where none of the two numbers is known as ours', () => {
    const { wire, lost } = agendize.toCreate({ ...call, direction: 'inbound', localNumber: null }, seed);
    expect(wire).toMatchObject({ callerNumber: '+442079460018', calledNumber: 'unknown' });
    expect(lost.slice(0, 4)).toEqual([
      { part: 'direction', why: 'ambiguous' },
      { part: 'status', why: 'no_place' },
      { part: 'remoteNumber', why: 'ambiguous' },
      { part: 'localNumber', why: 'filled_in' },
    ]);
  });
});

describe('what Agendize is asked to write', () => {
  it('is what the seed’s tables take, in their types', () => {
    expect(agendize.toCreate(call, seed)).toEqual({
      wire: samples.create,
      lost: [
        { part: 'status', why: 'no_place' },
        { part: 'recordingLink', why: 'no_place' },
      ],
    });
    expect(agendize.toUpdate(call, seed).wire).toEqual(samples.update);
    const bare = { ...seed, buttonId: null, clientId: null, externalId: null };
    expect(agendize.toCreate({ ...call, duration: null, endedAt: null }, bare).wire).toEqual({
      callerNumber: own,
      calledNumber: '+442079460018',
      start: samples.create.start,
    });
  });

  it('is in the vendor’s types today', () => {
    expect(agendize.toCreate(call, today).wire).toEqual({ ...samples.create, duration: 125 });
    expect(agendize.toUpdate(call, today).wire).toEqual({
      ...samples.update,
      duration: 125,
      calledNumber: '+442079460018',
    });
  });

  it('has no place for what a person adds', () => {
    const said: DialectCall = {
      ...call,
      status: null,
      recordingLink: null,
      talkTime: 100,
      note: '<p>x</p>',
      disposition: 'busy',
      tags: ['vip'],
    };
    expect(agendize.toCreate(said, seed).lost).toEqual(
      ['talkTime', 'note', 'disposition', 'tags'].map((part) => ({ part, why: 'no_place' })),
    );
  });

  it('has `unknown` for a withheld number, which is read back as none', () => {
    const withheld = { ...call, remoteNumber: null };
    const { wire, lost } = agendize.toCreate(withheld, seed);
    expect(wire.calledNumber).toBe('unknown');
    expect(lost).toContainEqual({ part: 'remoteNumber', why: 'filled_in' });
    expect(agendize.fromCreate(wire, seed).call.remoteNumber).toBeNull();
    expect(agendize.toCreate({ ...call, remoteNumber: 'unknown' }, seed).lost).toContainEqual({
      part: 'remoteNumber',
      why: 'ambiguous',
    });
  });

  it('is dated to the epoch without a start, which no log has, and says so', () => {
    const { wire, lost } = agendize.toCreate({ ...silentCall, remoteNumber: '112', localNumber: own }, seed);
    expect(wire.start).toEqual({ dateTime: '1970-01-01T01:00:00', timeZone: 'Europe/Brussels' });
    expect(lost).toContainEqual({ part: 'startedAt', why: 'filled_in' });
  });

  it('needs both numbers and a start to be created, none of them to be changed', () => {
    const missing = (field: string) =>
      AgendizeCreateSchema.safeParse({ ...samples.create, [field]: undefined }).error?.issues[0]?.path;
    for (const field of ['callerNumber', 'calledNumber', 'start']) expect(missing(field)).toEqual([field]);
    for (const field of ['duration', 'buttonId', 'clientId', 'externalId'])
      expect(missing(field)).toBeUndefined();
    expect(AgendizeUpdateSchema.parse({})).toEqual({});
  });

  it.each([
    ['callerNumber', { callerNumber: '' }],
    ['callerNumber', { callerNumber: 'x'.repeat(257) }],
    ['calledNumber', { calledNumber: [] }],
    ['calledNumber', { calledNumber: { number: '112' } }],
    ['duration', { duration: 'long' }],
    ['duration', { duration: ['1', '2'] }],
    ['start', { start: { dateTime: '2026-11-21' } }],
    ['start', { start: { dateTime: '2026-02-30T10:00:00' } }],
    ['start', { start: { dateTime: '2026-11-21T09:05:09', timeZone: 'Mars/Olympus' } }],
    ['start.dateTime', { start: { timeZone: 'UTC' } }],
    ['clientId', { clientId: 12 }],
  ])('is refused with a wrong %s: %j', (path, over) => {
    for (const schema of [AgendizeCreateSchema, AgendizeUpdateSchema]) {
      const { error } = schema.safeParse({ ...samples.create, ...over });
      expect(error?.issues[0]?.path.join('.')).toMatch(new RegExp(`^${path}`));
    }
  });

  it('is taken as string, number and list, and answered as a resource', () => {
    for (const duration of ['125', 125, ['125'], [125]])
      for (const calledNumber of ['+442079460018', 442079460018, ['+442079460018']]) {
        const asked = AgendizeCreateSchema.parse({ ...samples.create, duration, calledNumber });
        const { call: said, carried: besides } = agendize.fromCreate(asked, seed);
        expect(said.remoteNumber?.replace('+', '')).toBe('442079460018');
        expect(agendize.toReply(said, seed, { ...besides, id: 'c-40' }).wire).toEqual({
          ...samples.create,
          id: 'c-40',
          calledNumber: said.remoteNumber,
          duration: '125',
        });
      }
  });

  it('is in the company’s zone where it names none, and answered with it', () => {
    const { call: said, carried: besides } = agendize.fromCreate(
      { ...samples.create, start: { dateTime: '2026-11-21T09:05:09' } } as never,
      seed,
    );
    expect(said.startedAt).toBe(at);
    expect(agendize.toReply(said, seed, besides).wire.start).toEqual(samples.create.start);
  });

  it('is answered with what was withheld', () => {
    const asked = AgendizeCreateSchema.parse({ ...samples.create, callerNumber: 'unknown' });
    const { call: said, carried: besides } = agendize.fromCreate(asked, seed);
    expect(agendize.toReply(said, seed, besides).wire.callerNumber).toBe('unknown');
  });
});

describe('a change that Agendize is asked for', () => {
  const change = (wire: object) => agendize.fromUpdate(AgendizeUpdateSchema.parse(wire), seed);

  it('says only what it names', () => {
    expect(change({})).toEqual({ call: {}, carried: {} });
    expect(change({ duration: ['60'] })).toEqual({ call: { duration: 60 }, carried: {} });
    expect(change({ start: samples.update.start })).toEqual({
      call: { startedAt: at },
      carried: { start: { timeZone: 'Europe/Brussels' } },
    });
    expect(change({ clientId: 'k-13' })).toEqual({ call: {}, carried: { clientId: 'k-13' } });
  });

  it('says the end where it names start and length', () => {
    expect(change({ start: samples.update.start, duration: 60 }).call.endedAt).toBe(at + 60_000);
  });

  it('means our side by a number of ours, the remote side by any other', () => {
    expect(change({ callerNumber: own }).call).toEqual({ direction: 'outbound', localNumber: own });
    expect(change({ calledNumber: [own] }).call).toEqual({ direction: 'inbound', localNumber: own });
    expect(change({ callerNumber: '112' }).call).toEqual({ remoteNumber: '112' });
    expect(change({ calledNumber: ['112'] }).call).toEqual({ remoteNumber: '112' });
    expect(change({ calledNumber: 'unknown' }).call).toEqual({ remoteNumber: null });
    expect(change({ callerNumber: '112', calledNumber: [own] }).call).toEqual({
      direction: 'inbound',
      remoteNumber: '112',
      localNumber: own,
    });
  });
});

describe('a start in Agendize', () => {
  const start = (instant: number, zone: string) =>
    agendize.toCreate({ ...call, startedAt: instant }, { ...seed, zone });

  it('is wall-clock time without a zone, beside the zone', () => {
    expect(start(at, 'Asia/Kathmandu').wire.start).toEqual({
      dateTime: '2026-11-21T13:50:09',
      timeZone: 'Asia/Kathmandu',
    });
  });

  it('in an hour that comes twice is read as its first coming, and the second one says so', () => {
    const first = start(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Brussels');
    const second = start(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Brussels');
    expect(first.wire.start.dateTime).toBe('2026-10-25T02:30:00');
    expect(second.wire.start.dateTime).toBe('2026-10-25T02:30:00');
    const ambiguous = (lost: typeof first.lost) => lost.filter(({ part }) => part === 'startedAt');
    expect(ambiguous(first.lost)).toEqual([]);
    expect(ambiguous(second.lost)).toEqual([{ part: 'startedAt', why: 'ambiguous' }]);
  });

  it('around a skipped hour is told exactly', () => {
    for (const [utc, text] of [
      [Date.UTC(2026, 2, 29, 0, 59, 59), '2026-03-29T01:59:59'],
      [Date.UTC(2026, 2, 29, 1), '2026-03-29T03:00:00'],
    ] as const) {
      const { wire, lost } = start(utc, 'Europe/Brussels');
      expect(wire.start.dateTime).toBe(text);
      expect(lost.map(({ part }) => part)).not.toContain('startedAt');
    }
    const skipped = { start: { dateTime: '2026-03-29T02:30:00', timeZone: 'Europe/Brussels' } };
    expect(agendize.fromUpdate(skipped, seed).call.startedAt).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('that was changed is written anew in the zone that the wire had', () => {
    const wire = {
      ...samples.whole,
      start: { dateTime: '2026-11-21T03:05:09.000', timeZone: 'America/New_York' },
    };
    const { call: said, carried: besides } = read(wire);
    const later = agendize.toReply({ ...said, startedAt: at + 60_000 }, seed, besides);
    expect(later.wire.start).toEqual({ dateTime: '2026-11-21T03:06:09', timeZone: 'America/New_York' });
  });
});

describe('the status of a call in Agendize', () => {
  const status = (over: Partial<DialectCall>, account = seed) =>
    agendize.toReply({ ...call, ...over }, account, carriedOf()).wire.status;

  it.each([
    ['answered', 'completed'],
    ['answered_elsewhere', 'completed'],
    ['missed', 'noAnswered'],
    ['declined', 'noAnswered'],
    ['no_answer', 'noAnswered'],
    ['failed', 'noAnswered'],
    ['unknown', 'noAnswered'],
    ['busy', 'busy'],
    ['cancelled', 'abandoned'],
  ] as const)('of the outcome %s is %s', (outcome, wire) => {
    expect(status({ status: outcome })).toBe(wire);
  });

  it.each([
    ['connected', 'completed'],
    ['left_message', 'message'],
    ['left_voicemail', 'message'],
    ['no_answer', 'noAnswered'],
    ['busy', 'busy'],
    ['wrong_number', 'wrongNumber'],
    ['abandoned', 'abandoned'],
    ['callback_requested', 'completed'],
  ] as const)('of the disposition %s is %s, whatever the line said', (disposition, wire) => {
    expect(status({ disposition })).toBe(wire);
  });

  it('knows every outcome and every default disposition', () => {
    for (const outcome of outcomes) expect(status({ status: outcome })).toBeDefined();
    for (const disposition of defaultDispositions) expect(status({ disposition })).toBeDefined();
  });

  it('is read as what it says, and no more', () => {
    const said = (wire: string) => {
      const { status, disposition } = read({ id: '1', status: wire }).call;
      return [status, disposition];
    };
    expect(said('completed')).toEqual(['answered', null]);
    expect(said('noAnswered')).toEqual(['no_answer', null]);
    expect(said('message')).toEqual([null, 'left_message']);
    expect(said('wrongNumber')).toEqual([null, 'wrong_number']);
    expect(said('busy')).toEqual(['busy', null]);
    expect(said('abandoned')).toEqual(['cancelled', null]);
  });

  it('is the person’s own mapping before ours', () => {
    const account = { ...seed, results: [{ wire: 'message', outcome: null, disposition: 'Rückruf' }] };
    expect(status({ disposition: 'Rückruf' }, account)).toBe('message');
    expect(read({ id: '1', status: 'message' }, account).call.disposition).toBe('Rückruf');
  });

  it('is none while the call lives', () => {
    const living = { endedAt: null, duration: null };
    expect(status({ ...living, status: 'ringing' })).toBeUndefined();
    expect(status({ ...living, status: 'answered' })).toBeUndefined();
    expect(agendize.toReply({ ...call, ...living }, seed, carriedOf()).lost).toEqual([
      { part: 'status', why: 'no_place' },
    ]);
  });
});

describe('a list of Agendize', () => {
  const starts = Date.UTC(2026, 10, 21, 8);
  const ends = starts + 60_000;
  const listed = (
    after: number | null,
    before: number | null,
    over: { endedAt?: null; startedAt?: null } = {},
  ) => isListed({ startedAt: starts, endedAt: ends, ...over }, { after, before });

  it('has the calls that end after its start and start before its end, both excluded', () => {
    expect(listed(null, null)).toBe(true);
    expect(listed(ends - 1, null)).toBe(true);
    expect(listed(ends, null)).toBe(false);
    expect(listed(null, starts + 1)).toBe(true);
    expect(listed(null, starts)).toBe(false);
    expect(listed(starts + 1_000, starts + 2_000)).toBe(true);
    expect(listed(ends, ends + 1)).toBe(false);
  });

  it('has a call that has not ended, and none of which nobody knows when it began', () => {
    expect(listed(ends + 9_000, null, { endedAt: null })).toBe(true);
    expect(listed(null, ends, { startedAt: null })).toBe(false);
  });

  it('is asked for by timestamps, which are in the company’s zone without an offset', () => {
    const query = AgendizeListQuerySchema.parse({
      startDate: '2026-11-21T08:00:00Z',
      endDate: '2026-11-21T09:00:00',
      search: '+32',
      syncToken: 't',
      toolId: 'b-7',
    });
    expect(windowOf(query, 'Europe/Brussels')).toEqual({ after: starts, before: starts });
    expect(windowOf(AgendizeListQuerySchema.parse({}), 'UTC')).toEqual({ after: null, before: null });
    for (const startDate of ['', '2026-11-21', 'now', '2026-11-21T25:00:00Z'])
      expect(AgendizeListQuerySchema.safeParse({ startDate }).error?.issues[0]?.path).toEqual(['startDate']);
  });

  it('carries its token on the last page', () => {
    const list = { items: [samples.whole, samples.created], nextSyncToken: 't-2', etag: 'x' };
    expect(AgendizeListSchema.parse(list)).toEqual(list);
    expect(AgendizeListSchema.parse({ items: [] })).toEqual({ items: [] });
    expect(AgendizeListSchema.safeParse({ calls: [] }).success).toBe(false);
  });
});

describe('a watch of Agendize', () => {
  const address = 'https://crm.example/hook';
  const refused = (over: object) =>
    AgendizeWatchSchema.safeParse({ address, ...over }).error?.issues.map(({ path }) => path.join('.'));

  it('needs an address only', () => {
    expect(AgendizeWatchSchema.parse({ address })).toEqual({ address, method: 'POST', status: 'enabled' });
    expect(AgendizeWatchSchema.safeParse({}).error?.issues[0]?.path).toEqual(['address']);
    expect(refused({ address: 'file:///etc/passwd' })).toEqual(['address']);
  });

  it('takes every field of the table', () => {
    const watch = {
      address,
      name: 'to the warehouse',
      basicAuth: { username: 'u', password: 'p' },
      httpRequestHeader: [{ name: 'X-Call', schema: '$.id' }, { name: 'X-Kind' }],
      schema: { call: '$.id', kind: 'phone', deep: { number: ['$.callerNumber'] } },
      method: 'PUT',
      status: 'disabled',
      oauth2Auth: {
        grantType: 'refresh_token',
        clientId: 'c',
        refreshToken: 'r',
        authUrl: 'https://id.example/authorize',
        accessTokenUrl: 'https://id.example/token',
        scope: 'calls',
      },
      signature: { enabled: true, cryptoKeyIds: ['k-1', 'k-2'] },
    };
    expect(AgendizeWatchSchema.parse(watch)).toEqual(watch);
    expect(AgendizeWatchReplySchema.parse({ ...watch, id: 'w-1' })).toEqual({ ...watch, id: 'w-1' });
    expect(AgendizeWatchReplySchema.safeParse(watch).error?.issues[0]?.path).toEqual(['id']);
    expect(refused({ httpRequestHeader: { name: 'X-Call' }, schema: '{"id": $.id}' })).toBeUndefined();
  });

  it('asks for a refresh token where nothing else is said', () => {
    expect(AgendizeWatchSchema.parse({ address, oauth2Auth: {} }).oauth2Auth?.grantType).toBe(
      'refresh_token',
    );
  });

  it('has sign-in fields for a refresh token only', () => {
    const oauth2Auth = {
      grantType: 'client_credentials',
      clientId: 'c',
      accessTokenUrl: 'https://id.example/t',
    };
    expect(refused({ oauth2Auth })).toBeUndefined();
    expect(
      refused({
        oauth2Auth: { ...oauth2Auth, refreshToken: 'r', authUrl: 'https://id.example/a', scope: 's' },
      }),
    ).toEqual(['oauth2Auth.refreshToken', 'oauth2Auth.authUrl', 'oauth2Auth.scope']);
  });

  it.each([
    ['method', { method: 'TRACE' }],
    ['status', { status: 'paused' }],
    ['oauth2Auth.grantType', { oauth2Auth: { grantType: 'password' } }],
    ['signature.enabled', { signature: {} }],
    ['httpRequestHeader.name', { httpRequestHeader: { name: 'X-Call: 1\r\nHost' } }],
    ['basicAuth.password', { basicAuth: { username: 'u' } }],
    ['schema', { schema: 5 }],
  ])('is refused with a wrong %s', (path, over) => {
    expect(refused(over)?.[0]).toBe(path);
  });
});

describe('Agendize’s API', () => {
  it('has the calls of the seed, and takes no recording', () => {
    const { create_call, update_call, get_call, list_calls, delete_call, watch_calls } = agendize.routes.seed;
    expect([create_call, update_call, get_call, list_calls, delete_call, watch_calls]).toEqual([
      { method: 'POST', path: '/calls' },
      { method: 'PUT', path: '/calls/{id}' },
      { method: 'GET', path: '/calls/{id}' },
      { method: 'GET', path: '/calls' },
      { method: 'DELETE', path: '/calls/{id}' },
      { method: 'POST', path: '/calls/watch' },
    ]);
    expect(agendize.routes.seed.find_contact).toBeNull();
    expect(agendize.routes.today.attach_recording).toBeNull();
  });

  it('refuses in ways that no document shows, which are read loosely', () => {
    for (const error of [{}, { message: 'no' }, { error: 'no' }, { error: { message: 'no', code: 400 } }])
      expect(AgendizeErrorSchema.parse(error)).toEqual(error);
    expect(AgendizeErrorSchema.safeParse('<html>').success).toBe(false);
  });

  it('needs the company’s zone in every account', () => {
    expect(agendize.schemas.account.parse(seed)).toEqual(seed);
    expect(agendize.schemas.account.safeParse({ ...seed, zone: 'Mars/Olympus' }).success).toBe(false);
  });
});
