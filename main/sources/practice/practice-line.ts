import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PhoneLine, PracticeMedia } from '../../../contract/ipc/phone-contract.ts';
import type { Log } from '../../core/ports.ts';
import { PracticeAnswerer, type PracticeDelays, practiceAor, practiceDelays } from './answerer.ts';

export interface PracticePorts {
  /** Goes to the media peer in the phone page as `practice.media`. */
  media(media: PracticeMedia): void;
  uuid(): string;
  log: Log;
  delays?: Partial<PracticeDelays>;
}

/** A line that needs no server, no account and no network, while it is switched on. */
export interface PracticeLine {
  /** What the phone page registers with. */
  readonly line: PhoneLine;
  /** The media peer's `practice.sdp`. */
  sdp(leg: string, sdp: string): void;
  stop(): Promise<void>;
}

/** One SIP message with a WebRTC SDP is a few kB. */
const mostBytes = 65_536;
/** Our phone page says what it wants at once; whoever does not is cut off, ms. */
const headersTimeout = 5_000;

/**
 * Opens the practice line on this machine's loopback. Other programs and web pages can find the port, so the path is
 * a secret that only our phone page is told. One phone at a time: a newer connection (the page was reloaded) takes the
 * place of the older. Rejects when no loopback port can be had.
 */
export async function startPracticeLine(ports: PracticePorts): Promise<PracticeLine> {
  const path = `/${ports.uuid()}`;
  const door = createServer({ headersTimeout, connectionsCheckingInterval: 1_000 }, (_, response) =>
    response.writeHead(426).end(),
  );
  const server = new WebSocketServer({
    server: door,
    path,
    maxPayload: mostBytes,
    handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
    perMessageDeflate: false,
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');

  let answerer: PracticeAnswerer | null = null;
  let phone: WebSocket | null = null;
  server.on('connection', (socket) => {
    phone?.terminate();
    answerer?.close();
    phone = socket;
    const mine = new PracticeAnswerer({
      send: (text) => socket.send(text),
      media: ports.media,
      uuid: ports.uuid,
      log: ports.log,
      delays: { ...practiceDelays, ...ports.delays },
    });
    answerer = mine;
    socket.on('message', (data) => mine.receive(String(data)));
    socket.on('error', (error) => ports.log.warn('practice line: socket', { error: error.message }));
    socket.on('close', () => {
      mine.close();
      if (answerer === mine) answerer = null;
    });
  });
  server.on('error', (error) => ports.log.error('practice line', { error: error.message }));

  const { port } = door.address() as AddressInfo;
  return {
    line: {
      wsUrl: `ws://127.0.0.1:${port}${path}`,
      aor: practiceAor,
      password: '',
      displayName: 'You',
      practice: true,
    },
    sdp: (leg, sdp) => answerer?.sdp(leg, sdp),
    async stop() {
      answerer?.close();
      for (const socket of server.clients) socket.terminate();
      server.close();
      const closed = new Promise((resolve) => door.close(resolve));
      // `close` alone waits for everybody who is connected, even for who never says a word.
      door.closeAllConnections();
      await closed;
    },
  };
}
