import { mkdirSync } from 'node:fs';
import { appState } from './app-state.ts';
import { cancellable } from './cancellable.ts';
import { commandLine } from './command-line.ts';
import { fenced, missing } from './missing.ts';
import { appName, appPath, appVersion, getPath, setAppName, setPath, userData } from './paths.ts';
import { fromChromium } from './scheme.ts';
import { allSessions, onPopup, onSessionCreated } from './session.ts';
import type { SessionBrowser } from './session-browser.ts';
import { SingleInstance } from './single-instance.ts';
import { strictEmitter } from './strict-emitter.ts';
import type { WebContents } from './web-contents.ts';
import { allContents, toApp, windows } from './windows.ts';

const Base = strictEmitter('app', [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'before-quit-for-update',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'session-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
  // Accepted and never sent: they belong to macOS, or to processes that the stand-in does not have.
  'activate',
  'open-url',
  'open-file',
  'child-process-gone',
]);

/** The process's own end, kept before `process.exit` becomes `app.exit` (facts/electron.md, section 1). */
const realExit = process.exit.bind(process);
/** Nothing else keeps Node alive between `ready` and the first window, or with no window at all. */
const keepAlive = setInterval(() => undefined, 2 ** 30);
/** How long Chromium may take to end before the process leaves without it. */
const patience = 4000;

class App extends Base {
  readonly commandLine = commandLine;
  private readonly readyPromise = Promise.withResolvers<void>();
  private instance: SingleInstance | null = null;
  private exiting = false;
  private badge = 0;
  private readonly tearingDown = new Set<Promise<unknown>>();
  private readonly protocolClients = new Set<string>();
  private loginItem = { openAtLogin: false };

  /** macOS only (section 7). */
  readonly dock = undefined;

  constructor() {
    super();
    toApp.on('web-contents-created', (contents) =>
      this.emit('web-contents-created', cancellable(), contents),
    );
    toApp.on('browser-window-created', (window) =>
      this.emit('browser-window-created', cancellable(), window),
    );
    toApp.on('browser-window-focus', (window) => this.emit('browser-window-focus', cancellable(), window));
    toApp.on('browser-window-blur', (window) => this.emit('browser-window-blur', cancellable(), window));
    toApp.on('render-process-gone', (contents, details) => {
      this.emit('render-process-gone', cancellable(), contents, details);
    });
    toApp.on('stand-in:close-cancelled', () => {
      appState.quitting = false;
    });
    toApp.on('stand-in:tearing-down', (gone: Promise<unknown>) => {
      this.tearingDown.add(gone);
      void gone.finally(() => this.tearingDown.delete(gone));
    });
    toApp.on('stand-in:window-closed', () => this.windowClosed());
    onSessionCreated((session) => this.emit('session-created', session));
    onPopup(({ url, opener, place }) => {
      void openerOf(opener, place).then((contents) => contents?.judgePopup(fromChromium(url)));
    });
  }

  get name(): string {
    return appName();
  }
  set name(given: string) {
    setAppName(given);
  }
  getName(): string {
    return appName();
  }
  setName(given: string): void {
    setAppName(given);
  }
  getVersion(): string {
    return appVersion;
  }
  getAppPath(): string {
    return appPath;
  }
  getPath(name: string): string {
    return getPath(name);
  }
  setPath(name: string, path: string): void {
    if (name === 'sessionData' && appState.ready) missing("app.setPath('sessionData') after ready");
    setPath(name, path);
  }
  getLocale(): string {
    return appState.ready ? (process.env.LANG?.split('.')[0]?.replace('_', '-') ?? 'en-US') : '';
  }
  /**
   * The system's country, or '' when it tells none, as with the locales `C` and `POSIX` (electron.d.ts,
   * `getLocaleCountryCode`; on Linux the system's own word is the locale of the environment, POSIX section 8.2).
   */
  getLocaleCountryCode(): string {
    const locale = process.env.LC_ALL || process.env.LC_TIME || process.env.LANG || '';
    return /^[^.@_]+_([A-Za-z]{2})(?:[.@]|$)/.exec(locale)?.[1] ?? '';
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale() || 'en-US'];
  }
  get isPackaged(): boolean {
    return process.env.ELECTRON_FORCE_IS_PACKAGED !== undefined;
  }

  isReady(): boolean {
    return appState.ready;
  }
  whenReady(): Promise<void> {
    return this.readyPromise.promise;
  }

  /** Both events of the start, one after the other (section 1). Called once the entry has been run. */
  start(): void {
    if (this.exiting) return;
    mkdirSync(userData(), { recursive: true, mode: 0o700 });
    this.emit('will-finish-launching');
    appState.ready = true;
    this.emit('ready', {}, {});
    this.readyPromise.resolve();
  }

  requestSingleInstanceLock(data: unknown = null): boolean {
    this.instance ??= new SingleInstance(userData(), ({ argv, cwd, data: sent }) => {
      // Chromium reorders the switches and adds its own; who reads argv meets that here too (section 1).
      const [executable = '', ...rest] = argv;
      const seen = [executable, '--allow-file-access-from-files', ...rest];
      void this.whenReady().then(() => this.emit('second-instance', cancellable(), seen, cwd, sent));
    });
    return this.instance.request({ argv: process.argv, cwd: process.cwd(), data: structuredClone(data) });
  }
  hasSingleInstanceLock(): boolean {
    return this.instance?.has() ?? false;
  }
  releaseSingleInstanceLock(): void {
    this.instance?.release();
  }

  enableSandbox(): void {
    if (appState.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  disableHardwareAcceleration(): void {
    if (appState.ready)
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
  }
  setAppUserModelId(_id: string): void {}
  setDesktopName(_name: string): void {
    if (appState.ready) missing('app.setDesktopName after ready');
  }
  setAboutPanelOptions(_options: object): void {}

  /** Says yes; whether the system keeps another choice it does not know, as on Windows (section 1). */
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClients.add(scheme);
    return true;
  }
  isDefaultProtocolClient(scheme: string): boolean {
    return this.protocolClients.has(scheme);
  }
  removeAsDefaultProtocolClient(scheme: string): boolean {
    return process.platform === 'linux' ? false : this.protocolClients.delete(scheme);
  }
  setLoginItemSettings(settings: { openAtLogin: boolean }): void {
    if (process.platform !== 'linux') this.loginItem = { openAtLogin: settings.openAtLogin };
  }
  getLoginItemSettings(): { openAtLogin: boolean } {
    return this.loginItem;
  }
  setBadgeCount(count = 0): boolean {
    this.badge = count;
    return process.platform === 'linux';
  }
  getBadgeCount(): number {
    return this.badge;
  }
  focus(): void {}
  hide(): void {}
  show(): void {}

  /** before-quit → each window's close → closed → will-quit → quit → exit; a second call meanwhile does nothing. */
  quit(): void {
    if (appState.quitting || this.exiting) return;
    appState.quitting = true;
    const event = cancellable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      appState.quitting = false;
      return;
    }
    if (windows.size === 0) {
      this.willQuit();
      return;
    }
    for (const window of [...windows.values()]) {
      if (appState.quitting) window.close();
    }
  }

  /** Destroys the windows, skips all that could be prevented, still emits `quit` (section 1). */
  exit(code = 0): void {
    if (this.exiting) return;
    this.exiting = true;
    for (const window of [...windows.values()]) window.destroy();
    this.leave(code);
  }

  relaunch(): void {
    missing('app.relaunch');
  }

  private windowClosed(): void {
    if (windows.size > 0 || this.exiting) return;
    if (appState.quitting) {
      void Promise.allSettled(this.tearingDown).then(() => this.willQuit());
      return;
    }
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  private willQuit(): void {
    if (this.exiting) return;
    const event = cancellable();
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      appState.quitting = false;
      return;
    }
    this.exiting = true;
    this.leave(0);
  }

  private leave(code: number): void {
    this.emit('quit', cancellable(), code);
    clearInterval(keepAlive);
    const late = setTimeout(realExit, patience, code);
    const ends = [
      ...this.tearingDown,
      ...[...allSessions()].flatMap((session) => session.places().map((place) => place.end())),
    ];
    void Promise.allSettled(ends).then(() => {
      clearTimeout(late);
      this.instance?.release();
      realExit(code);
    });
  }
}

export const app = new App();

process.exit = ((code?: number) =>
  app.exit(code ?? (process.exitCode as number | undefined) ?? 0)) as typeof process.exit;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

/** The contents that opened a window, or, where Chromium does not tell, the newest that lives beside it. */
async function openerOf(target: string | undefined, place: SessionBrowser): Promise<WebContents | undefined> {
  const near = [...allContents.values()].filter((contents) => contents.isIn(place));
  for (const contents of near) if ((await contents.targetId()) === target) return contents;
  return near.at(-1);
}

/** `powerSaveBlocker`: ids that must be stopped (section 7). */
const blockers = new Set<number>();
let lastBlocker = 0;
export const powerSaveBlocker = fenced('powerSaveBlocker', {
  start(_type: 'prevent-app-suspension' | 'prevent-display-sleep'): number {
    blockers.add(++lastBlocker);
    return lastBlocker;
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
});
