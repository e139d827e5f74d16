import { fenced, missing, onlyKnown } from './missing.ts';

export interface BeforeRequestDetails {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  referrer: string;
  timestamp: number;
  webContentsId?: number;
}
type Answer = { cancel?: boolean; redirectURL?: string };
type Listener = (details: BeforeRequestDetails, callback: (answer: Answer) => void) => void;

/** `session.webRequest`, its first stage only. A session has one listener; a second replaces the first. */
export class WebRequest {
  private listener: Listener | null = null;
  private urls: string[] = ['<all_urls>'];

  readonly api = fenced('webRequest', {
    onBeforeRequest: (first: { urls: string[] } | Listener | null, second?: Listener | null) => {
      const filter = typeof first === 'object' && first !== null ? first : { urls: ['<all_urls>'] };
      onlyKnown('webRequest.onBeforeRequest filter', filter, ['urls']);
      this.urls = filter.urls;
      this.listener = typeof first === 'function' ? first : (second ?? null);
    },
  });

  /** Whether the app lets the request go on. */
  async allows(details: BeforeRequestDetails): Promise<boolean> {
    const { listener } = this;
    if (!listener || !this.urls.some((pattern) => matches(pattern, details.url))) return true;
    const answer = await new Promise<Answer>((resolve) => listener(details, resolve));
    if (answer.redirectURL !== undefined) missing('webRequest.onBeforeRequest({ redirectURL })');
    return answer.cancel !== true;
  }
}

/** Chromium's match patterns, as far as `scheme://host/path` with stars goes. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`).test(url);
}
