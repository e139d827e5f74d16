import { cancellable } from './cancellable.ts';
import type { Protocol } from './cdp.ts';
import { ProtocolError } from './protocol.ts';
import { note } from './record.ts';
import { customScheme, fromChromium, policyToChromium, toChromium } from './scheme.ts';
import type { Session } from './session.ts';
import type { WebFrameMain } from './web-frame-main.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** What the router needs of the contents whose request it judges. */
export interface Requester {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: WebFrameMain;
  emit(event: string, ...args: unknown[]): boolean;
  getURL(): string;
}

/** What Chromium is to do with a paused request. */
export type Verdict =
  | { kind: 'fulfil'; status: number; headers: { name: string; value: string }[]; body: Buffer }
  | { kind: 'fail'; reason: Protocol.Network.ErrorReason; code: number; name: string }
  | { kind: 'go' };

const aborted: Verdict = { kind: 'fail', reason: 'Aborted', code: -3, name: 'ERR_ABORTED' };
const blocked: Verdict = {
  kind: 'fail',
  reason: 'BlockedByClient',
  code: -20,
  name: 'ERR_BLOCKED_BY_CLIENT',
};

const noIcon: Verdict = { kind: 'fulfil', status: 204, headers: [], body: Buffer.alloc(0) };

const resourceTypes: Record<string, string> = {
  Image: 'image',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

let lastId = 0;

/**
 * Every request of every page passes here: the app's navigation events, its `webRequest` listener, then its scheme
 * handler. Nothing of a custom scheme ever reaches the network.
 *
 * @param ownLoad the request belongs to a `loadURL` or `reload` of main, which no `will-navigate` announces (section 2).
 */
export async function judge(
  requester: Requester,
  paused: Paused,
  isTop: boolean,
  ownLoad: boolean,
): Promise<Verdict> {
  const url = fromChromium(paused.request.url);
  // Chromium looks for an icon of each page; Electron does not, so nobody hears of it.
  if (paused.resourceType === 'Other' && new URL(paused.request.url).pathname === '/favicon.ico')
    return noIcon;
  const isDocument = paused.resourceType === 'Document';
  note('requests', { page: requester.getURL(), url, type: paused.resourceType });
  if (
    isDocument &&
    !navigationAllowed(requester, url, isTop, ownLoad, paused.redirectedRequestId !== undefined)
  ) {
    return aborted;
  }
  const allowed = await requester.session.requests.allows({
    id: ++lastId,
    url,
    method: paused.request.method,
    resourceType: isDocument
      ? isTop
        ? 'mainFrame'
        : 'subFrame'
      : (resourceTypes[paused.resourceType] ?? 'other'),
    referrer: fromChromium(paused.request.headers.Referer ?? ''),
    timestamp: Date.now(),
    webContentsId: requester.id,
  });
  if (!allowed) return blocked;
  const scheme = customScheme(url);
  if (scheme === null) return { kind: 'go' };
  try {
    const { status, headers, body } = await requester.session.schemes.answer(scheme, toRequest(url, paused));
    return { kind: 'fulfil', status, headers: headers.map(translated), body };
  } catch (error) {
    const { message, code } =
      error instanceof ProtocolError ? error : new ProtocolError('ERR_UNEXPECTED', -9);
    return { kind: 'fail', reason: 'Failed', code, name: message };
  }
}

function navigationAllowed(
  requester: Requester,
  url: string,
  isTop: boolean,
  ownLoad: boolean,
  redirected: boolean,
): boolean {
  const details = {
    url,
    isMainFrame: isTop,
    isSameDocument: false,
    frame: isTop ? requester.mainFrame : null,
    initiator: requester.mainFrame,
  };
  const names = redirected
    ? ['will-redirect']
    : ownLoad && isTop
      ? []
      : isTop
        ? ['will-frame-navigate', 'will-navigate']
        : ['will-frame-navigate'];
  for (const name of names) {
    const event = cancellable(details);
    requester.emit(name, event, url, false, isTop);
    if (event.defaultPrevented) return false;
  }
  return true;
}

/** The app's handler gets Node's own `Request`, Range and body included, and no `Origin: null` (section 5). */
function toRequest(url: string, { request }: Paused): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.toLowerCase() === 'origin' && value === 'null') continue;
    headers.set(
      name,
      name.toLowerCase() === 'origin' || name.toLowerCase() === 'referer' ? fromChromium(value) : value,
    );
  }
  const parts = (request.postDataEntries ?? []).map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const body = request.hasPostData ? new Uint8Array(Buffer.concat(parts)) : null;
  return new Request(url, { method: request.method, headers, body });
}

function translated({ name, value }: { name: string; value: string }): { name: string; value: string } {
  if (name === 'content-security-policy' || name === 'content-security-policy-report-only') {
    return { name, value: policyToChromium(value) };
  }
  if (name === 'location' || name === 'access-control-allow-origin')
    return { name, value: toChromium(value) };
  return { name, value };
}
