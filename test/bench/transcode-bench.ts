import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordingFormats } from '../../contract/recording/recording.ts';
import { startMediaLab } from '../recordings/media-lab.ts';
import { makeSound, soundFolder } from '../recordings/sounds.ts';

export interface TranscodeCost {
  what: string;
  seconds: number;
  /** Size of what was made. */
  bytes: number;
  /** How much more memory main held at most, and its costliest turn (`Watched`), where the whole app is at work. */
  mainMb?: number;
  turnMs?: number;
  /** The most memory of the page that decodes, MB. */
  pageMb?: number;
}

const nobodysHand = { progress: () => undefined, stop: new AbortController().signal };

/** How long three minutes of each format take to become a WAV and an MP3, in the media page as it ships. */
export async function transcodeBench(playingSeconds = 180): Promise<TranscodeCost[]> {
  const sounds = soundFolder();
  const out = mkdtempSync(join(tmpdir(), 'ringnote-transcode-bench-'));
  const lab = await startMediaLab();
  const costs: TranscodeCost[] = [];
  try {
    for (const format of recordingFormats) {
      const recording = lab.know(makeSound(sounds.path, format, playingSeconds), format);
      for (const as of ['wav', 'mp3'] as const) {
        const target = join(out, `${format}.${as}`);
        const start = performance.now();
        const made = await lab.work.transcode(recording, as, target, nobodysHand);
        const seconds = (performance.now() - start) / 1000;
        if (!made.ok) throw new Error(`${format} to ${as}: ${made.why}`);
        costs.push({
          what: `${playingSeconds} s of ${format} to ${as}`,
          seconds,
          bytes: statSync(target).size,
        });
      }
    }
    return costs;
  } finally {
    await lab.close();
    sounds.remove();
    rmSync(out, { recursive: true, force: true });
  }
}
