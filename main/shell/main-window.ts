import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import type { Settled } from '../settings/settings-file.ts';
import { growingPause } from './growing-pause.ts';
import { mainPage } from './pages.ts';
import { placeWindow, smallest } from './window-bounds.ts';

export interface MainWindowOptions {
  /** Folder of everything built. */
  out: string;
  settings: Settled;
  log: Log;
  /** The page is new: serve its requests and let announcements be kept for it. */
  onPage(contents: WebContents): void;
  /** The page crashed and is about to be loaded again. */
  onCrash(contents: WebContents): void;
  /** The person closes the window: it hides in the tray, stays while the app is asked to quit, or closes for good. */
  onClose(): 'hide' | 'stay' | 'close';
  /** Windows asks whether the person's session may end, and soon after ends it; it waits for nobody by then. */
  onSessionQuery(): void;
  onSessionEnd(): void;
}

export interface MainWindow {
  /** Brings the window to the front, making it first if there is none. */
  show(): void;
  /** Puts the window where it is seen, making it first if there is none; the keyboard stays where it is. */
  raise(): void;
  contents(): WebContents | null;
  window(): BrowserWindow | null;
}

/** A page that paints nothing emits no `ready-to-show` (facts/electron.md, section 2): then show it anyway, ms. */
const showAnyway = 4000;

/** The window's bounds are written once it has been still for so long, ms. */
const stillFor = 500;

/** Owns the window that the person works in, through closing, crashes and starts without a window. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  let current: BrowserWindow | null = null;
  const pause = growingPause();

  const open = (): BrowserWindow => {
    const { settings } = options;
    const was = settings.window();
    const window = new BrowserWindow({
      ...placeWindow(
        was,
        screen.getAllDisplays().map(({ workArea }) => workArea),
      ),
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      title: 'Ringnote',
      icon: join(options.out, 'icons', '256x256.png'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(options.out, 'preload', 'app.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    if (was?.maximized) window.maximize();
    keepBounds(window, settings, options.log);
    window.on('close', (event) => {
      const how = options.onClose();
      if (how === 'close') return;
      event.preventDefault();
      if (how === 'hide') window.hide();
    });
    window.on('closed', () => {
      current = null;
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      options.log.error('the main window stopped', { reason });
      if (reason === 'clean-exit' || window.isDestroyed()) return;
      options.onCrash(window.webContents);
      setTimeout(() => {
        if (window.isDestroyed()) return;
        pause.born();
        window.webContents.reload();
      }, pause.died()).unref();
    });
    window.on('query-session-end', options.onSessionQuery);
    window.on('session-end', options.onSessionEnd);
    window.webContents.on('preload-error', (_event, _path, error) => {
      options.log.error('the main window has no bridge', { error: String(error) });
    });
    options.onPage(window.webContents);
    return window;
  };

  const make = (appear: (window: BrowserWindow) => void): void => {
    const window = open();
    current = window;
    pause.born();
    let shown = false;
    const reveal = (): void => {
      if (shown || window.isDestroyed()) return;
      shown = true;
      appear(window);
    };
    window.once('ready-to-show', reveal);
    setTimeout(reveal, showAnyway).unref();
    window.loadURL(mainPage.url).catch((error: unknown) => {
      options.log.error('the main window did not load', { error: String(error) });
    });
  };

  return {
    show() {
      if (current === null) {
        make((window) => window.show());
        return;
      }
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
    },
    raise() {
      if (current === null) make((window) => window.showInactive());
      else if (!current.isVisible() || current.isMinimized()) current.showInactive();
    },
    contents: () => current?.webContents ?? null,
    window: () => current,
  };
}

function keepBounds(window: BrowserWindow, settings: Settled, log: Log): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const maximized = window.isMaximized();
    const was = settings.window();
    const { x, y, width, height } = maximized && was !== null ? was : window.getBounds();
    if (was !== null && was.maximized === maximized && was.x === x && was.y === y) {
      if (was.width === width && was.height === height) return;
    }
    try {
      settings.saveWindow({ x, y, width, height, maximized });
    } catch (error) {
      log.warn('the window’s place could not be kept', { error: String(error) });
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, stillFor);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', save);
}
