import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomesFor } from '../../contract/call/outcomes-for.ts';
import { directions } from '../../contract/call/words.ts';
import { t } from '../../contract/words/say.ts';
import { outcomesByHand } from '../../renderer/quick/outcomes-by-hand.ts';
import { readStart } from '../../renderer/quick/read-start.ts';
import { talkOf, whoIs } from '../../renderer/quick/to-entry.ts';

describe('the talk of an entry', () => {
  it.each([
    ['answered', '', 0],
    ['answered', ' ', 0],
    ['answered', '5', 300_000],
    ['answered', 'five', null],
    ['no_answer', '5', 0],
  ] as const)('that is %s, with %j typed, is %j ms', (outcome, talk, ms) => {
    expect(talkOf({ outcome, talk })).toBe(ms);
  });
});

describe('whom an entry is with', () => {
  const marc = { number: '+12125550102', name: 'Marc Roy' };

  it.each([
    [{ who: '+1 212 555 0102', chosen: null, name: ' Marc ' }, '+1 212 555 0102', 'Marc', null],
    [{ who: 'Marc', chosen: null, name: '' }, '', 'Marc', null],
    [{ who: 'Marc Roy', chosen: { ...marc, named: true }, name: '' }, marc.number, 'Marc Roy', null],
    [{ who: 'Marc Roy', chosen: { ...marc, named: false }, name: '' }, marc.number, null, 'Marc Roy'],
    [{ who: 'Marc Roy', chosen: marc, name: '' }, marc.number, null, 'Marc Roy'],
  ])('%j: %s, whom the person calls %s and a network %s', (said, number, contactName, remoteName) => {
    expect(whoIs(said)).toEqual({ number, contactName, remoteName });
  });
});

describe('a start in the quick log', () => {
  const words = t('quick.when', { returnObjects: true });
  const german = { now: 'jetzt', today: 'heute', yesterday: 'gestern', before: 'vor', after: '' };
  /** A Sunday. */
  const now = new Date(2026, 10, 22, 14, 40, 10).getTime();
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();

  it.each([
    ['now', now],
    ['14:30', at(2026, 10, 22, 14, 30)],
    ['2pm', at(2026, 10, 22, 14, 0)],
    ['2:05 PM', at(2026, 10, 22, 14, 5)],
    ['12am', at(2026, 10, 22, 0, 0)],
    ['23:50', at(2026, 10, 21, 23, 50)],
    ['today 9:15', at(2026, 10, 22, 9, 15)],
    ['Yesterday, 16:00', at(2026, 10, 21, 16, 0)],
    ['10m ago', now - 600_000],
    ['-1h 30m', now - 5_400_000],
    ['5 ago', now - 300_000],
    ['Fri 9:00', at(2026, 10, 20, 9, 0)],
    ['sunday 14:00', at(2026, 10, 22, 14, 0)],
    ['20 Nov 14:30', at(2026, 10, 20, 14, 30)],
    ['Nov 20 2:30pm', at(2026, 10, 20, 14, 30)],
    ['24 Dec 9:00', at(2025, 11, 24, 9, 0)],
    ['20.11. 9:15', at(2026, 10, 20, 9, 15)],
    ['20.11.2025 9:15', at(2025, 10, 20, 9, 15)],
    ['2026-11-20 14:30', at(2026, 10, 20, 14, 30)],
  ])('%j is understood', (typed, ms) => {
    expect(readStart(typed, now, words, 'en-GB')).toBe(ms);
  });

  it.each([
    ['gestern 16:00', at(2026, 10, 21, 16, 0)],
    ['vor 10m', now - 600_000],
    ['3. März 9:00', at(2026, 2, 3, 9, 0)],
    ['Fr 9:00', at(2026, 10, 20, 9, 0)],
  ])('%j is understood in German', (typed, ms) => {
    expect(readStart(typed, now, german, 'de')).toBe(ms);
  });

  it.each(['', 'soon', '25:00', '14:60', '13pm', '31 Jun 9:00', 'ago', '-', 'Nov 20', '14'])(
    '%j is no time',
    (typed) => {
      expect(readStart(typed, now, words, 'en-GB')).toBeNull();
    },
  );

  it('is the same minute when it is written out whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }), (back) => {
        const date = new Date(now - back * 60_000);
        date.setSeconds(0, 0);
        const pad = (part: number) => String(part).padStart(2, '0');
        const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
        const typed = `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
        const again = new Date(
          date.getFullYear(),
          date.getMonth(),
          date.getDate(),
          date.getHours(),
          date.getMinutes(),
        );
        expect(readStart(typed, now, words, 'en-GB')).toBe(again.getTime());
      }),
    );
  });

  it('without a day is never to come', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (h, m) => {
        const typed = `${h}:${String(m).padStart(2, '0')}`;
        const read = readStart(typed, now, words, 'en-GB') ?? Number.NaN;
        expect(read).toBeLessThanOrEqual(now + 60_000);
        expect(read).toBeGreaterThan(now - 25 * 3_600_000);
      }),
    );
  });
});

describe('the status in the quick log', () => {
  it('is one that a call of this direction can have, answered first', () => {
    expect(outcomesByHand('inbound')).toEqual(['answered', 'missed', 'declined']);
    expect(outcomesByHand('outbound')).toEqual(['answered', 'no_answer', 'busy', 'cancelled', 'failed']);
    for (const direction of directions) {
      expect(outcomesFor(direction)).toEqual(expect.arrayContaining([...outcomesByHand(direction)]));
    }
  });
});
