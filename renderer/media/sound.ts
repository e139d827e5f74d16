import { ALL_FORMATS, type AudioSample, AudioSampleSink, CustomSource, Input } from 'mediabunny';
import type { RecordingFormat } from '../../contract/recording/recording.ts';
import { Fault } from './fault.ts';
import { endOfWholePages } from './whole-pages.ts';

/** A stretch of decoded sound: one array of samples between -1 and 1 per channel, all of the same length. */
export interface Stretch {
  channels: Float32Array<ArrayBuffer>[];
  /** Where it begins, seconds from the start of the recording. */
  at: number;
}

/** A recording that is decoded as it is read: only some seconds of it are ever in memory. */
export interface Sound {
  sampleRate: number;
  channels: number;
  stretches(): AsyncGenerator<Stretch>;
  close(): void;
}

export interface SoundOptions {
  url: string;
  format: RecordingFormat;
  /** Size of the file. */
  bytes: number;
  /** Playing time, null where nobody knows it yet. */
  durationMs: number | null;
  stop: AbortSignal;
  /**
   * Told between 0 and 1, as a sign of life at each read too: how much of the playing time is decoded, or, where that is not
   * known, how far into the file was read.
   */
  progress(done: number): void;
}

/** The most that is asked for at once, bytes. */
const readBytes = 1024 * 1024;

/** How much of the file is kept for another look, bytes. */
const cacheBytes = 8 * 1024 * 1024;

/** Opens a recording of this page's own host. Throws a `Fault` when it holds no sound that can be decoded here. */
export async function openSound(options: SoundOptions): Promise<Sound> {
  const { url, format, bytes, stop } = options;
  const { decoded, sought } = howFar(options);
  const isOgg = format === 'ogg' || format === 'opus';
  const size = isOgg ? await endOfWholePages(bytes, (start, end) => readPart(url, start, end, stop)) : bytes;
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => size,
      async read(start, end) {
        sought(start / size);
        return readPart(url, start, end, stop);
      },
      maxCacheSize: cacheBytes,
      prefetchProfile: 'fileSystem',
    }),
  });
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) throw new Fault('damaged', 'it has no track of sound');
    if (!(await track.canDecode())) {
      throw new Fault(
        'unsupported',
        `nothing decodes ${(await track.getCodecParameterString()) ?? 'its codec'}`,
      );
    }
    const sampleRate = await track.getSampleRate();
    const channels = await track.getNumberOfChannels();
    return {
      sampleRate,
      channels,
      async *stretches() {
        try {
          for await (const sample of new AudioSampleSink(track).samples()) {
            try {
              stop.throwIfAborted();
              if (sample.sampleRate !== sampleRate || sample.numberOfChannels !== channels) {
                throw new Fault('unsupported', 'its kind of sound changes in the midst of it');
              }
              const stretch = stretchOf(sample);
              if (stretch !== null) yield stretch;
              decoded(sample.timestamp + sample.duration);
            } finally {
              sample.close();
            }
          }
        } catch (error) {
          throw asFault(error, stop);
        }
      },
      close: () => input.dispose(),
    };
  } catch (error) {
    input.dispose();
    throw asFault(error, stop);
  }
}

/** Tells how far the sound is by the best that is known, and never that it went back. */
function howFar({ durationMs, progress }: Pick<SoundOptions, 'durationMs' | 'progress'>) {
  let done = 0;
  const tell = (share: number): void => {
    done = Math.max(done, Math.min(1, share));
    progress(done);
  };
  return durationMs === null || durationMs === 0
    ? { decoded: () => undefined, sought: tell }
    : { decoded: (until: number) => tell((until * 1000) / durationMs), sought: () => tell(done) };
}

/** The samples of one piece, without what lies before the recording's start (a codec's run-up). */
function stretchOf(sample: AudioSample): Stretch | null {
  const before = Math.max(0, Math.round(-sample.timestamp * sample.sampleRate));
  const frames = sample.numberOfFrames - before;
  if (frames <= 0) return null;
  const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(frames);
    sample.copyTo(plane, { planeIndex, format: 'f32-planar', frameOffset: before });
    return plane;
  });
  return { channels, at: Math.max(0, sample.timestamp) };
}

/** Reads a part of the file, in as many answers as main gives it. */
async function readPart(url: string, start: number, end: number, stop: AbortSignal): Promise<Uint8Array> {
  const part = new Uint8Array(end - start);
  let at = start;
  while (at < end) {
    const last = Math.min(end, at + readBytes) - 1;
    const response = await fetch(url, { headers: { range: `bytes=${at}-${last}` }, signal: stop });
    if (response.status !== 206) throw new Fault('failed', `the file is not to be had (${response.status})`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.byteLength === 0) throw new Fault('failed', 'the file ended early');
    part.set(bytes, at - start);
    at += bytes.byteLength;
  }
  return part;
}

/** What a decoder throws means that the sound is damaged; what we threw ourselves says better. */
function asFault(error: unknown, stop: AbortSignal): Fault {
  if (error instanceof Fault) return error;
  if (stop.aborted) return new Fault('failed', 'stopped', { cause: error });
  return new Fault('damaged', String(error), { cause: error });
}
