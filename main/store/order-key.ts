/**
 * A call's place in the log: `(unix seconds − 2020-01-01) × 64 + n`. Time-ordered, so that newest first and date ranges
 * need no sort, and dense, which keeps the search index small (facts/store-and-limits.md). It is never shown outside
 * the store: there a call is known by its UUID.
 *
 * ```
 *   second   …   │ 100            │ 101            │ 102
 *   key      …   │ 6400 … 6463    │ 6464 … 6527    │ 6528 …
 *                  64 calls fit ──────▲ the 65th is carried over to the next free second
 * ```
 *
 * Keys are negative before 2020. A carried call stands at most `carry` seconds later than it started, never earlier.
 */
export const keysPerSecond = 64;

/** 2020-01-01T00:00:00Z, unix seconds. */
const epoch = 1_577_836_800;

/** The first key of the second in which `at` (epoch ms) lies. */
export function firstKeyAt(at: number): number {
  return (Math.floor(at / 1000) - epoch) * keysPerSecond;
}

/** How many whole seconds later than `startedAt` (epoch ms) the call with this key stands. */
export function carriedSeconds(key: number, startedAt: number): number {
  return Math.floor((key - firstKeyAt(startedAt)) / keysPerSecond);
}

/** What the key alone can tell of a date range, when no call was carried further than `carry` seconds. */
export interface KeyRange {
  /** Every call of the range has a key of at least `first` and below `end`. */
  first: number;
  end: number;
  /** Calls with keys from `sureFirst` up to, not including, `sureEnd` are in the range; the others need a look at their start. */
  sureFirst: number;
  sureEnd: number;
}

const farthest = Number.MAX_SAFE_INTEGER;

/** Turns a date range (epoch ms, `from` included, `until` excluded) into keys. */
export function keyRange(from: number | undefined, until: number | undefined, carry: number): KeyRange {
  const first = from === undefined ? -farthest : firstKeyAt(from);
  const untilKey = until === undefined ? farthest : firstKeyAt(until);
  const slack = (carry + 1) * keysPerSecond;
  return {
    first,
    end: until === undefined ? farthest : untilKey + slack,
    sureFirst: from === undefined ? first : first + slack,
    sureEnd: untilKey,
  };
}
