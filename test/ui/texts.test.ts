import dayjs from 'dayjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../contract/words/say.ts';
import { q850Causes, sipCauses } from '../../main/core/hangup-causes.ts';
import { guestFor } from '../../main/sources/practice/guests.ts';
import { causeWords } from '../../renderer/app/call/cause-words.ts';
import { statusText } from '../../renderer/app/call/status-text.ts';
import { dialable } from '../../renderer/app/dial/dialable.ts';
import { otherLine } from '../../renderer/app/dial/other-line.ts';
import { practiceNumbers } from '../../renderer/app/dial/practice-numbers.ts';
import { whyNoCallBack } from '../../renderer/app/dial/why-no-call-back.ts';
import { clockFace } from '../../renderer/app/format/duration.ts';
import { partyText } from '../../renderer/app/format/party.ts';
import { dayText } from '../../renderer/app/format/when.ts';
import { rangeInstants } from '../../renderer/app/history/date-range.ts';
import { dayGrouper, groupByDay } from '../../renderer/app/history/group-by-day.ts';
import { Pace } from '../../renderer/app/history/pace.ts';
import { firstLine } from '../../renderer/app/note/first-line.ts';
import { accountErrors, tidyAccount } from '../../renderer/app/settings/account-errors.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const noon = dayjs('2026-11-18T12:00:00').valueOf();

describe('a length of time', () => {
  it.each([
    [-5, '0:00'],
    [999, '0:00'],
    [7_000, '0:07'],
    [760_999, '12:40'],
    [3_723_000, '1:02:03'],
  ])('of %d ms reads %s', (ms, text) => expect(clockFace(ms)).toBe(text));
});

describe('a day', () => {
  it.each([
    ['2026-11-18T00:00:00', 'Today'],
    ['2026-11-17T23:59:59', 'Yesterday'],
    ['2026-11-16T08:00:00', 'Mon 16 Nov'],
    ['2025-12-31T08:00:00', 'Wed 31 Dec 2025'],
  ])('%s is called %s on 18 November 2026', (at, text) => {
    expect(dayText(dayjs(at).valueOf(), noon)).toBe(text);
  });

  it('heads the calls that began in it, and no others', () => {
    const at = (text: string) => dayjs(text).valueOf();
    const calls = [
      '2026-11-18T00:00:00',
      '2026-11-17T23:59:59',
      '2026-11-17T00:00:00',
      '2026-10-25T02:30:00',
    ];
    const lines = groupByDay(
      calls.map((text, index) => endedCall({ id: madeUpId(index), startedAt: at(text) })),
    );
    expect(lines.map((line) => (line.kind === 'day' ? dayText(line.startOfDay, noon) : 'call'))).toEqual([
      'Today',
      'call',
      'Yesterday',
      'call',
      'call',
      'Sun 25 Oct',
      'call',
    ]);
  });

  it('are the same for a list that grew, changed or began anew as for one that is grouped for the first time', () => {
    const startedAt = fc.integer({ min: 0, max: 12 * 24 }).map((hours) => noon - hours * 3_600_000);
    const list = fc
      .array(startedAt, { maxLength: 30 })
      .map((times) =>
        times.sort((a, b) => b - a).map((at, index) => endedCall({ id: madeUpId(index), startedAt: at })),
      );
    const change = fc.record({ cut: fc.nat(30), gone: fc.nat(30), more: list });
    fc.assert(
      fc.property(list, fc.array(change, { maxLength: 6 }), (first, changes) => {
        const group = dayGrouper();
        let calls = first;
        expect(group(calls)).toEqual(groupByDay(calls));
        for (const { cut, gone, more } of changes) {
          const stays = calls.slice(0, cut).filter((_, index) => index !== gone);
          const oldest = stays.at(-1)?.startedAt ?? Number.POSITIVE_INFINITY;
          calls = [...stays, ...more.filter((call) => call.startedAt <= oldest)];
          expect(group(calls)).toEqual(groupByDay(calls));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the pace of the rows', () => {
  it('outruns the eye at more than 600 rows a second, and no more below 200', () => {
    const pace = new Pace();
    let at = 0;
    let first = 0;
    const goOn = (rows: number, ms: number) => {
      first += rows;
      at += ms;
      return pace.outruns(first, at);
    };
    goOn(0, 1_000);
    expect(goOn(2, 16)).toBe(false);
    expect(goOn(-28, 16)).toBe(true);
    expect(goOn(5, 16)).toBe(true);
    expect(goOn(2, 16)).toBe(false);
    expect(goOn(5, 16)).toBe(false);
  });

  it('is that of one jump after a rest, which is read at once', () => {
    const pace = new Pace();
    pace.outruns(0, 0);
    expect(pace.outruns(90, 5_000)).toBe(false);
  });
});

describe('a date range', () => {
  it('of seven days ends today and has seven days', () => {
    expect(rangeInstants('week', noon)).toEqual({ from: dayjs('2026-11-12').valueOf() });
  });

  it('of chosen days contains the last of them whole', () => {
    expect(rangeInstants({ from: '2026-10-24', to: '2026-10-25' }, noon)).toEqual({
      from: dayjs('2026-10-24').valueOf(),
      until: dayjs('2026-10-26').valueOf(),
    });
  });
});

describe('what is pasted to be dialled', () => {
  it.each([
    ['+49 (0)30 901820', '+49 30 901820'],
    ['tel:+49-30-901820;phone-context=x', '+49-30-901820'],
    ['TEL:%2B4930901820', '+4930901820'],
    ['callto://+4930901820', '+4930901820'],
    ['\u202a+49\u00a030\u00a0901820\u202c\r\n', '+49 30 901820'],
    ['+49 30 90\u201118\u201120', '+49 30 90-18-20'],
    ['+49\u200b30\u061c901820', '+49 30 901820'],
    ['Anna Lindqvist, Tel.: +46 8 123 456 78', '+46 8 123 456 78'],
    ['Call me at 030/901820 tomorrow', '030/901820'],
    ['alice@example.com', 'alice@example.com'],
    ['Anna <sip:alice@example.com>', 'sip:alice@example.com'],
    ['<alice@example.com>', 'alice@example.com'],
    ['sip:1201@example.com', 'sip:1201@example.com'],
    ['echo', 'echo'],
    ['1201', '1201'],
    ['tel:%zz', '%zz'],
    ['', ''],
  ])('%j becomes %j', (pasted, number) => expect(dialable(pasted)).toBe(number));
});

describe('a remote party', () => {
  const anna = { raw: '+4930901820', e164: '+4930901820', name: 'Anna' };
  const unsaid = { contactName: null, company: null };
  it.each([
    [{ remote: anna, ...unsaid }, 'Anna', '+49 30 901820'],
    [{ remote: anna, ...unsaid, contactName: 'Anna Lindqvist' }, 'Anna Lindqvist', '+49 30 901820'],
    [{ remote: { ...anna, name: null }, ...unsaid }, '+49 30 901820', null],
    [{ remote: { raw: '1201', e164: null, name: '1201' }, ...unsaid }, '1201', null],
    [{ remote: { raw: '', e164: null, name: null }, ...unsaid }, 'Withheld number', null],
    [{ remote: { raw: '', e164: null, name: null }, ...unsaid, contactName: 'Anna' }, 'Anna', null],
  ])('%j is headed %s, beside it %s', (call, title, number) => {
    expect(partyText(call)).toEqual({ title, number, company: null });
  });

  it('brings the company that the person gave it', () => {
    expect(partyText({ remote: anna, contactName: null, company: 'Hartmann' }).company).toBe('Hartmann');
  });
});

describe('a call and the line in use', () => {
  const account = { wsUrl: 'wss://sip.example.com', aor: 'sip:alice@example.com', displayName: '' };
  const party = (raw: string) => ({ raw, e164: null, name: null });
  const inbound = { direction: 'inbound', account: account.aor } as const;
  const practised = {
    ...inbound,
    source: 'practice',
    account: 'sip:you@practice.ringnote',
    remote: party('echo'),
  };
  const real = { ...inbound, source: 'sip', remote: party('1201') };
  const madeUp = { ...inbound, source: 'demo', account: null, remote: party('1201') };
  const older = { ...real, account: 'sip:bob@example.com' };

  it.each([
    [practised, 'practice', null],
    [practised, 'account', t('noCallBack.wasPractice')],
    [real, 'account', null],
    [older, 'account', null],
    [real, 'practice', t('noCallBack.onPractice')],
    [madeUp, 'practice', t('noCallBack.onPractice')],
    [real, 'off', null],
    [{ ...real, remote: party('') }, 'account', t('noCallBack.withheld')],
    [{ ...real, remote: party('Anonymous') }, 'account', t('noCallBack.withheld')],
    [{ ...practised, direction: 'outbound', remote: party('unknown') }, 'practice', null],
  ] as const)('%j on the line %s cannot be called back because: %s', (call, mode, why) => {
    expect(whyNoCallBack(call, { mode })).toBe(why);
  });

  it.each([
    [practised, 'practice', null],
    [practised, 'account', 'Practice line'],
    [practised, 'off', 'Practice line'],
    [real, 'account', null],
    [real, 'off', null],
    [real, 'practice', 'alice@example.com'],
    [older, 'account', 'bob@example.com'],
    [madeUp, 'practice', null],
  ] as const)('%j on the line %s went over another one: %s', (call, mode, line) => {
    expect(otherLine(call, { mode, account })).toBe(line);
  });
});

describe('the practice numbers of the dial box', () => {
  it('are all known to the practice line, but for the wrong number', () => {
    const wrongNumber = guestFor('nobody at all');
    expect(practiceNumbers.filter((number) => guestFor(number) === wrongNumber)).toEqual(['unknown']);
  });
});

describe('a status in words', () => {
  const live = { endedAt: null, heldSince: null } as const;
  it.each([
    [{ ...live, status: 'initiated', direction: 'outbound' }, 'Calling'],
    [{ ...live, status: 'initiated', direction: 'inbound' }, 'Incoming'],
    [{ ...live, status: 'answered', direction: 'inbound' }, 'In call'],
    [{ ...live, heldSince: 5, status: 'answered', direction: 'inbound' }, 'On hold'],
    [{ endedAt: 5, heldSince: null, status: 'answered', direction: 'inbound' }, 'Answered'],
    [{ endedAt: 5, heldSince: null, status: 'no_answer', direction: 'outbound' }, 'No answer'],
  ] as const)('%j is %s', (call, word) => expect(statusText(call)).toBe(word));
});

describe('a hangup cause in words', () => {
  it('says what a wrong number is', () => {
    expect(causeWords({ family: 'sip', code: 404, text: 'Not Found' })).toBe('That number does not exist');
    expect(causeWords({ family: 'q850', code: 1, text: '' })).toBe('That number does not exist');
  });

  it('never shows a bare code, whatever the machine knows', () => {
    for (const code of Object.keys(sipCauses))
      expect(causeWords({ family: 'sip', code: Number(code), text: '' })).toMatch(/^[A-Z].{8}/);
    for (const code of Object.keys(q850Causes))
      expect(causeWords({ family: 'q850', code: Number(code), text: '' })).toMatch(/^[A-Z].{8}/);
  });

  it('takes the source’s own text where no table knows the code', () => {
    expect(causeWords({ family: 'source', code: 9, text: 'Handset flat' })).toBe('Handset flat');
  });
});

describe('a note’s first line', () => {
  it.each([
    ['', ''],
    ['\n\n  Hello \nworld', 'Hello'],
    ['one', 'one'],
  ])('of %j is %j', (note, line) => expect(firstLine(note)).toBe(line));
});

describe('the account form', () => {
  const good = { wsUrl: 'wss://sip.example.com', aor: 'alice@example.com', displayName: '', password: 'x' };
  const errors = (change: Partial<typeof good>, known = false) =>
    Object.keys(accountErrors(tidyAccount({ ...good, ...change }), known));

  it('takes an address without its scheme', () => {
    expect(tidyAccount(good).aor).toBe('sip:alice@example.com');
    expect(errors({})).toEqual([]);
  });

  it('needs the password once', () => {
    expect(errors({ password: '' })).toEqual(['password']);
    expect(errors({ password: '' }, true)).toEqual([]);
  });

  it('says what is wrong with the server in its own way for each mistake', () => {
    const say = (wsUrl: string) => accountErrors(tidyAccount({ ...good, wsUrl }), false).wsUrl;
    const said = [say(''), say('https://example.com'), say('ws://example.com'), say('sip.example.com')];
    expect(new Set(said).size).toBe(4);
    expect(said).not.toContain(undefined);
    expect(say('ws://127.0.0.1:8080/ws')).toBeUndefined();
  });

  it('refuses an address that is none', () => {
    expect(errors({ aor: 'alice' })).toEqual(['aor']);
    expect(errors({ aor: 'al ice@example.com' })).toEqual(['aor']);
  });
});
