import { type BytesAt, fourLetters } from '../bytes-at.ts';
import { durationOf, type Verdict } from '../verdict.ts';

/** So many chunks may stand before the sound: real files have a handful. */
const chunksAtMost = 200;

const broken: Verdict = { ok: false, why: 'broken', format: 'wav' };
const silent: Verdict = { ok: false, why: 'silent', format: 'wav' };

/**
 * Judges a RIFF/WAVE file (Multimedia Programming Interface and Data Specifications 1.0, "RIFF"): it has a format that makes
 * sense and then sound. Sizes that lie are common (recorders that were cut off write 0 or 0xFFFFFFFF), so the playing time
 * comes from what is really there.
 */
export async function judgeWav(file: BytesAt): Promise<Verdict> {
  const head = await file.read(0, 12);
  if (fourLetters(head, 0) !== 'RIFF' || fourLetters(head, 8) !== 'WAVE') return broken;
  let at = 12;
  let bytesPerSecond: number | null = null;
  for (let chunk = 0; chunk < chunksAtMost && at + 8 <= file.size; chunk += 1) {
    const header = await file.read(at, 8);
    const name = fourLetters(header, 0);
    const claimed = header.getUint32(4, true);
    const there = Math.min(claimed, file.size - at - 8);
    if (name === 'fmt ') {
      bytesPerSecond = rateOf(await file.read(at + 8, Math.min(there, 16)));
      if (bytesPerSecond === null) return broken;
    }
    if (name === 'data') {
      const sound = claimed === 0 ? file.size - at - 8 : there;
      if (bytesPerSecond === null) return broken;
      return sound > 0 ? { ok: true, format: 'wav', durationMs: durationOf(sound, bytesPerSecond) } : silent;
    }
    at += 8 + claimed + (claimed % 2);
  }
  return bytesPerSecond === null ? broken : silent;
}

/** Bytes per second of a `WAVEFORMAT`, or null when it makes no sense. */
function rateOf(format: DataView): number | null {
  if (format.byteLength < 16) return null;
  const channels = format.getUint16(2, true);
  const samplesPerSecond = format.getUint32(4, true);
  const bytesPerSecond = format.getUint32(8, true);
  const blockBytes = format.getUint16(12, true);
  const sane =
    channels >= 1 &&
    channels <= 32 &&
    samplesPerSecond >= 100 &&
    samplesPerSecond <= 768_000 &&
    blockBytes >= 1;
  return sane && bytesPerSecond >= 1 ? bytesPerSecond : null;
}
