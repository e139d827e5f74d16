import { type IpcMain, ipcMain } from './ipc-main.ts';
import { mainSideCodec } from './main-side-codec.ts';
import type { WebFrameMain } from './web-frame-main.ts';

interface Arrived {
  kind: 'send' | 'invoke';
  id?: number;
  channel: string;
  args: string;
}

export interface Receiver {
  readonly ipc: IpcMain;
  deliver(message: object): void;
  emit(event: string, ...args: unknown[]): boolean;
}

/**
 * Hands a page's message to those who listen (facts/electron.md, section 3). An `invoke` goes to the first of frame,
 * contents, `ipcMain` that has a handler; a `send` goes to all three.
 */
export async function dispatch(contents: Receiver, frame: WebFrameMain, message: Arrived): Promise<void> {
  const { channel } = message;
  const args = mainSideCodec.decode(message.args) as unknown[];
  const event = {
    type: 'frame',
    sender: contents,
    ports: [],
    frameId: frame.routingId,
    processId: frame.processId,
    /** A getter that tells the truth of now: null once the frame has navigated or died. */
    get senderFrame() {
      return frame.isDestroyed() ? null : frame;
    },
    preventDefault() {},
  };
  const levels = [frame.ipc, contents.ipc, ipcMain];
  if (message.kind === 'send') {
    contents.emit('ipc-message', event, channel, ...args);
    for (const level of levels) level.emit(channel, event, ...args);
    return;
  }
  const answer = (fields: object) => contents.deliver({ kind: 'answer', id: message.id, ...fields });
  const handler = levels.map((level) => level.handlerOf(channel)).find((found) => found !== undefined);
  if (!handler) {
    answer({ error: `Error: No handler registered for '${channel}'` });
    return;
  }
  try {
    const value = mainSideCodec.encode(await handler(event, ...args));
    if (!frame.isDestroyed()) answer({ value });
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    answer({ error: String(error) });
  }
}
