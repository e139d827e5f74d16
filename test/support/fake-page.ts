import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import type { Page } from '../../main/ipc/serve.ts';

type Handle = (event: IpcMainInvokeEvent, ...asked: unknown[]) => unknown;

/** A frame as the router sees one. */
export function frameAt(url: string, parent: WebFrameMain | null = null): WebFrameMain {
  return { url, parent } as WebFrameMain;
}

/** A page without Electron: it keeps the router's handlers and asks them as a frame of the test's choosing. */
export interface FakePage extends Page {
  ask(name: string, value: unknown, from?: WebFrameMain | null | undefined): Promise<unknown>;
  /** Asks with other than one argument. */
  askParts(name: string, parts: unknown[]): Promise<unknown>;
  names(): string[];
}

export function fakePage(url: string): FakePage {
  const handlers = new Map<string, Handle>();
  const mainFrame = frameAt(url);
  const send = async (name: string, parts: unknown[], from: WebFrameMain | null | undefined) => {
    const handle = handlers.get(name);
    if (handle === undefined) throw new Error(`No handler registered for '${name}'`);
    return await handle({ senderFrame: from } as IpcMainInvokeEvent, ...parts);
  };
  return {
    mainFrame,
    ipc: {
      handle(name: string, handler: Handle) {
        if (handlers.has(name)) throw new Error(`Attempted to register a second handler for '${name}'`);
        handlers.set(name, handler);
      },
    },
    // A missing frame is a case of its own, so only an absent argument means the page's own.
    ask: (...[name, value, ...from]) => send(name, [value], from.length === 0 ? mainFrame : from[0]),
    askParts: (name, parts) => send(name, parts, mainFrame),
    names: () => [...handlers.keys()],
  };
}
