import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, sleepCount, tick, timeSince, woke } from '../../main/core/steady-time.ts';

const start = { wall: 1_700_000_000_000, mono: 5_000 };
const later = (wall: number, mono: number) => ({ wall: start.wall + wall, mono: start.mono + mono });

describe("a call's own time", () => {
  it('runs with the clocks while nothing happens to them', () => {
    const count = sleepCount(start);
    expect(timeSince(anchorAt(start, count), later(60_000, 60_000), count)).toBe(start.wall + 60_000);
  });

  it('is unmoved by a wall clock that is set back or forward', () => {
    for (const shift of [-3_600_000, -1_500, 1_500, 3_600_000]) {
      const count = tick(sleepCount(start), later(10_000 + shift, 10_000));
      expect(timeSince(anchorAt(start, sleepCount(start)), later(20_000 + shift, 20_000), count)).toBe(
        start.wall + 20_000,
      );
    }
  });

  it('counts the sleep that the system tells of, where the monotonic clock stood still', () => {
    const awake = tick(sleepCount(start), later(10_000, 10_000));
    const count = woke(awake, later(610_000, 10_100));
    expect(timeSince(anchorAt(start, sleepCount(start)), later(611_000, 11_100), count)).toBe(
      start.wall + 611_000,
    );
  });

  it('counts it also when the wake-up message comes after a tick', () => {
    const ticked = tick(tick(sleepCount(start), later(10_000, 10_000)), later(610_000, 10_100));
    const count = woke(ticked, later(612_000, 12_100));
    expect(timeSince(anchorAt(start, sleepCount(start)), later(612_000, 12_100), count)).toBe(
      start.wall + 612_000,
    );
  });

  it('adds nothing where the monotonic clock ticked in sleep', () => {
    const count = woke(sleepCount(start), later(600_000, 600_000));
    expect(timeSince(anchorAt(start, sleepCount(start)), later(600_000, 600_000), count)).toBe(
      start.wall + 600_000,
    );
  });

  it('starts afresh for a call that begins after a sleep', () => {
    const count = woke(sleepCount(start), later(600_000, 0));
    const anchor = anchorAt(later(600_000, 0), count);
    expect(timeSince(anchor, later(601_000, 1_000), count)).toBe(start.wall + 601_000);
  });

  it('never runs backwards, whatever the wall clock does', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            wall: fc.integer({ min: -100_000, max: 100_000 }),
            mono: fc.nat(5_000),
            wakes: fc.boolean(),
          }),
        ),
        (moves) => {
          let count = sleepCount(start);
          let reading = start;
          const anchor = anchorAt(start, count);
          let before = start.wall;
          for (const move of moves) {
            reading = { wall: reading.wall + move.wall, mono: reading.mono + move.mono };
            count = move.wakes ? woke(count, reading) : tick(count, reading);
            const now = timeSince(anchor, reading, count);
            expect(now).toBeGreaterThanOrEqual(before);
            before = now;
          }
        },
      ),
    );
  });
});
