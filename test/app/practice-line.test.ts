import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PhoneLineSchema, type PracticeMedia } from '../../contract/ipc/phone-contract.ts';
import { type PracticeLine, startPracticeLine } from '../../main/sources/practice/practice-line.ts';
import { header, parseSip, type SipMessage } from '../../main/sources/practice/sip-message.ts';

const delays = { ring: 5, answer: 10, noAnswer: 60, greeting: 20, callBack: 20, ringOut: 60, media: 80 };

let practice: PracticeLine;
let media: PracticeMedia[];
let warnings: string[];

beforeEach(async () => {
  media = [];
  warnings = [];
  const keep = (message: string): void => void warnings.push(message);
  practice = await startPracticeLine({
    media: (each) => media.push(each),
    uuid: randomUUID,
    log: { info: () => {}, warn: keep, error: keep },
    delays,
  });
});

afterEach(() => practice.stop());

interface Phone {
  socket: WebSocket;
  got: SipMessage[];
  send(text: string): void;
  /** Sends a request with the headers that every request has. */
  ask(
    method: string,
    to: string,
    more?: { body?: string; tag?: string; branch?: string; lines?: string[] },
  ): void;
  /** The first reply or request that came with this first word: a status or a method. */
  next(first: string | number): Promise<SipMessage>;
}

async function connect(url = practice.line.wsUrl, protocol: string | undefined = 'sip'): Promise<Phone> {
  const socket = new WebSocket(url, protocol === undefined ? [] : protocol);
  const got: SipMessage[] = [];
  socket.on('message', (data) => {
    const message = parseSip(String(data));
    if (message !== null) got.push(message);
  });
  await once(socket, 'open');
  return {
    socket,
    got,
    send: (text) => socket.send(text),
    ask(method, to, { body = '', tag, branch = randomUUID(), lines = [] } = {}) {
      socket.send(
        [
          `${method} sip:${to}@practice.ringnote SIP/2.0`,
          `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK${branch}`,
          'From: <sip:you@practice.ringnote>;tag=mine',
          `To: <sip:${to}@practice.ringnote>${tag === undefined ? '' : `;tag=${tag}`}`,
          `Call-ID: call-to-${to}`,
          `CSeq: 1 ${method}`,
          'Contact: <sip:me@phone.invalid;transport=ws>',
          ...lines,
          '',
          body,
        ].join('\r\n'),
      );
    },
    async next(first) {
      const find = () =>
        got.find((each) => (each.kind === 'response' ? each.status === first : each.method === first));
      await expect.poll(find, { interval: 5 }).toBeDefined();
      return find() as SipMessage;
    },
  };
}

function toTag(message: SipMessage): string {
  return /;tag=(\S+)/.exec(header(message, 'To') ?? '')?.[1] ?? '';
}

async function answered(phone: Phone, who = 'echo'): Promise<string> {
  phone.ask('INVITE', who, { body: 'offer' });
  await expect.poll(() => media.length, { interval: 5 }).toBeGreaterThan(0);
  practice.sdp(media[0]?.leg ?? '', 'answer');
  const tag = toTag(await phone.next(200));
  phone.ask('ACK', who, { tag });
  return tag;
}

describe('the practice line’s door', () => {
  it('is on loopback only, behind a path that nobody can guess', () => {
    expect(PhoneLineSchema.parse(practice.line)).toEqual(practice.line);
    expect(practice.line.wsUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/[0-9a-f-]{36}$/);
    expect(practice.line).toMatchObject({ aor: 'sip:you@practice.ringnote', practice: true, password: '' });
  });

  it.each(['/', '/ws', '/00000000-0000-4000-8000-000000000000'])(
    'is shut to who asks for %s',
    async (path) => {
      await expect(connect(new URL(path, practice.line.wsUrl).href)).rejects.toThrow('400');
    },
  );

  it('drops who sends a message larger than 64 kB', async () => {
    const phone = await connect();
    phone.send('x'.repeat(65_537));
    const [code] = await once(phone.socket, 'close');
    expect(code).toBe(1009);
    expect(warnings).toHaveLength(1);
  });

  it('lets a newer phone take the place of the older, whose calls are over', async () => {
    const older = await connect();
    await answered(older);
    const closed = once(older.socket, 'close');
    const newer = await connect();
    await closed;
    expect(media.at(-1)).toEqual({ do: 'close', leg: media[0]?.leg });
    newer.ask('OPTIONS', 'echo');
    await newer.next(200);
  });

  it('is shut for good once it is stopped', async () => {
    const phone = await connect();
    const closed = once(phone.socket, 'close');
    await practice.stop();
    await closed;
    await expect(connect()).rejects.toThrow('ECONNREFUSED');
  });
});

describe('who reaches the practice line’s door and says nothing', () => {
  it('does not keep the line from stopping', async () => {
    const idle = createConnection(Number(new URL(practice.line.wsUrl).port), '127.0.0.1');
    await once(idle, 'connect');
    const cut = once(idle, 'close');
    const from = performance.now();
    await practice.stop();
    expect(performance.now() - from).toBeLessThan(500);
    await cut;
  });

  it('is cut off after a while', async () => {
    const idle = createConnection(Number(new URL(practice.line.wsUrl).port), '127.0.0.1');
    await once(idle.resume(), 'close', { signal: AbortSignal.timeout(8_000) });
  });

  it('with a plain request is told to upgrade', async () => {
    expect((await fetch(practice.line.wsUrl.replace(/^ws/, 'http'))).status).toBe(426);
  });
});

describe('the practice line', () => {
  it('registers the phone, and says until when', async () => {
    const phone = await connect();
    phone.ask('REGISTER', 'you', { lines: ['Expires: 300'] });
    const reply = await phone.next(200);
    expect(header(reply, 'Contact')).toBe('<sip:me@phone.invalid;transport=ws>;expires=300');
    expect(header(reply, 'Via')).toContain('phone.invalid;branch=z9hG4bK');
  });

  it('answers echo with what the media peer gives, and ends it on BYE', async () => {
    const phone = await connect();
    const tag = await answered(phone);
    expect(media).toEqual([{ do: 'answer', leg: expect.any(String), sdp: 'offer' }]);
    expect(phone.got.map((each) => each.kind === 'response' && each.status)).toEqual([100, 180, 200]);
    expect(phone.got.at(-1)?.body).toBe('answer');
    expect(toTag(await phone.next(180))).toBe(tag);

    phone.ask('BYE', 'echo', { tag });
    await expect.poll(() => media.at(-1)).toEqual({ do: 'close', leg: media[0]?.leg });
  });

  it('answers a new offer inside a call with a new answer of the same leg', async () => {
    const phone = await connect();
    const tag = await answered(phone);
    phone.got.length = 0;
    phone.ask('INVITE', 'echo', { tag, body: 'second offer' });
    await expect.poll(() => media.at(-1)).toEqual({ do: 'answer', leg: media[0]?.leg, sdp: 'second offer' });
    practice.sdp(media[0]?.leg ?? '', 'second answer');
    expect((await phone.next(200)).body).toBe('second answer');
  });

  it('keeps a call’s session timer going', async () => {
    const phone = await connect();
    const tag = await answered(phone);
    phone.got.length = 0;
    phone.ask('UPDATE', 'echo', { tag });
    await phone.next(200);
  });

  it.each([
    ['busy', [100, 486]],
    ['decline', [100, 180, 603]],
    ['noanswer', [100, 180, 480]],
    ['unknown', [100, 404]],
    ['error', [100, 500]],
    ['__proto__', [100, 404]],
    ['constructor', [100, 404]],
  ])('replies to a call to %s with %j', async (who, statuses) => {
    const phone = await connect();
    phone.ask('INVITE', who, { body: 'offer' });
    await phone.next(statuses.at(-1) ?? 0);
    expect(phone.got.map((each) => each.kind === 'response' && each.status)).toEqual(statuses);
  });

  it('confirms a CANCEL and ends the INVITE with 487', async () => {
    const phone = await connect();
    phone.ask('INVITE', 'noanswer', { branch: 'b', body: 'offer' });
    await phone.next(180);
    phone.ask('CANCEL', 'noanswer', { branch: 'b' });
    expect(header(await phone.next(200), 'CSeq')).toBe('1 CANCEL');
    expect(header(await phone.next(487), 'CSeq')).toBe('1 INVITE');
    await sleep(delays.noAnswer * 2);
    expect(phone.got.some((each) => each.kind === 'response' && each.status === 480)).toBe(false);
  });

  it('calls back after a call to callme, and takes the answer', async () => {
    const phone = await connect();
    phone.ask('REGISTER', 'you');
    await phone.next(200);
    phone.got.length = 0;
    await answered(phone, 'callme');
    await phone.next('BYE');
    await expect.poll(() => media.at(-1)).toMatchObject({ do: 'offer' });
    const leg = media.at(-1)?.leg ?? '';
    practice.sdp(leg, 'their offer');
    const invite = await phone.next('INVITE');
    expect(invite).toMatchObject({ uri: 'sip:me@phone.invalid;transport=ws', body: 'their offer' });

    const reply = (status: string, body: string) =>
      [
        `SIP/2.0 ${status}`,
        `Via: ${header(invite, 'Via')}`,
        `From: ${header(invite, 'From')}`,
        `To: ${header(invite, 'To')};tag=me`,
        `Call-ID: ${header(invite, 'Call-ID')}`,
        'CSeq: 1 INVITE',
        'Contact: <sip:me@phone.invalid;ob>',
        '',
        body,
      ].join('\r\n');
    phone.send(reply('180 Ringing', ''));
    phone.send(reply('200 OK', 'my answer'));
    expect(header(await phone.next('ACK'), 'To')).toContain('tag=me');
    expect(media.at(-1)).toEqual({ do: 'accept', leg, sdp: 'my answer' });
  });

  it('gives up calling back after a while with a CANCEL', async () => {
    const phone = await connect();
    phone.ask('REGISTER', 'you');
    await phone.next(200);
    phone.got.length = 0;
    await answered(phone, 'callme');
    await expect.poll(() => media.at(-1)).toMatchObject({ do: 'offer' });
    practice.sdp(media.at(-1)?.leg ?? '', 'their offer');
    const invite = await phone.next('INVITE');
    phone.send(`SIP/2.0 180 Ringing\r\nCall-ID: ${header(invite, 'Call-ID')}\r\nCSeq: 1 INVITE\r\n\r\n`);
    expect(header(await phone.next('CANCEL'), 'Via')).toBe(header(invite, 'Via'));
  });

  it('ends a call with 500 when the media peer gives nothing', async () => {
    const phone = await connect();
    phone.ask('INVITE', 'echo', { body: 'offer' });
    await phone.next(500);
    expect(warnings).toEqual(['practice line: the media peer did not answer']);
  });

  it('holds no more than 8 calls', async () => {
    const phone = await connect();
    for (let i = 0; i < 9; i += 1) {
      phone.send(
        `INVITE sip:noanswer@x SIP/2.0\r\nVia: v\r\nFrom: <sip:a@x>;tag=${i}\r\nTo: <sip:noanswer@x>\r\nCall-ID: ${i}\r\nCSeq: 1 INVITE\r\nContact: <sip:a@b>\r\n\r\n`,
      );
    }
    await phone.next(486);
    expect(phone.got.filter((each) => each.kind === 'response' && each.status === 486)).toHaveLength(1);
  });

  it('answers keep-alive, and survives what is no SIP', async () => {
    const phone = await connect();
    const pong = once(phone.socket, 'message');
    phone.send('\r\n\r\n');
    expect(String((await pong)[0])).toBe('\r\n');
    for (const text of ['', 'hello', '\u0000', 'SIP/2.0 200 OK\r\n\r\n', 'ACK sip:a@b SIP/2.0\r\n\r\n']) {
      phone.send(text);
    }
    phone.send('INVITE sip:a@b SIP/2.0\r\nVia: v\r\n\r\n');
    await phone.next(400);
    phone.ask('BYE', 'nobody', { tag: 'x' });
    await phone.next(481);
    phone.ask('OPTIONS', 'echo');
    await phone.next(200);
  });
});
