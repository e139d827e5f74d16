import { randomUUID } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { RecordingFormat } from '../../contract/recording/recording.ts';
import type { KeptRecording } from '../../main/core/ports.ts';
import { readRange } from '../../main/shell/byte-range.ts';
import { answerBytes, createRecordingRoute } from '../../main/shell/serve-recordings.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringnote-route-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const size = 9 * 1024 * 1024 + 7;
const bytes = Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251));
const known = new Map<string, KeptRecording>();
const route = createRecordingRoute();
route.use({
  callLog: { recording: async (id) => known.get(id) ?? null },
  files: { path: ({ id, format }) => join(folder, `${id}.${format}`) },
  log: { info() {}, warn() {}, error() {} },
});

function add(format: RecordingFormat, trashedAt: number | null = null): string {
  const id = randomUUID();
  known.set(id, { id, format, trashedAt } as KeptRecording);
  writeFileSync(join(folder, `${id}.${format}`), bytes);
  return id;
}
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  route.answer(new Request(`app://ringnote${path}`, { method, headers }));
/** How many files of the folder this process holds open. */
const openHere = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;

describe('a recording', () => {
  const wav = add('wav');

  it.each([
    ['wav', 'audio/wav'],
    ['mp3', 'audio/mpeg'],
    ['ogg', 'audio/ogg'],
    ['opus', 'audio/ogg'],
    ['webm', 'audio/webm'],
    ['m4a', 'audio/mp4'],
    ['flac', 'audio/flac'],
  ] as const)('of the format %s is served as %s, whole, and never guessed at', async (format, type) => {
    const response = await get(`/recordings/${add(format)}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'bytes',
      'content-length': String(size),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-100', 100, 101],
    [`bytes=${size - 1}-`, size - 1, size],
    ['bytes=-5', size - 5, size],
    [`bytes=5-${size * 2}`, 5, 5 + answerBytes],
    ['bytes=0-', 0, answerBytes],
    [`bytes=-${size * 2}`, 0, answerBytes],
  ])('gives the range %s', async (range, start, end) => {
    const response = await get(`/recordings/${wav}`, { range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${size}`);
    expect(response.headers.get('content-length')).toBe(String(end - start));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
  });

  it.each([`bytes=${size}-`, `bytes=${size + 5}-${size + 9}`, 'bytes=-0'])(
    'has no range %s',
    async (range) => {
      const response = await get(`/recordings/${wav}`, { range });
      expect(response.status).toBe(416);
      expect(response.headers.get('content-range')).toBe(`bytes */${size}`);
    },
  );

  it.each(['bytes=9-3', 'bytes=a-b', 'lines=0-1', 'bytes=0-1,5-6', 'bytes=-'])(
    'is given whole for a range that is none: %s',
    async (range) => {
      const response = await get(`/recordings/${wav}`, { range });
      expect(response.status).toBe(200);
      await response.body?.cancel();
    },
  );

  it('tells about itself by HEAD without a body', async () => {
    const response = await get(`/recordings/${wav}`, { range: 'bytes=0-9' }, 'HEAD');
    expect(response.status).toBe(206);
    expect(response.headers.get('content-length')).toBe('10');
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE'])('takes nothing by %s', async (method) => {
    expect((await get(`/recordings/${wav}`, {}, method)).status).toBe(405);
  });

  it('lets its file go when it was heard, and when the page has gone away', async () => {
    expect(openHere()).toBe(0);
    const response = await get(`/recordings/${wav}`);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(openHere()).toBe(1);
    await reader?.cancel();
    expect(openHere()).toBe(0);
    for (let n = 0; n < 20; n += 1)
      await (await get(`/recordings/${wav}`, { range: 'bytes=0-9' })).arrayBuffer();
    expect(openHere()).toBe(0);
  });

  it('is not there while it is in the trash, is a link, or nobody knows it', async () => {
    expect((await get(`/recordings/${add('wav', 5)}`)).status).toBe(404);
    expect((await get(`/recordings/${randomUUID()}`)).status).toBe(404);
    const linked = add('wav');
    unlinkSync(join(folder, `${linked}.wav`));
    symlinkSync('/etc/passwd', join(folder, `${linked}.wav`));
    const response = await get(`/recordings/${linked}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(
      (await createRecordingRoute().answer(new Request(`app://ringnote/recordings/${wav}`))).status,
    ).toBe(404);
  });

  it.each([
    `/recordings/${wav}/`,
    `/recordings/${wav}.wav`,
    `/recordings/${wav}?x=1`,
    `/recordings/${wav.toUpperCase()}`,
    `/recordings/${wav}%00`,
    `/recordings/%2e%2e%2f${wav}`,
    `/recordings/..%5c${wav}`,
    `/recordings//${wav}`,
    '/recordings/',
    '/recordings/../../../etc/passwd',
    '/recordings/C:%5Cwindows',
    '/recordings/%5C%5Chost%5Cshare',
  ])('is not found at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('a Range header', () => {
  it('is a range within the file, none, or unsatisfiable, whatever it says', () => {
    const piece = fc.constantFrom('bytes', '=', '-', '0', '5', '99999999999999999999', ' ', ',', 'x', '\0');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.nat(100), (pieces, length) => {
        const range = readRange(pieces.join(''), length);
        if (range === null || range === 'unsatisfiable') return;
        expect(range.start).toBeLessThan(range.end);
        expect(range.end).toBeLessThanOrEqual(length);
      }),
      { numRuns: 5000 },
    );
  });
});
