import { EventEmitter } from 'node:events';
import { fence } from './missing.ts';

export type InvokeHandler = (event: unknown, ...args: unknown[]) => unknown;

/** `ipcMain`, and the `ipc` of each WebContents and frame: one class, as in Electron (facts/electron.md, section 3). */
export class IpcMain extends EventEmitter {
  private readonly invokable = new Map<string, InvokeHandler>();

  handle(channel: string, handler: InvokeHandler): void {
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    }
    if (this.invokable.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.invokable.set(channel, handler);
  }

  handleOnce(channel: string, handler: InvokeHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.invokable.delete(channel);
  }

  handlerOf(channel: string): InvokeHandler | undefined {
    return this.invokable.get(channel);
  }
}
Object.setPrototypeOf(IpcMain.prototype, fence('ipcMain', EventEmitter.prototype));

export const ipcMain = new IpcMain();
