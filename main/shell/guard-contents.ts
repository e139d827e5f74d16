import { shell, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { externalLink } from './external-links.ts';
import { mainPage, scheme } from './pages.ts';

/**
 * Tells whether a page may go from one address to another: only within its own origin (security item 13).
 */
export function mayNavigate(from: string, to: string): boolean {
  if (!URL.canParse(from) || !URL.canParse(to)) return false;
  const [own, next] = [new URL(from), new URL(to)];
  return next.protocol === `${scheme}:` && own.protocol === next.protocol && own.host === next.host;
}

/**
 * Shuts the ways out of a page: it cannot leave its origin, open a window or hold a `<webview>` (security items
 * 11 to 14). A web link in the main window goes to the person's browser instead, when it is on the allow-list.
 */
export function guardContents(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    const link = mayNavigate(contents.getURL(), mainPage.url) ? externalLink(url) : null;
    if (link === null) log.warn('a page wanted a window', { url });
    else void shell.openExternal(link);
    return { action: 'deny' };
  });
  const stay = (details: { url: string; preventDefault(): void }): void => {
    if (mayNavigate(contents.getURL(), details.url)) return;
    details.preventDefault();
    log.warn('a page wanted to leave', { url: details.url });
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('a page wanted a webview');
  });
}
