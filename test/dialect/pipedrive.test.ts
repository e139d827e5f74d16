import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDispositions } from '../../contract/call/dispositions.ts';
import { outcomeIn } from '../../contract/call/outcomes-for.ts';
import { type Outcome, outcomes } from '../../contract/call/words.ts';
import { type DialectCall, DialectCallSchema, silentCall } from '../../contract/dialect/dialect-call.ts';
import { type PipedriveAccount, PipedriveAccountSchema } from '../../main/dialects/pipedrive/account.ts';
import { associate, associated } from '../../main/dialects/pipedrive/association.ts';
import { type PipedriveCarried, pipedrive } from '../../main/dialects/pipedrive/dialect.ts';
import {
  CallLogListSchema,
  CallLogQuerySchema,
  DoneSchema,
  OneCallLogSchema,
  oneCallLog,
  pageOf,
  RefusalSchema,
  refusal,
} from '../../main/dialects/pipedrive/envelope.ts';
import { readNote } from '../../main/dialects/pipedrive/note.ts';
import { isPlayable, recordingPart } from '../../main/dialects/pipedrive/recording.ts';
import { pipedriveResults } from '../../main/dialects/pipedrive/results.ts';
import {
  ActivityUpdateSchema,
  CallLogCreateSchema,
  CallLogReplySchema,
  callOutcomes,
} from '../../main/dialects/pipedrive/wire.ts';
import { anyDialectCall, ownNumbers } from '../support/dialect/any-dialect-call.ts';
import { describeDialectLaws } from '../support/dialect/dialect-laws.ts';
import { createSample, replySample } from '../support/dialect/pipedrive-examples.ts';
import { xssPayloads } from '../support/xss-payloads.ts';

const leadId = 'adf21080-0e10-11eb-879b-05d71fb426ec';

const account: PipedriveAccount = {
  zone: 'Europe/Brussels',
  ownNumbers: [...ownNumbers],
  results: [],
  userId: null,
  activityId: null,
  subject: null,
  personId: null,
  orgId: null,
  dealId: null,
  leadId: null,
};

const mapped: PipedriveAccount['results'] = [
  { wire: 'left_message', outcome: 'answered', disposition: 'Demo booked' },
  { wire: 'not in the list', outcome: 'missed', disposition: null },
];

const id = fc.option(fc.integer({ min: 1, max: 9_999 }));
const accounts: fc.Arbitrary<PipedriveAccount> = fc
  .record<PipedriveAccount>({
    zone: fc.constantFrom('UTC', 'Europe/Brussels'),
    ownNumbers: fc.constant([...ownNumbers]),
    results: fc.constantFrom([], mapped),
    userId: id,
    activityId: fc.option(fc.constant(99), { freq: 1 }),
    subject: fc.constantFrom(null, 'Call with Ada Example'),
    personId: id,
    orgId: id,
    dealId: id,
    leadId: fc.constantFrom(null, leadId),
  })
  .map((all) => (all.leadId === null ? all : { ...all, dealId: null }));

const carried: fc.Arbitrary<PipedriveCarried> = fc.record({
  id: fc.constantFrom('3cde3b05035cae14dcfc172bd8000d08', 17),
  user_id: fc.constantFrom(1234, '1234'),
  activity_id: fc.constantFrom(99, null),
  subject: fc.constantFrom('Call with Ada Example', null),
  person_id: fc.constantFrom(42, null),
  lead_id: fc.constantFrom(leadId, null),
  company_id: fc.constant(5),
  has_recording: fc.boolean(),
  spelling: fc.constant({ as: {}, without: [] }),
  more: fc.constantFrom({}, { marked: { as: 'seen' } }),
});

/** What the six outcomes can say. */
const sayable = [
  { status: 'answered', disposition: null },
  { status: 'no_answer', disposition: null },
  { status: 'busy', disposition: null },
  { status: null, disposition: 'left_message' },
  { status: null, disposition: 'left_voicemail' },
  { status: null, disposition: 'wrong_number' },
] as const;

/** Sides that from and to tell: ours and theirs, theirs withheld, and two strangers, which leave the direction open. */
const sides = fc.oneof(
  fc.record({
    direction: fc.constantFrom('inbound', 'outbound'),
    remoteNumber: fc.constantFrom('+442079460018', '0800 123', 'bob'),
    localNumber: fc.constantFrom(...ownNumbers),
  }),
  fc.record({
    direction: fc.constant('inbound' as const),
    remoteNumber: fc.constant(null),
    localNumber: fc.constantFrom(...ownNumbers),
  }),
  fc.record({
    direction: fc.constant(null),
    remoteNumber: fc.constantFrom('112', '+14155552671'),
    localNumber: fc.constantFrom(null, '7001'),
  }),
);

const heldWhole = fc
  .record({
    any: anyDialectCall,
    account: accounts.map((each) => ({ ...each, results: [] })),
    carried,
    sides,
    said: fc.constantFrom(...sayable),
    start: fc.integer({ min: 1, max: 4_090_000_000 }),
    length: fc.integer({ min: 0, max: 100_000 }),
    duration: fc.option(fc.nat()),
  })
  .map(({ any, said, start, length, duration, sides: both, ...rest }) => ({
    ...rest,
    call: {
      ...silentCall,
      ...both,
      ...said,
      status: both.direction && said.status ? outcomeIn(both.direction, said.status) : said.status,
      startedAt: start * 1000,
      endedAt: (start + length) * 1000,
      duration,
      note: any.note,
    } satisfies DialectCall,
  }));

describeDialectLaws(pipedrive, { accounts, carried, heldWhole });

const fromReply = (wire: unknown) => pipedrive.fromReply(CallLogReplySchema.parse(wire), account);

const outbound: DialectCall = {
  ...silentCall,
  direction: 'outbound',
  status: 'answered',
  remoteNumber: '+442079460018',
  localNumber: ownNumbers[0],
  startedAt: Date.UTC(2026, 9, 25, 1, 30),
  endedAt: Date.UTC(2026, 9, 25, 1, 31, 35),
  duration: 95,
  note: '<p>Wants <strong>the offer</strong> again</p>',
};

describe('the samples made of the seed’s fields', () => {
  it('ask to create the call that they show, and are asked for it', () => {
    const wire = CallLogCreateSchema.parse(JSON.parse(createSample));
    const read = pipedrive.fromCreate(wire, account);
    expect(read.call).toEqual(outbound);
    expect(read.missing).toEqual(['talkTime', 'disposition', 'tags', 'recordingLink']);
    const of = { userId: 1234, subject: 'Call with Ada Example', personId: 42, orgId: 7, dealId: 3 };
    expect(pipedrive.toCreate(outbound, { ...account, ...of })).toEqual({
      wire: JSON.parse(createSample),
      lost: [],
    });
  });

  it('answer with the call that they show, and are written again as they stand', () => {
    const { call, missing, carried: kept } = fromReply(JSON.parse(replySample));
    expect(call).toEqual({
      ...outbound,
      direction: 'inbound',
      status: null,
      disposition: 'left_voicemail',
      note: '',
    });
    expect(missing).toEqual(['status', 'talkTime', 'tags', 'recordingLink']);
    expect(kept).toEqual({
      id: '3cde3b05035cae14dcfc172bd8000d08',
      user_id: 1234,
      activity_id: 99,
      subject: 'Call with Ada Example',
      person_id: 42,
      org_id: null,
      deal_id: null,
      lead_id: leadId,
      company_id: 5,
      has_recording: true,
      spelling: { as: {}, without: [] },
      more: {},
    });
    expect(pipedrive.toReply(call, account, kept)).toEqual({ wire: JSON.parse(replySample), lost: [] });
  });
});

describe('what a reply carries', () => {
  it('is no spelling at all where Pipedrive can hold the call: the call alone writes it', () => {
    fc.assert(
      fc.property(heldWhole, ({ call, account: of, carried: besides }) => {
        const { wire } = pipedrive.toReply(call, of, besides);
        expect(pipedrive.fromReply(wire, of).carried.spelling).toEqual({ as: {}, without: [] });
      }),
    );
  });

  const time = fc.constantFrom(
    '2026-10-25 01:30:00',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T03:30:00+02:00',
    '2026-10-25',
    '1970-01-01 00:00:00',
    'yesterday',
    '',
    null,
  );
  const odd = fc.record(
    {
      id: fc.constantFrom('3cde3b05035cae14dcfc172bd8000d08', 17),
      outcome: fc.constantFrom(...callOutcomes, 'carrier_pigeon', 'x'.repeat(100), '', null),
      from_phone_number: fc.constantFrom(
        '',
        'unknown',
        '+32 2 555 01 00',
        '+442079460018',
        '9'.repeat(300),
        null,
      ),
      to_phone_number: fc.constantFrom('', 'unknown', 'ANNA', '112', '9'.repeat(300), null),
      start_time: time,
      end_time: time,
      duration: fc.constantFrom('95', '095', 95, 9.5, -1, '1:35', '', null, '1'.repeat(40)),
      note: fc.constantFrom(
        '',
        null,
        'a\r\nb',
        '<div>a<br/></div>',
        '<P><B>x</B></P>',
        '&#233;\u0000',
        '<p>a</p>',
      ),
      deal_id: fc.constantFrom(3, '3', null),
      new_field: fc.constantFrom({ a: [1] }, null),
    },
    { requiredKeys: ['id'] },
  );

  it('is enough to write any reply again to the letter, whatever was put into it', () => {
    fc.assert(
      fc.property(odd, accounts, (wire, of) => {
        const { call, carried: kept } = pipedrive.fromReply(CallLogReplySchema.parse(wire), of);
        expect(DialectCallSchema.parse(call)).toEqual(call);
        expect(JSON.parse(JSON.stringify(pipedrive.toReply(call, of, kept).wire))).toEqual(
          JSON.parse(JSON.stringify(wire)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not bring an old note or outcome back when they were changed since', () => {
    const { call, carried: kept } = fromReply({ id: '1', note: '<div>old</div>', outcome: 'carrier_pigeon' });
    const changed = { ...call, note: '<p>new</p>', status: 'busy', disposition: null } as const;
    expect(pipedrive.toReply(changed, account, kept).wire).toMatchObject({
      note: '<p>new</p>',
      outcome: 'busy',
    });
  });
});

describe('a call that is sent', () => {
  it('has from and to by its direction', () => {
    const inbound = { ...outbound, direction: 'inbound' } as const;
    expect(pipedrive.toCreate(inbound, account).wire).toMatchObject({
      from_phone_number: '+442079460018',
      to_phone_number: ownNumbers[0],
    });
    expect(pipedrive.toCreate(inbound, account).lost).toEqual([]);
  });

  it('has all that is required, filled in where the call does not say', () => {
    expect(pipedrive.toCreate(silentCall, account)).toEqual({
      wire: {
        outcome: 'no_answer',
        to_phone_number: 'unknown',
        start_time: '1970-01-01 00:00:00',
        end_time: '1970-01-01 00:00:00',
      },
      lost: [
        { part: 'status', why: 'filled_in' },
        { part: 'remoteNumber', why: 'filled_in' },
        { part: 'startedAt', why: 'filled_in' },
        { part: 'endedAt', why: 'filled_in' },
      ],
    });
  });

  it('goes to a withheld number as one to unknown, and from one without a number', () => {
    const withheld = { ...outbound, remoteNumber: null };
    const sent = pipedrive.toCreate(withheld, account);
    expect(sent.wire.to_phone_number).toBe('unknown');
    expect(sent.lost).toEqual([{ part: 'remoteNumber', why: 'filled_in' }]);
    expect(pipedrive.fromCreate(sent.wire, account).call).toEqual(withheld);
    const caller = pipedrive.toCreate({ ...withheld, direction: 'inbound' }, account);
    expect(caller.wire).not.toHaveProperty('from_phone_number');
    expect(caller.lost).toEqual([]);
  });

  it('ends when it began while it lives', () => {
    expect(
      pipedrive.toCreate({ ...outbound, endedAt: null, duration: null, status: 'ringing' }, account),
    ).toMatchObject({
      wire: { end_time: '2026-10-25 01:30:00', outcome: 'no_answer' },
      lost: [
        { part: 'status', why: 'nearest' },
        { part: 'endedAt', why: 'filled_in' },
      ],
    });
  });

  it('loses its direction between two strangers, its talk time, tags and the address of its recording', () => {
    const call: DialectCall = {
      ...outbound,
      localNumber: '7001',
      talkTime: 80,
      tags: ['vip'],
      recordingLink: 'https://x.example/a.mp3',
    };
    expect(pipedrive.toCreate(call, account).lost).toEqual([
      { part: 'direction', why: 'ambiguous' },
      { part: 'talkTime', why: 'no_place' },
      { part: 'tags', why: 'no_place' },
      { part: 'recordingLink', why: 'no_place' },
    ]);
  });

  it('has its times in UTC in the hour that comes twice', () => {
    const at = (startedAt: number) => pipedrive.toCreate({ ...outbound, startedAt }, account).wire.start_time;
    expect(at(Date.UTC(2026, 9, 25, 0, 30))).toBe('2026-10-25 00:30:00');
    expect(at(Date.UTC(2026, 9, 25, 1, 30))).toBe('2026-10-25 01:30:00');
  });

  it('has only outcomes of the list, whatever the person mapped', () => {
    const of = { ...account, results: mapped };
    expect(pipedrive.toCreate({ ...outbound, status: 'missed' }, of).wire.outcome).toBe('no_answer');
    expect(pipedrive.toCreate({ ...outbound, disposition: 'Demo booked' }, of)).toMatchObject({
      wire: { outcome: 'left_message' },
      lost: [],
    });
  });

  it('is changed in its note alone, at the activity', () => {
    expect(pipedrive.toUpdate({ ...outbound, note: '' }, account)).toEqual({
      wire: { note: '' },
      lost: ['direction', 'status', 'remoteNumber', 'localNumber', 'startedAt', 'endedAt', 'duration'].map(
        (part) => ({
          part,
          why: 'no_place',
        }),
      ),
    });
    expect(pipedrive.fromUpdate(ActivityUpdateSchema.parse({ note: '<div>x</div>' }), account)).toEqual({
      call: { note: '<p>x</p>' },
      carried: {},
    });
  });
});

describe('whom a call belongs to', () => {
  const of = { ...account, personId: 42, orgId: 7, dealId: 3 };

  it('is a person, an organisation, a deal or a lead', () => {
    expect(associate(of)).toEqual({ person_id: 42, org_id: 7, deal_id: 3 });
    expect(associate({ ...of, dealId: null, leadId })).toEqual({ person_id: 42, org_id: 7, lead_id: leadId });
  });

  it('is never a deal and a lead at once', () => {
    const both = { ...JSON.parse(createSample), lead_id: leadId };
    expect(CallLogCreateSchema.safeParse(both).error?.issues.map(({ path }) => path)).toEqual([['lead_id']]);
    const none = PipedriveAccountSchema.safeParse({ ...of, leadId });
    expect(none.error?.issues.map(({ path }) => path)).toEqual([['leadId']]);
    expect(PipedriveAccountSchema.parse(of)).toEqual(of);
  });

  it('is told by the activity, where there is one', () => {
    expect(associate({ ...of, activityId: 99 })).toEqual({ activity_id: 99 });
    const wire = CallLogCreateSchema.parse({ ...JSON.parse(createSample), activity_id: 99 });
    expect(associated(wire)).toEqual({ activity_id: 99 });
    const { carried: kept } = pipedrive.fromCreate(wire, account);
    expect(kept.activity_id).toBe(99);
    expect(kept).not.toHaveProperty('person_id');
    expect(kept).not.toHaveProperty('deal_id');
  });
});

describe('the outcomes', () => {
  it('are the six of the seed, with a value for every outcome and every default disposition; of a callback the outcome decides', () => {
    expect([...new Set(pipedriveResults.map(({ wire }) => wire))]).toEqual([...callOutcomes]);
    expect(new Set(pipedriveResults.flatMap(({ outcome }) => outcome ?? []))).toEqual(new Set(outcomes));
    expect(pipedriveResults.map(({ disposition }) => disposition)).toEqual(
      expect.arrayContaining([...defaultDispositions]),
    );
    const asked = { ...outbound, disposition: 'callback_requested' };
    expect(pipedrive.toCreate(asked, account)).toMatchObject({
      wire: { outcome: 'connected' },
      lost: [{ part: 'disposition', why: 'no_place' }],
    });
    const outcomeOf = (status: Outcome) => pipedrive.toCreate({ ...asked, status }, account).wire.outcome;
    for (const status of outcomes) {
      expect(outcomeOf(status)).toBe(pipedrive.toCreate({ ...outbound, status }, account).wire.outcome);
    }
  });

  it.each([
    ['connected', { status: 'answered', disposition: null }],
    ['no_answer', { status: 'no_answer', disposition: null }],
    ['left_message', { status: null, disposition: 'left_message' }],
    ['left_voicemail', { status: null, disposition: 'left_voicemail' }],
    ['wrong_number', { status: null, disposition: 'wrong_number' }],
    ['busy', { status: 'busy', disposition: null }],
    ['carrier_pigeon', { status: null, disposition: 'carrier_pigeon' }],
  ])('read %s', (outcome, said) => {
    expect(fromReply({ id: '1', outcome }).call).toMatchObject(said);
  });
});

describe('the times and the length of a reply', () => {
  it.each([
    '2026-10-25 01:30:00',
    '2026-10-25T01:30:00Z',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T03:30:00+02:00',
  ])('are read from %s, in UTC where no zone is named', (start_time) => {
    expect(fromReply({ id: '1', start_time }).call.startedAt).toBe(Date.UTC(2026, 9, 25, 1, 30));
  });

  it.each([
    ['95', 95],
    [95, 95],
    ['0', 0],
    ['', null],
    ['1:35', null],
    [9.5, null],
    [null, null],
  ])('of %o is %s', (duration, seconds) => {
    expect(fromReply({ id: '1', duration }).call.duration).toBe(seconds);
  });
});

describe('the note', () => {
  it.each([
    ['<p>one</p><p>two</p>', '<p>one</p><p>two</p>'],
    [
      '<div><b>Bold</b> and <I>italic</I></div><div>next<br /></div>',
      '<p><strong>Bold</strong> and <em>italic</em></p><p>next</p>',
    ],
    ['<h2>Head</h2><span style="color:red">x</span>', '<p>Head</p><p>x</p>'],
    [
      "<a target=_blank href='https://x.example/?a=1&amp;b=2'>site</a>",
      '<p><a href="https://x.example/?a=1&amp;b=2" rel="noopener noreferrer">site</a></p>',
    ],
    ['<ul><li>a</li><li>b</li></ul>', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['no tag &amp; two\r\nlines', '<p>no tag &amp; two</p><p>lines</p>'],
    ['2 < 3 <b>x</b>', '<p>2 &lt; 3 <strong>x</strong></p>'],
    ['&#60;img&#x3e; &#233;', '<p>&lt;img&gt; é</p>'],
    ['<p>a<!-- b --></p><script>hit()</script><style>p{}</style>c', '<p>a</p><p>c</p>'],
    ['<p>a\u0000\u001b[31m</p>&#7;', '<p>a[31m</p>'],
    ['<script>never ends', ''],
    ['', ''],
  ])('of %s', (theirs, ours) => {
    expect(readNote(theirs)).toBe(ours);
  });

  it('is ours to the letter when it is ours', () => {
    fc.assert(
      fc.property(anyDialectCall, ({ note }) => {
        expect(readNote(note)).toBe(note);
      }),
    );
  });

  it('has no tag but ours whatever comes', () => {
    const allowed =
      /^<(?:\/?(?:p|strong|em|ul|ol|li)|br|\/a|a href="(?:https|mailto|tel):[^"<>\s]+" rel="noopener noreferrer")>$/i;
    for (const payload of xssPayloads) {
      const found = [...readNote(payload).matchAll(/<[^>]*>?/g)].map(([tag]) => tag);
      expect(found.filter((tag) => !allowed.test(tag))).toEqual([]);
    }
  });

  it('of 100 kB is read, of a megabyte of nothing but quotes is refused, by its name', () => {
    const long = '<b>x</b>\n'.repeat(11_000);
    expect(DialectCallSchema.parse(fromReply({ id: '1', note: long }).call).note).toContain(
      '<strong>x</strong>',
    );
    const quotes = CallLogReplySchema.safeParse({ id: '1', note: '"'.repeat(900_000) });
    expect(quotes.error?.issues.map(({ path }) => path)).toEqual([['note']]);
    const bytes = CallLogReplySchema.safeParse({ id: '1', note: 'x'.repeat(1_000_001) });
    expect(bytes.error?.issues[0]?.path).toEqual(['note']);
  });

  it('loses its marks where they would make it longer than a note can be', () => {
    const spread = `<a href="https://x.example/${'y'.repeat(1_900)}">${'<p>z</p>'.repeat(1_000)}</a>`;
    expect(readNote(spread)).toBe('<p>z</p>'.repeat(1_000));
  });
});

describe('a request to create', () => {
  it.each([
    ['outcome', undefined],
    ['to_phone_number', undefined],
    ['start_time', undefined],
    ['end_time', undefined],
    ['outcome', 'carrier_pigeon'],
    ['to_phone_number', 49],
    ['to_phone_number', ''],
    ['start_time', '2026-10-25T01:30:00Z'],
    ['start_time', '2026-02-30 01:30:00'],
    ['end_time', 1_790_000_000],
    ['duration', 95],
    ['duration', '1:35'],
    ['user_id', '1234'],
    ['activity_id', 1.5],
    ['person_id', 'x'],
    ['org_id', 0],
    ['deal_id', []],
    ['note', 7],
    ['subject', null],
    ['from_phone_number', 32],
  ])('is refused by the name of the field: %s = %o', (field, value) => {
    const body = { ...JSON.parse(createSample), [field]: value };
    expect(CallLogCreateSchema.safeParse(body).error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });

  it('has a lead by its UUID', () => {
    const { deal_id, ...rest } = JSON.parse(createSample);
    expect(deal_id).toBe(3);
    expect(CallLogCreateSchema.safeParse({ ...rest, lead_id: leadId }).success).toBe(true);
    expect(CallLogCreateSchema.safeParse({ ...rest, lead_id: '12' }).error?.issues[0]?.path).toEqual([
      'lead_id',
    ]);
  });
});

describe('an answer', () => {
  const call = CallLogReplySchema.parse(JSON.parse(replySample));

  it('of a page says where the next one starts', () => {
    const all = Array.from({ length: 120 }, () => call);
    const first = pageOf(all, CallLogQuerySchema.parse({}));
    expect(first.data).toHaveLength(50);
    expect(first.additional_data.pagination).toEqual({
      start: 0,
      limit: 50,
      more_items_in_collection: true,
      next_start: 50,
    });
    const last = pageOf(all, CallLogQuerySchema.parse({ start: '100', limit: '20' }));
    expect(last.additional_data.pagination).toEqual({
      start: 100,
      limit: 20,
      more_items_in_collection: false,
    });
    expect(CallLogListSchema.parse(first)).toEqual(first);
  });

  it('of an empty list may be null', () => {
    expect(CallLogListSchema.parse({ success: true, data: null }).data).toEqual([]);
    expect(pageOf([], { start: 0, limit: 50 }).data).toEqual([]);
  });

  it.each([{ limit: '51' }, { limit: '0' }, { start: '-1' }, { start: 'x' }])(
    'is not given to %o',
    (query) => {
      expect(CallLogQuerySchema.safeParse(query).error?.issues[0]?.path).toEqual(Object.keys(query));
    },
  );

  it('of one call log, of a thing done, of a refusal', () => {
    expect(OneCallLogSchema.parse(oneCallLog(call))).toEqual({ success: true, data: call });
    expect(OneCallLogSchema.safeParse(oneCallLog({})).error?.issues[0]?.path).toEqual(['data', 'id']);
    expect(DoneSchema.parse({ success: true, data: { id: 'x' } })).toMatchObject({ success: true });
    const no = refusal('Call log not found', 'Please check the id.');
    expect(no).toEqual({
      success: false,
      error: 'Call log not found',
      error_info: 'Please check the id.',
      data: null,
      additional_data: null,
    });
    expect(RefusalSchema.parse(no)).toEqual(no);
    expect(RefusalSchema.safeParse({ success: true }).success).toBe(false);
  });
});

describe('the routes', () => {
  it('are the seed’s, with what they cost', () => {
    const { seed, today } = pipedrive.routes;
    const all = Object.values(seed).flatMap((route) =>
      route ? [`${route.method} ${route.path} ${route.cost}`] : [],
    );
    expect(new Set(all)).toEqual(
      new Set([
        'GET /v1/callLogs?start={start}&limit={limit} 20',
        'GET /v1/callLogs/{id} 2',
        'POST /v1/callLogs 10',
        'POST /v1/callLogs/{id}/recordings 10',
        'DELETE /v1/callLogs/{id} 6',
      ]),
    );
    expect(seed.update_call).toBeNull();
    expect(today.update_call).toEqual({ method: 'PATCH', path: '/api/v2/activities/{activity_id}' });
  });

  it('take a recording as the part file, of sound that HTML5 plays', () => {
    expect(recordingPart).toBe('file');
    for (const type of ['audio/mpeg', 'audio/wav', 'audio/webm;codecs=opus', 'Audio/MP4']) {
      expect(isPlayable(type)).toBe(true);
    }
    for (const type of ['audio/amr', 'video/mp4', 'audio', '']) expect(isPlayable(type)).toBe(false);
  });
});
