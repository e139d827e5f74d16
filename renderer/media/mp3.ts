import { createEncoder } from 'wasm-media-encoders';
import encoderUrl from 'wasm-media-encoders/wasm/mp3?url';
import { Fault } from './fault.ts';
import type { Sound } from './sound.ts';
import type { Target } from './target.ts';

/** The rates that an MP3 can have (ISO/IEC 11172-3, 13818-3, and the 2.5 extension), Hz. */
const rates = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;

/** Makes an MP3 of 128 kbit/s, or of 64 for one channel; more than two channels are mixed into one. */
export async function makeMp3(sound: Sound, target: Target): Promise<void> {
  const channels = sound.channels === 2 ? 2 : 1;
  // Compiled from bytes of our own host: the package's other way is a data: URL, which the CSP does not let it fetch.
  const wasm = await fetch(encoderUrl).then((response) => response.arrayBuffer());
  const encoder = await createEncoder('audio/mpeg', await WebAssembly.compile(wasm));
  encoder.configure({
    channels,
    sampleRate: sound.sampleRate,
    bitrate: channels === 2 ? 128 : 64,
    outputSampleRate: rates.find((rate) => rate >= sound.sampleRate) ?? 48_000,
  });
  let frames = 0;
  for await (const { channels: planes } of sound.stretches()) {
    const mixed = channels === planes.length ? planes : [mix(planes)];
    frames += mixed[0]?.length ?? 0;
    await target.add(encoder.encode(mixed));
  }
  if (frames === 0) throw new Fault('damaged', 'nothing of it could be decoded');
  await target.add(encoder.finalize());
  await target.flush();
}

function mix(planes: readonly Float32Array[]): Float32Array {
  const mixed = new Float32Array(planes[0]?.length ?? 0);
  for (const plane of planes) {
    for (let frame = 0; frame < mixed.length; frame += 1) {
      mixed[frame] = (mixed[frame] ?? 0) + (plane[frame] ?? 0) / planes.length;
    }
  }
  return mixed;
}
