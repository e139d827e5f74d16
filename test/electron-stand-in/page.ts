import type { CdpSession, Protocol } from './cdp.ts';
import type { PreloadScripts } from './preload-script.ts';
import { startPath } from './scheme.ts';
import type { SessionBrowser } from './session-browser.ts';

/** Names of the binding and of the receiver in the preload's world; nobody else's world has them. */
export const bindingName = 'standInToMain';
export const receiverName = 'standInFromMain';
const worldName = 'Electron Isolated Context';

/** What happens in a page, as its WebContents hears it. */
export interface PageEvents {
  message(text: string, fromCurrentDocument: boolean): void;
  committed(url: string): void;
  movedWithin(url: string): void;
  lifecycle(name: string): void;
  /** A navigation that no request will ever tell: `tel:`, `file:`, `javascript:`. */
  asked(url: string): void;
  paused(request: Protocol.Fetch.requestPausedPayload, page: Page): void;
  socket(url: string): void;
  console(level: string, text: string): void;
  failed(text: string): void;
  crashed(): void;
  /** The person closed the window, or Chromium died. */
  gone(): void;
}

/** One Chromium page and the two worlds that every document in it starts with. */
export class Page {
  readonly mainFrameId: string;
  readonly targetId: string;
  readonly target: CdpSession;
  private readonly browser: CdpSession;
  private readonly events: PageEvents;
  private context: number | null = null;
  private scripts: string[] = [];
  private closing = false;
  private readonly detached = Promise.withResolvers<void>();

  private constructor(target: CdpSession, browser: CdpSession, targetId: string, events: PageEvents) {
    this.target = target;
    this.browser = browser;
    this.targetId = targetId;
    // A page's main frame carries the id of its target.
    this.mainFrameId = targetId;
    this.events = events;
  }

  static async open(where: SessionBrowser, address: string, events: PageEvents): Promise<Page> {
    const { target, browser, targetId } = await where.open(address);
    const page = new Page(target, browser, targetId, events);
    page.listen();
    await Promise.all([
      target.send('Inspector.enable'),
      target.send('Page.enable'),
      target.send('Runtime.enable'),
      target.send('Network.enable'),
      target.send('Log.enable'),
      target.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      target.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      target.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName }),
      target.send('Runtime.runIfWaitingForDebugger'),
    ]);
    return page;
  }

  /** Sets what each document opened from now on starts with. The page's half first: the other calls it. */
  async prepare(scripts: PreloadScripts): Promise<void> {
    const old = this.scripts;
    const { identifier: first } = await this.target.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.page,
    });
    const { identifier: second } = await this.target.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preload,
      worldName,
    });
    this.scripts = [first, second];
    for (const identifier of old) {
      await this.target.send('Page.removeScriptToEvaluateOnNewDocument', { identifier });
    }
  }

  /** Gives a message to the preload of the current document; a document without one loses it, as in Electron. */
  deliver(message: object): void {
    if (this.context === null) return;
    const expression = `${receiverName}(${JSON.stringify(JSON.stringify(message))})`;
    this.target.send('Runtime.evaluate', { contextId: this.context, expression }).catch(() => undefined);
  }

  async evaluate(code: string, userGesture: boolean): Promise<unknown> {
    const { result, exceptionDetails } = await this.target.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value as unknown;
  }

  async place(bounds: Protocol.Browser.Bounds): Promise<void> {
    const { windowId } = await this.browser.send('Browser.getWindowForTarget', { targetId: this.targetId });
    await this.browser.send('Browser.setWindowBounds', { windowId, bounds });
  }

  /** Closes it with its unload handlers; resolves when it is gone. */
  async close(): Promise<void> {
    this.closing = true;
    await this.browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
    const patience = setTimeout(() => this.detached.resolve(), 2000);
    await this.detached.promise;
    clearTimeout(patience);
  }

  private listen(): void {
    const { target, events } = this;
    target.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId: string };
      if (context.name === worldName && frameId === this.mainFrameId) this.context = context.id;
    });
    target.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.context) this.context = null;
    });
    target.on('Runtime.executionContextsCleared', () => {
      this.context = null;
    });
    target.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === bindingName) events.message(payload, executionContextId === this.context);
    });
    target.on('Page.frameNavigated', ({ frame }) => {
      if (!frame.parentId) events.committed(frame.url + (frame.urlFragment ?? ''));
    });
    target.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.mainFrameId) events.movedWithin(url);
    });
    target.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === this.mainFrameId) events.lifecycle(name);
    });
    target.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      if (frameId === this.mainFrameId && !/^https?:/.test(url)) events.asked(url);
    });
    target.on('Fetch.requestPaused', (request) => {
      if (!request.request.url.endsWith(startPath)) {
        events.paused(request, this);
        return;
      }
      const { requestId } = request;
      target.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
    });
    target.on('Network.webSocketCreated', ({ url }) => events.socket(url));
    target.on('Runtime.consoleAPICalled', ({ type, args }) => {
      events.console(type, args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' '));
    });
    target.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      events.failed(exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    target.on('Log.entryAdded', ({ entry }) => events.console(entry.level, entry.text));
    target.on('Inspector.targetCrashed', () => {
      this.context = null;
      events.crashed();
    });
    target.on('Target.detachedFromTarget', () => {
      this.context = null;
      this.detached.resolve();
      if (!this.closing) events.gone();
    });
    // A leaving page may ask whether it may leave: the app's own `close` handler has decided already (section 2).
    target.on('Page.javascriptDialogOpening', ({ type }) => {
      target.send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }).catch(() => undefined);
    });
  }
}
