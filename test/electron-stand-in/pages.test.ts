import { once } from 'node:events';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { until } from '../support/host/until.ts';
import type {} from './fixture-app/globals.ts';
import { type FixtureApp, launchFixtureApp } from './launch-fixture-app.ts';

let app: FixtureApp;
let page: Page;
beforeAll(async () => {
  app = await launchFixtureApp({ switches: ['--use-fake-device-for-media-stream'] });
  page = await app.page({ url: 'app://fixture/index.html' });
}, 60_000);
afterAll(() => app.end(), 60_000);

const loadError = (url: string) =>
  app.evaluate(async (_electron, address) => {
    const { BrowserWindow } = globalThis.mainFixture;
    const window = new BrowserWindow({ show: false });
    const message = await window.loadURL(address).then(
      () => 'loaded',
      (error: Error) => error.message,
    );
    window.destroy();
    return message;
  }, url);

describe('a page of the app’s own scheme', () => {
  it('is a secure context that is served by the app and told to the test as the app wrote it', async () => {
    expect(await page.evaluate(() => [isSecureContext, origin])).toEqual([
      true,
      'https://fixture.app-scheme',
    ]);
    expect(app.requests().map(({ url }) => url)).toEqual(
      expect.arrayContaining(['app://fixture/index.html', 'app://fixture/page.js']),
    );
  });

  it('may fetch from itself', async () => {
    expect(await page.evaluate(() => fetch('/data.json').then((answer) => answer.json()))).toEqual({
      value: 42,
    });
  });

  it('is held by the policy that the app sent, its own scheme’s sources included', async () => {
    const images = await page.evaluate(async () => {
      const load = (source: string) =>
        new Promise((resolve) => {
          const image = new Image();
          image.onload = () => resolve('shown');
          image.onerror = () => resolve('not shown');
          image.src = source;
        });
      return [
        await load('https://pictures.app-scheme/picture.png'),
        await load('https://elsewhere.app-scheme/picture.png'),
        await load('http://127.0.0.1:9/picture.png'),
      ];
    });
    expect(images).toEqual(['shown', 'not shown', 'not shown']);
    await until('the violations', 2000, async () => (app.cspViolations().length >= 2 ? true : null));
    expect(app.cspViolations().map(({ directive, blocked }) => `${directive} ${blocked}`)).toEqual([
      'img-src app://elsewhere/picture.png',
      'img-src http://127.0.0.1:9/picture.png',
    ]);
    expect(app.requests().some(({ url }) => url.startsWith('http:'))).toBe(false);
  });

  it('follows the window’s size', async () => {
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
  });
});

describe('a load', () => {
  it.each([
    ['app://fixture/throws', "ERR_UNEXPECTED (-9) loading 'app://fixture/throws'"],
    ['app://fixture/error', "ERR_FAILED (-2) loading 'app://fixture/error'"],
  ])('of %s fails as in Electron', async (url, message) => {
    expect(await loadError(url)).toBe(message);
  });

  it('gives way to a newer one', async () => {
    const outcomes = await app.evaluate(async () => {
      const window = new globalThis.mainFixture.BrowserWindow({ show: false });
      const first = window.loadURL('app://fixture/index.html').catch((error: Error) => error.message);
      const second = window.loadURL('app://fixture/second.html').then(() => 'loaded');
      const both = [await first, await second, window.webContents.getURL()];
      window.destroy();
      return both;
    });
    expect(outcomes).toEqual([
      "ERR_ABORTED (-3) loading 'app://fixture/index.html'",
      'loaded',
      'app://fixture/second.html',
    ]);
  });

  it('by main is announced by no will-navigate, one by the page is, and can be prevented', async () => {
    const heard = await app.evaluate(async () => {
      const window = await globalThis.mainFixture.open();
      const said: string[] = [];
      for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
        window.webContents.on(name as 'will-navigate', (event) => {
          said.push(`${name} ${event.url}`);
          if (event.url.endsWith('second.html')) event.preventDefault();
        });
      }
      await window.loadURL('app://fixture/index.html');
      await window.webContents.executeJavaScript(`location.href = '/second.html'; 1`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      said.push(`still ${window.webContents.getURL()}`);
      await window.webContents.executeJavaScript(`location.href = '/empty.html'; 1`);
      await new Promise((resolve) => window.webContents.once('did-finish-load', () => resolve(undefined)));
      said.push(`now ${window.webContents.getURL()}`);
      window.destroy();
      return said;
    });
    expect(heard).toEqual([
      'will-frame-navigate app://fixture/second.html',
      'still app://fixture/index.html',
      'will-frame-navigate app://fixture/empty.html',
      'will-navigate app://fixture/empty.html',
      'now app://fixture/empty.html',
    ]);
  });
});

describe('a window that a page opens', () => {
  it('is judged by the app and closed when it is denied', async () => {
    const asked = await app.evaluate(async () => {
      const window = await globalThis.mainFixture.open();
      const urls: string[] = [];
      window.webContents.setWindowOpenHandler(({ url }) => {
        urls.push(url);
        return { action: 'deny' };
      });
      await window.webContents.executeJavaScript(`void window.open('https://example.com/'); 1`);
      await window.webContents.executeJavaScript(`
        document.body.innerHTML = '<a href="https://example.com/blank" target="_blank" rel="noopener">x</a>';
        document.querySelector('a').click(); 1`);
      await new Promise((resolve) => setTimeout(resolve, 1200));
      window.destroy();
      return urls;
    });
    expect(asked).toEqual(['https://example.com/', 'https://example.com/blank']);
    expect(app.requests().some(({ url }) => url.includes('example.com'))).toBe(false);
  });
});

describe('a permission', () => {
  it('is what the session’s handlers say: the microphone, and no camera', async () => {
    const got = await page.evaluate(async () => {
      const ask = (wish: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wish).then(
          (stream) => `${stream.getTracks().length} track`,
          (error: Error) => error.name,
        );
      return [await ask({ audio: true }), await ask({ video: true })];
    });
    expect(got).toEqual(['1 track', 'NotAllowedError']);
  });
});

describe('a window in a partition', () => {
  it('has a Chromium of its own, which takes a switch appended before it and opens sockets to this machine', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket) => socket.send('hello'));
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const before = await app.evaluate(() => process.pid);
    const said = await app.evaluate(async ({ app: electronApp }, at) => {
      const open = () =>
        globalThis.mainFixture.open(
          { webPreferences: { partition: 'phone', backgroundThrottling: false } },
          'app://fixture/socket.html',
        );
      const first = await open();
      const agent = 'navigator.userAgent';
      const seen: unknown[] = [String(await first.webContents.executeJavaScript(agent)).includes('switched')];
      electronApp.commandLine.appendSwitch('user-agent', 'switched');
      first.destroy();
      const second = await open();
      seen.push(await second.webContents.executeJavaScript(agent));
      const socket = `new Promise((done) => { const s = new WebSocket('ws://127.0.0.1:${at}'); s.onmessage = (m) => done(m.data); s.onerror = () => done('refused'); })`;
      seen.push(await second.webContents.executeJavaScript(socket));
      electronApp.commandLine.removeSwitch('user-agent');
      second.destroy();
      return seen;
    }, port);
    server.close();
    expect(before).toBe(app.pid);
    expect(said).toEqual([false, 'switched', 'hello']);
  });
});

describe('a page that crashes', () => {
  it('is told to window and app, and comes back by a reload', async () => {
    const seen = await app.evaluate(async ({ app: electronApp }) => {
      const window = await globalThis.mainFixture.open();
      const reasons: string[] = [];
      electronApp.once('render-process-gone', (_event, contents, { reason }) => {
        reasons.push(`app ${contents === window.webContents} ${reason}`);
      });
      const gone = new Promise<void>((resolve) => {
        window.webContents.once('render-process-gone', (_event, { reason }) => {
          reasons.push(`contents ${reason}`);
          resolve();
        });
      });
      window.webContents.forcefullyCrashRenderer();
      await gone;
      const back = new Promise((resolve) =>
        window.webContents.once('did-finish-load', () => resolve(undefined)),
      );
      window.webContents.reload();
      await back;
      reasons.push(String(await window.webContents.executeJavaScript('fixture.sum(2, 3)')));
      window.destroy();
      return reasons;
    });
    expect(seen).toEqual(['contents crashed', 'app true crashed', '5']);
  });
});
