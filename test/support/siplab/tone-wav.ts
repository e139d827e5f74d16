import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const rate = 48_000;

/** Puts such a file into a folder and returns its path, for `--use-file-for-fake-audio-capture`. */
export function writeTone(folder: string, hertz: number): string {
  const file = join(folder, `tone-${hertz}.wav`);
  writeFileSync(file, toneWav(hertz));
  return file;
}

/**
 * A WAV file (16-bit mono) with one steady tone, for Chromium's fake microphone, which plays it over and over: each
 * side of a call gets its own frequency, so that a test can tell whom it hears. A whole number of periods per second
 * makes the seam inaudible.
 */
function toneWav(hertz: number, seconds = 5): Buffer {
  const samples = rate * seconds;
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
    wav.writeInt16LE(Math.round(Math.sin((2 * Math.PI * hertz * i) / rate) * 16_384), 44 + i * 2);
  }
  return wav;
}
