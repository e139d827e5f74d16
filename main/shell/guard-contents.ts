import { shell, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { externalLink } from './external-links.ts';
import { mayNavigate } from './navigation.ts';
import { mainPage } from './pages.ts';

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
