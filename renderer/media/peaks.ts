import { Fault } from './fault.ts';
import type { Sound } from './sound.ts';

/** How loud a recording is over its time, as the contract carries it. */
export interface MadePeaks {
  durationMs: number;
  bucketMs: number;
  levels: Uint8Array<ArrayBuffer>;
}

/** What one level stands for at first, ms. */
const finest = 100;

/** The most levels that are kept: five and a half hours of the finest. */
const levelsAtMost = 200_000;

/**
 * Computes the levels while the sound goes by. Its length is not known before its end, so when there are too many levels each
 * two become one, and every later one stands for twice the time. A file that breaks off is drawn as far as it goes.
 */
export async function makePeaks(sound: Sound): Promise<MadePeaks> {
  let levels = new Uint8Array(4096);
  let used = 0;
  let bucketMs = finest;
  let end = 0;
  const halve = (): void => {
    for (let at = 0; at < used; at += 2) {
      levels[at >> 1] = Math.max(levels[at] ?? 0, at + 1 < used ? (levels[at + 1] ?? 0) : 0);
    }
    levels.fill(0, (used + 1) >> 1, used);
    used = (used + 1) >> 1;
    bucketMs *= 2;
  };
  const raise = (bucket: number, level: number): void => {
    let at = bucket;
    while (at >= levelsAtMost) {
      halve();
      at >>= 1;
    }
    if (at >= levels.length) {
      const larger = new Uint8Array(Math.min(levelsAtMost, Math.max(levels.length * 2, at + 1)));
      larger.set(levels);
      levels = larger;
    }
    used = Math.max(used, at + 1);
    if ((levels[at] ?? 0) < level) levels[at] = level;
  };
  try {
    for await (const { channels, at } of sound.stretches()) {
      const frames = channels[0]?.length ?? 0;
      let frame = 0;
      while (frame < frames) {
        const bucket = Math.floor(((at + frame / sound.sampleRate) * 1000) / bucketMs + 1e-6);
        const until = Math.min(
          frames,
          Math.max(frame + 1, Math.ceil(((bucket + 1) * (bucketMs / 1000) - at) * sound.sampleRate)),
        );
        raise(bucket, loudest(channels, frame, until));
        frame = until;
      }
      end = Math.max(end, at + frames / sound.sampleRate);
    }
  } catch (error) {
    if (used === 0 || !(error instanceof Fault) || error.why !== 'damaged') throw error;
  }
  if (used === 0) throw new Fault('damaged', 'nothing of it could be decoded');
  return { durationMs: Math.round(end * 1000), bucketMs, levels: levels.slice(0, used) };
}

/** The largest sample of a stretch, 255 being full scale. */
function loudest(channels: readonly Float32Array[], from: number, until: number): number {
  let most = 0;
  for (const channel of channels) {
    for (let frame = from; frame < until; frame += 1) {
      const size = Math.abs(channel[frame] ?? 0);
      if (size > most) most = size;
    }
  }
  return Math.min(255, Math.round(most * 255));
}
