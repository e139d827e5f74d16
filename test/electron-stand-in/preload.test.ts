import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from './fixture-app/globals.ts';
import { type FixtureApp, launchFixtureApp } from './launch-fixture-app.ts';

let app: FixtureApp;
let page: Page;
beforeAll(async () => {
  app = await launchFixtureApp();
  page = await app.page({ url: 'app://fixture/index.html' });
}, 60_000);
afterAll(() => app.end(), 60_000);

describe('a preload', () => {
  it('runs before the scripts of its page', async () => {
    expect(await page.evaluate(() => window.pageRan)).toEqual([
      'object',
      'undefined',
      'https://fixture.app-scheme/index.html',
    ]);
  });

  it('finds what a sandboxed preload has, and no more', async () => {
    expect(await page.evaluate(() => window.fixture.seen)).toEqual({
      require: [
        'object',
        'object',
        'object',
        'object',
        'object',
        'module not found: fs',
        'module not found: ./x',
      ],
      parameters: 'function,object,object,object,function,object',
      dirname: 'undefined',
      sandboxed: true,
      type: 'renderer',
      state: 'loading',
    });
  });

  it('cannot be reached by what the page does to its own prototypes', async () => {
    const joined = await page.evaluate(() => {
      const { join } = Array.prototype;
      const { stringify } = JSON;
      Array.prototype.join = () => 'stolen';
      JSON.stringify = () => 'stolen';
      Object.defineProperty(Object.prototype, 'polluted', { value: 'yes', configurable: true });
      try {
        return window.fixture.joined(['a', 'b']);
      } finally {
        Array.prototype.join = join;
        JSON.stringify = stringify;
        Reflect.deleteProperty(Object.prototype, 'polluted');
      }
    });
    expect(joined).toBe('a-b');
  });

  it('leaves no way to main in the page', async () => {
    const found = await page.evaluate(() =>
      Object.getOwnPropertyNames(window).filter((name) => /standIn|^require$|ipc|electron/i.test(name)),
    );
    expect(found).toEqual([]);
  });

  it('runs in the top frame only', async () => {
    const inFrame = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = '/frame.html';
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      return typeof frame.contentWindow?.window.fixture;
    });
    expect(inFrame).toBe('undefined');
  });

  it('that is not there is reported, and the page loads without it', async () => {
    const [error, title] = await app.evaluate(async () => {
      const reported = new Promise<string>((resolve) => {
        const { BrowserWindow } = globalThis.mainFixture;
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: '/nowhere/preload.cjs' },
        });
        window.webContents.on('preload-error', async (_event, path, problem) => {
          resolve(`${path}: ${problem.message.split(':')[0]}`);
        });
        void window.loadURL('app://fixture/second.html');
      });
      const text = await reported;
      const window = globalThis.mainFixture.BrowserWindow.getAllWindows().at(-1);
      await new Promise((resolve) => window?.webContents.once('did-finish-load', () => resolve(undefined)));
      const seen = await window?.webContents.executeJavaScript('document.title');
      window?.destroy();
      return [text, seen];
    });
    expect([error, title]).toEqual(['/nowhere/preload.cjs: ENOENT', 'second']);
  });
});

describe('what contextBridge exposes', () => {
  it('can be called at once, with functions crossing both ways', async () => {
    expect(
      await page.evaluate(() => [window.fixture.sum(1, 2, 3), window.fixture.callTwice((n) => n * 10)]),
    ).toEqual([6, [10, 20]]);
  });

  it('is frozen to its depth, and cannot be replaced', async () => {
    const frozen = await page.evaluate(() => {
      const { fixture } = window;
      const property = Object.getOwnPropertyDescriptor(window, 'fixture');
      return [
        Object.isFrozen(fixture),
        Object.isFrozen(fixture.nested.list),
        Object.isFrozen(fixture.sum),
        property?.writable,
        property?.configurable,
      ];
    });
    expect(frozen).toEqual([true, true, true, false, false]);
  });

  it('is a copy that keeps dates and shared references', async () => {
    const kept = await page.evaluate(() => {
      const { when, shared, again } = window.fixture.nested;
      return [when instanceof Date, shared === again];
    });
    expect(kept).toEqual([true, true]);
  });

  it('gives of a thrown error its message only', async () => {
    const [now, later] = await page.evaluate(async () => {
      const bare = (error: unknown) => {
        const { name, message } = error as Error;
        return [name, message, (error as { code?: number }).code ?? null];
      };
      let first: unknown;
      try {
        window.fixture.fail();
      } catch (error) {
        first = bare(error);
      }
      return [first, await window.fixture.failLater().catch(bare)];
    });
    expect([now, later]).toEqual([
      ['Error', 'out of range', null],
      ['Error', 'later', null],
    ]);
  });

  it('is refused for a name that is taken', async () => {
    expect(await page.evaluate(() => window.secondTry)).toBe(
      'Cannot bind an API on top of an existing property on the window object',
    );
  });

  it('names what the stand-in lacks', async () => {
    const message = await page.evaluate(() => {
      try {
        window.fixture.missing();
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toBe('not in the stand-in: electron.ipcRenderer.sendSync');
  });
});
