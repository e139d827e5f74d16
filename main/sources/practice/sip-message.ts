/** One header field; names are as written, compact forms spelled out. */
export interface SipHeader {
  name: string;
  value: string;
}

export interface SipRequest {
  kind: 'request';
  method: string;
  uri: string;
  headers: readonly SipHeader[];
  body: string;
}

export interface SipResponse {
  kind: 'response';
  status: number;
  reason: string;
  headers: readonly SipHeader[];
  body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** Compact header names (RFC 3261, section 7.3.3; RFC 3515, 4028, 6665). */
const compact = new Map([
  ['b', 'Referred-By'],
  ['c', 'Content-Type'],
  ['e', 'Content-Encoding'],
  ['f', 'From'],
  ['i', 'Call-ID'],
  ['k', 'Supported'],
  ['l', 'Content-Length'],
  ['m', 'Contact'],
  ['o', 'Event'],
  ['r', 'Refer-To'],
  ['s', 'Subject'],
  ['t', 'To'],
  ['u', 'Allow-Events'],
  ['v', 'Via'],
  ['x', 'Session-Expires'],
]);

const token = "[A-Za-z0-9\\-.!%*_+`'~]+";
const requestLine = new RegExp(`^(${token}) (\\S+) SIP/2\\.0$`);
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) ?([^\r\n]*)$/;
const headerLine = new RegExp(`^(${token})[ \\t]*:[ \\t]*([^\\r\\n]*)$`);
/** Far above any honest message; a WebSocket frame is bounded apart from this. */
const mostHeaders = 128;

/**
 * Reads one SIP message as it comes over a WebSocket, where one frame is one message (RFC 7118, section 5). Whatever
 * is not one gives null: this is read from a socket that any program of this machine might find.
 */
export function parseSip(text: string): SipMessage | null {
  const split = /\r\n\r\n/.exec(text);
  if (split === null) return null;
  const [first = '', ...lines] = text
    .slice(0, split.index)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  if (lines.length > mostHeaders) return null;

  const headers: SipHeader[] = [];
  for (const line of lines) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    headers.push({ name: compact.get(name.toLowerCase()) ?? name, value: value.trim() });
  }
  const body = text.slice(split.index + 4);

  const [, method, uri] = requestLine.exec(first) ?? [];
  if (method !== undefined && uri !== undefined) return { kind: 'request', method, uri, headers, body };
  const [, status, reason] = statusLine.exec(first) ?? [];
  if (status === undefined || reason === undefined) return null;
  return { kind: 'response', status: Number(status), reason, headers, body };
}

/** Writes one message with the right Content-Length. No value can start a line of its own, whatever it holds. */
export function writeSip(message: SipMessage): string {
  const first =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.reason}`;
  const headers = message.headers.filter(({ name }) => name.toLowerCase() !== 'content-length');
  const lines = [
    first,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    `Content-Length: ${new TextEncoder().encode(message.body).length}`,
  ];
  return `${lines.map((line) => line.replace(/[\r\n]+/g, ' ')).join('\r\n')}\r\n\r\n${message.body}`;
}

/** The first header of that name, or null. */
export function header(message: SipMessage, name: string): string | null {
  return headers(message, name)[0] ?? null;
}

/** All headers of that name, in order. */
export function headers(message: SipMessage, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers.filter((each) => each.name.toLowerCase() === wanted).map(({ value }) => value);
}
