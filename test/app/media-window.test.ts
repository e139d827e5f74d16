import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** The windows that the mocked Electron was asked for; hoisted, because the mock is made before this file's imports run. */
const electron = vi.hoisted(() => ({ windows: [] as FakeWindow[], loads: true }));

interface FakeWindow extends EventEmitter {
  options: { show: boolean; webPreferences: Record<string, unknown> };
  webContents: EventEmitter;
  url: string;
  destroyed: boolean;
}

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    webContents = new Emitter();
    url = '';
    destroyed = false;
    options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
      electron.windows.push(this as unknown as FakeWindow);
    }
    async loadURL(url: string) {
      this.url = url;
      if (!electron.loads) throw new Error('ERR_FAILED');
    }
    isDestroyed() {
      return this.destroyed;
    }
    destroy() {
      this.destroyed = true;
      this.emit('closed');
    }
  }
  return { BrowserWindow };
});

const { createMediaWindow } = await import('../../main/shell/media-window.ts');

const newest = () => {
  const window = electron.windows.at(-1);
  if (!window) throw new Error('No media window was opened.');
  return window;
};

function stand() {
  const told: string[] = [];
  const error = vi.fn();
  const media = createMediaWindow({
    out: '/app/out',
    log: { info() {}, warn() {}, error },
    onPage: () => told.push('page'),
    onGone: (why) => told.push(`gone: ${why}`),
  });
  return { media, told, error };
}

beforeEach(() => {
  electron.windows.length = 0;
  electron.loads = true;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the media page', () => {
  it('is hidden, in a session of its own, and locked down', () => {
    stand().media.open();
    expect(newest().url).toBe('app://media/media/index.html');
    expect(newest().options).toMatchObject({
      show: false,
      webPreferences: {
        partition: 'media',
        backgroundThrottling: false,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        preload: '/app/out/preload/media.cjs',
      },
    });
  });

  it('is there once, and tells whether it was', () => {
    const { media, told } = stand();
    expect(media.open()).toBe(false);
    expect(media.open()).toBe(true);
    expect(electron.windows).toHaveLength(1);
    expect(told).toEqual(['page']);
  });

  it('goes half a minute after its last work, and nobody is told that it died', () => {
    const { media, told } = stand();
    media.open();
    media.rest();
    vi.advanceTimersByTime(29_999);
    expect(newest().destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(newest().destroyed).toBe(true);
    expect(told).toEqual(['page']);
    expect(media.open()).toBe(false);
    expect(electron.windows).toHaveLength(2);
  });

  it('stays when work comes while it rests', () => {
    const { media } = stand();
    media.open();
    media.rest();
    vi.advanceTimersByTime(20_000);
    media.open();
    vi.advanceTimersByTime(600_000);
    expect(newest().destroyed).toBe(false);
  });

  it('is taken away at once when it is dropped, without a word of its death', () => {
    const { media, told } = stand();
    media.open();
    media.drop();
    media.drop();
    expect(newest().destroyed).toBe(true);
    expect(told).toEqual(['page']);
  });
});

describe('a media page that is gone', () => {
  it.each([
    [
      'stopped',
      () => newest().webContents.emit('render-process-gone', {}, { reason: 'oom' }),
      'it stopped (oom)',
    ],
    ['was closed', () => newest().emit('closed'), 'it was closed'],
  ])('because it %s is told of once, and the next work gets a new one', (_how, happen, why) => {
    const { media, told } = stand();
    media.open();
    happen();
    newest().webContents.emit('render-process-gone', {}, { reason: 'late' });
    expect(told).toEqual(['page', `gone: ${why}`]);
    expect(media.open()).toBe(false);
    expect(told).toEqual(['page', `gone: ${why}`, 'page']);
  });

  it('because it did not load is told of', async () => {
    electron.loads = false;
    const { media, told } = stand();
    media.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual(['page', 'gone: it did not load (Error: ERR_FAILED)']);
    expect(newest().destroyed).toBe(true);
  });

  it('does not take its successor along when it dies late', () => {
    const { media, told } = stand();
    media.open();
    const first = newest();
    media.drop();
    media.open();
    first.webContents.emit('render-process-gone', {}, { reason: 'killed' });
    expect(newest().destroyed).toBe(false);
    expect(told).toEqual(['page', 'page']);
  });

  it('for want of its bridge is written down', () => {
    const { media, error } = stand();
    media.open();
    newest().webContents.emit('preload-error', {}, '/app/out/preload/media.cjs', new Error('broken'));
    expect(error).toHaveBeenCalledWith('the media page has no bridge', { error: 'Error: broken' });
  });
});
