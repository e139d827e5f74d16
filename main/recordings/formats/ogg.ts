import { type BytesAt, fourLetters } from '../bytes-at.ts';
import { durationOf, type Verdict } from '../verdict.ts';

/** The most that one page can take (RFC 3533, section 6): 27 + 255 + 255 × 255 bytes. */
const pageBytes = 65_307;

/** A file begins with one such page per stream; sound stands beside a picture at most. */
const streamsAtMost = 8;

interface Stream {
  format: 'ogg' | 'opus';
  serial: number;
  perSecond: number;
  /** Samples to leave out at the start (RFC 7845, section 4.2). */
  skip: number;
}

const broken: Verdict = { ok: false, why: 'broken', format: 'ogg' };

/**
 * Judges an Ogg file (RFC 3533) by the pages that begin its streams: Vorbis or FLAC makes it `ogg`, Opus makes it `opus`;
 * the playing time stands in the last page of the stream.
 */
export async function judgeOgg(file: BytesAt): Promise<Verdict> {
  let at = 0;
  for (let stream = 0; stream < streamsAtMost; stream += 1) {
    const page = pageAt(await file.read(at, pageBytes));
    if (page === null) return broken;
    if (!page.begins) return stream === 0 ? broken : { ok: false, why: 'silent', format: 'ogg' };
    const sound = soundOf(page.serial, page.body);
    if (sound !== null) {
      if (at + page.bytes >= file.size) return { ok: false, why: 'silent', format: sound.format };
      return { ok: true, format: sound.format, durationMs: await durationAtEnd(file, sound) };
    }
    at += page.bytes;
  }
  return { ok: false, why: 'silent', format: 'ogg' };
}

interface OggPage {
  begins: boolean;
  serial: number;
  body: DataView;
  bytes: number;
}

function pageAt(view: DataView): OggPage | null {
  if (fourLetters(view, 0) !== 'OggS' || view.byteLength < 27 || view.getUint8(4) !== 0) return null;
  const segments = view.getUint8(26);
  if (view.byteLength < 27 + segments) return null;
  let length = 0;
  for (let segment = 0; segment < segments; segment += 1) length += view.getUint8(27 + segment);
  if (view.byteLength < 27 + segments + length) return null;
  return {
    begins: (view.getUint8(5) & 2) !== 0,
    serial: view.getUint32(14, true),
    body: new DataView(view.buffer, view.byteOffset + 27 + segments, length),
    bytes: 27 + segments + length,
  };
}

function soundOf(serial: number, body: DataView): Stream | null {
  const letters = fourLetters(body, 0) + fourLetters(body, 4);
  if (letters === 'OpusHead' && body.byteLength >= 19) {
    return { format: 'opus', serial, perSecond: 48_000, skip: body.getUint16(10, true) };
  }
  if (letters.startsWith('\x01vorbis') && body.byteLength >= 30) {
    const perSecond = body.getUint32(12, true);
    return perSecond > 0 ? { format: 'ogg', serial, perSecond, skip: 0 } : null;
  }
  // Mapping of FLAC into Ogg 1.0: its STREAMINFO begins at 17, the sample rate in its bits 80 to 99.
  if (letters.startsWith('\x7fFLAC') && body.byteLength >= 51) {
    const perSecond = body.getUint32(27) >>> 12;
    return perSecond > 0 ? { format: 'ogg', serial, perSecond, skip: 0 } : null;
  }
  return null;
}

async function durationAtEnd(file: BytesAt, stream: Stream): Promise<number | null> {
  const tail = await file.read(Math.max(0, file.size - pageBytes), pageBytes);
  for (let at = tail.byteLength - 27; at >= 0; at -= 1) {
    if (fourLetters(tail, at) !== 'OggS' || tail.getUint32(at + 14, true) !== stream.serial) continue;
    const granule = tail.getBigInt64(at + 6, true);
    // -1 says that no packet ends on this page.
    if (granule >= 0n) return durationOf(Math.max(0, Number(granule) - stream.skip), stream.perSecond);
  }
  return null;
}
