import { Fault } from './fault.ts';
import type { Sound } from './sound.ts';
import type { Target } from './target.ts';

const headerBytes = 44;

/** The sizes in a RIFF header have 32 bits. */
const soundAtMost = 2 ** 32 - 1 - headerBytes;

/** Makes a WAV of 16-bit samples. Its header names its length, which is known last, so it is written twice. */
export async function makeWav(sound: Sound, target: Target): Promise<void> {
  await target.add(header(sound, 0));
  let bytes = 0;
  for await (const { channels } of sound.stretches()) {
    const samples = interleaved(channels);
    bytes += samples.byteLength;
    if (bytes > soundAtMost) throw new Fault('unsupported', 'it is too long for a WAV file');
    await target.add(samples);
  }
  if (bytes === 0) throw new Fault('damaged', 'nothing of it could be decoded');
  await target.flush();
  await target.over(0, header(sound, bytes));
}

/** The canonical header of 44 bytes (Multimedia Programming Interface and Data Specifications 1.0). */
function header({ sampleRate, channels }: Sound, bytes: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(headerBytes));
  const letters = (at: number, text: string): void => {
    for (let n = 0; n < text.length; n += 1) view.setUint8(at + n, text.charCodeAt(n));
  };
  letters(0, 'RIFF');
  view.setUint32(4, 36 + bytes, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  letters(36, 'data');
  view.setUint32(40, bytes, true);
  return new Uint8Array(view.buffer);
}

function interleaved(channels: readonly Float32Array[]): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const view = new DataView(new ArrayBuffer(frames * channels.length * 2));
  let at = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    for (const channel of channels) {
      const sample = Math.max(-1, Math.min(1, channel[frame] ?? 0));
      view.setInt16(at, Math.round(sample < 0 ? sample * 0x8000 : sample * 0x7fff), true);
      at += 2;
    }
  }
  return new Uint8Array(view.buffer);
}
