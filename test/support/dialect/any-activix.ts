import fc from 'fast-check';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { toTextNote } from '../../../contract/dialect/text-note.ts';
import type { ActivixAccount } from '../../../main/dialects/activix/account.ts';
import type { ActivixCarried } from '../../../main/dialects/activix/carried.ts';
import { anyDialectCall, ownNumbers } from './any-dialect-call.ts';
import type { UnderLaw } from './dialect-laws.ts';

const mapped = fc.constantFrom(
  { wire: 'demo', outcome: null, disposition: 'Demo booked' },
  { wire: 'attempted', outcome: 'missed' as const, disposition: null },
  { wire: 'calling', outcome: 'unknown' as const, disposition: 'left_voicemail' },
);

export const anyAccount: fc.Arbitrary<ActivixAccount> = fc.record({
  zone: fc.constantFrom('America/Toronto', 'Europe/Brussels', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'),
  ownNumbers: fc.constant([...ownNumbers]),
  results: fc.uniqueArray(mapped, { maxLength: 2, selector: ({ wire }) => wire }),
  form: fc.constantFrom('seed' as const, 'today' as const),
  userDid: fc.option(fc.constant('+14165550100')),
  userEmail: fc.option(fc.constant('anna@x.example')),
  leadId: fc.option(fc.constant(3_387_562)),
});

const offset = fc.option(fc.constantFrom(0, -300, -240, 345, 660, 630));

/** Spellings that a call may have been read in, fitting to it or not. */
const spelled: fc.Arbitrary<ActivixCarried['spelled']> = fc.record(
  {
    start_at: fc.constantFrom('soon', '2026-03-29T01:00:00.5Z'),
    end_at: fc.constantFrom('', '2026-10-25T02:30:00'),
    duration: fc.constantFrom('0', '60', '007'),
    direction: fc.constantFrom('internal', ''),
    status: fc.constantFrom('unanswered', 'pending', 'interrupted', 'answered', 'voicemail', 'calling', ''),
    from: fc.constantFrom('bob', '112', '', '0800 123'),
    to: fc.constantFrom('anna', '112', ''),
    media_url: fc.constantFrom('ftp://x.example/a.mp3', 'http://y.example/b.wav?c=1', ''),
    description: fc.constantFrom('', 'a\r\nb'),
  },
  { requiredKeys: [] },
);

export const anyCarried: fc.Arbitrary<ActivixCarried> = fc.record(
  {
    id: fc.constantFrom(42_534_452, '42534452', null),
    communication_id: fc.constantFrom(521_345, null),
    created_at: fc.constant('2019-04-05T17:33:43+00:00'),
    updated_at: fc.constant('2019-04-05T17:33:43+00:00'),
    user_did: fc.constant('+14165550100'),
    user_email: fc.constantFrom('anna@x.example', null),
    lead_id: fc.constant(7),
    lead: fc.constantFrom({ id: 2_093_021, phones: [{ number: '1' }] }, null),
    startOffset: offset,
    endOffset: offset,
    spelled,
    nulls: fc.subarray(['start_at', 'end_at', 'duration', 'from', 'description', 'media_url'] as const),
    more: fc.constantFrom({}, { rating: { stars: 5 }, proto: [null] }),
  },
  { requiredKeys: ['startOffset', 'endOffset', 'spelled', 'nulls', 'more'] },
);

/** The statuses that come back from each direction's words. */
const backAndForth = fc.oneof(
  fc.record({
    direction: fc.constant('outbound' as const),
    status: fc.constantFrom('answered' as const, 'no_answer' as const, 'failed' as const),
  }),
  fc.record({
    direction: fc.constant('inbound' as const),
    status: fc.constantFrom('answered' as const, 'missed' as const, 'failed' as const),
  }),
  fc.record({
    direction: fc.constant(null),
    status: fc.constantFrom('answered' as const, 'no_answer' as const),
  }),
);

/**
 * What Activix holds whole: a call that is over or that has just begun, numbers in E.164 or none, a plain note where the
 * account has today's form, audio in wav or mp3.
 */
export const heldWhole: UnderLaw<ActivixAccount, ActivixCarried>['heldWhole'] = fc
  .record({
    account: anyAccount.map((account) => ({ ...account, results: [] })),
    carried: anyCarried,
    any: anyDialectCall,
    said: backAndForth,
    numbers: fc.record({
      remoteNumber: fc.option(fc.constantFrom('+442079460018', '+14155552671')),
      localNumber: fc.option(fc.constantFrom('+3225550100', '+14165550100')),
    }),
  })
  .map(({ account, carried, any, said, numbers }) => {
    const over = any.endedAt !== null;
    const call: DialectCall = {
      ...any,
      ...numbers,
      direction: said.direction,
      status: over || said.status !== 'answered' ? said.status : 'initiated',
      talkTime: null,
      note: account.form === 'today' && toTextNote(any.note).whole ? any.note : '',
      disposition: null,
      tags: [],
    };
    return { call, account, carried };
  });
