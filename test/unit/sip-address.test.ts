import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSipAddress } from '../../main/sources/practice/sip-address.ts';

describe('a SIP address', () => {
  it.each([
    ['<sip:echo@practice.ringnote>', 'sip:echo@practice.ringnote', 'echo', null],
    ['"You; <sip:evil@x>" <sip:you@practice.ringnote>;tag=a1', 'sip:you@practice.ringnote', 'you', 'a1'],
    ['sip:you@practice.ringnote;tag=b', 'sip:you@practice.ringnote', 'you', 'b'],
    ['<sip:a%20b@h;transport=ws>;expires=600', 'sip:a%20b@h;transport=ws', 'a b', null],
    ['<sip:bad%zz@h>', 'sip:bad%zz@h', 'bad%zz', null],
    ['<sip:practice.ringnote>', 'sip:practice.ringnote', '', null],
  ])('%s is read', (text, uri, user, tag) => {
    expect(parseSipAddress(text)).toEqual({ uri, user, tag });
  });

  it.each(['', '*', 'tel:+15145550101', '<mailto:a@b>', '"open <sip:a@b'])('%s is none', (text) => {
    expect(parseSipAddress(text)).toBeNull();
  });

  it('never throws, and takes no time over the longest text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => parseSipAddress(text)).not.toThrow();
      }),
    );
    for (const unit of ['"', '\\"', '<', '<sip:', ' ', ';tag=', 'sip:']) {
      const start = performance.now();
      parseSipAddress(unit.repeat(1_024 / unit.length));
      parseSipAddress(unit.repeat(65_000 / unit.length));
      expect(performance.now() - start).toBeLessThan(100);
    }
  });
});
