import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from 'playwright';
import type { Verbs } from '../../electron-stand-in/control.ts';
import { alive } from '../../electron-stand-in/process-alive.ts';
import { standInCommand } from './app-command.ts';
import { childrenOf } from './children-of.ts';
import { type Gathered, nothingYet } from './gathered.ts';
import { addressOf, type Host, type LaunchOptions } from './host.ts';
import { repositoryRoot } from './repository-root.ts';
import { until, within } from './until.ts';

type Answer<V extends keyof Verbs> = Awaited<ReturnType<Verbs[V]>>;

interface Told {
  standIn?: boolean;
  id?: number;
  value?: unknown;
  error?: string;
  kind?: keyof Gathered;
  fact?: never;
}

/** Starts the app in the stand-in (test/electron-stand-in) and speaks to it over the channel that `spawn` opens. */
export async function launchInStandIn(options: LaunchOptions): Promise<Host> {
  const { env = {}, headless = true } = options;
  const { NODE_OPTIONS: _ignored, ...inherited } = process.env;
  const { command, args } = standInCommand(options);
  const child = spawn(command, args, {
    cwd: repositoryRoot,
    env: {
      ...inherited,
      RINGNOTE_STAND_IN_TEST: '1',
      RINGNOTE_STAND_IN_HEADLESS: headless ? '1' : '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return new StandInHost(child).asHost();
}

class StandInHost {
  private readonly child: ChildProcess;
  private readonly gathered = nothingYet();
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly browsers = new Map<number, Promise<Browser>>();
  private readonly exited: Promise<number | null>;
  private lastId = 0;
  private out = '';
  private err = '';

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.on('data', (text) => {
      this.out += String(text);
    });
    child.stderr?.on('data', (text) => {
      this.err += String(text);
    });
    child.on('message', (told: Told) => this.hear(told));
    this.exited = new Promise((resolve) => {
      child.once('close', (code) => {
        for (const { reject } of this.waiting.values()) reject(new Error(`The app is gone.\n${this.err}`));
        this.waiting.clear();
        resolve(code);
      });
    });
  }

  asHost(): Host {
    const { gathered } = this;
    return {
      kind: 'stand-in',
      pid: this.child.pid ?? 0,
      page: (which) => this.page(addressOf(which)),
      evaluate: async (run, arg) => (await this.ask('evaluate', { source: String(run), arg })) as never,
      windows: () => this.ask('windows'),
      trayMenu: () => this.ask('trayMenu'),
      clickTray: (...path) => this.ask('clickTray', { path }),
      tray: () => this.ask('tray'),
      shortcuts: () => this.ask('shortcuts'),
      pressShortcut: async (accelerator) => void (await this.ask('pressShortcut', { accelerator })),
      takeShortcuts: async (...accelerators) => void (await this.ask('takeShortcuts', { accelerators })),
      appMenu: () => this.ask('appMenu'),
      clickMenu: (...path) => this.ask('clickMenu', { path }),
      notifications: () => this.ask('notifications'),
      clickNotification: (index = 0) => this.ask('clickNotification', { index }),
      answerDialog: (method, answer) => this.ask('prepareDialog', { method, answer }),
      dialogs: () => this.ask('dialogs'),
      powerEvent: (event) => this.ask('power', { event }),
      requests: () => gathered.requests,
      cspViolations: () => gathered.cspViolations,
      consoleErrors: () => gathered.consoleErrors,
      pageErrors: () => gathered.pageErrors,
      failures: () => gathered.failures.map(({ text }) => text),
      opened: () => gathered.opened.map(({ target }) => target),
      stdout: () => this.out,
      stderr: () => this.err,
      quit: async () => {
        if (this.child.exitCode === null && this.child.signalCode === null) {
          // The answer may be lost with the process, which is what was asked for.
          this.ask('evaluate', { source: '({ app }) => { app.quit(); }', arg: undefined }).catch(
            () => undefined,
          );
        }
        return await within('Quitting the app', 15_000, this.gone());
      },
      kill: async () => {
        const pages = childrenOf(this.child.pid ?? 0);
        this.child.kill('SIGKILL');
        await this.gone();
        await until('the pages to be gone', 5000, async () => (pages.some(alive) ? null : true));
      },
      waitForExit: () => this.gone(),
    };
  }

  private async gone(): Promise<number | null> {
    const code = await this.exited;
    for (const browser of this.browsers.values())
      await browser.then((open) => open.close()).catch(() => undefined);
    this.browsers.clear();
    return code;
  }

  private ask<V extends keyof Verbs>(verb: V, arg?: unknown): Promise<Answer<V>> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      if (!this.child.connected) reject(new Error(`The app is gone.\n${this.err}`));
      else this.child.send({ standIn: true, id, verb, arg }, (error) => error && reject(error));
    });
  }

  private hear(told: Told): void {
    if (told.standIn !== true) return;
    if (told.kind !== undefined) {
      this.gathered[told.kind].push(told.fact as never);
      return;
    }
    const asker = this.waiting.get(told.id ?? -1);
    this.waiting.delete(told.id ?? -1);
    if (told.error === undefined) asker?.resolve(told.value);
    else asker?.reject(new Error(told.error));
  }

  private async page(address: string): Promise<Page> {
    const found = await until(`a page at ${address}`, 40_000, async () => {
      const pages = await this.ask('pages');
      return (
        pages.find(({ url, loading, port, targetId }) => {
          return url.startsWith(address) && !loading && port !== null && targetId !== null;
        }) ?? null
      );
    });
    const { port, targetId } = found;
    if (port === null) throw new Error('unreachable');
    const connecting = this.browsers.get(port) ?? chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    this.browsers.set(port, connecting);
    const browser = await connecting;
    return await until(`Playwright's view of ${address}`, 10_000, async () => {
      for (const page of browser.contexts().flatMap((context) => context.pages())) {
        const session = await page.context().newCDPSession(page);
        const { targetInfo } = await session.send('Target.getTargetInfo');
        await session.detach();
        if (targetInfo.targetId === targetId) return page;
      }
      return null;
    });
  }
}
