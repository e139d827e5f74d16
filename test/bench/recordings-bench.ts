/**
 * What a recording of 500 MB costs the process that places calls: `node test/bench/recordings-bench.ts [--transcode]` prints it
 * as JSON, with how long a transcode takes if asked, and `test/bench/bench.ts` takes `recordingsBench` along.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordingLimit } from '../../contract/recording/recording.ts';
import type { Arrival } from '../../main/core/ports.ts';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';

export interface RecordingCost {
  what: string;
  seconds: number;
  /** How much more memory the whole process held at most, its thread included, MB. */
  memoryMb: number;
  /** The longest that main did nothing else, ms. */
  stallMs: number;
  /** The same while nothing was asked of it, just before: what the machine itself adds, ms. */
  idleStallMs: number;
  /** How many processes of the whole machine wanted to run meanwhile, over the last minute. */
  load: number;
}

/** How long the idle process is watched, ms. */
const idleTime = 10_000;

const mb = 1024 * 1024;
const worker = new URL('../../main/recordings/worker.ts', import.meta.url);
const log = { info: () => undefined, warn: () => undefined, error: console.error };

/** A WAV of the largest size, its sound silence; the disk need not hold its zeros. */
function largestWav(path: string): void {
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(recordingLimit - 8, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt32LE(0x2_0001, 20);
  head.writeUInt32LE(48_000, 24);
  head.writeUInt32LE(192_000, 28);
  head.writeUInt32LE(0x10_0004, 32);
  head.write('data', 36);
  head.writeUInt32LE(recordingLimit - 44, 40);
  const file = openSync(path, 'w');
  writeSync(file, head);
  ftruncateSync(file, recordingLimit);
  closeSync(file);
}

async function idleStall(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await sleep(idleTime);
  delay.disable();
  return delay.max / 1e6;
}

async function costOf(what: string, work: () => Promise<{ ok: boolean }>): Promise<RecordingCost> {
  const idleStallMs = await idleStall();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  const { ok } = await work();
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  clearInterval(watch);
  if (!ok) throw new Error(`${what}: the recording was refused`);
  const [load = 0] = loadavg();
  return { what, seconds, memoryMb: (most - before) / mb, stallMs: delay.max / 1e6, idleStallMs, load };
}

/** Takes 500 MB in from the disk, and again piece by piece as from a page. */
export async function recordingsBench(): Promise<RecordingCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-recordings-bench-'));
  const files = openRecordingFiles({ folder: join(folder, 'recordings'), worker, log });
  const source = join(folder, 'large.wav');
  largestWav(source);
  const arrival = (): Arrival => ({
    id: randomUUID(),
    call: randomUUID(),
    name: 'x',
    kind: 'attached',
    createdAt: 1,
  });
  try {
    await files.leftBehind();
    const copied = await costOf('500 MB from the disk', () =>
      files.takeIn(arrival(), source, () => undefined),
    );
    const head = Buffer.alloc(256 * 1024);
    const handle = openSync(source, 'r');
    readSync(handle, head, 0, head.length, 0);
    closeSync(handle);
    const handed = await costOf('500 MB from a page, in pieces of 256 KB', async () => {
      const one = arrival();
      await files.begin(one);
      for (let seq = 0; seq < recordingLimit / head.length; seq += 1) {
        await files.append(one.id, seq, seq === 0 ? new Uint8Array(head) : new Uint8Array(head.length));
      }
      return files.finish(one.id);
    });
    return [copied, handed];
  } finally {
    await files.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  console.log(JSON.stringify({ recordings: await recordingsBench() }));
  if (process.argv.includes('--transcode')) {
    const { transcodeBench } = await import('./transcode-bench.ts');
    console.log(JSON.stringify({ transcodes: await transcodeBench() }));
  }
}
