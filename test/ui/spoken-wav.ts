const rate = 16_000;

/** Playing time of the sound, seconds. */
export const soundLength = 12;
/** Nobody is heard from here to here, seconds. */
export const pause = { from: 3, to: 8 };
/** How much time one of `levels` stands for, ms. */
export const bucketMs = 50;

const isHeard = (second: number) => second < pause.from || second >= pause.to;
const loudness = (second: number) => 0.35 + 0.3 * Math.abs(Math.sin(second * 7));

/** A WAV file (16-bit mono) in which somebody is heard, then nobody, then somebody again. */
export function spokenWav(): Buffer {
  const samples = rate * soundLength;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i += 1) {
    const second = i / rate;
    const level = isHeard(second) ? loudness(second) * Math.sin(2 * Math.PI * 220 * second) : 0;
    wav.writeInt16LE(Math.round(level * 32_767), 44 + i * 2);
  }
  return wav;
}

/** The same sound as main would tell its levels. */
export const levels: readonly number[] = Array.from(
  { length: (soundLength * 1000) / bucketMs },
  (_, bucket) => {
    const second = (bucket * bucketMs) / 1000;
    return isHeard(second) ? Math.round(loudness(second) * 255) : 0;
  },
);
