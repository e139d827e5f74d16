import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The network between one phone and the server, in a test's hands. */
export interface Cutter {
  readonly wsUrl: string;
  /** Connections break now, and new ones are refused. */
  cut(): void;
  /** A black hole: connections stay, and nothing comes through. */
  stall(): void;
  /** All is well again; what was stalled is broken. */
  restore(): void;
  /** Whatever is sent from now on, either way, arrives this much later: a server that is far away. */
  delay(ms: number): void;
  close(): void;
}

/**
 * A relay in front of the server's WebSocket port. Playwright's `setOffline` touches neither an open WebSocket nor
 * WebRTC, and this cuts the signalling alone: what happens to the audio is what the tests want to see.
 */
export async function startCutter(port: number): Promise<Cutter> {
  let mode: 'open' | 'down' | 'stalled' = 'open';
  let late = 0;
  const pairs = new Set<[Socket, Socket]>();

  const server = createServer((client) => {
    if (mode === 'down') {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    client.on('data', (data) => mode === 'open' && later(() => upstream.write(data)));
    upstream.on('data', (data) => mode === 'open' && later(() => client.write(data)));
    for (const socket of pair) {
      socket.on('error', () => later(() => drop(pair)));
      socket.on('close', () => later(() => drop(pair)));
    }
  });

  function later(act: () => void): void {
    if (late === 0) act();
    else setTimeout(act, late);
  }

  function drop(pair: [Socket, Socket]): void {
    pairs.delete(pair);
    for (const socket of pair) socket.destroy();
  }

  function dropAll(): void {
    for (const pair of pairs) drop(pair);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    wsUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`,
    cut() {
      mode = 'down';
      dropAll();
    },
    stall() {
      mode = 'stalled';
    },
    restore() {
      if (mode === 'stalled') dropAll();
      mode = 'open';
    },
    delay(ms) {
      late = ms;
    },
    close() {
      dropAll();
      server.close();
    },
  };
}
