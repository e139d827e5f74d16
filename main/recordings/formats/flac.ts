import { type BytesAt, fourLetters } from '../bytes-at.ts';
import { durationOf, type Verdict } from '../verdict.ts';

/** So many metadata blocks may stand before the sound. */
const blocksAtMost = 1_000;

const broken: Verdict = { ok: false, why: 'broken', format: 'flac' };

/** Judges a FLAC file (RFC 9639, sections 6 to 9): STREAMINFO first, and a frame's sync code behind the last metadata block. */
export async function judgeFlac(file: BytesAt): Promise<Verdict> {
  if (fourLetters(await file.read(0, 4), 0) !== 'fLaC') return broken;
  let at = 4;
  let durationMs: number | null = null;
  for (let block = 0; block < blocksAtMost; block += 1) {
    const header = await file.read(at, 4);
    if (header.byteLength < 4) return broken;
    const kind = header.getUint8(0) & 0x7f;
    const length = header.getUint32(0) & 0xff_ffff;
    if (block === 0) {
      const info = await file.read(at + 4, 34);
      if (kind !== 0 || length !== 34 || info.byteLength < 34) return broken;
      const perSecond = info.getUint32(10) >>> 12;
      if (perSecond === 0) return broken;
      const count = (info.getUint8(13) & 0x0f) * 2 ** 32 + info.getUint32(14);
      durationMs = count === 0 ? null : durationOf(count, perSecond);
    }
    at += 4 + length;
    if ((header.getUint8(0) & 0x80) !== 0) {
      const frame = await file.read(at, 2);
      if (frame.byteLength < 2) return { ok: false, why: 'silent', format: 'flac' };
      return (frame.getUint16(0) & 0xfffe) === 0xfff8 ? { ok: true, format: 'flac', durationMs } : broken;
    }
  }
  return broken;
}
