import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFace } from '../../renderer/app/format/duration.ts';
import { toLength } from '../../renderer/ui/length-text.ts';

describe('a length of talk as typed', () => {
  it.each([
    ['5', 300],
    ['45', 2_700],
    ['0', 0],
    ['2.5', 150],
    ['2,5', 150],
    ['0:45', 45],
    ['5:30', 330],
    ['90:00', 5_400],
    ['1:02:03', 3_723],
    ['90s', 90],
    ['5m', 300],
    ['1h', 3_600],
    [' 1h 5m ', 3_900],
    [' 7 Min ', 420],
  ])('%j is %d s', (text, seconds) => expect(toLength(text)).toBe(seconds * 1000));

  it.each([
    '',
    ' ',
    'five',
    '1:60',
    '1:60:00',
    '1:2:3:4',
    '-3',
    '1h5',
    '5 6',
    '::',
    ':30',
    'Infinity',
    '0x10',
  ])('%j is none', (text) => expect(toLength(text)).toBeNull());

  it('is read back from each way to write it', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(59), fc.nat(59), (h, m, s) => {
        const ms = ((h * 60 + m) * 60 + s) * 1000;
        const pad = (part: number) => String(part).padStart(2, '0');
        expect(toLength(`${h}:${pad(m)}:${pad(s)}`)).toBe(ms);
        expect(toLength(`${h}h ${m}m ${s}s`)).toBe(ms);
        expect(toLength(`${h * 60 + m}:${pad(s)}`)).toBe(ms);
        expect(toLength(`${h * 60 + m}`)).toBe(ms - s * 1000);
      }),
    );
  });

  it('is read back from how a call’s page shows it', () => {
    fc.assert(
      fc.property(fc.nat(7 * 24 * 3_600), (seconds) => {
        expect(toLength(clockFace(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });

  it('is a whole number of seconds or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const ms = toLength(typed);
        expect(ms === null || (Number.isSafeInteger(ms) && ms >= 0 && ms % 1000 === 0)).toBe(true);
      }),
    );
  });
});
