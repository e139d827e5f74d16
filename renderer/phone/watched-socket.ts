import type { Socket } from 'jssip';

/** Silence on the socket after which we ask whether the server is still there, and how long it may take to answer. */
export interface Patience {
  quietMs: number;
  answerMs: number;
}

/**
 * JsSIP's socket, which also finds a black hole. JsSIP notices a lost WebSocket only when the operating system closes
 * it; when packets just vanish it goes on believing for more than a minute (recipe, trap 4). So after a quiet spell
 * we send an OPTIONS (RFC 3261, section 11). Whatever comes back is a sign of life; nothing is a lost line, and JsSIP
 * is told so and connects anew. Calls go on: their audio does not pass through here.
 *
 *   connect ─► open ─ quietMs without data ─► asked ─ data ─► open
 *                                                └─ answerMs without data ─► dropped ─► JsSIP reconnects
 */
export class WatchedSocket implements Socket {
  readonly url: string;
  readonly sip_uri: string;
  via_transport: string;
  // JsSIP's Transport puts its own functions here before it connects.
  onconnect: () => void = () => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (event: unknown) => void = () => {};

  readonly #aor: string;
  readonly #patience: Patience;
  readonly #pingId = `ping-${crypto.randomUUID()}`;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pings = 0;
  #retired = false;

  constructor(url: string, aor: string, patience: Patience) {
    const { host, protocol } = new URL(url);
    this.url = url;
    this.sip_uri = `sip:${host};transport=ws`;
    this.via_transport = protocol === 'wss:' ? 'WSS' : 'WS';
    this.#aor = aor;
    this.#patience = patience;
  }

  connect(): void {
    if (this.#retired || this.isConnected() || this.isConnecting()) return;
    this.disconnect();
    const socket = new WebSocket(this.url, 'sip');
    this.#socket = socket;
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#listen();
      this.onconnect();
    };
    socket.onmessage = ({ data }) => {
      this.#listen();
      if (!this.#answersPing(data)) this.ondata(data);
    };
    socket.onclose = ({ wasClean, code, reason }) => this.#lost(!wasClean, code, reason);
    // A server that swallows the handshake is a black hole too.
    this.#timer = setTimeout(() => this.#lost(true), this.#patience.quietMs + this.#patience.answerMs);
  }

  disconnect(): void {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  send(message: string | ArrayBufferLike | Blob | ArrayBufferView): boolean {
    if (!this.isConnected()) return false;
    this.#socket?.send(message as string);
    return true;
  }

  isConnected(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.#socket?.readyState === WebSocket.CONNECTING;
  }

  /**
   * Never connects again, but still carries the last words. A stopped UA waits 2 s for the replies to them, and would
   * meanwhile restore a lost connection and push the line that came after it out of its server.
   */
  retire(): void {
    this.#retired = true;
  }

  /** Asks at once whether the server is there: the network has just come back, or changed. */
  check(): void {
    if (!this.isConnected()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#lost(true), this.#patience.answerMs);
    this.send(this.#ping());
  }

  #listen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.check(), this.#patience.quietMs);
  }

  #lost(error: boolean, code?: number, reason?: string): void {
    this.disconnect();
    this.ondisconnect(error, code, reason);
  }

  #answersPing(data: unknown): boolean {
    return typeof data === 'string' && data.startsWith('SIP/2.0 ') && data.includes(this.#pingId);
  }

  #ping(): string {
    this.#pings += 1;
    const domain = this.#aor.replace(/^sips?:[^@]*@/, '');
    return [
      `OPTIONS sip:${domain} SIP/2.0`,
      `Via: SIP/2.0/${this.via_transport} ${this.#pingId}.invalid;branch=z9hG4bK${this.#pingId}${this.#pings}`,
      'Max-Forwards: 70',
      `From: <${this.#aor}>;tag=${this.#pings}`,
      `To: <sip:${domain}>`,
      `Call-ID: ${this.#pingId}`,
      `CSeq: ${this.#pings} OPTIONS`,
      'Content-Length: 0',
      '',
      '',
    ].join('\r\n');
  }
}
