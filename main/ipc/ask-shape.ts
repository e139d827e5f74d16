/** The most that one request may weigh, bytes: five times the longest note (contract, `noteLimit`), in UTF-16. */
export const askLimit = 1024 * 1024;

/** What any value costs besides its text, so that a long list of nothing weighs something too. */
const overhead = 8;

/**
 * Tells why a request cannot be one of ours before any schema looks at it, or null: no message carries other than
 * plain objects, lists, texts, numbers, booleans, bytes and nothing (a schema of optional fields would take a Map for an
 * empty object), and none weighs more than `limit` bytes, for which Electron has no rule of its own
 * (facts/electron.md, section 3). Counting stops at the limit, so a cyclic value, which would weigh without end, is
 * simply too large.
 */
export function faultOfShape(asked: unknown, limit: number): string | null {
  const waiting: unknown[] = [asked];
  let weight = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    weight += overhead;
    if (typeof next === 'string') weight += next.length * 2;
    else if (typeof next === 'bigint') return 'it holds a bigint';
    else if (next instanceof Uint8Array) weight += next.buffer.byteLength;
    else if (typeof next === 'object' && next !== null) {
      if (!isPlain(next)) return `it holds a ${next.constructor?.name ?? 'strange object'}`;
      if (Array.isArray(next) && next.length * overhead > limit) return 'it is too large';
      for (const [key, inner] of Object.entries(next)) {
        weight += key.length * 2;
        waiting.push(inner);
      }
    }
    if (weight > limit) return 'it is too large';
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
