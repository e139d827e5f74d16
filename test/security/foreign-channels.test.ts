import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

const ipcMain = vi.hoisted(() => ({ current: null as EventEmitter | null }));
vi.mock('electron', () => ({
  get ipcMain() {
    return ipcMain.current;
  },
}));

const { closeForeignChannels } = await import('../../main/ipc/close-foreign-channels.ts');

describe('channels that libraries open', () => {
  it('are closed, and Electron’s own listener is left', () => {
    const emitter = new EventEmitter();
    ipcMain.current = emitter;
    const source = readFileSync(
      join(import.meta.dirname, '../../node_modules/electron-store/index.js'),
      'utf8',
    );
    const channels = [...source.matchAll(/ipcMain\.(?:on|handle)\('([^']+)'/g)].map(([, name]) => name ?? '');
    expect(channels).toHaveLength(1);
    for (const channel of [...channels, 'error']) emitter.on(channel, () => {});
    closeForeignChannels();
    expect(emitter.eventNames()).toEqual(['error']);
  });
});
