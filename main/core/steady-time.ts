import type { ClockReading } from './ports.ts';

/** Where a call's own time starts: one look at both clocks, and the sleep counted until then. */
export interface Anchor extends ClockReading {
  sleptMs: number;
}

/** What is known of the machine's sleep; grows by `tick` and `woke`. */
export interface SleepCount {
  last: ClockReading;
  sleptMs: number;
  /** Forward jumps of the wall clock that nothing has explained yet, newest last. */
  jumps: readonly { mono: number; ms: number }[];
}

/** A wall clock this far ahead of the monotonic one was set, or the machine slept (facts/store-and-limits.md). */
const jumpLimit = 2_000;
/** How long before the wake-up message a jump may have been seen: the message can come late. */
const wakeWindow = 30_000;

export function sleepCount(reading: ClockReading): SleepCount {
  return { last: reading, sleptMs: 0, jumps: [] };
}

/** To be called about every second: notices that the wall clock ran ahead of the monotonic one. */
export function tick(count: SleepCount, reading: ClockReading): SleepCount {
  const jump = reading.wall - count.last.wall - (reading.mono - count.last.mono);
  const fresh = count.jumps.filter(({ mono }) => reading.mono - mono <= wakeWindow);
  return {
    ...count,
    last: reading,
    jumps: jump > jumpLimit ? [...fresh, { mono: reading.mono, ms: jump }] : fresh,
  };
}

/**
 * The system says that it woke: the recent jumps were sleep, not a clock that somebody set. Where the monotonic clock
 * ticks in sleep (macOS), there was no jump and nothing is added.
 */
export function woke(count: SleepCount, reading: ClockReading): SleepCount {
  const ticked = tick(count, reading);
  const slept = ticked.jumps.reduce((sum, { ms }) => sum + ms, 0);
  return { last: reading, sleptMs: ticked.sleptMs + slept, jumps: [] };
}

export function anchorAt(reading: ClockReading, count: SleepCount): Anchor {
  return { ...reading, sleptMs: count.sleptMs };
}

/** The time of day by a call's own clock, epoch ms: unmoved by a wall clock that is set, and right across sleep. */
export function timeSince(anchor: Anchor, reading: ClockReading, count: SleepCount): number {
  return Math.round(anchor.wall + (reading.mono - anchor.mono) + (count.sleptMs - anchor.sleptMs));
}
