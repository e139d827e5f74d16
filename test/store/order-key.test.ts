import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedSeconds, firstKeyAt, keyRange, keysPerSecond } from '../../main/store/order-key.ts';

const instant = fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 });

describe('the order key', () => {
  it('is zero at the first moment of 2020 and negative before', () => {
    expect(firstKeyAt(Date.UTC(2020, 0, 1))).toBe(0);
    expect(firstKeyAt(Date.UTC(2020, 0, 1, 0, 0, 1))).toBe(64);
    expect(firstKeyAt(Date.UTC(2019, 11, 31, 23, 59, 59, 999))).toBe(-64);
  });

  it('orders as time does, to the second, and is a safe integer for every instant', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(Number.isSafeInteger(firstKeyAt(a))).toBe(true);
        expect(Math.sign(firstKeyAt(a) - firstKeyAt(b))).toBe(
          Math.sign(Math.floor(a / 1000) - Math.floor(b / 1000)),
        );
      }),
    );
  });

  it('tells by how many seconds a call was carried over', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 100_000 }), (at, places) => {
        expect(carriedSeconds(firstKeyAt(at) + places, at)).toBe(Math.floor(places / keysPerSecond));
      }),
    );
  });
});

describe('the keys of a date range', () => {
  it('hold every call of the range, and are sure only of calls in it', () => {
    const near = fc.integer({ min: -10_000, max: 10_000 });
    const places = fc.integer({ min: 0, max: 5 * keysPerSecond - 1 });
    fc.assert(
      fc.property(
        near,
        near,
        near,
        places,
        fc.integer({ min: 0, max: 4 }),
        (at, from, until, place, slack) => {
          const key = firstKeyAt(at) + place;
          const carry = carriedSeconds(key, at) + slack;
          const range = keyRange(from, until, carry);
          const isIn = at >= from && at < until;
          if (isIn) expect(key >= range.first && key < range.end).toBe(true);
          if (key >= range.sureFirst && key < range.sureEnd) expect(isIn).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
