import { IpcMain } from './ipc-main.ts';
import { mainSideCodec } from './main-side-codec.ts';
import { fence } from './missing.ts';
import { originOf } from './scheme.ts';

/** What a frame needs of the contents that it lives in. */
export interface FrameHost {
  deliver(message: object): void;
  evaluate(code: string, userGesture: boolean): Promise<unknown>;
}

let lastId = 0;

/**
 * The top frame of one document. Each committed document gets a new one, and the old is `detached`: who compares
 * identities or keeps a frame over a navigation sees what Electron would show across processes (section 3).
 */
export class WebFrameMain {
  readonly ipc = new IpcMain();
  readonly parent = null;
  readonly name = '';
  readonly frameTreeNodeId = 1;
  readonly processId = process.pid;
  readonly routingId: number = ++lastId;
  readonly frameToken: string = crypto.randomUUID();
  url: string;
  detached = false;
  private readonly host: FrameHost;

  constructor(host: FrameHost, url: string) {
    this.host = host;
    this.url = url;
  }

  get origin(): string {
    return originOf(this.url);
  }

  get top(): WebFrameMain {
    return this;
  }

  get frames(): WebFrameMain[] {
    return [];
  }

  isDestroyed(): boolean {
    return this.detached;
  }

  /** A bad value or a dead frame is logged, not thrown; only a channel that is no string throws (section 3). */
  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    try {
      if (this.detached) throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      this.host.deliver({ kind: 'message', channel, args: mainSideCodec.encode(args) });
    } catch (error) {
      console.error('Error sending from webFrameMain: ', error);
    }
  }

  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return this.host.evaluate(code, userGesture);
  }
}
Object.setPrototypeOf(WebFrameMain.prototype, fence('WebFrameMain', Object.prototype));
