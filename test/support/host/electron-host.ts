import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { alive } from '../../electron-stand-in/process-alive.ts';
import { childrenOf } from './children-of.ts';
import { nothingYet } from './gathered.ts';
import {
  addressOf,
  type Host,
  type LaunchOptions,
  type MenuPicture,
  type NotificationPicture,
  type TrayPicture,
} from './host.ts';
import { repositoryRoot } from './repository-root.ts';
import { until, within } from './until.ts';

/** What electron-instrument.cjs keeps in the main process. */
interface Seen {
  tray: { emit(event: string): void } | null;
  trayMenu: ElectronMenu | null;
  trayPicture: TrayPicture | null;
  shortcuts: Map<string, () => void>;
  takenShortcuts: string[];
  notifications: (NotificationPicture & { emit(event: string, detail: object): void })[];
  dialogs: { method: string; options: unknown }[];
  prepared: { method: string; answer: unknown }[];
  failures: string[];
  opened: string[];
}
interface ElectronMenu {
  items: (Omit<MenuPicture, 'items'> & { submenu?: ElectronMenu; click(): void })[];
}
declare global {
  var ringnoteHost: Seen;
}

/**
 * Starts the app in real Electron through Playwright. Electron leaves no trace of some of what the stand-in tells at
 * once (failures, what was opened), so these are read once more before the app ends.
 */
export async function launchInElectron(options: LaunchOptions): Promise<Host> {
  const { profile, args = [], env = {}, switches = [] } = options;
  const entry = options.entry ?? join(repositoryRoot, 'out/main/index.js');
  const { NODE_OPTIONS: _ignored, ...inherited } = process.env as Record<string, string>;
  const application = await _electron.launch({
    args: [
      '-r',
      join(import.meta.dirname, 'electron-instrument.cjs'),
      entry,
      '--profile',
      profile,
      ...args,
      ...switches,
    ],
    cwd: repositoryRoot,
    env: { ...inherited, ...env },
    // Root can have no sandbox; anyone else runs with it, as the product does (facts/electron.md, section 11).
    chromiumSandbox: process.getuid?.() !== 0,
  });
  return hostOf(application);
}

function hostOf(application: ElectronApplication): Host {
  const gathered = nothingYet();
  const child = application.process();
  let out = '';
  let err = '';
  child.stdout?.on('data', (text) => {
    out += String(text);
  });
  child.stderr?.on('data', (text) => {
    err += String(text);
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));

  const watch = (page: Page) => {
    page.on('pageerror', (error) =>
      gathered.pageErrors.push({ page: page.url(), text: error.stack ?? String(error) }),
    );
    page.on('websocket', (socket) =>
      gathered.requests.push({ page: page.url(), url: socket.url(), type: 'WebSocket' }),
    );
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const text = message.text();
      gathered.consoleErrors.push({ page: page.url(), text });
      const directive = /violates the following Content Security Policy directive: "([^ "]+)/.exec(text)?.[1];
      if (directive)
        gathered.cspViolations.push({
          page: page.url(),
          directive,
          blocked: text,
          source: message.location().url,
        });
    });
  };
  for (const page of application.windows()) watch(page);
  application.on('window', watch);
  application.context().on('request', (request) => {
    gathered.requests.push({ page: request.frame().url(), url: request.url(), type: request.resourceType() });
  });

  const gather = async () => {
    const told = await application.evaluate(() => ({
      failures: globalThis.ringnoteHost.failures.splice(0),
      opened: globalThis.ringnoteHost.opened.splice(0),
    }));
    gathered.failures.push(...told.failures.map((text) => ({ text })));
    gathered.opened.push(...told.opened.map((target) => ({ target })));
  };
  const timer = setInterval(() => gather().catch(() => undefined), 250);
  void exited.then(() => clearInterval(timer));

  const menuPicture = (which: 'tray' | 'app') =>
    application.evaluate(({ Menu }, wanted) => {
      const picture = (menu: ElectronMenu | null | undefined): MenuPicture[] =>
        (menu?.items ?? []).map(({ label, type, enabled, visible, checked, submenu }) => ({
          label,
          type,
          enabled,
          visible,
          checked,
          items: picture(submenu),
        }));
      return picture(
        wanted === 'tray'
          ? globalThis.ringnoteHost.trayMenu
          : (Menu.getApplicationMenu() as unknown as ElectronMenu | null),
      );
    }, which);
  const clickItem = (which: 'tray' | 'app', path: string[]) =>
    application.evaluate(
      ({ Menu }, asked) => {
        if (asked.path.length === 0) {
          globalThis.ringnoteHost.tray?.emit('click');
          return;
        }
        let menu: ElectronMenu | null | undefined =
          asked.which === 'tray'
            ? globalThis.ringnoteHost.trayMenu
            : (Menu.getApplicationMenu() as unknown as ElectronMenu | null);
        for (const [depth, label] of asked.path.entries()) {
          const item: ElectronMenu['items'][number] | undefined = menu?.items.find(
            (one) => one.visible && one.label === label,
          );
          if (!item) throw new Error(`No menu item '${label}'.`);
          if (depth === asked.path.length - 1) item.click();
          menu = item.submenu;
        }
      },
      { which, path },
    );

  return {
    kind: 'electron',
    pid: child.pid ?? 0,
    page: (which) =>
      until(`a page at ${addressOf(which)}`, 40_000, async () => {
        const page = application.windows().find((one) => one.url().startsWith(addressOf(which)));
        if (page) await page.waitForLoadState('load');
        return page ?? null;
      }),
    evaluate: (run, arg) => application.evaluate(run as never, arg as never) as Promise<never>,
    windows: () =>
      application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          id: window.id,
          visible: window.isVisible(),
          minimized: window.isMinimized(),
          focused: window.isFocused(),
          onTop: window.isAlwaysOnTop(),
          bounds: window.getBounds(),
          url: window.webContents.getURL(),
        })),
      ),
    trayMenu: () => menuPicture('tray'),
    clickTray: (...path) => clickItem('tray', path),
    tray: () => application.evaluate(() => globalThis.ringnoteHost.trayPicture),
    shortcuts: () => application.evaluate(() => [...globalThis.ringnoteHost.shortcuts.keys()]),
    pressShortcut: (accelerator) =>
      application.evaluate((_electron, pressed) => {
        const run = globalThis.ringnoteHost.shortcuts.get(pressed);
        if (!run) throw new Error(`Nobody registered ${pressed}.`);
        run();
      }, accelerator),
    takeShortcuts: (...accelerators) =>
      application.evaluate((_electron, taken) => {
        globalThis.ringnoteHost.takenShortcuts = taken;
      }, accelerators),
    appMenu: () => menuPicture('app'),
    clickMenu: (...path) => clickItem('app', path),
    notifications: () =>
      application.evaluate(() =>
        globalThis.ringnoteHost.notifications.map(({ title, body, silent, urgency }) => ({
          title,
          body,
          silent,
          urgency,
        })),
      ),
    clickNotification: (index = 0) =>
      application.evaluate((_electron, at) => {
        const one = globalThis.ringnoteHost.notifications[at];
        if (!one) throw new Error(`There is no notification ${at}.`);
        one.emit('click', {});
      }, index),
    answerDialog: (method, answer) =>
      application.evaluate(
        (_electron, one) => {
          globalThis.ringnoteHost.prepared.push(one);
        },
        { method, answer },
      ),
    dialogs: () => application.evaluate(() => globalThis.ringnoteHost.dialogs),
    powerEvent: (event) =>
      application.evaluate(({ powerMonitor }, name) => {
        let prevented = false;
        const sent = {
          preventDefault() {
            prevented = true;
          },
        };
        (powerMonitor as unknown as { emit(event: string, sent: object): void }).emit(name, sent);
        return { prevented };
      }, event),
    requests: () => gathered.requests,
    cspViolations: () => gathered.cspViolations,
    consoleErrors: () => gathered.consoleErrors,
    pageErrors: () => gathered.pageErrors,
    failures: () => gathered.failures.map(({ text }) => text),
    opened: () => gathered.opened.map(({ target }) => target),
    stdout: () => out,
    stderr: () => err,
    quit: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        await gather().catch(() => undefined);
        application.evaluate(({ app }) => app.quit()).catch(() => undefined);
      }
      return await within('Quitting the app', 15_000, exited);
    },
    kill: async () => {
      const pages = childrenOf(child.pid ?? 0);
      child.kill('SIGKILL');
      await exited;
      await until('the pages to be gone', 5000, async () => (pages.some(alive) ? null : true));
    },
    waitForExit: () => exited,
  };
}
