import { randomUUID } from 'node:crypto';
import { isAbsolute } from 'node:path';
import type { WebPreferences } from 'electron';
import { cancellable } from './cancellable.ts';
import type { Protocol } from './cdp.ts';
import { dispatch } from './ipc-dispatch.ts';
import { IpcMain } from './ipc-main.ts';
import { missing } from './missing.ts';
import { themeFeatures } from './native-theme.ts';
import { bindingName, Page, receiverName } from './page.ts';
import { type PreloadScripts, preloadScripts } from './preload-script.ts';
import { note } from './record.ts';
import { judge, type Verdict } from './request-router.ts';
import { fromChromium, toChromium } from './scheme.ts';
import type { Session } from './session.ts';
import type { SessionBrowser } from './session-browser.ts';
import { strictEmitter } from './strict-emitter.ts';
import { WebFrameMain } from './web-frame-main.ts';
import { allContents, toApp } from './windows.ts';
import { factorOf, keepZoomLevel, levelOf, zoomLevel } from './zoom.ts';

/** `unresponsive` and its end are accepted and never come: the stand-in does not look for hangs. */
const Base = strictEmitter('WebContents', [
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'unresponsive',
  'responsive',
  'destroyed',
  'preload-error',
  'console-message',
  'ipc-message',
  'stand-in:first-paint',
  'stand-in:closed-by-person',
]);

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => {
  action: 'allow' | 'deny';
};

/** Chromium's numbers of the errors that it adds itself to a load. */
const codes: Record<string, number> = {
  'net::ERR_ABORTED': -3,
  'net::ERR_HTTP_RESPONSE_CODE_FAILURE': -379,
  'net::ERR_NAME_NOT_RESOLVED': -105,
  'net::ERR_CONNECTION_REFUSED': -102,
};

let lastId = 0;

/** The contents of one window: what Electron's class shows of it, over a page of Chromium. */
export class WebContents extends Base {
  readonly id: number = ++lastId;
  readonly ipc = new IpcMain();
  readonly session: Session;
  private readonly preferences: WebPreferences;
  private readonly secret: string = randomUUID();
  private frame: WebFrameMain;
  private page: Promise<Page> | null = null;
  private place: SessionBrowser;
  private openHandler: OpenHandler | null = null;
  private ownLoad: string | null = null;
  private loading: (PromiseWithResolvers<void> & { url: string }) | null = null;
  private trouble: { name: string; code: number } | null = null;
  private destroyed = false;
  private crashed = false;
  private title = '';
  private throttled: boolean;
  private viewport = { width: 800, height: 600 };
  /** The zoom that the page is shown at. */
  private zoomed = 1;
  private readonly settle: () => void;

  constructor(session: Session, preferences: WebPreferences) {
    super();
    this.session = session;
    this.preferences = preferences;
    this.place = session.place();
    this.throttled = preferences.backgroundThrottling ?? true;
    this.frame = new WebFrameMain(this.host(), 'about:blank');
    this.settle = () => void this.settlePermissions(this.frame.url).catch(() => undefined);
    session.settlePermissions.add(this.settle);
    allContents.set(this.id, this);
    toApp.emit('web-contents-created', this);
  }

  get mainFrame(): WebFrameMain {
    this.alive();
    return this.frame;
  }

  /** The page's own target, for the tests' debugger; null while no page is open. */
  async targetId(): Promise<string | null> {
    return (await this.page?.catch(() => null))?.targetId ?? null;
  }

  /** The debugging port of its Chromium, for a test. */
  async port(): Promise<number | null> {
    return await this.place.port();
  }

  isIn(place: SessionBrowser): boolean {
    return this.place === place;
  }

  /** Whether its windows can be seen by nobody. */
  get headless(): boolean {
    return this.place.headless;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  isLoading(): boolean {
    return this.loading !== null;
  }
  getURL(): string {
    return this.frame.url === 'about:blank' ? '' : this.frame.url;
  }
  getTitle(): string {
    return this.title;
  }
  getType(): 'window' {
    return 'window';
  }
  getOSProcessId(): number {
    return process.pid;
  }
  getBackgroundThrottling(): boolean {
    return this.throttled;
  }
  setBackgroundThrottling(allowed: boolean): void {
    this.throttled = allowed;
    void this.withPage((page) => this.dress(page));
  }

  /** Resolved values for the keys that Electron gives, and no others (facts/electron.md, section 2). */
  getLastWebPreferences(): Record<string, unknown> {
    const own = this.preferences;
    return {
      nodeIntegration: own.nodeIntegration ?? false,
      nodeIntegrationInWorker: own.nodeIntegrationInWorker ?? false,
      nodeIntegrationInSubFrames: own.nodeIntegrationInSubFrames ?? false,
      sandbox: own.sandbox ?? true,
      contextIsolation: own.contextIsolation ?? true,
      javascript: own.javascript ?? true,
      webviewTag: own.webviewTag ?? false,
      webSecurity: own.webSecurity ?? true,
      allowRunningInsecureContent: own.allowRunningInsecureContent ?? false,
      experimentalFeatures: own.experimentalFeatures ?? false,
      enableBlinkFeatures: own.enableBlinkFeatures ?? '',
      disableDialogs: own.disableDialogs ?? false,
    };
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Judges a window that the page opened: no handler allows it, anything but `allow` (a throw too) denies. */
  judgePopup(url: string): void {
    let action = 'allow';
    if (this.openHandler) {
      try {
        action = this.openHandler({ url, frameName: '', features: '', disposition: 'new-window' })?.action;
      } catch (error) {
        action = 'deny';
        console.error(error);
      }
    }
    if (action === 'allow') missing('WebContents with a child window that setWindowOpenHandler allows');
  }

  /** Marked as handled, so that a forgotten await fails silently as it does in Electron (section 2). */
  loadURL(url: string): Promise<void> {
    this.alive();
    const loaded = this.load(url);
    loaded.catch(() => undefined);
    return loaded;
  }

  reload(): void {
    this.alive();
    void this.loadURL(this.frame.url);
  }

  send(channel: string, ...args: unknown[]): void {
    this.mainFrame.send(channel, ...args);
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.mainFrame.executeJavaScript(code, userGesture);
  }

  /** The way to test `render-process-gone` (section 2). */
  forcefullyCrashRenderer(): void {
    void this.withPage((page) => void page.target.send('Page.crash').catch(() => undefined));
  }

  openDevTools(): void {
    missing('WebContents.openDevTools');
  }
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  getZoomLevel(): number {
    return zoomLevel(this.session, this.frame.url);
  }
  setZoomLevel(level: number): void {
    this.alive();
    keepZoomLevel(this.session, this.frame.url, level);
    for (const contents of allContents.values()) if (contents.session === this.session) contents.rezoom();
  }
  getZoomFactor(): number {
    return factorOf(this.getZoomLevel());
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new TypeError("'zoomFactor' must be a double greater than 0.0");
    this.setZoomLevel(levelOf(factor));
  }
  setVisualZoomLevelLimits(_least: number, _most: number): Promise<void> {
    return Promise.resolve();
  }
  setWebRTCIPHandlingPolicy(_policy: string): void {}
  setAudioMuted(muted: boolean): void {
    if (muted) missing('WebContents.setAudioMuted');
  }
  isCurrentlyAudible(): boolean {
    return false;
  }
  focus(): void {
    void this.withPage((page) => page.target.send('Page.bringToFront'));
  }

  /** Follows the window's inner size where no window system does it. */
  async resize(size: { width: number; height: number }): Promise<void> {
    this.viewport = size;
    await this.withPage((page) => this.dress(page));
  }

  /** Gives the page to a task, if one is open; a page that goes away meanwhile is no error. */
  async withPage(task: (page: Page) => unknown): Promise<void> {
    try {
      const page = await this.page;
      if (page) await task(page);
    } catch (error) {
      if (!/Chromium is gone|Session with given id|Target closed|Not attached/.test(String(error)))
        throw error;
    }
  }

  /** Has the page run its unload handlers and end; what they still send is heard (section 1: unload before `closed`). */
  async unload(): Promise<void> {
    const page = await this.page?.catch(() => null);
    await page?.close();
  }

  /** Ends the page; `destroyed` comes at once, the returned promise when Chromium has let go of it. */
  async destroy(): Promise<void> {
    if (this.destroyed) return;
    this.destroyed = true;
    const { page } = this;
    this.page = null;
    this.frame.detached = true;
    this.session.settlePermissions.delete(this.settle);
    allContents.delete(this.id);
    this.emit('destroyed');
    if (!page) return;
    await page.then((open) => open.close()).catch(() => undefined);
    await this.place.closed();
  }

  private alive(): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
  }

  private host() {
    return {
      deliver: (message: object) => void this.withPage((page) => page.deliver(message)),
      evaluate: async (code: string, userGesture: boolean) => {
        const page = await this.page;
        if (!page) throw new Error('WebContents without a page');
        return await page.evaluate(code, userGesture);
      },
    };
  }

  private async load(url: string): Promise<void> {
    if (/^file:/i.test(url)) missing('WebContents.loadURL of a file');
    this.failLoad('ERR_ABORTED', -3);
    const loading = Object.assign(Promise.withResolvers<void>(), { url });
    loading.promise.catch(() => undefined);
    this.loading = loading;
    this.trouble = null;
    const address = toChromium(url);
    this.ownLoad = address;
    if (this.page === null) {
      this.place = this.session.place();
      this.page = this.openPage(address);
    }
    const page = await this.page;
    if (this.destroyed || this.loading !== loading) return await loading.promise;
    await this.settlePermissions(url);
    // A crashed renderer answers nothing before it is loaded again, and still has its scripts.
    if (!this.crashed) await this.prepare(page);
    this.emit('did-start-loading');
    const { errorText } = await page.target.send('Page.navigate', { url: address });
    if (this.ownLoad === address) this.ownLoad = null;
    if (errorText) {
      const { name, code } = this.trouble ?? {
        name: errorText.replace('net::', ''),
        code: codes[errorText] ?? -2,
      };
      this.failLoad(name, code);
    }
    await loading.promise;
  }

  private failLoad(name: string, code: number): void {
    const { loading } = this;
    if (!loading) return;
    const { url } = loading;
    this.loading = null;
    if (code !== -3) this.emit('did-fail-load', {}, code, name, url, true);
    this.emit('did-stop-loading');
    loading.reject(
      Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url }),
    );
  }

  private async prepare(page: Page): Promise<void> {
    const scripts = this.scripts();
    await page.prepare(scripts);
    if (!scripts.error) return;
    console.error(`Unable to load preload script: ${this.preferences.preload}\n${scripts.error}`);
    this.emit('preload-error', {}, this.preferences.preload, scripts.error);
  }

  private scripts(): PreloadScripts {
    const { preload, additionalArguments = [] } = this.preferences;
    const path = preload !== undefined && isAbsolute(preload) ? preload : undefined;
    return preloadScripts(path, this.secret, {
      binding: bindingName,
      receiver: receiverName,
      argv: [process.execPath, '--type=renderer', ...additionalArguments],
      // Main's whole environment, taken anew at each navigation (section 4).
      env: { ...process.env } as Record<string, string>,
      platform: process.platform,
      arch: process.arch,
      pid: process.pid,
      execPath: process.execPath,
      versions: { ...process.versions } as Record<string, string>,
    });
  }

  private async settlePermissions(url: string): Promise<void> {
    const browser = await this.place.browser();
    if (browser) await this.session.permissions.settle(this, toChromium(url), browser);
  }

  private async dress(page: Page): Promise<void> {
    // Pins `visibilityState` to visible and keeps timers at full rate, as `backgroundThrottling: false` does.
    await page.target.send('Emulation.setFocusEmulationEnabled', { enabled: !this.throttled });
    await page.target.send('Emulation.setEmulatedMedia', { features: themeFeatures() });
    // Chromium's own zoom is no page's to set. It makes fewer and larger pixels of the same window: so does this.
    const zoom = this.getZoomFactor();
    if (this.place.headless || zoom !== 1) {
      await page.target.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(this.viewport.width / zoom),
        height: Math.round(this.viewport.height / zoom),
        deviceScaleFactor: zoom,
        mobile: false,
      });
    } else if (this.zoomed !== 1) await page.target.send('Emulation.clearDeviceMetricsOverride');
    this.zoomed = zoom;
  }

  /** Shows the page at its host's zoom, if it is at another. */
  rezoom(): void {
    if (this.getZoomFactor() !== this.zoomed) void this.withPage((page) => this.dress(page));
  }

  /** Lets the page follow `nativeTheme.themeSource`. */
  retheme(): void {
    void this.withPage((page) => this.dress(page));
  }

  private async openPage(address: string): Promise<Page> {
    const page = await Page.open(this.place, address, {
      message: (text, current) => this.heard(text, current),
      committed: (url) => this.committed(fromChromium(url)),
      movedWithin: (url) => {
        this.frame.url = fromChromium(url);
        this.emit('did-navigate-in-page', {}, this.frame.url, true);
      },
      lifecycle: (name) => this.lifecycle(name),
      asked: (url) => this.askedToLeave(url),
      paused: (request, from) => void this.judged(from, request),
      socket: (url) => this.socketOpened(url),
      console: (level, text) => this.said(level, text),
      failed: (text) => note('pageErrors', { page: this.getURL(), text }),
      crashed: () => this.rendererGone('crashed'),
      gone: () => this.pageGone(),
    });
    await this.dress(page);
    return page;
  }

  private heard(text: string, fromCurrentDocument: boolean): void {
    if (this.destroyed) return;
    const message = JSON.parse(text) as { kind: string } & Record<string, string>;
    const page = this.getURL();
    switch (message.kind) {
      case 'violation':
        note('cspViolations', {
          page,
          directive: message.directive ?? '',
          blocked: fromChromium(message.blocked ?? ''),
          source: fromChromium(message.source ?? ''),
        });
        break;
      case 'key':
        toApp.emit('stand-in:key', message);
        break;
      case 'preload-error': {
        const error = Object.assign(new Error(message.message), { stack: message.stack });
        this.emit('preload-error', {}, this.preferences.preload, error);
        break;
      }
      default: {
        const frame = this.frame;
        if (!fromCurrentDocument) frame.detached = true;
        void dispatch(this, frame, message as unknown as Parameters<typeof dispatch>[2]);
      }
    }
  }

  /** For the dispatcher. */
  deliver(message: object): void {
    this.host().deliver(message);
  }

  private committed(url: string): void {
    this.crashed = false;
    this.frame.detached = true;
    this.frame = new WebFrameMain(this.host(), url);
    this.rezoom();
    this.emit('did-navigate', {}, url, 200, '');
  }

  private lifecycle(name: string): void {
    if (name === 'DOMContentLoaded') this.emit('dom-ready', {});
    if (name === 'firstPaint' || name === 'firstContentfulPaint') this.emit('stand-in:first-paint');
    if (name !== 'load' || this.frame.url === 'about:blank') return;
    const { loading } = this;
    if (this.ownLoad !== null && this.ownLoad !== toChromium(this.frame.url)) return;
    this.loading = null;
    this.emit('did-finish-load');
    this.emit('did-stop-loading');
    loading?.resolve();
  }

  /** A page that wants to go where no request leads; Chromium refuses these, the app still hears of it (section 2). */
  private askedToLeave(url: string): void {
    for (const name of ['will-frame-navigate', 'will-navigate']) {
      const event = cancellable({
        url,
        isMainFrame: true,
        isSameDocument: false,
        frame: this.frame,
        initiator: this.frame,
      });
      this.emit(name, event, url, false, true);
      if (event.defaultPrevented) return;
    }
    if (/^(tel|mailto|sip|callto|https?):/i.test(url))
      missing('WebContents opening an external scheme that no handler prevented');
  }

  private async judged(page: Page, paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId } = paused;
    const isTop = paused.frameId === page.mainFrameId;
    const isOwn = paused.request.url === this.ownLoad?.replace(/#.*$/s, '');
    const verdict = await judge(this, paused, isTop, isOwn);
    if (verdict.kind === 'fail' && isTop && paused.resourceType === 'Document') this.trouble = verdict;
    await carryOut(page, verdict, requestId).catch(() => undefined);
  }

  /** Sockets are Chromium's own; the log hears of them, and a refusal by `webRequest` cannot be carried out. */
  private socketOpened(url: string): void {
    note('requests', { page: this.getURL(), url, type: 'WebSocket' });
    const details = {
      id: 0,
      url,
      method: 'GET',
      resourceType: 'webSocket',
      referrer: '',
      timestamp: Date.now(),
    };
    void this.session.requests.allows({ ...details, webContentsId: this.id }).then((allowed) => {
      if (!allowed) missing(`webRequest.onBeforeRequest cancelling the socket ${url}`);
    });
  }

  private said(level: string, text: string): void {
    if (level === 'error' || level === 'assert') note('consoleErrors', { page: this.getURL(), text });
    const known = level === 'warning' || level === 'error' || level === 'debug' ? level : 'info';
    this.emit('console-message', {
      level: known,
      message: text,
      lineNumber: 0,
      sourceId: '',
      frame: this.frame,
    });
  }

  private rendererGone(reason: string): void {
    this.crashed = true;
    this.frame.detached = true;
    const details = { reason, exitCode: reason === 'crashed' ? 5 : 0 };
    this.emit('render-process-gone', {}, details);
    toApp.emit('render-process-gone', this, details);
  }

  private pageGone(): void {
    this.page = null;
    this.frame.detached = true;
    this.frame = new WebFrameMain(this.host(), 'about:blank');
    void this.place.closed();
    if (this.destroyed) return;
    this.emit('stand-in:closed-by-person');
  }
}

function carryOut(page: Page, verdict: Verdict, requestId: string): Promise<unknown> {
  switch (verdict.kind) {
    case 'fulfil':
      return page.target.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: verdict.status,
        responseHeaders: verdict.headers,
        body: verdict.body.toString('base64'),
      });
    case 'fail':
      return page.target.send('Fetch.failRequest', { requestId, errorReason: verdict.reason });
    default:
      return page.target.send('Fetch.continueRequest', { requestId });
  }
}

/** `webContents`, the module: the living contents. */
export const webContents = {
  getAllWebContents: () => [...allContents.values()],
  fromId: (id: number) => allContents.get(id),
};
