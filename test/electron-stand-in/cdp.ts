import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
type Events = Protocol.Events;

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** One target (or, without an id, the browser itself) spoken to over a pipe. */
export class CdpSession {
  readonly id: string | undefined;
  private readonly pipe: CdpPipe;
  private readonly heard = new EventEmitter();

  constructor(pipe: CdpPipe, id?: string) {
    this.pipe = pipe;
    this.id = id;
    this.heard.setMaxListeners(0);
  }

  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Answers[M]> {
    return this.pipe.request(method, params, this.id) as Promise<Answers[M]>;
  }

  on<E extends keyof Events>(event: E, hear: (fact: Events[E]) => void): void {
    this.heard.on(event, hear);
  }

  tell(event: string, fact: unknown): void {
    this.heard.emit(event, fact);
  }
}

/**
 * Chromium's debugging protocol over two pipes (`--remote-debugging-pipe`). A pipe and no port: Chromium ends by
 * itself when the pipe closes, so a killed stand-in leaves none behind.
 */
export class CdpPipe {
  readonly browser: CdpSession;
  readonly closed: Promise<void>;
  private readonly to: Writable;
  private readonly sessions = new Map<string, CdpSession>();
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private lastId = 0;
  private open = true;

  constructor(to: Writable, from: Readable) {
    this.to = to;
    this.browser = new CdpSession(this);
    let rest: Buffer[] = [];
    from.on('data', (chunk: Buffer) => {
      let start = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
        rest.push(chunk.subarray(start, end));
        this.hear(JSON.parse(Buffer.concat(rest).toString()) as Message);
        rest = [];
        start = end + 1;
      }
      rest.push(chunk.subarray(start));
    });
    this.closed = new Promise((resolve) => {
      from.once('close', () => {
        this.open = false;
        for (const { reject } of this.waiting.values()) reject(new Error('Chromium is gone'));
        this.waiting.clear();
        for (const [sessionId, session] of this.sessions)
          session.tell('Target.detachedFromTarget', { sessionId });
        resolve();
      });
    });
    to.on('error', () => undefined);
    from.on('error', () => undefined);
  }

  session(id: string): CdpSession {
    const known = this.sessions.get(id) ?? new CdpSession(this, id);
    this.sessions.set(id, known);
    return known;
  }

  request(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (!this.open) return Promise.reject(new Error('Chromium is gone'));
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.to.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    });
  }

  private hear(message: Message): void {
    if (message.id !== undefined) {
      const asker = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) asker?.reject(new Error(message.error.message));
      else asker?.resolve(message.result);
      return;
    }
    const target = message.sessionId === undefined ? this.browser : this.sessions.get(message.sessionId);
    target?.tell(message.method ?? '', message.params);
  }
}
