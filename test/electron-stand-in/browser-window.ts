import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import { needReady } from './app-state.ts';
import { cancellable } from './cancellable.ts';
import { offScreen } from './chromium.ts';
import { missing, onlyKnown } from './missing.ts';
import { workArea } from './screen.ts';
import { sessionOf } from './session.ts';
import { strictEmitter } from './strict-emitter.ts';
import { WebContents } from './web-contents.ts';
import { toApp, windows } from './windows.ts';

/** The second half is accepted and never comes: it belongs to other systems or to a person's hand on a real window. */
const Base = strictEmitter('BrowserWindow', [
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'minimize',
  'restore',
  'maximize',
  'unmaximize',
  'move',
  'moved',
  'resize',
  'resized',
  'ready-to-show',
  'page-title-updated',
  'unresponsive',
  'responsive',
  'enter-full-screen',
  'leave-full-screen',
  'query-session-end',
  'session-end',
]);

const windowOptions = [
  ...[
    'width',
    'height',
    'x',
    'y',
    'minWidth',
    'minHeight',
    'maxWidth',
    'maxHeight',
    'center',
    'useContentSize',
  ],
  ...['show', 'paintWhenInitiallyHidden', 'title', 'icon', 'backgroundColor', 'darkTheme', 'webPreferences'],
  ...[
    'autoHideMenuBar',
    'frame',
    'titleBarStyle',
    'titleBarOverlay',
    'trafficLightPosition',
    'roundedCorners',
  ],
  ...['resizable', 'movable', 'minimizable', 'maximizable', 'fullscreenable', 'closable', 'focusable'],
  ...['alwaysOnTop', 'skipTaskbar', 'acceptFirstMouse', 'hasShadow'],
];
const pageOptions = [
  ...['preload', 'partition', 'session', 'sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity'],
  ...['nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'allowRunningInsecureContent', 'webviewTag'],
  ...[
    'experimentalFeatures',
    'backgroundThrottling',
    'spellcheck',
    'devTools',
    'autoplayPolicy',
    'javascript',
  ],
  ...['navigateOnDragDrop', 'safeDialogs', 'disableDialogs', 'enableBlinkFeatures', 'additionalArguments'],
  ...['v8CacheOptions', 'enableWebSQL', 'plugins', 'webgl', 'images', 'scrollBounce', 'defaultEncoding'],
];
/** The stand-in imitates only the safe value of each. */
const fixed: Partial<Record<keyof WebPreferences, unknown>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  javascript: true,
};

let lastId = 0;
let focused: BrowserWindow | null = null;

/** A window: its state is kept here and, where there is a display, followed by Chromium's (facts/electron.md, section 2). */
export class BrowserWindow extends Base {
  readonly id: number = ++lastId;
  private readonly contents: WebContents;
  private readonly options: BrowserWindowConstructorOptions;
  private bounds: Rectangle;
  private normal: Rectangle;
  private visible = false;
  private minimized = false;
  private maximized = false;
  private fullScreen = false;
  private onTop = false;
  private destroyed = false;
  private closing = false;
  private title: string;
  private painted = false;
  private address = '';

  constructor(options: BrowserWindowConstructorOptions = {}) {
    needReady('Cannot create BrowserWindow before app is ready');
    super();
    onlyKnown('BrowserWindow', options, windowOptions);
    const preferences = options.webPreferences ?? {};
    onlyKnown('BrowserWindow.webPreferences', preferences, pageOptions);
    for (const [key, value] of Object.entries(fixed)) {
      const given = preferences[key as keyof WebPreferences];
      if (given !== undefined && given !== value)
        missing(`BrowserWindow.webPreferences({ ${key}: ${String(given)} })`);
    }
    this.options = options;
    this.title = options.title ?? '';
    this.onTop = options.alwaysOnTop ?? false;
    this.bounds = placed(options);
    this.normal = this.bounds;
    const session =
      (preferences.session as unknown as WebContents['session']) ?? sessionOf(preferences.partition ?? '');
    windows.set(this.id, this);
    this.contents = new WebContents(session, preferences);
    this.contents.on('stand-in:first-paint', () => this.firstPaint());
    this.contents.on('did-finish-load', () => {
      // A minimised window of a real display paints nothing, so its page would never be ready.
      if (!this.contents.headless) setTimeout(() => this.firstPaint(), 200).unref();
    });
    this.contents.on('stand-in:closed-by-person', () => this.closedByPerson());
    void this.contents.resize(this.bounds);
    toApp.emit('browser-window-created', this);
    if (options.show !== false) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.contents === contents) ?? null;
  }

  get webContents(): WebContents {
    this.alive();
    return this.contents;
  }

  loadURL(url: string): Promise<void> {
    this.alive();
    this.address = url;
    const loaded = this.contents.loadURL(url);
    void this.reflect();
    return loaded;
  }
  reload(): void {
    this.webContents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }
  showInactive(): void {
    this.alive();
    if (this.visible) return;
    this.visible = true;
    this.reopen();
    void this.reflect();
    this.emit('show');
  }
  hide(): void {
    this.alive();
    if (!this.visible) return;
    this.blur();
    this.visible = false;
    void this.reflect();
    this.emit('hide');
  }
  isVisible(): boolean {
    this.alive();
    return this.visible && !this.minimized;
  }
  focus(): void {
    this.alive();
    if (!this.visible || focused === this) return;
    const before = focused;
    focused = this;
    before?.emit('blur');
    this.contents.focus();
    this.emit('focus');
    toApp.emit('browser-window-focus', this);
  }
  blur(): void {
    if (focused !== this) return;
    focused = null;
    this.emit('blur');
    toApp.emit('browser-window-blur', this);
  }
  isFocused(): boolean {
    return focused === this;
  }
  minimize(): void {
    this.alive();
    if (this.minimized) return;
    this.minimized = true;
    this.blur();
    void this.reflect();
    this.emit('minimize');
  }
  restore(): void {
    this.alive();
    if (!this.minimized) return;
    this.minimized = false;
    void this.reflect();
    this.emit('restore');
    this.focus();
  }
  isMinimized(): boolean {
    this.alive();
    return this.minimized;
  }
  maximize(): void {
    this.alive();
    if (this.maximized) return;
    this.maximized = true;
    this.normal = this.bounds;
    this.bounds = workArea();
    this.visible = true;
    void this.reflect();
    this.emit('maximize');
  }
  unmaximize(): void {
    this.alive();
    if (!this.maximized) return;
    this.maximized = false;
    this.bounds = this.normal;
    void this.reflect();
    this.emit('unmaximize');
  }
  isMaximized(): boolean {
    this.alive();
    return this.maximized;
  }
  setFullScreen(on: boolean): void {
    if (on === this.fullScreen) return;
    this.fullScreen = on;
    void this.reflect();
    this.emit(on ? 'enter-full-screen' : 'leave-full-screen');
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }

  getBounds(): Rectangle {
    this.alive();
    return { ...this.bounds };
  }
  getContentBounds(): Rectangle {
    return this.getBounds();
  }
  getNormalBounds(): Rectangle {
    this.alive();
    return { ...(this.maximized ? this.normal : this.bounds) };
  }
  /** Merges a partial rectangle; the least and greatest sizes bind the person, not the code (section 2). */
  setBounds(change: Partial<Rectangle>): void {
    this.alive();
    const before = this.bounds;
    const asked = { ...before, ...change };
    // Wayland lets no window place itself (section 2); RINGNOTE_STAND_IN_WAYLAND=1 imitates that.
    this.bounds = process.env.RINGNOTE_STAND_IN_WAYLAND === '1' ? { ...asked, x: 0, y: 0 } : asked;
    this.normal = this.bounds;
    void this.reflect();
    if (before.x !== this.bounds.x || before.y !== this.bounds.y) this.emit('move');
    if (before.width !== this.bounds.width || before.height !== this.bounds.height) this.emit('resize');
  }
  getSize(): number[] {
    return [this.getBounds().width, this.getBounds().height];
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  getPosition(): number[] {
    return [this.getBounds().x, this.getBounds().y];
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  center(): void {
    this.setBounds(centred(this.bounds.width, this.bounds.height));
  }
  setMinimumSize(_width: number, _height: number): void {}

  getTitle(): string {
    return this.title;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setAlwaysOnTop(on: boolean): void {
    this.onTop = on;
  }
  isAlwaysOnTop(): boolean {
    return this.onTop;
  }
  /** What only a real desktop shows: accepted, and without effect here. */
  setMenu(_menu: unknown): void {}
  removeMenu(): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  setAutoHideMenuBar(_hide: boolean): void {}
  setSkipTaskbar(_skip: boolean): void {}
  setBackgroundColor(_color: string): void {}
  setIcon(_icon: unknown): void {}
  setOverlayIcon(_overlay: unknown, _description: string): void {}
  setProgressBar(_progress: number): void {}
  flashFrame(_flash: boolean): void {}
  moveTop(): void {}

  isDestroyed(): boolean {
    return this.destroyed;
  }
  isResizable(): boolean {
    return this.options.resizable ?? true;
  }

  /** `close` can be prevented, and then nothing says so; else the page is torn down and `closed` follows (section 1). */
  close(): void {
    if (this.destroyed || this.closing) return;
    const event = cancellable();
    this.emit('close', event);
    if (event.defaultPrevented) {
      toApp.emit('stand-in:close-cancelled');
      return;
    }
    this.closing = true;
    void this.contents.unload().then(() => this.destroy());
  }
  /** Skips `close` and the page's own say. */
  destroy(): void {
    if (!this.destroyed) void this.tearDown();
  }

  private async tearDown(): Promise<void> {
    if (this.destroyed) return;
    this.blur();
    this.destroyed = true;
    const gone = this.contents.destroy();
    windows.delete(this.id);
    toApp.emit('stand-in:tearing-down', gone);
    this.emit('closed');
    toApp.emit('stand-in:window-closed');
    await gone;
  }

  private alive(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }

  private firstPaint(): void {
    if (this.painted || this.destroyed) return;
    if (this.options.show === false && this.options.paintWhenInitiallyHidden === false && !this.visible)
      return;
    this.painted = true;
    setImmediate(() => {
      if (!this.destroyed) this.emit('ready-to-show');
    });
  }

  /**
   * The person closed Chromium's window, and it cannot be kept. If the app prevents `close` (to stay in the tray), the
   * window counts as hidden and its page is loaded anew when it is shown again.
   */
  private closedByPerson(): void {
    if (this.destroyed) return;
    this.close();
  }
  private reopen(): void {
    void this.contents.targetId().then((target) => {
      if (target === null && this.address !== '' && !this.destroyed && !this.contents.isLoading()) {
        void this.loadURL(this.address);
      }
    });
  }

  private async reflect(): Promise<void> {
    if (this.contents.headless) {
      await this.contents.resize({ width: this.bounds.width, height: this.bounds.height });
      return;
    }
    await this.contents.withPage(async (page) => {
      const state =
        !this.visible || this.minimized
          ? 'minimized'
          : this.fullScreen
            ? 'fullscreen'
            : this.maximized
              ? 'maximized'
              : 'normal';
      // Chromium takes a state or a rectangle, never both, and leaves a special state only through the normal one.
      await page.place({ windowState: 'normal' });
      const { x, y, width, height } = this.bounds;
      // Where no window manager can minimise it, a hidden window is at least nowhere to be seen.
      const at = this.visible ? { left: x, top: y } : { left: offScreen, top: offScreen };
      await page.place({ ...at, width, height });
      if (state !== 'normal') await page.place({ windowState: state });
    });
  }
}

function centred(width: number, height: number): Rectangle {
  const area = workArea();
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}

function placed({ width = 800, height = 600, x, y }: BrowserWindowConstructorOptions): Rectangle {
  const middle = centred(width, height);
  return { ...middle, x: x ?? middle.x, y: y ?? middle.y };
}
