import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settled } from '../../main/settings/settings-file.ts';

/** The windows that the mocked Electron made; hoisted, because the mock is made before this file's imports run. */
const electron = vi.hoisted(() => ({ windows: [] as FakeWindow[] }));

interface FakeWindow extends EventEmitter {
  webContents: EventEmitter & { reload: ReturnType<typeof vi.fn> };
  did: string[];
}

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    webContents = Object.assign(new Emitter(), { reload: vi.fn() });
    did: string[] = [];
    visible = false;
    constructor() {
      super();
      electron.windows.push(this as unknown as FakeWindow);
    }
    loadURL = async () => {};
    isDestroyed = () => false;
    isMinimized = () => false;
    isMaximized = () => false;
    isVisible = () => this.visible;
    getBounds = () => ({ x: 0, y: 0, width: 1000, height: 700 });
    show() {
      this.visible = true;
      this.did.push('show');
    }
    showInactive() {
      this.visible = true;
      this.did.push('show inactive');
    }
    hide() {
      this.visible = false;
      this.did.push('hide');
    }
    focus() {
      this.did.push('focus');
    }
  }
  return {
    BrowserWindow,
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [] },
  };
});

const { createMainWindow } = await import('../../main/shell/main-window.ts');

const newest = () => {
  const window = electron.windows.at(-1);
  if (!window) throw new Error('No window was opened.');
  return window;
};

function stand() {
  const told: string[] = [];
  const main = createMainWindow({
    out: '/app/out',
    settings: { window: () => null, saveWindow() {} } as unknown as Settled,
    log: { info() {}, warn() {}, error() {} },
    onPage: () => told.push('page'),
    onCrash: () => told.push('crash'),
    onClose: () => 'hide',
    onSessionQuery: () => told.push('session may end'),
    onSessionEnd: () => told.push('session ends'),
  });
  return { main, told };
}

beforeEach(() => {
  electron.windows.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a main window whose page crashes', () => {
  it('at each load is loaded ever more slowly, and told of each time', () => {
    const { main, told } = stand();
    main.show();
    const { webContents } = newest();
    for (const [crash, pause] of [1000, 5000, 30_000, 30_000].entries()) {
      webContents.emit('render-process-gone', {}, { reason: 'crashed' });
      expect(told.filter((what) => what === 'crash')).toHaveLength(crash + 1);
      vi.advanceTimersByTime(pause - 1);
      expect(webContents.reload).toHaveBeenCalledTimes(crash);
      vi.advanceTimersByTime(1);
      expect(webContents.reload).toHaveBeenCalledTimes(crash + 1);
    }
  });

  it('after a minute or more is loaded at once', () => {
    const { main } = stand();
    main.show();
    vi.advanceTimersByTime(60_001);
    newest().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    vi.advanceTimersByTime(0);
    expect(newest().webContents.reload).toHaveBeenCalledOnce();
  });
});

describe('a main window that is raised', () => {
  it('shows itself and leaves the keyboard where it is', () => {
    const { main } = stand();
    main.raise();
    newest().emit('ready-to-show');
    expect(newest().did).toEqual(['show inactive']);
    main.raise();
    expect(newest().did).toEqual(['show inactive']);
    newest().emit('close', { preventDefault() {} });
    main.raise();
    expect(newest().did).toEqual(['show inactive', 'hide', 'show inactive']);
    expect(electron.windows).toHaveLength(1);
  });

  it('while it is shown for the person keeps nobody from being shown it', () => {
    const { main } = stand();
    main.raise();
    main.show();
    newest().emit('ready-to-show');
    expect(newest().did.slice(0, 2)).toEqual(['show', 'focus']);
  });
});

describe('a session of Windows that ends', () => {
  it('has the notes sent when it may end, and the app quit when it does', () => {
    const { main, told } = stand();
    main.show();
    newest().emit('query-session-end', {});
    newest().emit('session-end', {});
    expect(told).toEqual(['page', 'session may end', 'session ends']);
  });
});
