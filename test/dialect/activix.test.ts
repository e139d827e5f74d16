import { describe, expect, it } from 'vitest';
import { noteLimit } from '../../contract/call/call.ts';
import { defaultDispositions } from '../../contract/call/dispositions.ts';
import { outcomes, type Status } from '../../contract/call/words.ts';
import { type DialectCall, DialectCallSchema, silentCall } from '../../contract/dialect/dialect-call.ts';
import { fromTextNote } from '../../contract/dialect/text-note.ts';
import type { ActivixAccount } from '../../main/dialects/activix/account.ts';
import type { ActivixCarried } from '../../main/dialects/activix/carried.ts';
import { activix } from '../../main/dialects/activix/dialect.ts';
import { AnswerSchema, ErrorSchema, type Reply, statusWords } from '../../main/dialects/activix/wire.ts';
import { createAnswer, createBody, updateAnswer, updateBody } from '../support/dialect/activix-examples.ts';
import { anyAccount, anyCarried, heldWhole } from '../support/dialect/any-activix.ts';
import { describeDialectLaws } from '../support/dialect/dialect-laws.ts';

describeDialectLaws(activix, { accounts: anyAccount, carried: anyCarried, heldWhole });

const account: ActivixAccount = {
  zone: 'America/Toronto',
  ownNumbers: ['+15146526793'],
  results: [],
  form: 'seed',
  userDid: null,
  userEmail: null,
  leadId: null,
};
const today: ActivixAccount = { ...account, form: 'today' };

/** 2021-04-22T01:00:00-05:00. */
const start = Date.UTC(2021, 3, 22, 6);
const begun: DialectCall = {
  ...silentCall,
  direction: 'outbound',
  status: 'initiated',
  remoteNumber: '+14182579084',
  localNumber: '+15146526793',
  startedAt: start,
};
const over: DialectCall = { ...begun, status: 'answered', endedAt: start + 345_000, duration: 345 };
const nothing: ActivixCarried = { startOffset: null, endOffset: null, spelled: {}, nulls: [], more: {} };

const lossesOf = (lost: readonly { part: string; why: string }[]) =>
  Object.fromEntries(lost.map(({ part, why }) => [part, why]));
const read = (wire: Reply, by = account) => activix.fromReply(activix.schemas.reply.parse(wire), by);
const again = (wire: Reply, by = account) => {
  const { call, carried } = read(wire, by);
  return JSON.parse(JSON.stringify(activix.toReply(call, by, carried).wire));
};

describe('the examples of seed 003', () => {
  const besides = {
    id: 42_534_452,
    communication_id: 521_345,
    created_at: '2019-04-05T17:33:43+00:00',
    updated_at: '2019-04-05T17:33:43+00:00',
    lead: { id: 2_093_021, first_name: 'John', last_name: 'Doe' },
    nulls: [],
    more: {},
    spelled: {},
  };

  it('ask for a call that has begun', () => {
    const { call, missing, carried } = activix.fromCreate(activix.schemas.create.parse(createBody), account);
    expect(call).toEqual(begun);
    expect(missing).toEqual([
      'endedAt',
      'duration',
      'talkTime',
      'note',
      'disposition',
      'tags',
      'recordingLink',
    ]);
    expect(carried).toEqual({ ...nothing, startOffset: -300 });
    expect(activix.toCreate(call, { ...account, zone: 'Etc/GMT+5' })).toEqual({ wire: createBody, lost: [] });
  });

  it('answer with it', () => {
    const { data } = AnswerSchema.parse(createAnswer);
    expect(read(data).call).toEqual(begun);
    expect(read(data).carried).toEqual({ ...besides, startOffset: -300, endOffset: null });
    expect(again(data)).toEqual(createAnswer.data);
  });

  it('ask to change it to one that is over', () => {
    const wire = activix.schemas.update.parse(updateBody);
    expect(activix.fromUpdate(wire, account)).toEqual({
      call: {
        status: 'answered',
        endedAt: start,
        duration: 345,
        recordingLink: 'http://www.example.com/audio.mp3',
      },
      carried: { endOffset: -300 },
    });
    const call = { ...begun, ...activix.fromUpdate(wire, account).call };
    expect(activix.toUpdate(call, { ...account, zone: 'Etc/GMT+5' }).wire).toEqual(updateBody);
  });

  it('answer with that', () => {
    const { data } = AnswerSchema.parse(updateAnswer);
    const { call, carried } = read(data);
    expect(call).toEqual({ ...begun, status: 'answered', endedAt: start, duration: 345 });
    expect(carried).toEqual({ ...besides, startOffset: -300, endOffset: -300 });
    expect(again(data)).toEqual(updateAnswer.data);
  });
});

describe('a call told to Activix', () => {
  it('is `calling` from its start to its end, whatever it rings or is answered', () => {
    for (const status of ['initiated', 'ringing', 'answered'] as const) {
      const { wire, lost } = activix.toCreate({ ...begun, status }, account);
      expect(wire).toEqual({ ...createBody, start_at: '2021-04-22T02:00:00-04:00' });
      expect(lossesOf(lost)).toEqual(status === 'initiated' ? {} : { status: 'ambiguous' });
    }
  });

  it('is what became of it when it is over, with end_at and duration together', () => {
    expect(activix.toUpdate(over, account)).toEqual({
      wire: { status: 'answered', end_at: '2021-04-22T02:05:45-04:00', duration: 345 },
      lost: [
        { part: 'direction', why: 'no_place' },
        { part: 'remoteNumber', why: 'no_place' },
        { part: 'localNumber', why: 'no_place' },
        { part: 'startedAt', why: 'no_place' },
      ],
    });
  });

  it('has neither end nor duration while it goes on', () => {
    const { wire } = activix.toUpdate(begun, account);
    expect(wire).toEqual({ status: 'calling' });
  });

  it.each<[string, Partial<DialectCall>, object, object]>([
    [
      'the end',
      { endedAt: null },
      { end_at: '2021-04-22T02:05:45-04:00', duration: 345 },
      { endedAt: 'filled_in' },
    ],
    ['the duration', { duration: null }, { duration: 345 }, { duration: 'filled_in' }],
    [
      'both',
      { endedAt: null, duration: null, status: 'failed' },
      { end_at: '2021-04-22T02:00:00-04:00', duration: 0 },
      { endedAt: 'filled_in', duration: 'filled_in' },
    ],
    [
      'the start and the duration',
      { startedAt: null, duration: null },
      { end_at: '2021-04-22T02:05:45-04:00', duration: 0 },
      { duration: 'filled_in' },
    ],
  ])('that is over is given %s where it is not known', (_, unknown, wire, lost) => {
    const encoded = activix.toCreate({ ...over, ...unknown }, account);
    expect(encoded.wire).toMatchObject(wire);
    expect(lossesOf(encoded.lost)).toEqual(lost);
  });

  it('has neither where no start is known to reckon the end from', () => {
    const { wire, lost } = activix.toCreate({ ...over, startedAt: null, endedAt: null }, account);
    expect(wire).not.toHaveProperty('end_at');
    expect(wire).not.toHaveProperty('duration');
    expect(lossesOf(lost)).toEqual({ duration: 'no_place' });
  });

  it('is not given an end after the year 9999', () => {
    const { wire } = activix.toCreate({ ...over, endedAt: null, duration: Number.MAX_SAFE_INTEGER }, account);
    expect(wire).not.toHaveProperty('end_at');
  });

  it('is never said to have taken less than nothing', () => {
    expect(activix.toUpdate({ ...over, endedAt: start - 1000, duration: null }, account).wire.duration).toBe(
      0,
    );
  });

  it('of unknown direction is outgoing', () => {
    const { wire, lost } = activix.toCreate({ ...begun, direction: null }, account);
    expect(wire).toMatchObject({ direction: 'outgoing', from: '+15146526793', to: '+14182579084' });
    expect(lossesOf(lost)).toEqual({ direction: 'filled_in' });
  });

  it('coming in comes from the other side', () => {
    expect(activix.toCreate({ ...begun, direction: 'inbound' }, account).wire).toMatchObject({
      direction: 'incoming',
      from: '+14182579084',
      to: '+15146526793',
    });
  });

  it('says whose it is by number and address, and today which lead it is about', () => {
    const ours = { ...today, userDid: '+15145550199', userEmail: 'anna@x.example', leadId: 3_387_562 };
    const user = { user_did: '+15145550199', user_email: 'anna@x.example' };
    expect(activix.toCreate(begun, ours).wire).toMatchObject({ ...user, lead_id: 3_387_562 });
    expect(activix.toCreate(begun, { ...ours, form: 'seed' }).wire).not.toHaveProperty('lead_id');
    expect(activix.toUpdate(begun, ours).wire).toEqual({ status: 'calling', ...user });
  });

  it('is not told to be anything where nothing is known of it', () => {
    expect(activix.toUpdate(silentCall, account)).toEqual({ wire: {}, lost: [] });
  });
});

describe('a number that is no E.164', () => {
  it.each(['0800 123', '112', 'bob', '+0123', '+1234567890123456'])(
    'of the other side (%s) is left out',
    (raw) => {
      const { wire, lost } = activix.toCreate({ ...begun, remoteNumber: raw }, account);
      expect(wire).not.toHaveProperty('to');
      expect(lossesOf(lost)).toEqual({ remoteNumber: 'no_place' });
    },
  );

  it('of ours is left out too, unless the account has the user’s own number', () => {
    const call = { ...begun, localNumber: 'anna' };
    expect(activix.toCreate(call, account).wire).not.toHaveProperty('from');
    expect(lossesOf(activix.toCreate(call, account).lost)).toEqual({ localNumber: 'no_place' });
    const ours = { ...account, userDid: '+15145550199' };
    expect(activix.toCreate(call, ours).wire.from).toBe('+15145550199');
    expect(lossesOf(activix.toCreate(call, ours).lost)).toEqual({ localNumber: 'nearest' });
    expect(lossesOf(activix.toCreate({ ...call, localNumber: null }, ours).lost)).toEqual({
      localNumber: 'filled_in',
    });
  });

  it('in a reply is kept as it is, and written so again', () => {
    const wire = { ...createAnswer.data, from: 'anna', to: '0800 123' };
    expect(read(wire).call).toEqual({ ...begun, localNumber: 'anna', remoteNumber: '0800 123' });
    expect(again(wire)).toEqual(wire);
  });
});

describe('a status', () => {
  const wordOf = (call: Partial<DialectCall>) => activix.toUpdate({ ...over, ...call }, account).wire.status;

  it.each<[Status, string, string]>([
    ['answered', 'answered', 'answered'],
    ['missed', 'attempted', 'interrupted'],
    ['declined', 'attempted', 'unanswered'],
    ['busy', 'attempted', 'unanswered'],
    ['no_answer', 'attempted', 'unanswered'],
    ['cancelled', 'attempted', 'unanswered'],
    ['answered_elsewhere', 'unanswered', 'unanswered'],
    ['failed', 'error', 'error'],
    ['unknown', 'attempted', 'unanswered'],
  ])('of a call that came to %s is %s outgoing and %s incoming', (status, outgoing, incoming) => {
    expect(wordOf({ status })).toBe(outgoing);
    expect(wordOf({ status, direction: 'inbound' })).toBe(incoming);
  });

  it('has a word for all nine outcomes and all default dispositions in both directions', () => {
    for (const direction of ['inbound', 'outbound'] as const) {
      for (const status of outcomes) expect(statusWords).toContain(wordOf({ direction, status }));
      for (const disposition of defaultDispositions)
        expect(statusWords).toContain(wordOf({ direction, status: null, disposition }));
    }
  });

  it.each<[string, Status, Status]>([
    ['answered', 'answered', 'answered'],
    ['attempted', 'no_answer', 'missed'],
    ['calling', 'initiated', 'initiated'],
    ['error', 'failed', 'failed'],
    ['interrupted', 'no_answer', 'missed'],
    ['pending', 'initiated', 'initiated'],
    ['unanswered', 'no_answer', 'missed'],
  ])('%s is read as %s outgoing and %s incoming, and written again', (word, outgoing, incoming) => {
    for (const [direction, status] of [
      ['outgoing', outgoing],
      ['incoming', incoming],
    ] as const) {
      const wire = { ...updateAnswer.data, direction, status: word };
      expect(read(wire).call).toMatchObject({ status, disposition: null });
      expect(again(wire)).toEqual(wire);
    }
  });

  it('that the document does not list is kept as a disposition', () => {
    const wire = { ...updateAnswer.data, status: 'voicemail' };
    expect(read(wire).call).toMatchObject({ status: null, disposition: 'voicemail' });
    expect(again(wire)).toEqual(wire);
    expect(activix.fromUpdate({ status: 'voicemail' }, account).call).toEqual({ disposition: 'voicemail' });
  });

  it('that was only kept gives way when the call says something else', () => {
    const { call, carried } = read({ ...updateAnswer.data, status: 'unanswered' });
    expect(activix.toReply({ ...call, status: 'failed' }, account, carried).wire.status).toBe('error');
  });

  it('is the person’s own where the account maps one', () => {
    const mine = { ...account, results: [{ wire: 'demo', outcome: null, disposition: 'Demo booked' }] };
    const { wire, lost } = activix.toUpdate({ ...over, disposition: 'Demo booked' }, mine);
    expect(wire.status).toBe('demo');
    expect(lossesOf(lost)).toMatchObject({ status: 'no_place' });
    expect(activix.fromUpdate(wire, mine).call.disposition).toBe('Demo booked');
  });

  it('of somebody who left a voicemail is that of a customer not reached', () => {
    const { wire, lost } = activix.toUpdate({ ...over, disposition: 'left_voicemail' }, account);
    expect(wire.status).toBe('attempted');
    expect(lossesOf(lost)).toMatchObject({ status: 'nearest', disposition: 'no_place' });
  });

  it('of somebody who asked to be called back is that of the outcome', () => {
    const asked = { disposition: 'callback_requested', direction: 'inbound' } as const;
    expect(wordOf({ ...asked, status: 'answered' })).toBe('answered');
    expect(wordOf({ ...asked, status: 'missed' })).toBe('interrupted');
  });

  it('of a call that goes on is not changed by a disposition', () => {
    expect(activix.toUpdate({ ...begun, disposition: 'busy' }, account).wire.status).toBe('calling');
    expect(activix.toUpdate({ ...begun, status: null, disposition: 'busy' }, account).wire).toEqual({});
  });
});

describe('a time', () => {
  it.each([
    ['before the clocks go back', Date.UTC(2026, 10, 1, 5, 30), '2026-11-01T01:30:00-04:00'],
    ['after it, in the hour that comes twice', Date.UTC(2026, 10, 1, 6, 30), '2026-11-01T01:30:00-05:00'],
    ['after the hour that is skipped in spring', Date.UTC(2026, 2, 8, 7), '2026-03-08T03:00:00-04:00'],
  ])('%s has the account zone’s offset of that time', (_, startedAt, text) => {
    const { wire } = activix.toCreate({ ...begun, startedAt }, account);
    expect(wire.start_at).toBe(text);
    expect(activix.fromCreate(wire, account).call.startedAt).toBe(startedAt);
  });

  it.each([
    '2021-04-22T06:00:00Z',
    '2021-04-22T06:00:00.123Z',
    '2021-04-22T01:00:00-0500',
    '2021-04-22T02:00:00',
    '2021-04-22 06:00:00 UTC',
  ])('spelled %s is read, and written so again', (start_at) => {
    const wire = { ...createAnswer.data, start_at };
    expect(read(wire).call.startedAt).toBe(start);
    expect(again(wire)).toEqual(wire);
  });

  it('that was changed since keeps the offset that it had, and no spelling', () => {
    const { call, carried } = read({ ...createAnswer.data, start_at: '2021-04-22T06:00:00Z' });
    const { wire } = activix.toReply({ ...call, startedAt: start + 60_000 }, account, carried);
    expect(wire.start_at).toBe('2021-04-22T06:01:00+00:00');
  });

  it('that is none in a reply is kept, and says nothing', () => {
    const wire = { ...createAnswer.data, start_at: 'last Monday' };
    expect(read(wire).call.startedAt).toBeNull();
    expect(read(wire).missing).toContain('startedAt');
    expect(again(wire)).toEqual(wire);
  });
});

describe('a recording', () => {
  it.each(['http://www.example.com/audio.mp3', 'https://x.example/a/b.WAV?key=1#t'])(
    'at %s is told',
    (recordingLink) => {
      expect(activix.toUpdate({ ...over, recordingLink }, account).wire.media_url).toBe(recordingLink);
      expect(activix.toCreate({ ...over, recordingLink }, account).wire.media_url).toBe(recordingLink);
    },
  );

  it.each([
    'https://x.example/a.ogg',
    'https://x.mp3',
    'https://x.example/?file=a.mp3',
    'https://x.example/a.mp3/listen',
  ])('at %s is neither wav nor mp3 and has no place', (recordingLink) => {
    const { wire, lost } = activix.toCreate({ ...over, recordingLink }, account);
    expect(wire).not.toHaveProperty('media_url');
    expect(lossesOf(lost)).toEqual({ recordingLink: 'no_place' });
  });

  it('of another kind in a reply is kept', () => {
    for (const media_url of [
      'https://x.example/a.ogg',
      'javascript:alert(1)',
      ' https://x.example/a.mp3',
      '',
    ]) {
      const wire = { ...updateAnswer.data, media_url };
      expect(again(wire)).toEqual(wire);
      DialectCallSchema.parse(read(wire).call);
    }
    expect(read({ media_url: 'javascript:alert(1)' }).call.recordingLink).toBeNull();
  });
});

describe('a note', () => {
  const note = '<p>Wants <strong>the offer</strong> again</p>';

  it('has no place in the seed’s form, nor in any update', () => {
    expect(lossesOf(activix.toCreate({ ...over, note }, account).lost)).toEqual({ note: 'no_place' });
    expect(lossesOf(activix.toUpdate({ ...over, note }, today).lost)).toMatchObject({ note: 'no_place' });
  });

  it('is today’s description, without its bold', () => {
    const { wire, lost } = activix.toCreate({ ...over, note }, today);
    expect(wire.description).toBe('Wants the offer again');
    expect(lossesOf(lost)).toEqual({ note: 'plain' });
    expect(activix.toCreate({ ...over, note: '<p>A &amp; B</p><p>C</p>' }, today)).toMatchObject({
      wire: { description: 'A & B\nC' },
      lost: [],
    });
  });

  it('that is longer than a description is cut before a whole character', () => {
    const long = `<p>${'a'.repeat(noteLimit - 1)}😀</p>`;
    const { wire, lost } = activix.toCreate({ ...over, note: long }, today);
    expect(wire.description).toBe('a'.repeat(noteLimit - 1));
    expect(lossesOf(lost)).toEqual({ note: 'shortened' });
  });

  it.each([
    ['', ''],
    ['a\r\nb', '<p>a</p><p>b</p>'],
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['a\u00a0b', '<p>a b</p>'],
    ['   ', ''],
  ])('is read from %j in either form, and written so again', (description, html) => {
    const wire = { ...updateAnswer.data, description };
    for (const by of [account, today]) {
      expect(read(wire, by).call.note).toBe(html);
      expect(read(wire, by).missing).not.toContain('note');
      expect(again(wire, by)).toEqual(wire);
    }
  });

  it('of 100 kB is kept whole', () => {
    const description = `${'"<\n'.repeat(1_000)}${'x'.repeat(noteLimit)}`.slice(0, noteLimit);
    const wire = { ...updateAnswer.data, description };
    expect(read(wire, today).call.note).toBe(fromTextNote(description));
    DialectCallSchema.parse(read(wire, today).call);
    expect(again(wire, today)).toEqual(wire);
  });
});

describe('what Activix has no place for', () => {
  it('is named', () => {
    const call = { ...over, talkTime: 300, tags: ['vip'], disposition: 'connected' };
    expect(lossesOf(activix.toCreate(call, today).lost)).toEqual({
      talkTime: 'no_place',
      tags: 'no_place',
      disposition: 'no_place',
    });
  });
});

describe('what Activix may answer besides', () => {
  it('is kept: nulls, numbers as text, fields and directions that no document names', () => {
    const wire = {
      ...createAnswer.data,
      id: '42534452',
      end_at: null,
      duration: '0345',
      direction: 'internal',
      media_url: null,
      lead: { id: 1, phones: [{ id: 9_465_546, number: '5147894561' }] },
      advisor: { id: 51_112 },
      rating: 4.5,
    };
    const { call, carried } = read(wire);
    expect(call).toMatchObject({ direction: null, duration: 345, endedAt: null });
    expect(carried.more).toEqual({ advisor: { id: 51_112 }, rating: 4.5 });
    expect(again(wire)).toEqual(wire);
  });

  it('is kept where it is nothing at all', () => {
    expect(read({}).call).toEqual(silentCall);
    expect(again({})).toEqual({});
  });

  it('may be control characters', () => {
    const wire = { ...createAnswer.data, status: '\u0000\u202e', from: '\u0007', start_at: '\u0000' };
    expect(again(wire)).toEqual(wire);
  });

  it.each<[string, object]>([
    ['id', { id: {} }],
    ['duration', { duration: -1 }],
    ['duration', { duration: 1.5 }],
    ['duration', { duration: 'long' }],
    ['start_at', { start_at: 5 }],
    ['status', { status: 'x'.repeat(100_000) }],
    ['from', { from: ['+1'] }],
    ['lead', { lead: 'John' }],
    ['description', { description: 'x'.repeat(100_001) }],
  ])('is refused with its path where %s is wrong', (field, wrong) => {
    const { error } = activix.schemas.reply.safeParse({ ...createAnswer.data, ...wrong });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('is no answer without an id', () => {
    for (const id of [undefined, null, ''])
      expect(AnswerSchema.safeParse({ data: { ...createAnswer.data, id } }).error?.issues[0]?.path).toEqual([
        'data',
        'id',
      ]);
    expect(AnswerSchema.safeParse('<html>').success).toBe(false);
  });

  it('is an error in its own words', () => {
    const error = {
      message: 'The given data was invalid.',
      errors: { from: ['The from field is required.'] },
    };
    expect(ErrorSchema.parse(error)).toEqual(error);
    expect(ErrorSchema.parse({})).toEqual({});
  });
});

describe('what is asked of Activix', () => {
  it.each<[string, object]>([
    ['duration', { end_at: '2021-04-22T01:00:00-05:00' }],
    ['end_at', { duration: 345 }],
    ['duration', { end_at: '2021-04-22T01:00:00-05:00', duration: '345' }],
    ['end_at', { end_at: 'today', duration: 3 }],
    ['media_url', { media_url: 'https://x.example/a.ogg' }],
    ['media_url', { media_url: 'ftp://x.example/a.mp3' }],
    ['user_did', { user_did: '5146526793' }],
    ['user_email', { user_email: 'anna' }],
    ['status', { status: '' }],
  ])('is refused with its path where %s is wrong', (field, wrong) => {
    for (const schema of [activix.schemas.create, activix.schemas.update])
      expect(schema.safeParse(wrong).error?.issues.map(({ path }) => path[0])).toContain(field);
  });

  it.each<[string, object]>([
    ['from', { from: '514 652 6793' }],
    ['to', { to: 'bob' }],
    ['direction', { direction: 'inbound' }],
    ['start_at', { start_at: '22.04.2021' }],
    ['description', { description: 'x'.repeat(100_001) }],
  ])('is refused to create where %s is wrong', (field, wrong) => {
    const { error } = activix.schemas.create.safeParse({ ...createBody, ...wrong });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('leaves out numbers, direction and start of a change', () => {
    expect(activix.schemas.update.parse({ ...createBody, ...updateBody })).toEqual(updateBody);
  });

  it('tells the direction by the person’s own numbers where it leaves it out', () => {
    const { direction: _, ...body } = createBody;
    expect(activix.fromCreate(activix.schemas.create.parse(body), account).call.direction).toBe('outbound');
    const swapped = { ...body, from: body.to, to: body.from };
    expect(activix.fromCreate(activix.schemas.create.parse(swapped), account).call).toMatchObject({
      direction: 'inbound',
      remoteNumber: '+14182579084',
      localNumber: '+15146526793',
    });
  });

  it('carries the user that it names', () => {
    const user = { user_did: '+15145550199', user_email: 'anna@x.example' };
    expect(activix.fromCreate({ ...user, lead_id: 7 }, account).carried).toMatchObject({
      ...user,
      lead_id: 7,
    });
    expect(activix.fromUpdate(user, account)).toEqual({ call: {}, carried: user });
  });
});
