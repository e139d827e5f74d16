import type { Peaks } from '../../../contract/recording/recording.ts';

/** A stretch of a recording in which nobody is heard, ms from its start. */
export interface Silence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Only a pause this long is worth a jump; shorter ones belong to how a person speaks. */
const shortestMs = 1000;
/** Left standing at both ends of a silence, so that the end of one word and the breath before the next stay whole. */
const marginMs = 150;
/** Silence is 24 dB and more below how loud the recording is where it is loud. */
const belowLoud = 10 ** (-24 / 20);
/** The quietest "loud" that still is somebody speaking (-34 dB of full scale); below, nothing is told apart. */
const faintest = 5;

/**
 * Finds the silences of a recording from its levels, in order. The threshold follows the recording: the level that a
 * twentieth of it exceeds is taken as its loudness, so that a faint far side is not skipped as if it were nothing.
 */
export function silences({ levels, bucketMs }: Peaks): Silence[] {
  const loud = loudness(levels);
  if (loud < faintest) return [];
  const threshold = Math.max(1, loud * belowLoud);
  const found: Silence[] = [];
  let from = 0;
  for (let at = 0; at <= levels.length; at += 1) {
    const level = levels[at];
    if (level !== undefined && level <= threshold) continue;
    if ((at - from) * bucketMs >= shortestMs)
      found.push({ fromMs: from * bucketMs + marginMs, toMs: at * bucketMs - marginMs });
    from = at + 1;
  }
  return found;
}

/** Where to go on playing when `atMs` lies in a silence; null where somebody is heard. */
export function pastSilence(found: readonly Silence[], atMs: number): number | null {
  let low = 0;
  let high = found.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const silence = found[middle];
    if (!silence) return null;
    if (atMs < silence.fromMs) high = middle - 1;
    else if (atMs >= silence.toMs) low = middle + 1;
    else return silence.toMs;
  }
  return null;
}

/** The level that one bucket in twenty exceeds. */
function loudness(levels: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1;
  let above = levels.length / 20;
  for (let level = 255; level >= 0; level -= 1) {
    above -= counts[level] ?? 0;
    if (above < 0) return level;
  }
  return 0;
}
