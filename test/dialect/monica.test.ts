import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DialectCall, silentCall } from '../../contract/dialect/dialect-call.ts';
import { fromTextNote } from '../../contract/dialect/text-note.ts';
import type { MonicaAccount } from '../../main/dialects/monica/account.ts';
import { readCalledAt } from '../../main/dialects/monica/called-at.ts';
import type { LineEnd, MonicaCarried } from '../../main/dialects/monica/carried.ts';
import { monica } from '../../main/dialects/monica/dialect.ts';
import { toMonicaList } from '../../main/dialects/monica/list.ts';
import {
  MonicaDeletedSchema,
  MonicaErrorSchema,
  MonicaInputSchema,
  MonicaListQuerySchema,
  MonicaListSchema,
  MonicaReplySchema,
  MonicaSingleSchema,
} from '../../main/dialects/monica/wire.ts';
import { ownNumbers } from '../support/dialect/any-dialect-call.ts';
import { describeDialectLaws } from '../support/dialect/dialect-laws.ts';
import { monicaExamples } from '../support/dialect/monica-examples.ts';

const zones = ['UTC', 'Europe/Brussels', 'America/New_York'];
const seed: MonicaAccount = {
  zone: 'UTC',
  ownNumbers: [...ownNumbers],
  results: [],
  form: 'seed',
  contactId: 3,
};
const today: MonicaAccount = { ...seed, form: 'today' };

const leslie = {
  id: 3,
  object: 'contact',
  first_name: 'Leslie',
  last_name: 'Knope',
  gender: 'none',
  is_partial: false,
  information: {
    dates: [{ name: 'birthdate', is_birthdate_approximate: 'unknown', birthdate: null }],
  },
  account: { id: 5 },
};
const carriedOf = (over: Partial<MonicaCarried> = {}): MonicaCarried => ({
  id: 1,
  object: 'call',
  account: { id: 5 },
  contact: leslie,
  createdAt: '2017-10-07T21:00:56Z',
  updatedAt: null,
  saysDirection: false,
  lineEnd: '\n',
  asWritten: {},
  besides: {},
  ...over,
});

const accounts: fc.Arbitrary<MonicaAccount> = fc.record({
  zone: fc.constantFrom(...zones),
  ownNumbers: fc.constant<string[]>([...ownNumbers]),
  results: fc.constant<MonicaAccount['results']>([]),
  form: fc.constantFrom('seed' as const, 'today' as const),
  contactId: fc.integer({ min: 1, max: 1e6 }),
});
const texts = ['a', ' \n ', 'a\r\nb\rc', 'a\u00a0b', '', 'a\n\r\nb\0'];
const carried: fc.Arbitrary<MonicaCarried> = fc
  .record({
    id: fc.oneof(fc.integer({ min: 1 }), fc.constant('7f3')),
    saysDirection: fc.boolean(),
    lineEnd: fc.constantFrom<LineEnd>('\n', '\r\n', '\r'),
    asWritten: fc.record(
      {
        content: fc.constantFrom(...texts, null),
        calledAt: fc.constantFrom('2018-02-02', '2026-10-25T02:30:00+02:00', 'someday', '@0'),
      },
      { requiredKeys: [] },
    ),
    besides: fc.constantFrom({}, { uuid: 'f3', emotions: [{ id: 2 }], url: 'https://x.example/calls/1' }),
    account: fc.option(fc.constant({ id: 5 })),
    updatedAt: fc.option(fc.constant('2017-10-07T21:00:56Z')),
  })
  .map(carriedOf);

const plainNote = fc
  .string({ unit: fc.constantFrom('a', '😀', '<b>', '&', '\n', '* '), minLength: 1, maxLength: 30 })
  .map((text) => fromTextNote(`.${text}`));
const heldWhole = fc
  .record({
    startedAt: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
    note: plainNote,
    direction: fc.constantFrom('inbound', 'outbound', null),
    lineEnd: fc.constantFrom<LineEnd>('\n', '\r\n', '\r'),
    account: accounts,
  })
  .map(({ lineEnd, account, ...said }) => ({
    call: { ...silentCall, ...said } as DialectCall,
    account,
    carried: carriedOf({ lineEnd, saysDirection: said.direction !== null }),
  }));

describeDialectLaws(monica, { accounts, carried, heldWhole });

const parse = (example: string) => JSON.parse(example);
const read = (wire: unknown, account = seed) => monica.fromReply(MonicaReplySchema.parse(wire), account);
const calls = parse(monicaExamples.listOfAccount).data;
const at = Date.UTC(2026, 10, 21, 8, 5, 9);
const long: DialectCall = { ...silentCall, startedAt: at, note: '<p>x</p>' };

describe('the examples of Monica’s document', () => {
  const said = (startedAt: number, note: string): DialectCall => ({ ...silentCall, startedAt, note });

  it('are the calls that they show', () => {
    expect(calls.map((wire: unknown) => read(wire).call)).toEqual([
      said(Date.UTC(2017, 9, 7, 21, 17, 45), '<p>He called, we had fun.</p>'),
      said(Date.UTC(2017, 9, 7, 22, 29, 21), '<p>He called, we had fun and really awesome.</p>'),
      said(
        Date.UTC(2017, 9, 7, 21, 0, 56),
        '<p>We talked about nice stuff</p><p>* And especially about their wedding</p>',
      ),
      said(Date.UTC(2017, 9, 7, 21, 2, 57), '<p>Just laughed super hard.</p>'),
    ]);
    expect(read(calls[0]).carried).toEqual(
      carriedOf({ id: 3, createdAt: '2017-10-07T21:17:45Z', updatedAt: '2017-10-07T21:17:45Z' }),
    );
    expect(read(calls[3]).carried.contact).toMatchObject({ id: 1, gender: 'male', last_name: 'Troyat' });
    expect(read(calls[2]).carried.lineEnd).toBe('\r\n');
  });

  it('say nothing of the rest', () => {
    expect(read(calls[0]).missing).toEqual([
      'direction',
      'status',
      'remoteNumber',
      'localNumber',
      'endedAt',
      'duration',
      'talkTime',
      'disposition',
      'tags',
      'recordingLink',
    ]);
  });

  it.each(Object.entries(monicaExamples))('are written again to the letter: %s', (name, example) => {
    const body = parse(example);
    if (name.endsWith('Input')) {
      const { call } = monica.fromCreate(MonicaInputSchema.parse(body), seed);
      expect(monica.toCreate(call, seed).wire).toEqual(body);
      expect(monica.toUpdate(call, seed)).toEqual({ wire: body, lost: [] });
      return;
    }
    if (name === 'deleted') {
      expect(MonicaDeletedSchema.parse(body)).toEqual({ deleted: true, id: 31 });
      return;
    }
    const again = (wire: unknown) => {
      const { call, carried: besides } = read(wire);
      expect(besides.asWritten).toEqual({});
      const { wire: rewritten, lost } = monica.toReply(call, seed, besides);
      expect(lost).toEqual([]);
      return rewritten;
    };
    if (!name.startsWith('list')) {
      expect({ data: again(MonicaSingleSchema.parse(body).data) }).toEqual(body);
      return;
    }
    const { data, meta } = MonicaListSchema.parse(body);
    expect(
      toMonicaList(data.map(again), { page: 1, limit: 10, total: data.length, path: meta.path }),
    ).toEqual(body);
  });
});

describe('a call for Monica', () => {
  it('is a day for a server of the seed, in the account’s zone', () => {
    const account = { ...seed, zone: 'America/New_York' };
    const late = { ...long, startedAt: Date.UTC(2026, 10, 21, 3) };
    expect(monica.toCreate(late, account)).toEqual({
      wire: { content: 'x', contact_id: 3, called_at: '2026-11-20' },
      lost: [{ part: 'startedAt', why: 'shortened' }],
    });
    const midnight = { ...long, startedAt: Date.UTC(2026, 10, 20, 5) };
    expect(monica.toCreate(midnight, account).lost).toEqual([]);
    const read = monica.fromCreate({ content: 'x', contact_id: 3, called_at: '2026-11-20' }, account);
    expect(read.call.startedAt).toBe(midnight.startedAt);
  });

  it('is a second for 4.x, and says who called', () => {
    const write = (direction: DialectCall['direction']) => monica.toUpdate({ ...long, direction }, today);
    expect(write('inbound')).toEqual({
      wire: { content: 'x', contact_id: 3, called_at: '2026-11-21T08:05:09Z', contact_called: true },
      lost: [],
    });
    expect(write('outbound').wire.contact_called).toBe(false);
    expect(write(null).lost).toEqual([{ part: 'direction', why: 'filled_in' }]);
    expect(monica.toUpdate({ ...long, direction: 'inbound' }, seed).lost).toContainEqual({
      part: 'direction',
      why: 'no_place',
    });
  });

  it('loses what Monica has no place for', () => {
    const whole: DialectCall = {
      direction: 'outbound',
      status: 'answered',
      remoteNumber: '+442079460018',
      localNumber: ownNumbers[0],
      startedAt: at,
      endedAt: at + 60_000,
      duration: 60,
      talkTime: 50,
      note: '<p>a <strong>b</strong></p>',
      disposition: 'connected',
      tags: ['vip'],
      recordingLink: 'https://x.example/a.mp3',
    };
    const { wire, lost } = monica.toCreate(whole, today);
    expect(wire.content).toBe('a b');
    expect(lost).toEqual([
      ...['status', 'remoteNumber', 'localNumber', 'endedAt', 'duration', 'talkTime'].map((part) => ({
        part,
        why: 'no_place',
      })),
      { part: 'note', why: 'plain' },
      ...['disposition', 'tags', 'recordingLink'].map((part) => ({ part, why: 'no_place' })),
    ]);
  });

  it('without a note has a line that says what became of it, because content is required', () => {
    const call: DialectCall = {
      ...silentCall,
      direction: 'inbound',
      status: 'missed',
      startedAt: at,
      endedAt: at + 9_000,
      duration: 9,
    };
    const { wire, lost } = monica.toCreate(call, today);
    expect(wire.content).toBe('Incoming call · Missed · 9 s');
    expect(lost).toContainEqual({ part: 'note', why: 'filled_in' });
  });

  it('is cut to 100,000 characters, counted as code points and with the carriage returns', () => {
    const note = (text: string): DialectCall => ({ ...long, note: fromTextNote(text) });
    const written = (text: string, lineEnd: LineEnd = '\n') =>
      monica.toReply(note(text), seed, carriedOf({ lineEnd }));
    const fits = '😀'.repeat(100_000);
    expect(written(fits)).toMatchObject({ wire: { content: fits }, lost: [] });
    expect(written(`${fits}x`)).toMatchObject({
      wire: { content: fits },
      lost: [{ part: 'note', why: 'shortened' }],
    });
    const lines = `${'\n'.repeat(49_999)}ab`;
    expect(written(lines, '\r\n').lost).toEqual([]);
    expect(written(`${lines}c`, '\r\n').lost).toEqual([{ part: 'note', why: 'shortened' }]);
    expect(written(`${lines}c`).lost).toEqual([]);
  });

  it('without a start, which no log has, is dated to the epoch and says so', () => {
    expect(monica.toCreate({ ...long, startedAt: null }, seed)).toMatchObject({
      wire: { called_at: '1970-01-01' },
      lost: [{ part: 'startedAt', why: 'filled_in' }],
    });
  });
});

describe('what Monica is asked to write', () => {
  const input = { content: 'x', contact_id: 3, called_at: '2018-02-02' };
  const refusal = (over: object) => {
    const result = MonicaInputSchema.safeParse({ ...input, ...over });
    return result.error?.issues.map(({ path }) => path.join('.'));
  };

  it('has content, contact and date, all required', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({ content: undefined })).toEqual(['content']);
    expect(refusal({ contact_id: undefined })).toEqual(['contact_id']);
    expect(refusal({ called_at: undefined })).toEqual(['called_at']);
    expect(refusal({ content: ' \r\n ' })).toEqual(['content']);
    expect(refusal({ contact_id: 0 })).toEqual(['contact_id']);
    expect(refusal({ contact_id: '3' })).toEqual(['contact_id']);
    expect(refusal({ content: 5 })).toEqual(['content']);
    expect(refusal({ contact_called: 'yes' })).toEqual(['contact_called']);
  });

  it('has at most 100,000 characters', () => {
    expect(refusal({ content: 'é'.repeat(100_000) })).toBeUndefined();
    expect(refusal({ content: '😀'.repeat(100_000) })).toBeUndefined();
    expect(refusal({ content: 'x'.repeat(100_001) })).toEqual(['content']);
  });

  it('keeps its line ends and its words for the answer', () => {
    const content = '\ta\r\nb <b>&amp;\u0007';
    const { call, carried: besides } = monica.fromCreate({ ...input, content }, seed);
    expect(call.note).toBe('<p>\ta</p><p>b &lt;b&gt;&amp;amp;\u0007</p>');
    expect(monica.toReply(call, seed, besides).wire).toMatchObject({
      content,
      called_at: '2018-02-02T00:00:00Z',
      contact: { id: 3 },
    });
  });

  it('may be another contact in a change', () => {
    const change = monica.fromUpdate({ ...input, contact_id: 9, contact_called: true }, today);
    expect(change.call).toEqual({
      startedAt: Date.UTC(2018, 1, 2),
      note: '<p>x</p>',
      direction: 'inbound',
    });
    expect(change.carried.contact).toEqual({ id: 9 });
    expect(monica.fromUpdate(input, seed).call).not.toHaveProperty('direction');
  });
});

describe('called_at', () => {
  const iso = (text: string, zone = 'UTC') => {
    const time = readCalledAt(text, zone);
    return time && new Date(time.at).toISOString().replace('.000', '');
  };

  it.each([
    ['2017-10-07', '2017-10-07T00:00:00Z'],
    ['2017-10-07T21:17:45Z', '2017-10-07T21:17:45Z'],
    ['2017-10-07 21:17:45', '2017-10-07T21:17:45Z'],
    ['2017-10-07T21:17:45+02:00', '2017-10-07T19:17:45Z'],
    ['2017/10/07 21:17', '2017-10-07T21:17:00Z'],
    ['7 October 2017', '2017-10-07T00:00:00Z'],
    ['10 September 2000', '2000-09-10T00:00:00Z'],
    ['1st sept 2017 08:00', '2017-09-01T08:00:00Z'],
    ['October 7, 2017', '2017-10-07T00:00:00Z'],
    ['Oct 7th 2017 21:17:45 UTC', '2017-10-07T21:17:45Z'],
    ['10-JUL-2017', '2017-07-10T00:00:00Z'],
    ['Sat, 07 Oct 2017 21:17:45 +0000', '2017-10-07T21:17:45Z'],
    ['@1507411065', '2017-10-07T21:17:45Z'],
    ['2099-01-01', '2099-01-01T00:00:00Z'],
    // The hour that Brussels skips is an hour like others where the zone is named.
    ['2026-03-29T02:30:00Z', '2026-03-29T02:30:00Z'],
  ])('%s is %s, as strtotime reads it', (text, instant) => {
    expect(iso(text)).toBe(instant);
  });

  it('that names no zone is in the account’s, in skipped and doubled hours too', () => {
    expect(iso('2017-10-07', 'Europe/Brussels')).toBe('2017-10-06T22:00:00Z');
    expect(iso('7 October 2017 10:00', 'America/New_York')).toBe('2017-10-07T14:00:00Z');
    expect(iso('2026-03-29 02:30', 'Europe/Brussels')).toBe('2026-03-29T01:30:00Z');
    expect(iso('2026-10-25 02:30', 'Europe/Brussels')).toBe('2026-10-25T00:30:00Z');
  });

  it.each([
    '',
    'banana',
    '2026-02-30',
    '31 June 2026',
    '7 Octagon 2017',
    'tomorrow',
    '+1 day',
    '@x',
    '@99999999999999',
    '2018-02-02; DROP TABLE calls',
    `1 ${'jan'.repeat(22)}`,
  ])('%j is refused', (text) => {
    expect(iso(text)).toBeNull();
    expect(
      MonicaInputSchema.safeParse({ content: 'x', contact_id: 3, called_at: text }).error?.issues[0]?.path,
    ).toEqual(['called_at']);
  });

  it('of any length is refused at once', () => {
    for (const text of [
      '1 '.repeat(50_000),
      `1 ${'jan'.repeat(50_000)}`,
      ' '.repeat(100_000),
      'sat'.repeat(50_000),
    ])
      expect(iso(text)).toBeNull();
  });

  it('in an answer is kept as it is written, until the call says another time', () => {
    for (const text of [
      '2018-02-02',
      'Sat, 07 Oct 2017 21:17:45 +0000',
      '2017-10-07T21:17:45.123456Z',
      '?',
    ]) {
      const { call, carried: besides, missing } = read({ ...calls[0], called_at: text });
      expect(call.startedAt === null).toBe(text === '?');
      expect(missing.includes('startedAt')).toBe(text === '?');
      expect(monica.toReply(call, seed, besides).wire.called_at).toBe(text);
      expect(monica.toReply({ ...call, startedAt: at }, seed, besides).wire.called_at).toBe(
        '2026-11-21T08:05:09Z',
      );
    }
  });
});

describe('an answer of Monica', () => {
  it('may say more than the seed: it is kept', () => {
    const wire = {
      ...calls[0],
      uuid: '0a3f',
      url: 'https://m.example/api/calls/3',
      contact_called: true,
      emotions: [{ id: 5, name: 'joy' }],
      contact: { ...leslie, hash_id: 'h:1', is_partial: null, information: { birthdate: { date: null } } },
    };
    const { call, carried: besides, missing } = read(wire);
    expect(call.direction).toBe('inbound');
    expect(missing).not.toContain('direction');
    expect(monica.toReply(call, today, besides)).toEqual({ wire, lost: [] });
    expect(read({ ...wire, contact_called: false }).call.direction).toBe('outbound');
  });

  it('may say in a way that nobody knows who called: it is kept', () => {
    const wire = { ...calls[0], contact_called: 'both' };
    const { call, carried: besides } = read(wire);
    expect(call.direction).toBeNull();
    expect(monica.toReply(call, seed, besides).wire).toEqual(wire);
  });

  it.each([null, '', ' \t', '\r\n', 'a\u00a0b', 'a\rb\nc\r\nd', ' a '])(
    'with the content %j has it again',
    (content) => {
      const wire = { ...calls[0], content };
      const { call, carried: besides } = read(wire);
      expect(monica.toReply(call, seed, besides)).toEqual({ wire, lost: [] });
      const changed = monica.toReply({ ...call, note: '<p>new</p>' }, seed, besides);
      expect(changed.wire.content).toBe('new');
    },
  );

  it('keeps its line ends when the note is changed', () => {
    const { call, carried: besides } = read(calls[2]);
    const changed = { ...call, note: `${call.note}<p>later</p>` };
    expect(monica.toReply(changed, seed, besides).wire.content).toBe(
      'We talked about nice stuff\r\n* And especially about their wedding\r\nlater',
    );
  });

  it('is refused, and says where, when it is none', () => {
    const where = (over: object) =>
      MonicaListSchema.safeParse({
        ...parse(monicaExamples.listOfAccount),
        data: [{ ...calls[0], ...over }],
      }).error?.issues[0]?.path.join('.');
    expect(where({})).toBeUndefined();
    expect(where({ id: null })).toBe('data.0.id');
    expect(where({ contact: null })).toBe('data.0.contact');
    expect(where({ called_at: 5 })).toBe('data.0.called_at');
    expect(where({ content: ['x'] })).toBe('data.0.content');
    expect(where({ content: 'x'.repeat(100_001) })).toBe('data.0.content');
    expect(where({ content: `${'x'.repeat(99_999)}\0` })).toBeUndefined();
  });
});

describe('a page of Monica’s list', () => {
  const page = (number: number, limit: number, total: number) =>
    toMonicaList(calls.slice(0, Math.max(0, Math.min(limit, total - (number - 1) * limit))), {
      page: number,
      limit,
      total,
      path: 'https://m.example/api/calls',
    });

  it('in the middle leads to both sides', () => {
    expect(page(2, 2, 5)).toMatchObject({
      links: {
        first: 'https://m.example/api/calls?page=1',
        last: 'https://m.example/api/calls?page=3',
        prev: 'https://m.example/api/calls?page=1',
        next: 'https://m.example/api/calls?page=3',
      },
      meta: { current_page: 2, from: 3, to: 4, last_page: 3, per_page: 2, total: 5 },
    });
  });

  it('at the end has what is left, and no next', () => {
    expect(page(3, 2, 5)).toMatchObject({ links: { next: null }, meta: { from: 5, to: 5 } });
  });

  it('of nothing, or beyond the end, has neither first nor last call', () => {
    expect(page(1, 10, 0)).toMatchObject({
      links: { first: 'https://m.example/api/calls?page=1', last: 'https://m.example/api/calls?page=1' },
      meta: { from: null, to: null, last_page: 1, total: 0 },
    });
    const beyond = page(9, 2, 5);
    expect(beyond).toMatchObject({
      links: { prev: null, next: null },
      meta: { current_page: 9, from: null },
    });
    expect(MonicaListSchema.parse(beyond)).toEqual(beyond);
  });

  it('is asked for with page and limit', () => {
    expect(MonicaListQuerySchema.parse({})).toEqual({ page: 1, limit: 10 });
    expect(MonicaListQuerySchema.parse({ page: '2', limit: '100', sort: '-called_at' })).toEqual({
      page: 2,
      limit: 100,
      sort: '-called_at',
    });
    for (const query of [{ page: '0' }, { page: 'x' }, { limit: '101' }, { limit: '' }, { sort: 'content' }])
      expect(MonicaListQuerySchema.safeParse(query).success, JSON.stringify(query)).toBe(false);
  });
});

describe('Monica’s API', () => {
  it('refuses with its own codes', () => {
    const error = { error: { message: ['The content field is required.'], error_code: 32 } };
    expect(MonicaErrorSchema.parse(error)).toEqual(error);
    expect(MonicaErrorSchema.parse({ error: { message: 'Not found', error_code: 31 } })).toBeDefined();
    expect(MonicaErrorSchema.safeParse('<html>').success).toBe(false);
  });

  it('has the addresses of the seed, and no place for recordings', () => {
    const { create_call, update_call, get_call, list_calls, delete_call } = monica.routes.seed;
    expect([create_call, update_call, get_call, list_calls, delete_call]).toMatchObject([
      { method: 'POST', path: '/calls/' },
      { method: 'PUT', path: '/calls/{id}' },
      { method: 'GET', path: '/calls/{id}' },
      { method: 'GET', path: '/calls/' },
      { method: 'DELETE', path: '/calls/{id}' },
    ]);
    expect(list_calls?.also).toContain('/contacts/{contact_id}/calls');
    for (const routes of [monica.routes.seed, monica.routes.today])
      expect([routes.attach_recording, routes.watch_calls]).toEqual([null, null]);
  });

  it('needs a contact in every account', () => {
    expect(monica.schemas.account.safeParse({ ...seed, contactId: undefined }).success).toBe(false);
    expect(monica.schemas.account.parse(seed)).toEqual(seed);
  });
});
