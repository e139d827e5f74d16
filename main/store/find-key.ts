import type { DatabaseSync } from 'node:sqlite';
import { firstKeyAt, keysPerSecond } from './order-key.ts';

/**
 * Makes the search for the first free order key at or after a start. One search serves one transaction: it remembers the
 * full seconds it met, so that thousands of calls imported with the same start do not each walk past all the others.
 */
export function findKey(db: DatabaseSync): (startedAt: number) => number {
  const largestIn = db.prepare('SELECT max(id) AS id FROM call WHERE id >= ? AND id < ?');
  const skips = new Map<number, number>();
  return (startedAt) => {
    const start = firstKeyAt(startedAt);
    let second = skips.get(start) ?? start;
    for (;;) {
      const largest = largestIn.get(second, second + keysPerSecond)?.id as number | null;
      const key = largest === null ? second : largest + 1;
      if (key < second + keysPerSecond) {
        if (second !== start) skips.set(start, second);
        return key;
      }
      second = skips.get(key) ?? key;
    }
  };
}
