import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import { quickPage } from './pages.ts';

export interface QuickWindowOptions {
  /** Folder of everything built. */
  out: string;
  log: Log;
  /** The page is new: serve its requests and let announcements be kept for it. */
  onPage(contents: WebContents): void;
  /** The page is gone, and what was kept for it with it. */
  onGone(): void;
  /** The app is ending: a closed window closes for good. */
  leaving(): boolean;
}

export interface QuickLogWindow {
  /** Makes the window without showing it, so that the first opening is as quick as the next. */
  warm(): void;
  /** Brings it to the front with the keyboard in it, making it first if there is none. */
  show(): void;
  /** Hides it; its page lives on. */
  hide(): void;
  contents(): WebContents | null;
}

/** Room for every field without scrolling at the usual text size, pixels. */
const size = { width: 440, height: 660 } as const;

/** A page that paints nothing emits no `ready-to-show` (facts/electron.md, section 2): then show it anyway, ms. */
const showAnyway = 2000;

/** Makes room for the text at its size: its pages share that with the main window's, where it may have been changed. */
function makeRoom(window: BrowserWindow): void {
  const zoom = window.webContents.getZoomFactor();
  const { workArea } = screen.getDisplayMatching(window.getBounds());
  const width = Math.min(Math.round(size.width * zoom), workArea.width);
  const height = Math.min(Math.round(size.height * zoom), workArea.height);
  const [wide, high] = window.getSize();
  if (width !== wide || height !== high) window.setSize(width, height);
}

/**
 * Owns the small window of the quick log. It is hidden, not closed, so that the next opening takes no page load, and it
 * keeps the place that the person gave it while the app runs. It floats above other windows, because what is written
 * into it is read off another program's window; where that is refused (Wayland) it is a window like any other.
 */
export function createQuickWindow(options: QuickWindowOptions): QuickLogWindow {
  let current: BrowserWindow | null = null;
  /** True from the wish to see a window that cannot be shown yet. */
  let wanted = false;
  let painted = false;

  const reveal = (): void => {
    if (current === null || !wanted || !painted) return;
    wanted = false;
    // A program that is not in front gets no keyboard on macOS unless it takes it.
    if (process.platform === 'darwin') app.focus({ steal: true });
    makeRoom(current);
    current.show();
    current.focus();
  };

  const make = (): BrowserWindow => {
    const window = new BrowserWindow({
      ...size,
      show: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      alwaysOnTop: true,
      title: t('quick.title'),
      icon: join(options.out, 'icons', '256x256.png'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(options.out, 'preload', 'quick.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    current = window;
    painted = false;
    const forget = (): void => {
      if (current !== window) return;
      current = null;
      options.onGone();
    };
    window.on('close', (event) => {
      if (options.leaving()) return;
      event.preventDefault();
      window.hide();
    });
    window.on('closed', forget);
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (current !== window || reason === 'clean-exit') return;
      options.log.error('the quick log stopped', { reason });
      const again = window.isVisible();
      forget();
      window.destroy();
      if (again) show();
    });
    window.webContents.on('preload-error', (_event, _path, error) => {
      options.log.error('the quick log has no bridge', { error: String(error) });
    });
    const ready = (): void => {
      if (current !== window || painted) return;
      painted = true;
      reveal();
    };
    window.once('ready-to-show', ready);
    setTimeout(ready, showAnyway).unref();
    options.onPage(window.webContents);
    window.loadURL(quickPage.url).catch((error: unknown) => {
      options.log.error('the quick log did not load', { error: String(error) });
    });
    return window;
  };

  function show(): void {
    wanted = true;
    if (current === null) make();
    reveal();
  }

  return {
    warm() {
      if (current === null) make();
    },
    show,
    hide() {
      wanted = false;
      current?.hide();
    },
    contents: () => current?.webContents ?? null,
  };
}
