import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { CdpSession, Protocol } from './cdp.ts';
import { type Chromium, canShow, startChromium } from './chromium.ts';
import { chromiumSwitches } from './command-line.ts';
import { startAddress } from './scheme.ts';

/** A page that Chromium opened by itself: `window.open`, a link with `target=_blank`, a middle click. */
export type HearOfPopup = (popup: {
  url: string;
  /** Target of the page that opened it; a link with `noopener` and a middle click do not tell. */
  opener: string | undefined;
  place: SessionBrowser;
}) => void;

/**
 * A Chromium behind an Electron session: started when its first window is made, ended with its last, and without a
 * window of its own where the session is a partition, even if the desk's has one.
 */
export class SessionBrowser {
  readonly headless: boolean;
  /** The switches that it runs with, or will run with. */
  switches: ReadonlyMap<string, string> = new Map(chromiumSwitches);
  private readonly dir: () => string;
  private readonly inMemory: boolean;
  private readonly onPopup: HearOfPopup;
  private starting: Promise<Chromium> | null = null;
  private pages = 0;
  private creating: Promise<unknown> = Promise.resolve();
  private readonly own = new Set<string>();
  /** Addresses that its pages wanted windows for, as their opener tells them, until the windows come. */
  private readonly wished: string[] = [];
  private readonly attached = new Map<string, PromiseWithResolvers<CdpSession>>();
  private appWindow: string | null = null;

  constructor(dir: () => string, partition: string, onPopup: HearOfPopup) {
    this.dir = dir;
    this.inMemory = partition !== '' && !partition.startsWith('persist:');
    this.headless = partition !== '' || !canShow();
    this.onPopup = onPopup;
  }

  /** Whether it would be started otherwise by now: a switch was appended or removed since. */
  outdated(): boolean {
    return this.starting !== null && !isDeepStrictEqual(this.switches, new Map(chromiumSwitches));
  }

  /** Processes that must not outlive the app; for the tests. */
  async pids(): Promise<number[]> {
    const pid = (await this.starting?.catch(() => null))?.process.pid;
    return pid === undefined ? [] : [pid];
  }

  async port(): Promise<number | null> {
    return (await (await this.starting)?.port()) ?? null;
  }

  /**
   * Opens a page and returns a session with it, before it has loaded anything. `app` is its first address: where there
   * is a display the first window opens as an app window, which Chromium does only at its start and for an address.
   */
  async open(app: string): Promise<{ target: CdpSession; browser: CdpSession; targetId: string }> {
    this.pages++;
    const { pipe } = await this.chromium(app);
    const browser = pipe.browser;
    const created = (async () => {
      if (this.appWindow !== null) {
        const targetId = this.appWindow;
        this.appWindow = null;
        return targetId;
      }
      return (await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })).targetId;
    })();
    this.creating = Promise.allSettled([this.creating, created]);
    const targetId = await created;
    this.own.add(targetId);
    const target = await this.awaited(targetId).promise;
    target.on('Page.windowOpen', ({ url }) => this.wished.push(url));
    return { target, browser, targetId };
  }

  /** A page is gone; with the last one Chromium ends. */
  async closed(): Promise<void> {
    this.pages--;
    if (this.pages > 0) return;
    await this.end();
  }

  /** Ends Chromium, whatever is still open in it. */
  async end(): Promise<void> {
    const chromium = await this.starting?.catch(() => null);
    this.starting = null;
    this.pages = 0;
    await chromium?.close();
    if (chromium && this.inMemory) rmSync(this.dir(), { recursive: true, force: true, maxRetries: 5 });
  }

  async browser(): Promise<CdpSession | null> {
    return (await this.starting?.catch(() => null))?.pipe.browser ?? null;
  }

  private awaited(targetId: string): PromiseWithResolvers<CdpSession> {
    const known = this.attached.get(targetId) ?? Promise.withResolvers<CdpSession>();
    this.attached.set(targetId, known);
    return known;
  }

  private chromium(app: string): Promise<Chromium> {
    this.starting ??= this.start(app);
    return this.starting;
  }

  private async start(app: string): Promise<Chromium> {
    const dir = this.dir();
    this.switches = new Map(chromiumSwitches);
    if (this.inMemory) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    const chromium = await startChromium({
      dir,
      headless: this.headless,
      debuggable: process.send !== undefined,
      switches: this.switches,
      ...(this.headless ? {} : { app: startAddress(app) }),
    });
    const { pipe } = chromium;
    const first = Promise.withResolvers<string>();
    pipe.browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      first.resolve(targetInfo.targetId);
      void this.attach(pipe.session(sessionId), targetInfo, pipe.browser);
    });
    pipe.browser.on('Target.detachedFromTarget', (fact) => {
      pipe.session(fact.sessionId).tell('Target.detachedFromTarget', fact);
    });
    void pipe.closed.then(() => {
      this.starting = null;
      this.attached.clear();
    });
    const waiting = Promise.withResolvers<void>();
    if (!this.headless) this.creating = waiting.promise;
    await pipe.browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    });
    if (!this.headless) {
      this.appWindow = await first.promise;
      this.own.add(this.appWindow);
      waiting.resolve();
    }
    return chromium;
  }

  private async attach(
    session: CdpSession,
    info: Protocol.Target.TargetInfo,
    browser: CdpSession,
  ): Promise<void> {
    this.awaited(info.targetId).resolve(session);
    await this.creating;
    if (this.own.has(info.targetId)) return;
    // Its opener stands still until it runs, so it is let go, and held at its first request, which tells its address.
    const first = new Promise<string>((resolve) => {
      session.on('Fetch.requestPaused', ({ request }) => resolve(request.url));
      setTimeout(resolve, 500, info.url).unref();
    });
    // Not awaited: a page in a new process may answer neither before it has loaded, which it never will.
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }).catch(() => undefined);
    session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
    const asked = await first;
    const wish = this.wished.indexOf(asked);
    // On a busy machine the request may be late; a middle click is no wish of the page.
    const [url = asked] =
      asked === '' ? this.wished.splice(0, 1) : this.wished.splice(wish, wish < 0 ? 0 : 1);
    this.onPopup({ url, opener: info.openerId, place: this });
    await browser.send('Target.closeTarget', { targetId: info.targetId }).catch(() => undefined);
  }
}
