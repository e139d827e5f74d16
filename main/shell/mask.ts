/**
 * Makes a text fit for the log (security items 30 and 33): numbers keep their last two digits, SIP users and
 * secrets nothing, and no character of it can begin a new line or colour the terminal.
 */
export function mask(text: string): string {
  return text
    .replace(/\b(sips?|tel|callto):[^\s@<>;,"']+/gi, '$1:***')
    .replace(/\b(authorization)["']?\s*[=:].*/gi, '$1: ***')
    .replace(/\b(Bearer|Basic|Digest)\s+[^\s,;"']+/gi, '$1 ***')
    .replace(/\b((?:password|passwd|secret|token|api_?key)["']?\s*[=:]\s*)["']?[^\s,;&"']+/gi, '$1***')
    .replace(uuidOrNumber, (found, uuid: string | undefined) =>
      uuid === undefined ? `***${found.replace(/\D/g, '').slice(-2)}` : found,
    )
    .replace(unsafe, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Facts' names whose values are never written. */
const secretName = /pass|secret|token|authorization|credential|note|displayName|remoteName/i;

/** Masks what a log line carries beside its text; keeps plain figures (times, codes, counts). */
export function maskFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, secretName.test(name) ? '***' : maskValue(value, 0)]),
  );
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return mask(value.slice(0, 4000));
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return value;
  if (value instanceof Error) return mask(`${value.name}: ${value.message}`);
  if (depth > 3) return '…';
  if (Array.isArray(value)) return value.slice(0, 50).map((inner) => maskValue(inner, depth + 1));
  if (typeof value === 'object') return maskFacts(Object.fromEntries(Object.entries(value)));
  return mask(String(value));
}

/** A call's id stays readable; else five or more digits, written with the usual separators, are a number. */
const uuidOrNumber =
  /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b|\+?\d(?:[\s()./-]{0,2}\d){4,}/gi;

/** Control characters, and the ones that turn or hide text (Unicode TR 36, bidirectional overrides). */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]/gu;
