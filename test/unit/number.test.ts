import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nationalDigits } from '../../contract/number/national-digits.ts';
import { formatNumber, toDialString, toE164, toRegion } from '../../contract/number/number.ts';
import { isWithheld, numberKey } from '../../contract/number/number-key.ts';

describe('the E.164 form', () => {
  it.each([
    ['+1 514 555 0101', null, '+15145550101'],
    ['(514) 555-0101', 'CA', '+15145550101'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['030 12345678', 'DE', '+493012345678'],
  ] as const)('of %s in %s is %s', (raw, region, e164) => {
    expect(toE164(raw, region)).toBe(e164);
  });

  it.each([
    ['514 555 0101', null],
    ['112', 'DE'],
    ['911', 'US'],
    ['4711', 'GB'],
    ['echo', 'US'],
    ['alice.b', null],
    ['sip:bob@example.com', 'US'],
    ['', 'US'],
    ['anonymous', 'CA'],
  ] as const)('of %s in %s is none', (raw, region) => {
    expect(toE164(raw, region)).toBeNull();
  });

  it('is none or valid for anything at all', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(null, 'US', 'DE', 'GB'), (raw, region) => {
        expect(toE164(raw, toRegion(region)) ?? '+10').toMatch(/^\+[1-9]\d{1,14}$/);
      }),
    );
  });
});

describe('a number that is withheld', () => {
  const withheld = [
    ...['', '  ', 'anonymous', 'Anonymous', 'unknown', 'unavailable', 'restricted', 'PRIVATE', 'private '],
    ...['anonymous@anonymous.invalid', 'thisis@Anonymous.Invalid', 'unavailable@unknown.invalid'],
    ...['anonymous.invalid', 'x@invalid', 'x@a.b.invalid.'],
  ];
  it.each(withheld)('%j has no key: nobody is known by it', (raw) => {
    expect(isWithheld(raw)).toBe(true);
    expect(numberKey({ raw, e164: null })).toBeNull();
  });

  it.each(['5145550101', 'echo', 'anonymous2', 'private.eye', 'invalid', 'bob@invalid.example.com'])(
    '%j is none: it is its own key',
    (raw) => {
      expect(isWithheld(raw)).toBe(false);
      expect(numberKey({ raw, e164: null })).toBe(raw);
    },
  );

  it('is known after all where its E.164 is', () => {
    expect(numberKey({ raw: 'unknown', e164: '+15145550101' })).toBe('+15145550101');
  });
});

describe('the digits of a number within its country', () => {
  it.each([
    ['+14155550123', ['4155550123', '14155550123']],
    ['+442079460018', ['2079460018', '02079460018']],
    ['+493012345678', ['3012345678', '03012345678']],
    ['+390612345678', ['0612345678']],
    ['+74951234567', ['4951234567', '84951234567']],
    ['+34911234567', ['911234567']],
    ['+80012345678', []],
  ])('of %s are %j', (e164, digits) => {
    expect(nationalDigits(e164)).toEqual(digits);
  });
});

describe('what is dialled', () => {
  it.each([
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['514-555-0101', '5145550101'],
    [' 112 ', '112'],
    ['echo', 'echo'],
    ['bob@example.com', 'bob@example.com'],
    ['*97', '*97'],
  ])('for %s is %s', (typed, dialled) => {
    expect(toDialString(typed)).toBe(dialled);
  });
});

describe('a number on screen', () => {
  it('is international when its country is known, else as received', () => {
    expect(formatNumber({ raw: '5145550101', e164: '+15145550101' })).toBe('+1 514 555 0101');
    expect(formatNumber({ raw: 'echo', e164: null })).toBe('echo');
  });
});

describe('a region', () => {
  it('is taken in either case, and nothing else becomes one', () => {
    expect(toRegion('de')).toBe('DE');
    expect(toRegion('XX')).toBeNull();
    expect(toRegion('')).toBeNull();
    expect(toRegion(null)).toBeNull();
  });
});
