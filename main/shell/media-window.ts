import { join } from 'node:path';
import { BrowserWindow, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { mediaPage, mediaPartition } from './pages.ts';

export interface MediaWindowOptions {
  /** Folder of everything built. */
  out: string;
  log: Log;
  /** The page is new: serve its requests and keep announcements for it. */
  onPage(contents: WebContents): void;
  /** The page died or never loaded, and its job with it. */
  onGone(why: string): void;
}

export interface MediaWindow {
  /** Makes the page if there is none; tells whether there was one. */
  open(): boolean;
  /** There is nothing to do: it goes after a while. */
  rest(): void;
  /** Takes it away at once; what it does is lost. */
  drop(): void;
}

/** A page without work is kept so long, ms: recordings often come in one after the other. */
const restTime = 30_000;

/** Owns the hidden page that decodes recordings: there while there is work, gone soon afterwards, and shut in like no other. */
export function createMediaWindow({ out, log, onPage, onGone }: MediaWindowOptions): MediaWindow {
  let current: BrowserWindow | null = null;
  let resting: NodeJS.Timeout | undefined;

  const drop = (): void => {
    clearTimeout(resting);
    const window = current;
    current = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  };

  const open = (): void => {
    const window = new BrowserWindow({
      show: false,
      width: 400,
      height: 300,
      title: 'Ringnote media',
      webPreferences: {
        preload: join(out, 'preload', 'media.cjs'),
        partition: mediaPartition,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        backgroundThrottling: false,
      },
    });
    current = window;
    const gone = (why: string): void => {
      if (current !== window) return;
      drop();
      onGone(why);
    };
    window.webContents.on('render-process-gone', (_event, { reason }) => gone(`it stopped (${reason})`));
    window.on('closed', () => gone('it was closed'));
    window.webContents.on('preload-error', (_event, _path, error) => {
      log.error('the media page has no bridge', { error: String(error) });
    });
    onPage(window.webContents);
    window.loadURL(mediaPage.url).catch((error: unknown) => gone(`it did not load (${String(error)})`));
  };

  return {
    open() {
      clearTimeout(resting);
      if (current !== null) return true;
      open();
      return false;
    },
    rest() {
      clearTimeout(resting);
      resting = setTimeout(drop, restTime);
      resting.unref();
    },
    drop,
  };
}
