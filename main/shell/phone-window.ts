import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, BrowserWindow, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { growingPause } from './growing-pause.ts';
import { phonePage, phonePartition } from './pages.ts';
import { watchSilence } from './silence.ts';

/** What a phone page is born with and cannot change: another line may need another page. */
export interface PhoneNeeds {
  /** Sources beside its own in its CSP. */
  connect: readonly string[];
  /** The practice line's two peers meet in this machine, which Chromium's WebRTC only does when told to. */
  loopbackPeers: boolean;
}

export interface PhoneWindowOptions {
  /** Folder of everything built. */
  out: string;
  needs(): PhoneNeeds;
  /** While a call lives its page is never replaced of our own accord. */
  busy(): boolean;
  log: Log;
  onPage(contents: WebContents): void;
  /** The page stays, and its line is another: it should ask for it. */
  onLine(): void;
  /** The page is about to be closed: have it say goodbye to its server, and then `left`. */
  onLeave(): void;
  /** The page died or fell silent, and its calls with it. */
  onGone(why: string): void;
}

export interface PhoneWindow {
  open(): void;
  /** The chosen line, or its account, changed. */
  lineChanged(): void;
  /** A call ended; a replacement may have waited for it. */
  callsChanged(): void;
  /** The page's heartbeat came. */
  heard(): void;
  /** The page has nothing at its server any more. */
  left(): void;
  /** A page is being closed, so what it says of its registration is of the line before. */
  leaving(): boolean;
  /** The machine goes to sleep, so silence means nothing until the page is heard again. */
  sleep(): void;
  /** Closes the page for good; resolves when it is gone, after a second at most. */
  close(): Promise<void>;
}

/** Three missed heartbeats, ms. */
const silenceLimit = 15_000;

/** So long a page may take to end its calls and take back its registration before it is closed, ms. */
const farewell = 1000;

/** Put before ready and taken by each new renderer; without it two peers in one machine find no way to each other. */
const loopbackSwitch = 'allow-loopback-in-peer-connection';

/** Tells Chromium whether peers on this machine may meet; it counts for pages opened from now on. */
export function switchLoopbackPeers(on: boolean): void {
  if (on) app.commandLine.appendSwitch(loopbackSwitch);
  else app.commandLine.removeSwitch(loopbackSwitch);
}

/**
 * Owns the hidden page with the SIP stack: opens it, opens it anew when it dies or falls silent, and replaces it when
 * the line needs a page born otherwise, though never during a call.
 *
 *     none ──open──► open ──died, silent──► none, and soon open again
 *                     │ another line, close
 *                     ▼
 *                  leaving ──left, died, or a second──► none; then open again, or closed
 */
export function createPhoneWindow(options: PhoneWindowOptions): PhoneWindow {
  let current: BrowserWindow | null = null;
  let born: PhoneNeeds | null = null;
  const pause = growingPause();
  let leaving: { done(): void; after: (() => void)[] } | null = null;
  let waiting = false;
  let closed = false;
  const watch = watchSilence(silenceLimit, () => gone('the phone page stopped answering'));

  const drop = (): void => {
    watch.stop();
    const window = current;
    current = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  };

  const gone = (why: string): void => {
    if (current === null || closed) return;
    options.log.error('the phone page is gone', { why });
    drop();
    options.onGone(why);
    setTimeout(open, pause.died()).unref();
  };

  const open = (): void => {
    if (closed || current !== null || leaving !== null) return;
    const needs = options.needs();
    switchLoopbackPeers(needs.loopbackPeers);
    born = needs;
    pause.born();
    waiting = false;
    const window = new BrowserWindow({
      show: false,
      width: 400,
      height: 300,
      title: 'Ringnote phone',
      webPreferences: {
        preload: join(options.out, 'preload', 'phone.cjs'),
        partition: phonePartition,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    });
    current = window;
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (current === window) gone(`the phone page stopped (${reason})`);
    });
    window.on('closed', () => {
      if (current === window) gone('the phone page was closed');
    });
    window.webContents.on('preload-error', (_event, _path, error) => {
      options.log.error('the phone page has no bridge', { error: String(error) });
    });
    options.onPage(window.webContents);
    watch.heard();
    window.loadURL(phonePage.url).catch((error: unknown) => {
      if (current === window) gone(`the phone page did not load (${String(error)})`);
    });
  };

  /** A page that is just destroyed sends no BYE and stays registered, so it is asked to leave first. */
  const dismiss = (after: () => void): void => {
    if (leaving !== null) {
      leaving.after.push(after);
      return;
    }
    const window = current;
    if (window === null) {
      after();
      return;
    }
    watch.stop();
    current = null;
    waiting = false;
    const late = setTimeout(() => leaving?.done(), farewell);
    const departure = {
      after: [after],
      done() {
        if (leaving !== departure) return;
        leaving = null;
        clearTimeout(late);
        if (!window.isDestroyed()) window.destroy();
        for (const next of departure.after) next();
      },
    };
    leaving = departure;
    window.webContents.once('render-process-gone', departure.done);
    window.once('closed', departure.done);
    options.onLeave();
  };

  return {
    open,
    lineChanged() {
      if (current === null) return;
      if (isDeepStrictEqual(born, options.needs())) {
        waiting = false;
        options.onLine();
      } else if (options.busy()) waiting = true;
      else dismiss(open);
    },
    callsChanged() {
      if (waiting && !options.busy()) dismiss(open);
    },
    heard: () => watch.heard(),
    left: () => leaving?.done(),
    leaving: () => leaving !== null,
    sleep: () => watch.stop(),
    close() {
      closed = true;
      return new Promise((resolve) => dismiss(resolve));
    },
  };
}
