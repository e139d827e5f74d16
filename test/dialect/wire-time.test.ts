import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  inCalendar,
  isZone,
  offsetIn,
  readTime,
  toIsoOffset,
  toIsoUtc,
  toUtcText,
  toZonelessText,
} from '../../contract/dialect/wire-time.ts';
import { readCalledAt } from '../../main/dialects/monica/called-at.ts';

const at = Date.UTC(2026, 10, 21, 8, 5, 9);
const read = (text: string, zone = 'UTC') => readTime(text, zone)?.at;

describe('an instant in a CRM’s spelling', () => {
  it('is written as each of the five writes it', () => {
    expect(toUtcText(at)).toBe('2026-11-21 08:05:09');
    expect(toIsoUtc(at)).toBe('2026-11-21T08:05:09Z');
    expect(toIsoOffset(at, -300)).toBe('2026-11-21T03:05:09-05:00');
    expect(toIsoOffset(at, 345)).toBe('2026-11-21T13:50:09+05:45');
    expect(toZonelessText(at, 'Europe/Brussels')).toBe('2026-11-21T09:05:09');
  });

  it('is read with Z, with an offset, with UTC behind it, and without any of them in the given zone', () => {
    for (const text of [
      '2026-11-21T08:05:09Z',
      '2026-11-21T08:05:09.999Z',
      '2026-11-21 08:05:09 UTC',
      '2026-11-21T03:05:09-05:00',
      '2026-11-21T03:05:09-0500',
      '2026-11-21T03:05:09-05',
    ])
      expect(read(text), text).toBe(at);
    expect(read('2026-11-21 08:05:09')).toBe(at);
    expect(read('2026-11-21T09:05:09', 'Europe/Brussels')).toBe(at);
    expect(read('2026-11-21T09:05', 'Europe/Brussels')).toBe(at - 9_000);
  });

  it('that is a day alone is its midnight in the given zone, and says so', () => {
    expect(readTime('2014-11-18', 'America/New_York')).toEqual({
      at: Date.UTC(2014, 10, 18, 5),
      offset: null,
      dayOnly: true,
    });
  });

  it('that the clocks skipped is read as much later as they were put forward', () => {
    expect(read('2026-03-29T02:30:00', 'Europe/Brussels')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('that came twice is read as its first coming', () => {
    expect(read('2026-10-25T02:30:00', 'Europe/Brussels')).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01T00:00:00Z',
    '2026-11-21T25:00:00Z',
    '2026-11-21T08:05:09+99:00',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-12:00',
    '21.11.2026',
    '2026-11-21T08:05:09Z; DROP TABLE',
  ])('is not what %j says', (text) => {
    expect(readTime(text, 'UTC')).toBeNull();
  });

  it('comes back from every spelling', () => {
    const zones = ['UTC', 'Europe/Brussels', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), fc.constantFrom(...zones), (seconds, zone) => {
        const instant = seconds * 1000;
        expect(read(toUtcText(instant))).toBe(instant);
        expect(read(toIsoUtc(instant))).toBe(instant);
        expect(readTime(toIsoOffset(instant, offsetIn(zone, instant)), 'UTC')).toEqual({
          at: instant,
          offset: offsetIn(zone, instant),
          dayOnly: false,
        });
        const back = read(toZonelessText(instant, zone), zone);
        // The second coming of an hour is read as the first: the spelling cannot tell them apart.
        expect([instant, instant - 3_600_000, instant - 1_800_000]).toContain(back);
        expect(toZonelessText(back ?? 0, zone)).toBe(toZonelessText(instant, zone));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a zone', () => {
  it('is one that the system knows', () => {
    expect(isZone('Europe/Brussels')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('')).toBe(false);
  });
});

describe('an instant that a dialect reckoned itself', () => {
  it('is none where four digits of a year could not write it, in whichever CRM’s words it came', () => {
    expect(inCalendar(at)).toBe(at);
    expect(inCalendar(Date.UTC(12_000, 0))).toBeNull();
    expect(inCalendar(Date.UTC(-1_199, 0))).toBeNull();
    expect(readCalledAt('@1700000000', 'UTC')?.at).toBe(1_700_000_000_000);
    expect(readCalledAt('@-99999999999', 'UTC')).toBeNull();
  });
});
