import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordingFormat } from '../../contract/recording/recording.ts';

/** How ffmpeg is told to code each format. */
const codecs: Readonly<Record<RecordingFormat, readonly string[]>> = {
  wav: ['-c:a', 'pcm_s16le'],
  mp3: ['-c:a', 'libmp3lame', '-b:a', '64k'],
  ogg: ['-c:a', 'libvorbis'],
  opus: ['-c:a', 'libopus', '-b:a', '32k'],
  webm: ['-c:a', 'libopus', '-b:a', '32k'],
  m4a: ['-c:a', 'aac', '-b:a', '64k'],
  flac: ['-c:a', 'flac'],
};

/** One second of each two is a tone of 440 Hz at half of full scale, the other is silence. */
const pattern =
  'aevalsrc=0.5*sin(2*PI*440*t)*lt(mod(t\\,2)\\,1)|0.5*sin(2*PI*440*t)*lt(mod(t\\,2)\\,1):s=48000';

/** A folder for a test file's sounds; remove it afterwards. */
export function soundFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'ringnote-sounds-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes a stereo file of the format, with ffmpeg, and gives its path. */
export function makeSound(
  folder: string,
  format: RecordingFormat,
  seconds: number,
  ...more: string[]
): string {
  const path = join(folder, `tone-${seconds}.${format}`);
  execFileSync('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', pattern, '-t', String(seconds)],
    ...codecs[format],
    ...more,
    path,
  ]);
  return path;
}

/** What ffprobe says of a file's sound. */
export function probe(path: string): { codec: string; channels: number; rate: number; seconds: number } {
  const told = execFileSync('ffprobe', [
    ...['-v', 'error', '-select_streams', 'a:0', '-show_entries'],
    'stream=codec_name,channels,sample_rate:format=duration',
    ...['-of', 'json', path],
  ]);
  const { streams, format } = JSON.parse(told.toString()) as {
    streams: { codec_name: string; channels: number; sample_rate: string }[];
    format: { duration: string };
  };
  const [stream] = streams;
  if (stream === undefined) throw new Error(`${path} has no sound`);
  return {
    codec: stream.codec_name,
    channels: stream.channels,
    rate: Number(stream.sample_rate),
    seconds: Number(format.duration),
  };
}
