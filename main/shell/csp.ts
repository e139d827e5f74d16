/** What one page may beyond what all may. */
export interface Allowance {
  /** Sources to add to `connect-src`: the main window has none, the phone page its servers. */
  connect?: readonly string[];
  /** Whether it may compile WebAssembly, which is our own code too: the media page's encoder. */
  wasm?: boolean;
}

/** The Content-Security-Policy of our pages (facts/security.md, item 7), one text per response with its own nonce. */
export function contentSecurityPolicy(nonce: string, { connect = [], wasm = false }: Allowance = {}): string {
  return [
    "default-src 'none'",
    wasm ? "script-src 'self' 'wasm-unsafe-eval'" : "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    ['connect-src', "'self'", ...connect].join(' '),
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The practice line and a server on this machine, at any port. */
const thisMachine = ['ws://127.0.0.1:*', 'ws://[::1]:*'];

/**
 * Where the phone page may connect: this machine, and the configured account's server. A `ws:` URL is allowed by
 * its name `localhost` only with its port; any other plain `ws:` host is never added, as a CSP is the only fence
 * that an `app:` page has (facts/electron.md, section 5).
 */
export function phoneSources(wsUrl: string | null): string[] {
  if (wsUrl === null || !URL.canParse(wsUrl)) return thisMachine;
  const { protocol, host, hostname } = new URL(wsUrl);
  const named = /^[a-z0-9.:[\]-]+$/.test(host);
  const wanted = protocol === 'wss:' || (protocol === 'ws:' && hostname === 'localhost');
  return named && wanted ? [`${protocol}//${host}`, ...thisMachine] : thisMachine;
}
