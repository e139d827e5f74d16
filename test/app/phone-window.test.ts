import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the mocked Electron was asked to do; hoisted, because the mock is made before this file's imports run. */
const electron = vi.hoisted(() => ({ windows: [] as FakeWindow[], switches: [] as string[] }));

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
    }
    isDestroyed() {
      return this.destroyed;
    }
    destroy() {
      this.destroyed = true;
      this.emit('closed');
    }
  }
  const commandLine = {
    appendSwitch: (name: string) => electron.switches.push(`+${name}`),
    removeSwitch: (name: string) => electron.switches.push(`-${name}`),
  };
  return { BrowserWindow, app: { commandLine } };
});

const { createPhoneWindow } = await import('../../main/shell/phone-window.ts');

const loopback = 'allow-loopback-in-peer-connection';
const newest = () => {
  const window = electron.windows.at(-1);
  if (!window) throw new Error('No phone window was opened.');
  return window;
};

function stand() {
  const told: string[] = [];
  const state = { connect: ['ws://127.0.0.1:*'], loopbackPeers: true, busy: false };
  const phone = createPhoneWindow({
    out: '/app/out',
    needs: () => ({ connect: state.connect, loopbackPeers: state.loopbackPeers }),
    busy: () => state.busy,
    log: { info() {}, warn() {}, error() {} },
    onPage: () => told.push('page'),
    onLine: () => told.push('line'),
    onLeave: () => told.push('leave'),
    onGone: (why) => told.push(`gone: ${why}`),
  });
  return { phone, told, state };
}

beforeEach(() => {
  electron.windows.length = 0;
  electron.switches.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the phone page', () => {
  it('is hidden, at full speed, apart from the main window, and locked down', () => {
    stand().phone.open();
    expect(newest().url).toBe('app://phone/phone/index.html');
    expect(newest().options).toMatchObject({
      show: false,
      webPreferences: {
        partition: 'phone',
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        preload: '/app/out/preload/phone.cjs',
      },
    });
    expect(electron.switches).toEqual([`+${loopback}`]);
  });

  it('is there once, however often it is opened', () => {
    const { phone } = stand();
    phone.open();
    phone.open();
    expect(electron.windows).toHaveLength(1);
  });
});

describe('another line', () => {
  it('that needs no other page is told to the one that is there', () => {
    const { phone, told } = stand();
    phone.open();
    phone.lineChanged();
    expect(told).toEqual(['page', 'line']);
    expect(electron.windows).toHaveLength(1);
  });

  it('at another server replaces the page, whose policy would keep it out', () => {
    const { phone, told, state } = stand();
    phone.open();
    state.connect = ['wss://sip.example.org', 'ws://127.0.0.1:*'];
    phone.lineChanged();
    phone.left();
    expect(electron.windows.map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(told).toEqual(['page', 'leave', 'page']);
  });

  it('that leaves the practice line takes its switch away before the new page', () => {
    const { phone, state } = stand();
    phone.open();
    state.loopbackPeers = false;
    phone.lineChanged();
    phone.left();
    expect(electron.switches).toEqual([`+${loopback}`, `-${loopback}`]);
    expect(electron.windows).toHaveLength(2);
  });

  it('never replaces the page during a call, but right after it', () => {
    const { phone, state } = stand();
    phone.open();
    state.busy = true;
    state.connect = ['wss://sip.example.org'];
    phone.lineChanged();
    phone.callsChanged();
    expect(electron.windows).toHaveLength(1);
    state.busy = false;
    phone.callsChanged();
    phone.left();
    expect(electron.windows).toHaveLength(2);
    phone.callsChanged();
    expect(electron.windows).toHaveLength(2);
  });

  it('before there is a page is left to the page to ask for', () => {
    const { phone, told } = stand();
    phone.lineChanged();
    expect(told).toEqual([]);
  });
});

describe('a phone page that is closed', () => {
  const destroyed = () => electron.windows.map((window) => window.destroyed);
  const another = (state: { connect: string[] }) => {
    state.connect = ['wss://sip.example.org'];
  };

  it('may say goodbye to its server first, and goes as soon as it has', async () => {
    const { phone, told } = stand();
    phone.open();
    const closing = phone.close();
    expect(told).toEqual(['page', 'leave']);
    expect(destroyed()).toEqual([false]);
    phone.left();
    await closing;
    expect(destroyed()).toEqual([true]);
  });

  it('and says nothing goes after a second', async () => {
    const { phone } = stand();
    phone.open();
    const closing = phone.close();
    vi.advanceTimersByTime(999);
    expect(destroyed()).toEqual([false]);
    vi.advanceTimersByTime(1);
    await closing;
    expect(destroyed()).toEqual([true]);
  });

  it('and crashes on its way out makes room for the next at once, and is not told of', () => {
    const { phone, told, state } = stand();
    phone.open();
    another(state);
    phone.lineChanged();
    newest().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(destroyed()).toEqual([true, false]);
    expect(told).toEqual(['page', 'leave', 'page']);
  });

  it('for another line is closed once, however often the line changes meanwhile', () => {
    const { phone, told, state } = stand();
    phone.open();
    another(state);
    phone.lineChanged();
    phone.lineChanged();
    phone.open();
    expect(phone.leaving()).toBe(true);
    expect(told).toEqual(['page', 'leave']);
    phone.left();
    expect(phone.leaving()).toBe(false);
    expect(told).toEqual(['page', 'leave', 'page']);
  });

  it('for another line does not come back when the app ends meanwhile', async () => {
    const { phone, told, state } = stand();
    phone.open();
    another(state);
    phone.lineChanged();
    const closing = phone.close();
    phone.left();
    await closing;
    expect(told).toEqual(['page', 'leave']);
    expect(destroyed()).toEqual([true]);
  });
});

describe('a phone page that dies', () => {
  it('is told of at once and opened again', () => {
    const { phone, told } = stand();
    phone.open();
    newest().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(told).toEqual(['page', 'gone: the phone page stopped (crashed)']);
    vi.advanceTimersByTime(1000);
    expect(electron.windows).toHaveLength(2);
    expect(told).toEqual(['page', 'gone: the phone page stopped (crashed)', 'page']);
  });

  it('again and again is opened ever more slowly', () => {
    const { phone } = stand();
    phone.open();
    const crash = () => newest().webContents.emit('render-process-gone', {}, { reason: 'oom' });
    for (const pause of [1000, 5000, 30_000, 30_000]) {
      const before = electron.windows.length;
      crash();
      vi.advanceTimersByTime(pause - 1);
      expect(electron.windows).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(electron.windows).toHaveLength(before + 1);
      phone.heard();
    }
  });

  it('by falling silent for 15 s is found', () => {
    const { phone, told } = stand();
    phone.open();
    for (let beat = 0; beat < 12; beat += 1) {
      vi.advanceTimersByTime(5000);
      phone.heard();
    }
    expect(told).toEqual(['page']);
    vi.advanceTimersByTime(15_000);
    expect(told[1]).toBe('gone: the phone page stopped answering');
  });

  it('is not taken for silent while the machine sleeps', () => {
    const { phone, told } = stand();
    phone.open();
    phone.sleep();
    vi.advanceTimersByTime(3_600_000);
    expect(told).toEqual(['page']);
    phone.heard();
    vi.advanceTimersByTime(15_000);
    expect(told).toHaveLength(2);
  });

  it('because the app ends is told to nobody and stays away', () => {
    const { phone, told } = stand();
    phone.open();
    void phone.close();
    vi.advanceTimersByTime(120_000);
    expect(told).toEqual(['page', 'leave']);
    expect(electron.windows.map(({ destroyed }) => destroyed)).toEqual([true]);
  });
});
