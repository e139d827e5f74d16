/** The most that one request may weigh, bytes: twice the longest note as HTML (contract, `noteHtmlLimit`), in UTF-16. */
export const askLimit = 4 * 1024 * 1024;

/** What any value costs besides its text, so that a long list of nothing weighs something too. */
const overhead = 8;

/** How deep a request may be nested: twice what the deepest message of the contract needs. */
const deepest = 16;

/**
 * Tells why a request cannot be one of ours before any schema looks at it, or null: no message carries other than
 * plain objects, lists, texts, numbers, booleans, bytes and nothing (a schema of optional fields would take a Map for an
 * empty object), and none weighs more than `limit` bytes, for which Electron has no rule of its own
 * (facts/electron.md, section 3). It is looked at level by level, so that a cyclic value, which is without end, costs no
 * more of main's time than a few levels do.
 */
export function faultOfShape(asked: unknown, limit: number): string | null {
  let level: unknown[] = [asked];
  let weight = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return 'it is nested too deeply';
    const below: unknown[] = [];
    for (const next of level) {
      weight += overhead;
      if (typeof next === 'string') weight += next.length * 2;
      else if (typeof next === 'bigint') return 'it holds a bigint';
      else if (next instanceof Uint8Array) weight += next.buffer.byteLength;
      else if (typeof next === 'object' && next !== null) {
        if (!isPlain(next)) return `it holds a ${next.constructor?.name ?? 'strange object'}`;
        if (Array.isArray(next) && next.length * overhead > limit) return 'it is too large';
        for (const [key, inner] of Object.entries(next)) {
          weight += key.length * 2;
          below.push(inner);
        }
      }
      if (weight > limit) return 'it is too large';
    }
    level = below;
  }
  return null;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
