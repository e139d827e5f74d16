import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { childrenOf } from '../support/host/children-of.ts';
import { launchInStandIn } from '../support/host/stand-in-host.ts';
import { until } from '../support/host/until.ts';
import type {} from './fixture-app/globals.ts';
import { type FixtureApp, launchFixtureApp } from './launch-fixture-app.ts';
import { alive } from './process-alive.ts';

// Each test starts the app once or twice, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const apps: FixtureApp[] = [];
const launch = async (...args: Parameters<typeof launchFixtureApp>) => {
  const app = await launchFixtureApp(...args);
  apps.push(app);
  return app;
};
afterEach(async () => {
  for (const app of apps.splice(0)) await app.end();
});

const said = (app: FixtureApp) => app.stdout().trim().split('\n');

describe('the life of the app', () => {
  it('starts and quits in Electron’s order', async () => {
    const app = await launch();
    await until('the first paint', 3000, async () =>
      said(app).includes('window ready-to-show') ? true : null,
    );
    expect(await app.quit()).toBe(0);
    const order = said(app).filter((line) => line !== 'window ready-to-show');
    expect(order).toEqual([
      'will-finish-launching',
      'ready',
      'up',
      'before-quit',
      'window close',
      'window closed',
      'will-quit',
      'quit',
    ]);
  });

  it('hears what a page sends while it is closed', async () => {
    const app = await launch();
    await app.evaluate(async () => {
      const [window] = globalThis.mainFixture.BrowserWindow.getAllWindows();
      globalThis.mainFixture.ipcMain.on('last-word', (_event, text) => process.stdout.write(`${text}\n`));
      await window?.webContents.executeJavaScript(
        `addEventListener('pagehide', () => fixture.send('last-word', 'last word')); 1`,
      );
    });
    await app.quit();
    const lines = said(app);
    expect(lines.indexOf('last word')).toBeGreaterThan(lines.indexOf('window close'));
    expect(lines.indexOf('last word')).toBeLessThan(lines.indexOf('window closed'));
  });

  it('goes on when a window prevents its close, and nothing says so', async () => {
    const app = await launch();
    const stayed = await app.evaluate(async ({ app: electronApp }) => {
      const [window] = globalThis.mainFixture.BrowserWindow.getAllWindows();
      window?.once('close', (event) => event.preventDefault());
      electronApp.quit();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return [window?.isDestroyed(), globalThis.mainFixture.events.includes('will-quit')];
    });
    expect(stayed).toEqual([false, false]);
  });

  it('survives an uncaught exception, which fails the test that reads it', async () => {
    const app = await launch({ args: ['--no-window'] });
    await app.evaluate(() => {
      setTimeout(() => {
        throw new Error('thrown on purpose');
      });
    });
    await until('the report', 2000, async () => (app.failures().length > 0 ? true : null));
    expect(app.failures()[0]).toContain('thrown on purpose');
    expect(await app.evaluate(() => 'alive')).toBe('alive');
  });

  it('leaves by exit() with its code, past before-quit and close, not past quit', async () => {
    const app = await launch();
    await app.evaluate(({ app: electronApp }) => void setTimeout(() => electronApp.exit(7)));
    expect(await app.waitForExit()).toBe(7);
    expect(said(app)).not.toContain('before-quit');
    expect(said(app)).not.toContain('window close');
    expect(said(app).at(-1)).toBe('quit');
  });

  it('leaves no Chromium behind when it is killed, and starts again at once on the same profile', async () => {
    const app = await launch();
    const chromium = childrenOf(app.pid);
    expect(chromium.length).toBeGreaterThan(0);
    expect(chromium.every(alive)).toBe(true);
    process.kill(app.pid, 'SIGKILL');
    await until('Chromium to be gone', 3000, async () => (chromium.some(alive) ? null : true));
    const again = await launch({ profile: app.profile });
    expect(await again.evaluate(() => globalThis.mainFixture.events.includes('up'))).toBe(true);
  });
});

describe('a second start on the same profile', () => {
  it('loses the lock, leaves at once, and has sent its data', async () => {
    const first = await launch({ args: ['--no-window'] });
    const second = await launchInStandIn({
      profile: first.profile,
      entry: join(import.meta.dirname, 'fixture-app/main.js'),
      args: ['--flag', 'tel:+15145550101'],
    });
    expect(await second.waitForExit()).toBe(3);
    const heard = await until('second-instance', 2000, async () => {
      const all = await first.evaluate(() =>
        globalThis.mainFixture.second.map(({ argv, cwd, data }) => {
          const { from, list } = data as { from: number; list: Map<string, bigint> };
          return { argv: argv.slice(1), cwd: typeof cwd, from, list: String(list.get('a')) };
        }),
      );
      return all.length > 0 ? all : null;
    });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ cwd: 'string', from: second.pid, list: '1' });
    // Chromium adds its own switch in front.
    expect(heard[0]?.argv[0]).toBe('--allow-file-access-from-files');
    expect(heard[0]?.argv.slice(-2)).toEqual(['--flag', 'tel:+15145550101']);
  });

  it('gets the lock of a first one that was killed', async () => {
    const first = await launch({ args: ['--no-window'] });
    process.kill(first.pid, 'SIGKILL');
    await first.waitForExit();
    const second = await launch({ profile: first.profile, args: ['--no-window'] });
    expect(await second.evaluate(({ app }) => app.hasSingleInstanceLock())).toBe(true);
  });
});

describe('what the stand-in lacks', () => {
  const messages = (app: FixtureApp) =>
    app.evaluate((electron) => {
      const { BrowserWindow } = globalThis.mainFixture;
      const attempts: (() => unknown)[] = [
        () => (electron as unknown as { nothing: unknown }).nothing,
        () => electron.autoUpdater.checkForUpdates(),
        () => electron.app.configureHostResolver({}),
        () => electron.app.on('login', () => undefined),
        () => new BrowserWindow({ kiosk: true }),
        () => new BrowserWindow({ webPreferences: { sandbox: false } }),
        () => electron.shell.trashItem('x'),
        () => electron.dialog.showCertificateTrustDialog({} as never),
        () => electron.app.getPath('nowhere' as never),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'no error';
        } catch (error) {
          return (error as Error).message;
        }
      });
    });

  it('is refused by name', async () => {
    const app = await launch({ args: ['--no-window'] });
    expect(await messages(app)).toEqual([
      'not in the stand-in: electron.nothing',
      'not in the stand-in: electron.autoUpdater',
      'not in the stand-in: electron.app.configureHostResolver',
      "not in the stand-in: electron.app.on('login')",
      'not in the stand-in: electron.BrowserWindow({ kiosk })',
      'not in the stand-in: electron.BrowserWindow.webPreferences({ sandbox: false })',
      'not in the stand-in: electron.shell.trashItem',
      'not in the stand-in: electron.dialog.showCertificateTrustDialog',
      "Failed to get 'nowhere' path",
    ]);
  });

  it('is no Electron in a worker thread', async () => {
    const app = await launch({ args: ['--no-window'] });
    const message = await app.evaluate(
      async (_electron, file) => {
        const { Worker } = process.getBuiltinModule('node:worker_threads');
        return await new Promise((resolve) => new Worker(file).once('message', resolve));
      },
      join(import.meta.dirname, 'fixture-app/worker.cjs'),
    );
    expect(message).toBe('There is no Electron in a worker thread.');
  });
});

describe('what a test reads and presses', () => {
  it('has tray menus, notifications, dialogs, power events and secrets that say who keeps them', async () => {
    const app = await launch({ args: ['--no-window'] });
    await app.evaluate(({ Tray, Menu, Notification, powerMonitor, nativeImage }) => {
      const pressed: string[] = [];
      Object.assign(globalThis, { pressed });
      const dot =
        'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
      const tray = new Tray(nativeImage.createFromDataURL(dot));
      tray.on('click', () => pressed.push('icon'));
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: 'More', submenu: [{ label: 'Open', click: () => pressed.push('open') }] },
        ]),
      );
      const notification = new Notification({ title: 'Call', body: 'from Ada' });
      notification.on('click', () => pressed.push('notification'));
      notification.show();
      powerMonitor.on('suspend', () => pressed.push('suspend'));
    });
    await app.clickTray();
    await app.clickTray('More', 'Open');
    expect(await app.notifications()).toMatchObject([{ title: 'Call', body: 'from Ada' }]);
    await app.clickNotification();
    await app.powerEvent('suspend');
    expect(await app.evaluate(() => (globalThis as unknown as { pressed: string[] }).pressed)).toEqual([
      'icon',
      'open',
      'notification',
      'suspend',
    ]);
    await expect(app.clickTray('Nothing')).rejects.toThrow("No menu item 'Nothing'; there are: More.");

    await app.answerDialog('showMessageBox', { response: 1, checkboxChecked: false });
    const ask = () =>
      app.evaluate(({ dialog }) => dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'] }));
    expect((await ask()).response).toBe(1);
    await expect(ask()).rejects.toThrow('no answer was prepared for dialog.showMessageBox');
    expect(app.failures()).toHaveLength(1);

    const kept = await app.evaluate(async ({ safeStorage }) => {
      const bytes = await safeStorage.encryptStringAsync('secret');
      const { result } = await safeStorage.decryptStringAsync(bytes);
      return [bytes.subarray(0, 3).toString(), bytes.includes('secret'), result];
    });
    expect(kept).toEqual(['v11', false, 'secret']);
    await until('the warning', 2000, async () =>
      app.stderr().includes('safeStorage keeps its key in the profile') ? true : null,
    );
    expect((await stat(join(app.profile, 'Stand-in key'))).mode & 0o777).toBe(0o600);
  });
});

describe('the stand-in', () => {
  it('leaves nothing in the folder of temporary files', async () => {
    const temporary = await mkdtemp(join(tmpdir(), 'stand-in-tmp-'));
    const app = await launch({ env: { TMPDIR: temporary } });
    await app.quit();
    expect(await readdir(temporary)).toEqual([]);
    await rm(temporary, { recursive: true });
  });
});
