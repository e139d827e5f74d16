import type { BytesAt } from '../bytes-at.ts';
import type { Verdict } from '../verdict.ts';

/** A stream that was cut begins within a frame, and the longest frame has 2,881 bytes. */
const strayBytes = 2_881;

/** So many frames must follow one another before it is believed: two bytes of sync are found in any file. */
const framesInARow = 3;

const broken: Verdict = { ok: false, why: 'broken', format: 'mp3' };

/** Kbit/s of MPEG-1 layer III, and of MPEG-2 and 2.5 layer III, by index (ISO/IEC 11172-3 and 13818-3). */
const bitRates = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const;
const sampleRates = [44_100, 48_000, 32_000] as const;

/** Judges an MP3: after its ID3v2 tags (id3.org, 2.4.0 section 3.1) frames of one kind follow one another. */
export async function judgeMp3(file: BytesAt): Promise<Verdict> {
  let start = 0;
  for (let tag = 0; tag < 4; tag += 1) {
    const bytes = tagBytes(await file.read(start, 10));
    if (bytes === 0) break;
    start += bytes;
  }
  if (start >= file.size) return start > 0 ? { ok: false, why: 'silent', format: 'mp3' } : broken;
  start = await afterZeros(file, start);
  const stray = await file.read(start, strayBytes + 4);
  for (let at = 0; at + 4 <= stray.byteLength; at += 1) {
    const isSync = stray.getUint8(at) === 0xff && stray.getUint8(at + 1) >= 0xe0;
    if (isSync && (await framesFollow(file, start + at)))
      return { ok: true, format: 'mp3', durationMs: null };
  }
  return broken;
}

/** Length of the ID3v2 tag that begins here, its footer included; 0 when there is none. */
function tagBytes(view: DataView): number {
  if (view.byteLength < 10) return 0;
  if (view.getUint8(0) !== 0x49 || view.getUint8(1) !== 0x44 || view.getUint8(2) !== 0x33) return 0;
  let size = 0;
  for (let at = 6; at < 10; at += 1) {
    const seven = view.getUint8(at);
    if (seven > 127) return 0;
    size = size * 128 + seven;
  }
  return 10 + size + ((view.getUint8(5) & 0x10) === 0 ? 0 : 10);
}

/** Some writers pad a tag with more zeros than they count; at most a megabyte of them is passed over. */
async function afterZeros(file: BytesAt, start: number): Promise<number> {
  let at = start;
  while (at < Math.min(file.size, start + 1024 * 1024)) {
    const view = await file.read(at, 64 * 1024);
    if (view.byteLength === 0) break;
    for (let n = 0; n < view.byteLength; n += 1) if (view.getUint8(n) !== 0) return at + n;
    at += view.byteLength;
  }
  return at;
}

async function framesFollow(file: BytesAt, start: number): Promise<boolean> {
  let at = start;
  let kind: string | null = null;
  for (let frame = 0; frame < framesInARow; frame += 1) {
    const found = frameAt(await file.read(at, 4));
    if (found === null || (kind !== null && found.kind !== kind)) return false;
    kind = found.kind;
    at += found.bytes;
    // A file that ends with whole frames, or in the midst of its second, is short and still an MP3.
    if (at >= file.size) return at === file.size || frame > 0;
  }
  return true;
}

/** The layer III frame whose header stands here: its length, and what all frames of a file share. */
function frameAt(view: DataView): { bytes: number; kind: string } | null {
  if (view.byteLength < 4) return null;
  const header = view.getUint32(0);
  const version = (header >>> 19) & 3;
  const layer = (header >>> 17) & 3;
  const rate = sampleRates[(header >>> 10) & 3];
  if (header >>> 21 !== 0x7ff || version === 1 || layer !== 1 || rate === undefined) return null;
  const kbits = (version === 3 ? bitRates.one : bitRates.two)[(header >>> 12) & 15];
  if (kbits === undefined || kbits === 0) return null;
  const samplesPerSecond = version === 3 ? rate : version === 2 ? rate / 2 : rate / 4;
  const padding = (header >>> 9) & 1;
  const bytes = Math.floor(((version === 3 ? 144 : 72) * kbits * 1000) / samplesPerSecond) + padding;
  return { bytes, kind: `${version} ${rate}` };
}
