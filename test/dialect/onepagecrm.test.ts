import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDispositions } from '../../contract/call/dispositions.ts';
import { outcomes } from '../../contract/call/words.ts';
import { type DialectCall, DialectCallSchema, silentCall } from '../../contract/dialect/dialect-call.ts';
import { tidyNote } from '../../contract/note/tidy-note.ts';
import type { OnepagecrmAccount } from '../../main/dialects/onepagecrm/account.ts';
import { type OnepagecrmCarried, onepagecrm } from '../../main/dialects/onepagecrm/dialect.ts';
import {
  CallListSchema,
  CallResultsSchema,
  listOf,
  OneCallSchema,
  oneCall,
  RefusalSchema,
} from '../../main/dialects/onepagecrm/envelope.ts';
import { CallQuerySchema, isListed } from '../../main/dialects/onepagecrm/listing.ts';
import { cutText, fromMarkedText, toMarkedText } from '../../main/dialects/onepagecrm/marked-text.ts';
import { created, updated } from '../../main/dialects/onepagecrm/partial.ts';
import { isKnownResult, seedResults, todayResults } from '../../main/dialects/onepagecrm/results.ts';
import {
  CallInputSchema,
  type CallReply,
  CallReplySchema,
  seedVias,
  todayVias,
  WholeCallInputSchema,
} from '../../main/dialects/onepagecrm/wire.ts';
import { anyDialectCall, ownNumbers } from '../support/dialect/any-dialect-call.ts';
import { describeDialectLaws } from '../support/dialect/dialect-laws.ts';
import { listExample, todayExample } from '../support/dialect/onepagecrm-examples.ts';

const contactId = '54be78129007ba0d40000018';
const seedAccount: OnepagecrmAccount = {
  zone: 'UTC',
  ownNumbers: [...ownNumbers],
  results: [],
  form: 'seed',
  contactId,
};
const todayAccount: OnepagecrmAccount = { ...seedAccount, form: 'today' };

/** Values that the person mapped; the CRM knows them by their own names. */
const mapped: OnepagecrmAccount['results'] = [
  { wire: 'talked', outcome: 'answered', disposition: null },
  { wire: 'line busy', outcome: 'busy', disposition: null },
  { wire: 'demo', outcome: 'answered', disposition: 'Demo booked' },
  { wire: 'wrong', outcome: null, disposition: 'wrong_number' },
];

const accounts: fc.Arbitrary<OnepagecrmAccount> = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Brussels'),
  ownNumbers: fc.constant([...ownNumbers]),
  results: fc.constantFrom([], mapped),
  form: fc.constantFrom('today', 'seed'),
  contactId: fc.constant(contactId),
});

const carried: fc.Arbitrary<OnepagecrmCarried> = fc.record({
  form: fc.constantFrom('today', 'seed'),
  spelling: fc.constant({ as: {}, without: [] }),
  more: fc.constantFrom({}, { starred: true }),
  id: fc.constant('54be782f9007ba0d4000001f'),
  contact_id: fc.constant(contactId),
  author: fc.constantFrom('Owner O.', null),
  via: fc.constantFrom(...seedVias, ...todayVias, 'carrier pigeon'),
  created_at: fc.constant('2015-01-20 15:45:51 UTC'),
});

/** What each form's list of values can say, without the person's mapping and with it. */
const sayable = {
  seed: [
    { status: 'answered', disposition: null },
    { status: 'no_answer', disposition: null },
    { status: null, disposition: 'left_message' },
  ],
  today: [
    { status: null, disposition: null },
    { status: 'no_answer', disposition: null },
    { status: null, disposition: 'left_message' },
    { status: null, disposition: 'interested' },
    { status: null, disposition: 'not_interested' },
  ],
  mapped: [
    { status: 'answered', disposition: null },
    { status: 'busy', disposition: null },
    { status: 'answered', disposition: 'Demo booked' },
    { status: null, disposition: 'wrong_number' },
  ],
} as const;

const boldNote = fc.constantFrom(
  '<p>Wants <strong>the offer</strong> again</p>',
  '<p>one <em>two</em> <strong>three <em>four</em></strong></p><p></p><p><strong>a</strong></p><p><strong>b</strong></p>',
);

const heldWhole = fc
  .record({ any: anyDialectCall, account: accounts, carried, bold: boldNote, pick: fc.nat() })
  .map(({ any, account, carried: besides, bold, pick }) => {
    const { form } = account;
    const text = any.note.replace(/<\/?(?:strong|em|ul|ol|li|a)[^>]*>|<br>/g, '');
    const plain = tidyNote(form === 'today' ? text.replaceAll('[b]', '') : text);
    const list = account.results === mapped ? sayable.mapped : sayable[form];
    const call: DialectCall = {
      ...silentCall,
      startedAt: any.startedAt,
      remoteNumber: any.remoteNumber,
      recordingLink: any.recordingLink,
      note: form === 'today' && pick % 2 === 0 ? bold : plain,
      ...(list[pick % list.length] ?? list[0]),
    };
    return { call, account, carried: { ...besides, form } };
  });

describeDialectLaws(onepagecrm, { accounts, carried, heldWhole });

const fromReply = (wire: unknown, account = seedAccount) =>
  onepagecrm.fromReply(CallReplySchema.parse(wire), account);

const answered: DialectCall = {
  ...silentCall,
  direction: 'outbound',
  status: 'answered',
  remoteNumber: '+442079460018',
  localNumber: ownNumbers[0],
  startedAt: Date.UTC(2026, 2, 29, 1, 30),
  endedAt: Date.UTC(2026, 2, 29, 1, 32),
  duration: 120,
  talkTime: 100,
  note: '<p>Hello</p>',
};

describe('what a reply carries', () => {
  it('is no spelling at all where the CRM can hold the call: the call alone writes it', () => {
    fc.assert(
      fc.property(heldWhole, ({ call, account, carried: besides }) => {
        const { wire } = onepagecrm.toReply(call, account, besides);
        expect(onepagecrm.fromReply(wire, account).carried.spelling).toEqual({ as: {}, without: [] });
      }),
    );
  });

  const odd = fc.record(
    {
      id: fc.constant('54be782f9007ba0d4000001f'),
      text: fc.constantFrom(
        '',
        '  ',
        'a\r\nb\rc',
        'no\u00a0break',
        '[b]x[i]y[/b]z[/i]',
        'q\u0000\u001b[0m',
        null,
      ),
      call_time: fc.constantFrom(
        '2015-01-20 15:45:00',
        '2015-01-20T15:45:00.250Z',
        '2015-01-20 16:45:00 +01:00',
        '2015-01-20',
        'yesterday',
        '',
        null,
      ),
      call_time_int: fc.constantFrom(1525273653, '1525273653', null),
      phone_number: fc.constantFrom('', null, '(912) 644-1770 (mobile)', '9'.repeat(300)),
      call_result: fc.constantFrom('Interested!', 'conversation', 'other', '', null, 'x'.repeat(100)),
      recording_link: fc.constantFrom('', null, ' https://x.example/a.mp3', 'javascript:hit()', 'tape 7'),
      via: fc.constantFrom('phone', 'fax', null),
      author: fc.constantFrom('Owner O.', null),
      new_field: fc.constantFrom({ a: [1] }, null),
    },
    { requiredKeys: ['id'] },
  );

  it('is enough to write any reply again to the letter, whatever was put into it', () => {
    fc.assert(
      fc.property(odd, accounts, (wire, account) => {
        const { call, carried: kept } = fromReply(wire, account);
        expect(DialectCallSchema.parse(call)).toEqual(call);
        expect(JSON.parse(JSON.stringify(onepagecrm.toReply(call, account, kept).wire))).toEqual(
          JSON.parse(JSON.stringify(wire)),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not bring an old text back when the note was changed since', () => {
    const { call, carried: kept } = fromReply({ id: '1', text: 'one\r\ntwo', call_result: 'Interested!' });
    const rewritten = onepagecrm.toReply({ ...call, note: '<p>three</p>' }, seedAccount, kept).wire;
    expect(rewritten).toMatchObject({ text: 'three', call_result: 'Interested!' });
    const mended = onepagecrm.toReply({ ...call, status: 'no_answer', disposition: null }, seedAccount, kept);
    expect(mended.wire).toMatchObject({ text: 'one\r\ntwo', call_result: 'no answer' });
  });
});

describe('the sample of the seed', () => {
  const list = CallListSchema.parse(JSON.parse(listExample));
  const [johnny, momma] = list.data.calls.map(({ call }) => call);

  it('is two calls', () => {
    const said = { status: 'answered', startedAt: Date.UTC(2015, 0, 20, 15, 45) };
    expect(fromReply(johnny).call).toEqual({
      ...silentCall,
      ...said,
      note: '<p>Called Johnny to ask him out on a date. He said no.</p>',
    });
    expect(fromReply(momma).call).toEqual({ ...silentCall, ...said, note: '<p>Call Momma</p>' });
    expect(fromReply(johnny).missing).toEqual([
      'direction',
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

  it('carries contact, author, way and times, and no spelling', () => {
    expect(fromReply(johnny).carried).toEqual({
      form: 'seed',
      spelling: { as: {}, without: [] },
      more: {},
      id: '54be782f9007ba0d4000001f',
      contact_id: '54be78129007ba0d40000018',
      author: 'Owner O.',
      via: 'unknown',
      created_at: '2015-01-20 15:45:51 UTC',
      modified_at: '2015-01-20 15:45:51 UTC',
    });
  });

  it('is written again as it stands, list and all', () => {
    const calls = [johnny, momma].map((wire) => {
      const { call, carried: kept } = fromReply(wire);
      const encoded = onepagecrm.toReply(call, seedAccount, kept);
      expect(encoded.lost).toEqual([]);
      return encoded.wire;
    });
    expect(listOf(calls, { total: 2, page: 1, perPage: 10 }, 1421768772_500)).toEqual(
      JSON.parse(listExample),
    );
  });

  it('is listed by the question that it answers', () => {
    const query = CallQuerySchema.parse({ date_filter: 'created', since: '2014-11-18' });
    expect(query).toMatchObject({ page: 1, per_page: 10 });
    for (const { call } of list.data.calls) expect(isListed(call, query)).toBe(true);
  });
});

describe('a call of today’s API', () => {
  const wire = JSON.parse(todayExample);

  it('is read with bold and italic, and written again as it stands', () => {
    const { call, carried: kept } = fromReply(wire, todayAccount);
    expect(call).toEqual({
      ...silentCall,
      disposition: 'interested',
      remoteNumber: '(912) 644-1770 (mobile)',
      startedAt: 1525273653_000,
      note: '<p>Mary is <strong>interested</strong> in coming into the office on <em>Tuesday</em>.</p>',
    });
    expect(kept.spelling).toEqual({ as: {}, without: [] });
    expect(onepagecrm.toReply(call, todayAccount, kept)).toEqual({ wire, lost: [] });
  });

  it('is told by its call_time_int, whichever form the account writes', () => {
    expect(fromReply(wire, seedAccount)).toEqual(fromReply(wire, todayAccount));
    expect(fromReply({ id: '1', call_time_int: '1525273653' }).call.startedAt).toBe(1525273653_000);
  });
});

describe('a call that is sent', () => {
  it('has in the seed’s form its time in UTC without saying so, and no contact: that stands in the address', () => {
    expect(onepagecrm.toCreate(answered, seedAccount)).toEqual({
      wire: { text: 'Hello', call_time: '2026-03-29 01:30:00', call_result: 'conversation', via: 'unknown' },
      lost: [
        { part: 'direction', why: 'no_place' },
        { part: 'remoteNumber', why: 'no_place' },
        { part: 'localNumber', why: 'no_place' },
        { part: 'endedAt', why: 'no_place' },
        { part: 'duration', why: 'no_place' },
        { part: 'talkTime', why: 'no_place' },
      ],
    });
  });

  it('has in today’s form its contact, epoch seconds and the other side’s number', () => {
    const { wire, lost } = onepagecrm.toCreate(
      { ...answered, recordingLink: 'https://x.example/a.mp3', note: '<p><strong>Hi</strong></p>' },
      todayAccount,
    );
    expect(wire).toEqual({
      contact_id: contactId,
      call_time_int: Date.UTC(2026, 2, 29, 1, 30) / 1000,
      text: '[b]Hi[/b]',
      phone_number: '+442079460018',
      call_result: 'other',
      via: 'phone',
      recording_link: 'https://x.example/a.mp3',
    });
    expect(lost).not.toContainEqual(expect.objectContaining({ part: 'note' }));
    expect(lost).toContainEqual({ part: 'status', why: 'no_place' });
  });

  it('is one of now, and a conversation, where it does not say; both are told as filled in', () => {
    const { wire, lost } = onepagecrm.toCreate(silentCall, seedAccount);
    expect(wire).toEqual({ text: '', call_result: 'conversation', via: 'unknown' });
    expect(lost).toEqual([
      { part: 'status', why: 'filled_in' },
      { part: 'startedAt', why: 'filled_in' },
    ]);
  });

  it('says what the person mapped, before the defaults', () => {
    const account = { ...todayAccount, results: mapped };
    expect(onepagecrm.toCreate(answered, account).wire.call_result).toBe('talked');
    expect(onepagecrm.toCreate({ ...answered, disposition: 'Demo booked' }, account).wire.call_result).toBe(
      'demo',
    );
  });

  it('says of a live call that its outcome is unknown', () => {
    expect(onepagecrm.toCreate({ ...answered, status: 'ringing' }, seedAccount)).toMatchObject({
      wire: { call_result: 'no answer' },
      lost: expect.arrayContaining([{ part: 'status', why: 'nearest' }]),
    });
  });

  it('changes with an update only what it says, but empties a note', () => {
    expect(onepagecrm.toUpdate(silentCall, seedAccount)).toEqual({ wire: { text: '' }, lost: [] });
    expect(onepagecrm.toUpdate(answered, seedAccount).wire).toEqual({
      text: 'Hello',
      call_time: '2026-03-29 01:30:00',
      call_result: 'conversation',
    });
    expect(
      onepagecrm.fromUpdate(
        CallInputSchema.parse({ text: '', via: 'jabber', contact_id: contactId }),
        todayAccount,
      ),
    ).toEqual({ call: { note: '' }, carried: { via: 'jabber', contact_id: contactId } });
  });
});

describe('the results', () => {
  it.each([
    ['seed', seedResults],
    ['today', todayResults],
  ] as const)('have in the %s form a value for every outcome and every default disposition', (_, rows) => {
    expect(new Set(rows.map(({ outcome }) => outcome).filter((outcome) => outcome !== null))).toEqual(
      new Set(outcomes),
    );
    const said = rows.map(({ disposition }) => disposition);
    expect(said).toEqual(expect.arrayContaining([...defaultDispositions]));
  });

  it('are the three defaults of the seed, and what the person added in the application', () => {
    expect([...new Set(seedResults.map(({ wire }) => wire))]).toEqual([
      'conversation',
      'no answer',
      'left message',
    ]);
    expect(isKnownResult('left message', seedAccount)).toBe(true);
    expect(isKnownResult('left_message', seedAccount)).toBe(false);
    expect(isKnownResult('demo', seedAccount)).toBe(false);
    expect(isKnownResult('demo', { ...seedAccount, results: mapped })).toBe(true);
  });

  it.each([
    ['conversation', { status: 'answered', disposition: null }],
    ['no answer', { status: 'no_answer', disposition: null }],
    ['left message', { status: null, disposition: 'left_message' }],
    ['not_interested', { status: null, disposition: 'not_interested' }],
    ['other', { status: null, disposition: null }],
    ['Sent an offer', { status: null, disposition: 'Sent an offer' }],
  ])('read %s', (call_result, said) => {
    expect(fromReply({ id: '1', call_result }).call).toMatchObject(said);
  });
});

describe('the text', () => {
  it('is at most 7168 characters today, counted as code points, its marks and the ellipsis among them', () => {
    const note = `<p>${'😀'.repeat(7_000)}<strong>${'x'.repeat(1_000)}</strong> end</p>`;
    const { wire, lost } = onepagecrm.toCreate({ ...silentCall, note }, todayAccount);
    const text = wire.text ?? '';
    expect([...text]).toHaveLength(7_168);
    expect(text).toMatch(/^😀+\[b\]x+…\[\/b\]$/u);
    expect(lost).toContainEqual({ part: 'note', why: 'shortened' });
    expect(onepagecrm.toCreate({ ...silentCall, note }, seedAccount).lost).toContainEqual({
      part: 'note',
      why: 'plain',
    });
  });

  it('is cut to any limit without a mark left open', () => {
    const piece = fc.constantFrom('a', '😀', '[b]', '[/b]', '[i]', '[/i]', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 20, max: 60 }), (pieces, limit) => {
        const text = toMarkedText(fromMarkedText(pieces.join('')));
        const cut = cutText(text, limit);
        expect([...cut].length).toBeLessThanOrEqual(limit);
        expect(toMarkedText(fromMarkedText(cut)).replaceAll(/\[\/?[bi]\]/g, '')).toBe(
          cut.replaceAll(/\[\/?[bi]\]/g, ''),
        );
        if ([...text].length <= limit) expect(cut).toBe(text);
        else expect(cut).toContain('…');
      }),
    );
  });

  it('takes a lone mark for text, a pair for what it means', () => {
    expect(fromMarkedText('a [b] c')).toBe('<p>a [b] c</p>');
    expect(fromMarkedText('[/i][b]a\nb[/b]')).toBe('<p>[/i]<strong>a</strong></p><p><strong>b</strong></p>');
    expect(onepagecrm.toCreate({ ...silentCall, note: '<p>[b]x[/b]</p>' }, todayAccount).lost).toContainEqual(
      {
        part: 'note',
        why: 'ambiguous',
      },
    );
    const seed = onepagecrm.toCreate({ ...silentCall, note: '<p>[b]x[/b]</p>' }, seedAccount);
    expect(seed.lost.map(({ part }) => part)).not.toContain('note');
  });

  it('makes nothing of tags and scripts', () => {
    const text = '<script>hit()</script> [b]<img src=x onerror=hit()>[/b]';
    expect(fromReply({ id: '1', call_time_int: 0, text }).call.note).toBe(
      '<p>&lt;script&gt;hit()&lt;/script&gt; <strong>&lt;img src=x onerror=hit()&gt;</strong></p>',
    );
  });

  it('may be 100,000 characters long when it is read, and no longer', () => {
    const text = '"\n'.repeat(50_000);
    expect(DialectCallSchema.parse(fromReply({ id: '1', text }).call).note.length).toBeGreaterThan(100_000);
    expect(CallReplySchema.safeParse({ id: '1', text: `${text}x` }).error?.issues[0]?.path).toEqual(['text']);
  });
});

describe('a request', () => {
  it.each([
    [{ call_time: '2015-01-20 15:45:00 UTC' }, 'call_time'],
    [{ call_time: '2015-01-20T15:45:00' }, 'call_time'],
    [{ call_time: '2015-02-30 15:45:00' }, 'call_time'],
    [{ call_time: 1421768700 }, 'call_time'],
    [{ call_time_int: 1.5 }, 'call_time_int'],
    [{ call_time_int: 1, call_time: '2015-01-20 15:45:00' }, 'call_time'],
    [{ via: 'fax' }, 'via'],
    [{ call_time_int: 1, via: 'skype' }, 'via'],
    [{ call_time: '2015-01-20 15:45:00', via: 'phone' }, 'via'],
    [{ contact_id: 'x' }, 'contact_id'],
    [{ text: 7 }, 'text'],
    [{ call_time_int: 1, text: 'x'.repeat(7_169) }, 'text'],
    [{ text: 'x'.repeat(100_001) }, 'text'],
    [{ call_result: '' }, 'call_result'],
  ])('is refused by the name of the field: %o', (input, field) => {
    expect(CallInputSchema.safeParse(input).error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });

  it('needs a text without partial=1, and nothing with it', () => {
    expect(CallInputSchema.safeParse({}).success).toBe(true);
    expect(WholeCallInputSchema.safeParse({}).error?.issues[0]?.path).toEqual(['text']);
    expect(WholeCallInputSchema.safeParse({ text: '' }).success).toBe(true);
  });

  it('takes the ways of its form', () => {
    for (const via of seedVias) {
      expect(CallInputSchema.safeParse({ call_time: '2015-01-20 15:45:00', via }).success).toBe(true);
    }
    for (const via of todayVias)
      expect(CallInputSchema.safeParse({ call_time_int: 1, via }).success).toBe(true);
  });
});

describe('partial=1', () => {
  const now = Date.UTC(2015, 0, 20, 15, 45, 30);
  const by = { id: '54be781a9007ba0d4000001c', contact_id: contactId, author: 'Owner O.', now };
  const momma = created({ text: 'Call Momma', call_time: '2015-01-20 15:45:00' }, by);

  it('makes a call of the seed’s sample', () => {
    expect(momma).toEqual(JSON.parse(listExample).data.calls[1].call);
  });

  it('fills what a POST leaves out', () => {
    expect(created({}, by)).toMatchObject({
      text: '',
      call_time: '2015-01-20 15:45:30 UTC',
      via: 'unknown',
      call_result: 'conversation',
      recording_link: '',
    });
  });

  it('sets nothing that is read only', () => {
    const input = { id: 'x', contact_id: '0'.repeat(24), author: 'Me', created_at: 'x', modified_at: 'x' };
    expect(created(CallInputSchema.parse(input), by)).toMatchObject(
      by.id ? { id: by.id, author: 'Owner O.' } : {},
    );
    expect(updated(momma, CallInputSchema.parse(input), true, now)).toEqual(momma);
  });

  it('changes with a PUT only what is sent', () => {
    expect(updated(momma, { call_result: 'no answer' }, true, now + 60_000)).toEqual({
      ...momma,
      call_result: 'no answer',
      modified_at: '2015-01-20 15:46:30 UTC',
    });
  });

  it('lets a PUT without it set the rest back to its defaults', () => {
    const before: CallReply = {
      ...momma,
      via: 'jabber',
      call_result: 'no answer',
      recording_link: 'https://x.example',
    };
    expect(updated(before, { text: 'Called' }, false, now + 60_000)).toEqual({
      ...momma,
      text: 'Called',
      call_time: '2015-01-20 15:46:30 UTC',
      modified_at: '2015-01-20 15:46:30 UTC',
    });
  });
});

describe('a list', () => {
  const call: CallReply = {
    id: '1',
    contact_id: contactId,
    call_time: '2015-01-20 10:00:00 UTC',
    created_at: '2015-01-21 10:00:00 UTC',
    modified_at: '2015-01-22 10:00:00 UTC',
  };

  it.each([
    [{}, true],
    [{ contact_id: contactId }, true],
    [{ contact_id: '0'.repeat(24) }, false],
    [{ since: '2015-01-22' }, true],
    [{ since: '2015-01-23' }, false],
    [{ until: '2015-01-21' }, false],
    [{ until: '2015-01-22' }, true],
    [{ until: '2015-01-22 09:59:59' }, false],
    [{ until: '2015-01-22 10:00:00 UTC' }, true],
    [{ date_filter: 'created', since: '2015-01-22' }, false],
    [{ date_filter: 'created_at', until: '2015-01-21' }, true],
    [{ date_filter: 'modified', until: '2015-01-21' }, false],
    [{ date_filter: 'modified_at', since: '1421920800' }, true],
    [{ date_filter: 'modified_at', since: '1421920801' }, false],
    [{ date_filter: 'updated_at', since: '2015-01-22' }, true],
    [{ date_filter: 'call_time', since: '2015-01-20', until: '2015-01-20' }, true],
    [{ date_filter: 'call_time', since: '2015-01-21' }, false],
    [{ modified_since: '2015-01-22 10:00:00' }, true],
    [{ modified_since: '2015-01-22 10:00:01' }, false],
    [{ unmodified_since: '2015-01-22 10:00:00' }, false],
    [{ unmodified_since: '2015-01-22 10:00:01' }, true],
  ])('of %o has the call: %s', (query, listed) => {
    expect(isListed(call, CallQuerySchema.parse(query))).toBe(listed);
  });

  it.each([
    [{ date_filter: 'author' }, 'date_filter'],
    [{ since: 'soon' }, 'since'],
    [{ page: '0' }, 'page'],
    [{ per_page: '101' }, 'per_page'],
  ])('is not made of %o', (query, field) => {
    expect(CallQuerySchema.safeParse(query).error?.issues[0]?.path).toEqual([field]);
  });

  it('counts its pages, and has one even when it is empty', () => {
    expect(listOf([call], { total: 21, page: 3, perPage: 10 }, 0).data).toMatchObject({
      max_page: 3,
      page: 3,
    });
    const empty = listOf([], { total: 0, page: 1, perPage: 10 }, 0);
    expect(empty.data.max_page).toBe(1);
    expect(CallListSchema.parse(empty)).toEqual(empty);
  });
});

describe('an answer', () => {
  it('of one call has it under data.call, and needs its id', () => {
    const answer = oneCall({ id: '1', text: 'x' }, 1421768772_999);
    expect(answer).toEqual({
      status: 0,
      message: 'OK',
      timestamp: 1421768772,
      data: { call: { id: '1', text: 'x' } },
    });
    expect(OneCallSchema.parse(answer)).toEqual(answer);
    expect(OneCallSchema.safeParse(oneCall({ text: 'x' }, 0)).error?.issues[0]?.path).toEqual([
      'data',
      'call',
      'id',
    ]);
  });

  it.each([
    [{ id: 7 }, 'id'],
    [{ text: ['x'] }, 'text'],
    [{ call_time_int: 'soon' }, 'call_time_int'],
    [{ call_time_int: 1e15 }, 'call_time_int'],
    [{ phone_number: 49 }, 'phone_number'],
    [{ author: {} }, 'author'],
  ])('with %o is refused by the name of the field', (wrong, field) => {
    expect(CallReplySchema.safeParse({ id: '1', ...wrong }).error?.issues[0]?.path).toEqual([field]);
  });

  it('that refuses says why; the account’s results have keys and names', () => {
    const refusal = {
      status: 400,
      message: 'Invalid request data',
      error_name: 'invalid_request_data',
      error_message: 'A validation error has occurred',
      errors: { call_result: 'is invalid' },
    };
    expect(RefusalSchema.parse(refusal)).toEqual(refusal);
    expect(RefusalSchema.safeParse({ status: 0, message: 'OK' }).success).toBe(false);
    const results = {
      status: 0,
      message: 'OK',
      timestamp: 1,
      data: [{ call_result: { result: 'interested', text: 'Interested', counts: 5 } }],
    };
    expect(CallResultsSchema.parse(results)).toEqual(results);
  });
});

describe('the routes', () => {
  it('are the seed’s URLs', () => {
    const { seed } = onepagecrm.routes;
    const all = Object.values(seed).flatMap((route) =>
      route === null ? [] : [route.path, ...(route.also ?? [])].map((path) => `${route.method} ${path}`),
    );
    expect(all).toEqual(
      expect.arrayContaining([
        'GET /calls.json?contact_id={contact_id}',
        'GET /contacts/{contact_id}/calls.json',
        'GET /calls.json?company_id={company_id}',
        'GET /companies/{company_id}/calls.json',
        'GET /calls/{id}.json',
        'POST /calls.json?contact_id={contact_id}',
        'POST /contacts/{contact_id}/calls.json',
        'POST /calls.json?contact_id={contact_id}&partial=1',
        'POST /contacts/{contact_id}/calls.json?partial=1',
        'PUT /calls/{id}.json',
        'PUT /calls/{id}.json?partial=1',
        'DELETE /calls/{id}.json',
      ]),
    );
  });
});
