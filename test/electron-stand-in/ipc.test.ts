import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/host/until.ts';
import type {} from './fixture-app/globals.ts';
import { type FixtureApp, launchFixtureApp } from './launch-fixture-app.ts';

let app: FixtureApp;
let page: Page;
beforeAll(async () => {
  app = await launchFixtureApp();
  page = await app.page({ url: 'app://fixture/index.html' });
}, 60_000);
afterAll(() => app.end(), 60_000);

const messageOf = (channel: string, ...args: unknown[]) =>
  page.evaluate(
    ([name, rest]) =>
      window.fixture.invoke(name, ...rest).then(
        () => 'no error',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    [channel, args] as const,
  );

describe('an invoke', () => {
  it('brings values there and back', async () => {
    const kept = await page.evaluate(async () => {
      const [map, nothing, big, when] = (await window.fixture.invoke(
        'echo',
        new Map([['a', 1]]),
        undefined,
        10n,
        new Date(5),
      )) as [Map<string, number>, undefined, bigint, Date];
      return [map.get('a'), nothing === undefined, big === 10n, when.getTime()];
    });
    expect(kept).toEqual([1, true, true, 5]);
  });

  it('reaches the first of frame, contents and ipcMain that has a handler, and no other', async () => {
    const answers = await app.evaluate(async () => {
      const [window] = globalThis.mainFixture.BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      const { ipcMain } = globalThis.mainFixture;
      const { ipc, mainFrame } = window.webContents;
      const ask = () => window.webContents.executeJavaScript(`fixture.invoke('level')`);
      ipcMain.handle('level', () => 'ipcMain');
      const seen = [await ask()];
      ipc.handle('level', () => 'contents');
      seen.push(await ask());
      mainFrame.ipc.handle('level', () => 'frame');
      seen.push(await ask());
      mainFrame.ipc.removeHandler('level');
      seen.push(await ask());
      ipc.removeHandler('level');
      return seen;
    });
    expect(answers).toEqual(['ipcMain', 'contents', 'frame', 'contents']);
  });

  it('without a handler is rejected by name', async () => {
    expect(await messageOf('nobody')).toBe(
      "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  it('whose handler throws keeps of the error its text only, and main logs it', async () => {
    expect(await messageOf('throws')).toBe(
      "Error: Error invoking remote method 'throws': TypeError: no such thing",
    );
    expect(app.stderr()).toContain("Error occurred in handler for 'throws'");
  });

  it('refuses a value that cannot be cloned, in either direction', async () => {
    const outward = await page.evaluate(() =>
      window.fixture.invoke('echo', () => 1).catch((error: Error) => error.message),
    );
    expect(outward).toBe('An object could not be cloned.');
    await app.evaluate(() => globalThis.mainFixture.ipcMain.handle('gives-function', () => () => 1));
    expect(await messageOf('gives-function')).toContain('An object could not be cloned.');
  });

  it('carries 4 MB', async () => {
    const length = await page.evaluate(async () => {
      const [bytes] = (await window.fixture.invoke('echo', new Uint8Array(4_000_000))) as [Uint8Array];
      return bytes.length;
    });
    expect(length).toBe(4_000_000);
  });

  it('shows its frame as the app wrote the address', async () => {
    expect(await page.evaluate(() => window.fixture.invoke('frame'))).toEqual({
      url: 'app://fixture/index.html',
      origin: 'app://fixture',
      top: true,
      parent: null,
    });
  });
});

describe('a handler', () => {
  it('is the only one for its channel', async () => {
    const message = await app.evaluate(() => {
      try {
        globalThis.mainFixture.ipcMain.handle('echo', () => 1);
        return 'no error';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(message).toBe("Attempted to register a second handler for 'echo'");
  });

  it('finds no frame any more once the page has gone elsewhere', async () => {
    const frames = await app.evaluate(async () => {
      const window = await globalThis.mainFixture.open();
      const seen: unknown[] = [];
      const asked = new Promise<void>((done) => {
        window.webContents.ipc.handle('slow', async (event) => {
          seen.push(event.senderFrame?.url);
          await window.loadURL('app://fixture/second.html');
          seen.push(event.senderFrame);
          done();
        });
      });
      await window.webContents.executeJavaScript(`void fixture.invoke('slow')`);
      await asked;
      window.destroy();
      return seen;
    });
    expect(frames).toEqual(['app://fixture/index.html', null]);
  });
});

describe('a send', () => {
  it('from the page reaches contents and ipcMain alike', async () => {
    await app.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const [window] = globalThis.mainFixture.BrowserWindow.getAllWindows();
      window?.webContents.ipc.on('fact', (_event, text) => heard.push(`contents ${text}`));
      globalThis.mainFixture.ipcMain.on('fact', (_event, text) => heard.push(`ipcMain ${text}`));
    });
    await page.evaluate(() => window.fixture.send('fact', 'x'));
    const heard = await until('the fact', 2000, async () => {
      const all = await app.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
      return all.length === 2 ? all : null;
    });
    expect(heard).toEqual(['contents x', 'ipcMain x']);
  });

  it('from main reaches listeners in order, until they are taken away', async () => {
    await app.evaluate(() => {
      globalThis.mainFixture.ipcMain.handle('tick-now', (event) => {
        for (const n of [1, 2, 3]) event.sender.send('tick', n);
      });
    });
    const heard = await page.evaluate(async () => {
      const got: unknown[] = [];
      const stop = window.fixture.on('tick', (n) => got.push(n));
      await window.fixture.invoke('tick-now');
      stop();
      await window.fixture.invoke('tick-now');
      return got;
    });
    expect(heard).toEqual([1, 2, 3]);
  });

  it('of a bad value is logged and not thrown; only a channel that is no text throws', async () => {
    const outcome = await app.evaluate(() => {
      const [window] = globalThis.mainFixture.BrowserWindow.getAllWindows();
      window?.webContents.send('bad', () => 1);
      try {
        window?.webContents.send(5 as never);
        return 'no error';
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(outcome).toBe('TypeError');
    expect(app.stderr()).toContain('Error sending from webFrameMain');
  });
});
