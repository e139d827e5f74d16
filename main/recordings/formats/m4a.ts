import { type BytesAt, fourLetters } from '../bytes-at.ts';
import { durationOf, type Verdict } from '../verdict.ts';

/** So many boxes are looked at in one file. */
const boxesAtMost = 5_000;

const broken: Verdict = { ok: false, why: 'broken', format: 'm4a' };

interface Box {
  name: string;
  start: number;
  /** How much of its content is really there. */
  length: number;
}

/**
 * Judges a file of the ISO base media format (ISO/IEC 14496-12): it names its brand, has a track whose handler is `soun`,
 * and data. What else it holds, a picture say, does not matter.
 */
export async function judgeM4a(file: BytesAt): Promise<Verdict> {
  const walk = walker(file);
  let named = false;
  let hasSound = false;
  let hasData = false;
  let durationMs: number | null = null;
  for await (const box of walk({ name: '', start: 0, length: file.size })) {
    if (!named && box.name !== 'ftyp') return broken;
    named = true;
    if (box.name === 'mdat' && box.length > 0) hasData = true;
    if (box.name !== 'moov') continue;
    for await (const part of walk(box)) {
      if (part.name === 'mvhd') durationMs = await durationIn(file, part);
      if (part.name === 'trak' && (await isSound(file, walk, part))) hasSound = true;
    }
  }
  if (!named) return broken;
  return hasSound && hasData
    ? { ok: true, format: 'm4a', durationMs }
    : { ok: false, why: 'silent', format: 'm4a' };
}

type Walk = (parent: Box) => AsyncGenerator<Box>;

function walker(file: BytesAt): Walk {
  let left = boxesAtMost;
  return async function* within(parent) {
    const end = parent.start + parent.length;
    let at = parent.start;
    while (at + 8 <= end) {
      left -= 1;
      if (left < 0) return;
      const head = await file.read(at, 16);
      const short = head.getUint32(0);
      const long = short === 1 && head.byteLength === 16;
      const header = long ? 16 : 8;
      const size = short === 0 ? end - at : long ? Number(head.getBigUint64(8)) : short;
      if (size < header) return;
      const start = at + header;
      yield { name: fourLetters(head, 4), start, length: Math.max(0, Math.min(size - header, end - start)) };
      at += size;
    }
  };
}

async function isSound(file: BytesAt, walk: Walk, track: Box): Promise<boolean> {
  for await (const media of walk(track)) {
    if (media.name !== 'mdia') continue;
    for await (const part of walk(media)) {
      if (part.name === 'hdlr') return fourLetters(await file.read(part.start + 8, 4), 0) === 'soun';
    }
  }
  return false;
}

async function durationIn(file: BytesAt, box: Box): Promise<number | null> {
  const view = await file.read(box.start, Math.min(box.length, 32));
  const long = view.byteLength > 0 && view.getUint8(0) === 1;
  if (view.byteLength < (long ? 32 : 20)) return null;
  const perSecond = view.getUint32(long ? 20 : 12);
  const count = long ? Number(view.getBigUint64(24)) : view.getUint32(16);
  // A fragmented file says 0 and tells its length in its fragments.
  return count === 0 ? null : durationOf(count, perSecond);
}
