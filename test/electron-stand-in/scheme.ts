/**
 * Chromium accepts no scheme that it was not built with, so the stand-in alone writes `app://host/path` as
 * `https://host.app-scheme/path`: a standard, secure origin that exists in no name server (facts/electron.md,
 * section 12, row "origin"). These functions are the only place that knows.
 */
const schemes = new Map<string, SchemePrivileges>();

/**
 * Where an app window of Chromium begins: an app window stays one only on the origin that it was started for, and what
 * it loads first is loaded before anyone can prepare it. So it begins at an address beside the page, which is refused.
 */
export const startPath = '/.stand-in-begins-here';

export function startAddress(url: string): string {
  return URL.canParse(url) && /^https?:/.test(url)
    ? new URL(startPath, url).href
    : `data:text/html,${startPath}`;
}

export interface SchemePrivileges {
  standard?: boolean;
  secure?: boolean;
  supportFetchAPI?: boolean;
  stream?: boolean;
  corsEnabled?: boolean;
  codeCache?: boolean;
}

export function registerScheme(scheme: string, privileges: SchemePrivileges): void {
  schemes.set(scheme, privileges);
}

export function privilegesOf(scheme: string): SchemePrivileges | undefined {
  return schemes.get(scheme);
}

/** `app://ringnote/a?b` → `https://ringnote.app-scheme/a?b`; any other URL unchanged. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url);
  const scheme = match?.[1]?.toLowerCase() ?? '';
  if (!match || !schemes.has(scheme)) return url;
  return `https://${match[2]}.${scheme}-scheme${match[3]}`;
}

/** The way back, for everything that main is told. */
export function fromChromium(url: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)-scheme(?=[/?#]|$)(.*)$/s.exec(url);
  if (!match || !schemes.has(match[2] ?? '')) return url;
  return `${match[2]}://${match[1]}${match[3]}`;
}

/** The registered scheme of a URL as the app writes it, or null. */
export function customScheme(url: string): string | null {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return schemes.has(scheme) ? scheme : null;
}

/** Rewrites the sources of a policy that name a custom scheme: `app:` and `app://host`. `'self'` needs nothing. */
export function policyToChromium(policy: string): string {
  return policy.replace(
    /(^|[\s;])([a-z][a-z0-9+.-]*):(\/\/[^\s;,]+)?(?=[\s;,]|$)/gi,
    (source, lead, scheme, rest) => {
      if (!schemes.has(String(scheme).toLowerCase())) return source;
      return `${lead}${rest ? toChromium(`${scheme}:${rest}`) : `https://*.${scheme}-scheme`}`;
    },
  );
}

/** The origin of a URL as Chromium computes it for a standard scheme: `app://host`, no trailing slash. */
export function originOf(url: string): string {
  if (customScheme(url)) return /^[^/]*\/\/[^/?#]*/.exec(url)?.[0] ?? 'null';
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
