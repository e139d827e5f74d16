/** The parts of a From, To or Contact value that an answerer needs. */
export interface SipAddress {
  uri: string;
  /** The URI's user, percent-decoded, or an empty text. */
  user: string;
  tag: string | null;
}

/** An honest address is far shorter; a long one would only cost time. */
const longest = 1_024;

/** Reads `"Name" <uri>;tag=x` or `uri;tag=x` (RFC 3261, section 20.10); null for anything else. */
export function parseSipAddress(value: string): SipAddress | null {
  if (value.length > longest) return null;
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, '');
  const match =
    /<\s*(sips?:[^<>\s]+)\s*>(.*)$/i.exec(unquoted) ?? /^\s*(sips?:[^<>\s;]+)(.*)$/i.exec(unquoted);
  const [, uri, params] = match ?? [];
  if (uri === undefined || params === undefined) return null;
  const user = /^sips?:([^@;?:]*)(?::[^@]*)?@/i.exec(uri)?.[1] ?? '';
  const tag = /;\s*tag\s*=\s*([^\s;,]+)/i.exec(params)?.[1] ?? null;
  return { uri, user: decode(user), tag };
}

function decode(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
