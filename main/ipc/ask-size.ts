/** The most that one request may weigh, bytes: five times the longest note (contract, `noteLimit`), in UTF-16. */
export const askLimit = 1024 * 1024;

/** What any value costs besides its text, so that a long list of nothing weighs something too. */
const overhead = 8;

/**
 * Tells whether a structured-cloned value weighs more than `limit` bytes, before any schema looks at it: Electron
 * sets no limit of its own (facts/electron.md, section 3). It stops counting at the limit, so a cyclic value, which
 * would weigh without end, is simply too large.
 */
export function isTooLarge(value: unknown, limit: number): boolean {
  const waiting: unknown[] = [value];
  let weight = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    weight += overhead;
    if (typeof next === 'string') weight += next.length * 2;
    else if (typeof next === 'bigint') weight += next.toString(16).length;
    else if (next instanceof ArrayBuffer || ArrayBuffer.isView(next)) weight += next.byteLength;
    else if (typeof next === 'object' && next !== null) {
      for (const inner of partsOf(next)) {
        waiting.push(inner);
        if (weight + waiting.length * overhead > limit) return true;
      }
    }
    if (weight > limit) return true;
  }
  return false;
}

function* partsOf(value: object): Generator<unknown> {
  if (value instanceof Map || value instanceof Set) {
    for (const [key, inner] of value.entries()) yield* [key, inner];
    return;
  }
  for (const key in value) {
    yield key;
    yield (value as Record<string, unknown>)[key];
  }
}
