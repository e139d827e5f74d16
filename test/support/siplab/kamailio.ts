import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { startLabProcess } from './lab-process.ts';

const config = fileURLToPath(new URL('kamailio.cfg', import.meta.url));

/**
 * A real SIP server on loopback. Its domain is `siplab.test`; its users are alice, bob, carol and dave, password
 * `<user>-pw`; 514 555 0404, 0480, 0484, 0486, 0500, 0503 and 0603 answer that status; 9 and ten digits goes to the
 * trunk, whose own calls may carry any From.
 */
export interface Kamailio {
  readonly sipPort: number;
  readonly wsPort: number;
  readonly trunkPort: number;
  readonly wsUrl: string;
  /** Everything for this user or number is answered with `status` from now on. */
  inject(user: string, status: number): Promise<void>;
  clearInject(user: string): Promise<void>;
  /** Where this user can be reached now: one contact per registered phone. */
  contacts(user: string): Promise<string[]>;
  log(): string;
  stop(): Promise<void>;
}

export interface KamailioOptions {
  /** How long a call rings before 408. */
  noAnswerMs?: number;
  /** Keeps a contact whose connection is gone until it expires, as many registrars do; else it is removed at once. */
  keepsLostContacts?: boolean;
}

/** Starts Kamailio and waits until it answers (some 60 ms). Rejects with its log when it does not within 5 s. */
export async function startKamailio(options: KamailioOptions = {}): Promise<Kamailio> {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-kamailio-'));
  const [sipPort, wsPort, trunkPort] = [await freePort(), await freePort(), await freePort()];
  const defines = {
    TRUNK: `"sip:127.0.0.1:${trunkPort}"`,
    TRUNK_PORT: trunkPort,
    NOANSWER_MS: options.noAnswerMs ?? 30_000,
    LOST_TCP: options.keepsLostContacts ? 0 : 1,
  };
  const listen = [`udp:127.0.0.1:${sipPort}`, `tcp:127.0.0.1:${sipPort}`, `tcp:127.0.0.1:${wsPort}`];
  const server = startLabProcess(
    '/usr/sbin/kamailio',
    [
      ...['-f', config, '-DD', '-E', '-n', '1', '-N', '2', '-m', '64', '-M', '8'],
      ...['-w', folder, '-Y', folder, '-P', join(folder, 'kamailio.pid')],
      ...listen.flatMap((socket) => ['-l', socket]),
      ...Object.entries(defines).flatMap(([name, value]) => ['-A', `${name}=${value}`]),
    ],
    folder,
  );
  const base = `http://127.0.0.1:${wsPort}`;

  async function rpc(method: string, ...params: unknown[]): Promise<string> {
    const reply = await fetch(`${base}/RPC`, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return reply.text();
  }

  const limit = Date.now() + 5_000;
  while (
    !(await fetch(`${base}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (server.ended() || Date.now() > limit) throw new Error(`Kamailio did not start:\n${server.log()}`);
    await sleep(20);
  }
  return {
    sipPort,
    wsPort,
    trunkPort,
    wsUrl: `ws://127.0.0.1:${wsPort}/ws`,
    async inject(user, status) {
      await rpc('htable.seti', 'inject', user, status);
    },
    async clearInject(user) {
      await rpc('htable.delete', 'inject', user);
    },
    async contacts(user) {
      const found = await rpc('ul.lookup', 'location', user);
      return [...found.matchAll(/"Address"\s*:\s*"([^"]*)"/g)].map(([, address = '']) => address);
    },
    log: server.log,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
