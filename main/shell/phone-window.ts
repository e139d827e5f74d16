import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, BrowserWindow, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
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
  /** The machine goes to sleep, so silence means nothing until the page is heard again. */
  sleep(): void;
  close(): void;
}

/** Three missed heartbeats, ms. */
const silenceLimit = 15_000;

/** Waits before a page that died is opened anew, ms: one that dies at once must not spin the machine. */
const pauses = [0, 1000, 5000, 30_000] as const;

/** A page that lived so long, ms, was well: the next death counts as the first. */
const wellAfter = 60_000;

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
 */
export function createPhoneWindow(options: PhoneWindowOptions): PhoneWindow {
  let current: BrowserWindow | null = null;
  let born: PhoneNeeds | null = null;
  let bornAt = 0;
  let deaths = 0;
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
    deaths = performance.now() - bornAt > wellAfter ? 0 : deaths + 1;
    const pause = pauses[Math.min(deaths, pauses.length - 1)] ?? 0;
    setTimeout(open, pause).unref();
  };

  const open = (): void => {
    if (closed || current !== null) return;
    const needs = options.needs();
    switchLoopbackPeers(needs.loopbackPeers);
    born = needs;
    bornAt = performance.now();
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

  const replace = (): void => {
    drop();
    open();
  };

  return {
    open,
    lineChanged() {
      if (current === null) return;
      if (isDeepStrictEqual(born, options.needs())) {
        waiting = false;
        options.onLine();
      } else if (options.busy()) waiting = true;
      else replace();
    },
    callsChanged() {
      if (waiting && !options.busy()) replace();
    },
    heard: () => watch.heard(),
    sleep: () => watch.stop(),
    close() {
      closed = true;
      drop();
    },
  };
}
