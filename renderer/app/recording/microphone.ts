import type { MemoFault } from './memo-session.ts';

/** A microphone that is being recorded. */
export interface Microphone {
  pause(): void;
  resume(): void;
  /** How loud it is now, 0 to 1 on a scale that follows the ear. */
  level(): number;
  /** Writes what is left, closes the file in it and lets the microphone go; answers with its playing time, ms. */
  finish(): Promise<number>;
  /** Lets the microphone go and writes nothing more. */
  drop(): Promise<void>;
}

interface MicrophonePorts {
  /** Takes the file's bytes as they come; rejects when they can go nowhere. */
  write: (bytes: Uint8Array) => Promise<void>;
  /** It was unplugged, or the sound could not be encoded or written. */
  broke: (how: 'unplugged' | Error) => void;
}

/** 32 kbit/s of Opus in mono: speech without audible loss, 14 MB an hour. */
const bitrate = 32_000;
/** A page of the file ends after this many seconds: what a crash costs at most, with one page being filled. */
const pageSeconds = 0.4;
/** Shown as nothing, dB below full scale. */
const floorDb = -60;

/** Asks for the microphone; a refusal is told apart by what the person has to do about it. */
export async function openMicrophone(): Promise<MediaStream | MemoFault> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
    return 'busy';
  }
}

/**
 * Records an open microphone as Ogg Opus, page by page as it is spoken. Ogg, because each of its pages carries the time
 * reached so far: what a crash leaves behind plays, seeks and knows its length without an index at its end (RFC 7845).
 */
export async function recordMicrophone(stream: MediaStream, ports: MicrophonePorts): Promise<Microphone> {
  const { MediaStreamAudioTrackSource, OggOutputFormat, Output, StreamTarget } = await import('mediabunny');
  const track = stream.getAudioTracks()[0];
  if (!track) throw new Error('The stream has no sound.');
  const letGo = () => {
    for (const each of stream.getTracks()) each.stop();
  };
  let encodedMs = 0;
  const source = new MediaStreamAudioTrackSource(track, {
    codec: 'opus',
    bitrate,
    onEncodedSample: (sample) => {
      encodedMs += sample.duration * 1000;
    },
  });
  const output = new Output({
    format: new OggOutputFormat({ maximumPageDuration: pageSeconds }),
    target: new StreamTarget(new WritableStream({ write: ({ data }) => ports.write(data) })),
  });
  output.addAudioTrack(source);
  source.errorPromise.catch((error: unknown) => ports.broke(asError(error)));
  track.addEventListener('ended', () => ports.broke('unplugged'));
  const meter = openMeter(stream);
  try {
    await output.start();
  } catch (error) {
    letGo();
    meter.close();
    throw error;
  }
  return {
    pause: () => source.pause(),
    resume: () => source.resume(),
    level: () => meter.level(),
    async finish() {
      meter.close();
      try {
        await output.finalize();
      } finally {
        letGo();
      }
      return Math.round(encodedMs);
    },
    async drop() {
      meter.close();
      letGo();
      await output.cancel();
    },
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Measures a microphone without sounding it. */
function openMeter(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const db = power === 0 ? floorDb : 10 * Math.log10(power);
      return Math.min(1, Math.max(0, 1 - db / floorDb));
    },
    close: () => void context.close(),
  };
}
