import type * as ElectronModule from 'electron';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { until } from '../support/host/until.ts';
import type {} from './fixture-app/globals.ts';
import { type FixtureApp, launchFixtureApp } from './launch-fixture-app.ts';

// Each launch is a Chromium, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let app: FixtureApp;
beforeAll(async () => {
  app = await launchFixtureApp();
});
afterAll(() => app.end());

/** What the app's main process holds for these tests. */
type Pressed = typeof globalThis & { pressed: string[] };
const pressed = (host = app) => host.evaluate(() => (globalThis as Pressed).pressed);
/** Asks for each accelerator in turn, and tells what the system said. */
const register = (host: FixtureApp, ...accelerators: string[]) =>
  host.evaluate(({ globalShortcut }, wanted) => {
    const heard: string[] = [];
    Object.assign(globalThis, { pressed: heard });
    return wanted.map((one) => {
      try {
        return String(globalShortcut.register(one, () => heard.push(one)));
      } catch (error) {
        return (error as Error).message;
      }
    });
  }, accelerators);

describe('a global shortcut', () => {
  afterEach(async () => {
    await app.evaluate(({ globalShortcut }) => globalShortcut.unregisterAll());
    await app.takeShortcuts();
  });

  it('is heard in any program, until it is given back', async () => {
    expect(await register(app, 'CommandOrControl+Shift+L')).toEqual(['true']);
    await app.pressShortcut('CommandOrControl+Shift+L');
    expect(await pressed()).toEqual(['CommandOrControl+Shift+L']);
    await app.evaluate(({ globalShortcut }) => globalShortcut.unregister('CommandOrControl+Shift+L'));
    expect(await app.shortcuts()).toEqual([]);
    await expect(app.pressShortcut('CommandOrControl+Shift+L')).rejects.toThrow(
      'Nobody registered CommandOrControl+Shift+L; there is none.',
    );
  });

  it('is refused when it is taken, by another program or by the app itself', async () => {
    await app.takeShortcuts('Alt+Q');
    expect(await register(app, 'Alt+Q', 'Alt+W', 'Alt+W')).toEqual(['false', 'true', 'false']);
    expect(await app.shortcuts()).toEqual(['Alt+W']);
  });

  it('throws when it is none', async () => {
    const message = 'Error processing argument at index 0, conversion failure from';
    expect(await register(app, 'Banana', '', 'Shift+', 'Hyper+A')).toEqual([
      `${message} Banana`,
      `${message} `,
      `${message} Shift+`,
      `${message} Hyper+A`,
    ]);
  });

  it('under Wayland is always promised, kept only by consent, and given back only with all others', async () => {
    const wayland = await launchFixtureApp({
      args: ['--no-window'],
      env: { RINGNOTE_STAND_IN_WAYLAND: '1' },
    });
    try {
      await wayland.takeShortcuts('Alt+Q');
      expect(await register(wayland, 'Alt+Q', 'Alt+W')).toEqual(['true', 'true']);
      expect(await wayland.shortcuts()).toEqual(['Alt+W']);
      const left = await wayland.evaluate(({ globalShortcut }) => {
        globalShortcut.unregister('Alt+W');
        const afterOne = globalShortcut.isRegistered('Alt+W');
        globalShortcut.unregisterAll();
        return [afterOne, globalShortcut.isRegistered('Alt+W')];
      });
      expect(left).toEqual([true, false]);
    } finally {
      await wayland.end();
    }
  });
});

describe('a tray icon', () => {
  const dot =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

  it('shows its picture, title and tip to the test, and is gone when it is destroyed', async () => {
    expect(await app.tray()).toBeNull();
    await app.evaluate(({ Tray, nativeImage }, picture) => {
      const tray = new Tray(nativeImage.createFromDataURL(picture));
      tray.setToolTip('Line is ready');
      tray.setTitle('3');
      Object.assign(globalThis, { tray });
    }, dot);
    expect(await app.tray()).toEqual({ tip: 'Line is ready', title: '3', image: dot });
    await app.evaluate(() => (globalThis as unknown as { tray: ElectronModule.Tray }).tray.destroy());
    expect(await app.tray()).toBeNull();
  });

  it('with a picture that does not load is refused, at first and later', async () => {
    const messages = await app.evaluate(({ Tray, nativeImage }, picture) => {
      const said = (act: () => unknown) => {
        try {
          act();
          return 'no error';
        } catch (error) {
          return (error as Error).message;
        }
      };
      const tray = new Tray(nativeImage.createFromDataURL(picture));
      const both = [said(() => new Tray('/nowhere.png')), said(() => tray.setImage('/nowhere.png'))];
      tray.destroy();
      return both;
    }, dot);
    expect(messages).toEqual(Array(2).fill("Failed to load image from path '/nowhere.png'"));
  });

  it('is refused on a desktop that takes none', async () => {
    const bare = await launchFixtureApp({ args: ['--no-window'], env: { RINGNOTE_STAND_IN_TRAY: 'none' } });
    try {
      const refused = bare.evaluate(({ Tray, nativeImage }, p) => {
        new Tray(nativeImage.createFromDataURL(p));
      }, dot);
      await expect(refused).rejects.toThrow('not in the stand-in: electron.Tray');
    } finally {
      await bare.end();
    }
  });
});

describe('several windows', () => {
  it('have one in front, and each its own place, size and height', async () => {
    const [main] = await app.windows();
    await app.evaluate(async () => {
      const { open } = globalThis.mainFixture;
      const small = await open({ width: 320, height: 200, alwaysOnTop: true }, 'app://fixture/second.html');
      const heard: string[] = [];
      for (const name of ['show', 'hide', 'focus', 'blur'] as const)
        small.on(name as 'show', () => heard.push(name));
      Object.assign(globalThis, { small, heard });
    });
    const of = async (url: string) => (await app.windows()).find((window) => window.url.endsWith(url));
    expect(await of('second.html')).toMatchObject({ visible: false, focused: false, onTop: true });

    await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      first?.show();
      (globalThis as unknown as { small: ElectronModule.BrowserWindow }).small.show();
    });
    expect(await of('index.html')).toMatchObject({ visible: true, focused: false, onTop: false });
    expect(await of('second.html')).toMatchObject({
      visible: true,
      focused: true,
      bounds: { width: 320, height: 200 },
    });
    expect((await of('index.html'))?.bounds).toEqual(main?.bounds);
    const page = await app.page({ url: 'app://fixture/second.html' });
    await until('its size', 5000, async () =>
      (await page.evaluate(() => innerWidth)) === 320 ? true : null,
    );

    const heard = await app.evaluate(({ BrowserWindow }) => {
      const { small, heard: all } = globalThis as unknown as {
        small: ElectronModule.BrowserWindow;
        heard: string[];
      };
      BrowserWindow.getAllWindows()[0]?.focus();
      small.hide();
      small.showInactive();
      small.destroy();
      return all;
    });
    expect(heard).toEqual(['show', 'focus', 'blur', 'hide', 'show']);
    expect(await of('second.html')).toBeUndefined();
  });

  it('can be told from one another by their page and by what is in front', async () => {
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const other = await globalThis.mainFixture.open({}, 'app://fixture/second.html');
      other.show();
      const found = [
        BrowserWindow.fromWebContents(other.webContents) === other,
        BrowserWindow.getFocusedWindow() === other,
        BrowserWindow.fromId(other.id) === other,
      ];
      other.destroy();
      return [...found, BrowserWindow.getFocusedWindow() === other];
    });
    expect(seen).toEqual([true, true, true, false]);
  });
});

describe('the application menu', () => {
  const build = () =>
    app.evaluate(({ Menu, BrowserWindow }) => {
      const heard: string[] = [];
      Object.assign(globalThis, { pressed: heard });
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          {
            label: '&View',
            submenu: [
              { role: 'resetZoom', label: 'Usual' },
              { role: 'zoomIn', label: 'Larger' },
              { role: 'zoomOut', label: 'Smaller' },
              { role: 'togglefullscreen', label: 'Full' },
              { role: 'copy', label: 'Copy' },
              {
                label: 'Quick',
                accelerator: 'CommandOrControl+Shift+L',
                click: () => heard.push('quick'),
              },
            ],
          },
        ]),
      );
      BrowserWindow.getAllWindows()[0]?.show();
      BrowserWindow.getAllWindows()[0]?.focus();
    });
  const shownAs = async () => {
    const page = await app.page({ url: 'app://fixture/index.html' });
    return page.evaluate(() => [innerWidth, innerHeight, Number(devicePixelRatio.toFixed(3))]);
  };

  it('zooms the page in front as Chromium does, to twice its size and back', async () => {
    await build();
    expect(await shownAs()).toEqual([640, 480, 1]);
    await app.clickMenu('&View', 'Larger');
    await expect.poll(shownAs).toEqual([584, 438, 1.095]);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.setZoomFactor(2));
    await expect.poll(shownAs).toEqual([320, 240, 2]);
    await app.clickMenu('&View', 'Smaller');
    await expect.poll(shownAs).toEqual([351, 263, 1.826]);
    await app.clickMenu('&View', 'Usual');
    await expect.poll(shownAs).toEqual([640, 480, 1]);
  });

  it('zooms every window of the same host, those that are opened later too', async () => {
    const factors = await app.evaluate(async ({ BrowserWindow }) => {
      const { open } = globalThis.mainFixture;
      const first = BrowserWindow.getFocusedWindow();
      first?.webContents.setZoomFactor(1.5);
      const second = await open({}, 'app://fixture/second.html');
      const other = await open({ webPreferences: { partition: 'phone' } });
      const all = [first, second, other].map((one) => one?.webContents.getZoomFactor().toFixed(2));
      first?.webContents.setZoomLevel(0);
      const back = second.webContents.getZoomFactor();
      second.destroy();
      other.destroy();
      first?.focus();
      return [...all, back];
    });
    expect(factors).toEqual(['1.50', '1.50', '1.00', 1]);
  });

  it('does what its other roles say, and names those that it cannot do', async () => {
    await app.clickMenu('&View', 'Full');
    const full = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.isFullScreen());
    expect(await full()).toBe(true);
    await app.clickMenu('&View', 'Full');
    expect(await full()).toBe(false);
    await expect(app.clickMenu('&View', 'Copy')).rejects.toThrow(
      'not in the stand-in: electron.MenuItem.click of the role copy',
    );
  });

  it('hears its keys in a page that leaves them alone, and no others', async () => {
    const page = await app.page({ url: 'app://fixture/index.html' });
    await page.keyboard.press('Control+Shift+K');
    await page.keyboard.press('Control+l');
    await page.keyboard.press('Control+Shift+L');
    await expect.poll(() => pressed()).toEqual(['quick']);
    const take = (keep: boolean) =>
      page.evaluate((kept) => {
        window.onkeydown = kept ? (event) => event.preventDefault() : null;
      }, keep);
    await take(true);
    await page.keyboard.press('Control+Shift+L');
    await take(false);
    await page.keyboard.press('Control+Shift+L');
    await expect.poll(() => pressed()).toEqual(['quick', 'quick']);
  });
});

describe('a dialog that asks for files', () => {
  const pick = (title: string) =>
    app.evaluate(
      ({ dialog }, name) =>
        dialog.showOpenDialog({ title: name, properties: ['openFile', 'multiSelections'] }),
      title,
    );

  it('gives the answers that a test prepared, in their order, and tells what it showed', async () => {
    await app.answerDialog('showOpenDialog', {
      canceled: false,
      filePaths: ['/calls/a.wav', '/calls/b.mp3'],
    });
    await app.answerDialog('showOpenDialog', { canceled: true, filePaths: [] });
    await app.answerDialog('showSaveDialog', { canceled: false, filePath: '/calls/copy.wav' });
    expect(await pick('Attach')).toEqual({ canceled: false, filePaths: ['/calls/a.wav', '/calls/b.mp3'] });
    expect(await pick('Attach more')).toEqual({ canceled: true, filePaths: [] });
    const saved = await app.evaluate(({ dialog, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      return dialog.showSaveDialog(window, { title: 'Save', defaultPath: 'copy.wav' });
    });
    expect(saved).toEqual({ canceled: false, filePath: '/calls/copy.wav' });
    expect(await app.dialogs()).toEqual([
      { method: 'showOpenDialog', options: { title: 'Attach', properties: ['openFile', 'multiSelections'] } },
      {
        method: 'showOpenDialog',
        options: { title: 'Attach more', properties: ['openFile', 'multiSelections'] },
      },
      { method: 'showSaveDialog', options: { title: 'Save', defaultPath: 'copy.wav' } },
    ]);
  });

  it('that nobody prepared fails the test', async () => {
    await expect(pick('Nobody')).rejects.toThrow('no answer was prepared for dialog.showOpenDialog');
    expect(app.failures().at(-1)).toContain('"title":"Nobody"');
  });
});

describe('an answer of the app’s scheme', () => {
  it('carries the range that a page asked for, status and length included', async () => {
    const page = await app.page({ url: 'app://fixture/index.html' });
    const got = await page.evaluate(async () => {
      const answer = await fetch('/bytes', { headers: { range: 'bytes=10-13' } });
      const body = [...new Uint8Array(await answer.arrayBuffer())];
      return [answer.status, answer.headers.get('content-range'), body];
    });
    expect(got).toEqual([206, 'bytes 10-13/256', [10, 11, 12, 13]]);
  });

  it('is read from its stream piece by piece until it ends', async () => {
    const page = await app.page({ url: 'app://fixture/index.html' });
    const whole = await page.evaluate(async () => {
      const answer = await fetch('/bytes');
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    });
    expect(whole).toEqual([200, 256]);
    expect(await app.evaluate(() => globalThis.mainFixture.pulled)).toBeGreaterThan(1);
  });

  it('whose stream breaks off is a failed request, not a short answer', async () => {
    const page = await app.page({ url: 'app://fixture/index.html' });
    const outcome = await page.evaluate(() =>
      fetch('/broken').then(
        (answer) => answer.arrayBuffer().then(() => 'whole'),
        (error: Error) => error.name,
      ),
    );
    expect(outcome).toBe('TypeError');
  });
});
