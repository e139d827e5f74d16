import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordingFormat, recordingFormats } from '../../contract/recording/recording.ts';
import { type BytesAt, bytesOf as lookInto } from '../../main/recordings/bytes-at.ts';
import { whatIsIt } from '../../main/recordings/what-is-it.ts';
import { anArrival, handOver, namesIn, openFiles, ownFolder } from './files-fixture.ts';
import { makeSound, soundFolder } from './sounds.ts';

const sounds = soundFolder();
afterAll(sounds.remove);
const whole = new Map<RecordingFormat, Buffer>();
beforeAll(() => {
  for (const format of recordingFormats) {
    whole.set(format, readFileSync(makeSound(sounds.path, format, 1)));
  }
}, 60_000);
const bytesOf = (format: RecordingFormat): Buffer => {
  const bytes = whole.get(format);
  if (bytes === undefined) throw new Error(`no ${format} was made`);
  return bytes;
};

/** Bytes in memory, looked at as a file; counts how much of it is read. */
function inMemory(bytes: Uint8Array): BytesAt & { looked: number } {
  return {
    size: bytes.byteLength,
    looked: 0,
    async read(position, length) {
      const part = bytes.slice(position, Math.min(bytes.byteLength, position + Math.max(0, length)));
      this.looked += part.byteLength;
      return new DataView(part.buffer, 0, part.byteLength);
    },
  };
}

/** The same file with other bytes at a place. */
function changed(format: RecordingFormat, at: number, ...to: number[]): Buffer {
  const bytes = Buffer.from(bytesOf(format));
  bytes.set(to, at);
  return bytes;
}

/** A WebM that could be played, but for a Duration of three megabytes where four or eight bytes belong. */
function webmOfLongDuration(): Buffer {
  const element = (id: string, ...content: Uint8Array[]) => {
    const size = Buffer.alloc(8);
    const all = Buffer.concat(content);
    size.writeBigUInt64BE(2n ** 56n + BigInt(all.byteLength));
    return Buffer.concat([Buffer.from(id, 'hex'), size, all]);
  };
  const track = [element('83', Buffer.from([2])), element('86', Buffer.from('A_OPUS'))];
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from('webm'))),
    element(
      '18538067',
      element('1549a966', element('4489', Buffer.alloc(3 * 1024 * 1024, 0x41))),
      element('1654ae6b', element('ae', ...track)),
      element('1f43b675', Buffer.alloc(64)),
    ),
  ]);
}

const html = Buffer.from('<!doctype html><html><body><script>alert(1)</script></body></html>\n'.repeat(50));
const ones = [0xff, 0xff, 0xff, 0xff];

/** What each file is, what it is called, what it holds, and what becomes of it: a format, or the start of the refusal. */
const hostile: [what: string, name: string, bytes: () => Uint8Array, becomes: RecordingFormat | RegExp][] = [
  ['an empty file', 'empty.wav', () => Buffer.alloc(0), /it is empty/],
  ['zero bytes only', 'zeros.mp3', () => Buffer.alloc(100_000), /its content is no sound/],
  ['noise', 'noise.ogg', () => randomBytes(5000).fill(0x11, 0, 16), /its content is no sound/],
  [
    'HTML with the name of a sound file',
    'call.mp3',
    () => html,
    /of the kind “html”|its content is no sound/,
  ],
  [
    'HTML that holds an MP3 further down',
    'call.mp3',
    () => Buffer.concat([html, bytesOf('mp3')]),
    /its content is no sound|“html”/,
  ],
  ['a PDF', 'call.wav', () => Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`), /of the kind “pdf”/],
  [
    'a program',
    'call.flac',
    () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(600)]),
    /of the kind “elf”/,
  ],
  [
    'a picture',
    'call.m4a',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
    /of the kind “png”/,
  ],
  ['a WAV whose head is all', 'short.wav', () => bytesOf('wav').subarray(0, 44), /holds no sound/],
  [
    'a WAV of 2 GB by its own account',
    'liar.wav',
    () => Buffer.concat([changed('wav', 4, 0xff, 0xff, 0xff, 0x7f).subarray(0, 40), Buffer.alloc(400)]),
    /.*/,
  ],
  ['a WAV of 0 channels', 'none.wav', () => changed('wav', 22, 0, 0), /not built like one/],
  [
    'a WAV whose chunk ends before it begins',
    'wrap.wav',
    () => changed('wav', 16, ...ones),
    /not built like one|holds no sound/,
  ],
  [
    'a WAV that is cut in its head',
    'cut.wav',
    () => bytesOf('wav').subarray(0, 20),
    /not built like one|its content is no sound/,
  ],
  [
    'an MP3 that is its tag only',
    'tag.mp3',
    () => Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 2, 1, ...Array(257).fill(0)]),
    /holds no sound|not built like one|no sound/,
  ],
  [
    'an MP3 whose tag is longer than the file',
    'longtag.mp3',
    () => Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f]), bytesOf('mp3')]),
    /holds no sound|not built like one/,
  ],
  [
    'an Ogg that is cut in its first page',
    'cut.ogg',
    () => bytesOf('ogg').subarray(0, 40),
    /not built like one|no sound/,
  ],
  [
    'an Ogg of pages without end',
    'pages.opus',
    () => Buffer.concat(Array(5000).fill(bytesOf('opus').subarray(0, 47))),
    'opus',
  ],
  [
    'a WebM with a picture only',
    'film.webm',
    () => Buffer.from(bytesOf('webm').toString('latin1').replaceAll('A_OPUS', 'V_VP8\0'), 'latin1'),
    /holds no sound/,
  ],
  ['a WebM whose playing time fills megabytes', 'duration.webm', webmOfLongDuration, 'webm'],
  ['a WebM whose sizes lie', 'liar.webm', () => changed('webm', 4, 0x01, ...ones), /.*/],
  [
    'an M4A without a movie box',
    'nobox.m4a',
    () => Buffer.from(bytesOf('m4a').toString('latin1').replace('moov', 'free'), 'latin1'),
    /holds no sound/,
  ],
  [
    'an M4A whose box of 2^64 bytes comes first',
    'box.m4a',
    () =>
      Buffer.concat([
        Buffer.from('00000001667479704d344120', 'hex'),
        Buffer.from([...ones, ...ones]),
        bytesOf('m4a'),
      ]),
    /.*/,
  ],
  [
    'a FLAC without frames',
    'none.flac',
    () => bytesOf('flac').subarray(0, 42),
    /not built like one|holds no sound/,
  ],
  ['a FLAC of 0 Hz', 'zero.flac', () => changed('flac', 18, 0, 0, 0), /not built like one/],
];

describe('a hostile file', () => {
  it('is one of more than twenty', () => expect(hostile.length).toBeGreaterThan(20));

  it.each(hostile)('that is %s does no harm', async (_what, name, bytes, becomes) => {
    const folder = ownFolder();
    const path = join(ownFolder(), name);
    writeFileSync(path, bytes());
    const files = openFiles(folder);
    const arrival = anArrival();
    const taken = await files.takeIn(arrival, path, () => undefined);
    const again = await handOver(files, anArrival(), bytes());
    expect(again.ok).toBe(taken.ok);
    if (taken.ok) {
      expect(typeof becomes === 'string' ? becomes : taken.format).toBe(taken.format);
      expect(namesIn(folder)).toHaveLength(4);
      return;
    }
    expect(taken.code).toBe('not_audio');
    expect(taken.why).toMatch(/^This is not a sound file that Ringnote can read: /);
    expect(taken.why).toMatch(becomes);
    expect(namesIn(folder)).toEqual([]);
  });

  it('never becomes what its name says, only what it is', async () => {
    const files = openFiles(ownFolder());
    const folder = ownFolder();
    for (const format of recordingFormats) {
      const path = join(folder, `${format}.exe`);
      writeFileSync(path, bytesOf(format));
      expect(await files.takeIn(anArrival(), path, () => undefined)).toMatchObject({ ok: true, format });
    }
  });

  it('is refused when it is a folder of the same name', async () => {
    const files = openFiles(ownFolder());
    const path = join(ownFolder(), 'x.wav');
    mkdirSync(path);
    expect(await files.takeIn(anArrival(), path, () => undefined)).toMatchObject({ ok: false });
  });
});

describe('whatever bytes come', () => {
  it('are looked at by lengths of ours, not by those that they claim', async () => {
    const file = inMemory(new Uint8Array(webmOfLongDuration()));
    expect(await whatIsIt(file)).toEqual({ ok: true, format: 'webm', durationMs: null });
    expect(file.looked).toBeLessThan(128 * 1024);
    const path = join(ownFolder(), 'long');
    writeFileSync(path, webmOfLongDuration());
    const handle = await open(path);
    const { byteLength } = await lookInto(handle, 3 * 1024 * 1024).read(0, 3 * 1024 * 1024);
    await handle.close();
    expect(byteLength).toBe(64 * 1024);
  });

  it('are a recording or a refusal, never a throw, and little of them is read', {
    timeout: 60_000,
  }, async () => {
    const heads = [
      'RIFF\x24\0\0\0WAVE',
      'OggS\0\x02',
      '\x1aE\xdf\xa3',
      '\0\0\0\x20ftypM4A ',
      'fLaC\0\0\0\x22',
      'ID3\x04\0\0',
      '\xff\xfb\x90',
    ];
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc
        .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 2000 }))
        .map(([head, rest]) => new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), rest]))),
      fc
        .tuple(
          fc.constantFrom(...recordingFormats),
          fc.array(fc.tuple(fc.nat(20_000), fc.nat(255)), { maxLength: 30 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        )
        .map(([format, wounds, length]) => {
          const bytes = new Uint8Array(bytesOf(format));
          for (const [at, to] of wounds) bytes[at % Math.min(bytes.length, 2000)] = to;
          return bytes.subarray(0, Math.ceil(bytes.length * length));
        }),
    );
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const file = inMemory(bytes);
        const verdict = await whatIsIt(file);
        if (verdict.ok) {
          expect(recordingFormats).toContain(verdict.format);
          if (verdict.durationMs !== null) expect(Number.isSafeInteger(verdict.durationMs)).toBe(true);
        }
        expect(file.looked).toBeLessThan(2 * 1024 * 1024);
      }),
      { numRuns: 3000 },
    );
  });

  it('leave nothing behind unless they are kept', { timeout: 60_000 }, async () => {
    const folder = ownFolder();
    const files = openFiles(folder);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...recordingFormats),
        fc.array(fc.tuple(fc.nat(3000), fc.nat(255)), { maxLength: 8 }),
        fc.nat(5000),
        async (format, wounds, length) => {
          const bytes = new Uint8Array(bytesOf(format));
          for (const [at, to] of wounds) bytes[at % bytes.length] = to;
          const arrival = anArrival();
          const taken = await handOver(files, arrival, bytes.subarray(0, length));
          if (!taken.ok) {
            expect(namesIn(folder)).toEqual([]);
            return;
          }
          expect(namesIn(folder)).toHaveLength(2);
          await files.remove({ id: arrival.id, format: taken.format });
          await files.logged(arrival.id);
        },
      ),
      { numRuns: 60 },
    );
    expect(namesIn(folder)).toEqual([]);
  });
});
