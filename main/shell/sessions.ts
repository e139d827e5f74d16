import { join } from 'node:path';
import { app, protocol, session } from 'electron';
import type { Log } from '../core/ports.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import {
  mainPage,
  mediaPage,
  mediaPartition,
  phonePage,
  phonePartition,
  quickPage,
  scheme,
  troublePage,
} from './pages.ts';
import { servePages } from './serve-pages.ts';

/** What must be said before ready: our scheme's rights, once, and the guards on whatever is ever created. */
export function guardEverything(log: Log): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.enableSandbox();
  app.on('session-created', (created) => guardSession(created, null));
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

export interface SessionOptions {
  /** Folder of everything built. */
  out: string;
  /** The phone page's further `connect-src`, asked for at each load of it. */
  phoneConnect(): readonly string[];
  /** HTML of the page that says why the app cannot start. */
  troubleHtml(): string;
  /** Answers requests for the sound of recordings, for the main window and the media page. */
  recordings(request: Request): Promise<Response>;
}

/** Gives each of the three sessions its pages and its permissions; call it once, when Electron is ready. */
export function openSessions({ out, phoneConnect, troubleHtml, recordings }: SessionOptions): void {
  const root = join(out, 'renderer');
  const main = session.defaultSession;
  guardSession(main, mainPage.origin);
  main.protocol.handle(
    scheme,
    servePages({
      root,
      origin: mainPage.origin,
      pages: [mainPage.url, quickPage.url].map((url) => new URL(url).pathname),
      connect: () => [],
      recordings,
      made: { [new URL(troublePage.url).pathname]: troubleHtml },
    }),
  );
  const phone = session.fromPartition(phonePartition);
  guardSession(phone, phonePage.origin);
  phone.protocol.handle(
    scheme,
    servePages({
      root,
      origin: phonePage.origin,
      pages: [new URL(phonePage.url).pathname],
      connect: phoneConnect,
    }),
  );
  const media = session.fromPartition(mediaPartition);
  guardSession(media, mediaPage.origin);
  media.protocol.handle(
    scheme,
    servePages({
      root,
      origin: mediaPage.origin,
      pages: [new URL(mediaPage.url).pathname],
      connect: () => [],
      wasm: true,
      recordings,
    }),
  );
}
