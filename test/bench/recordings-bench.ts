import { randomUUID } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordingLimit } from '../../contract/recording/recording.ts';
import type { Arrival } from '../../main/core/ports.ts';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';
import { type Watched, watchProcess } from './watch-process.ts';

export interface RecordingCost extends Watched {
  what: string;
  seconds: number;
  /** The same process just before, while nothing was asked of it: what the machine itself adds. */
  idle: Watched;
}

/** How long the idle process is watched, ms. */
export const idleTime = 10_000;

const worker = new URL('../../main/recordings/worker.ts', import.meta.url);
const log = { info: () => undefined, warn: () => undefined, error: console.error };

/** A WAV of the largest size, its sound silence; the disk need not hold its zeros. */
export function largestWav(path: string): void {
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

async function costOf(what: string, work: () => Promise<{ ok: boolean }>): Promise<RecordingCost> {
  const idling = watchProcess();
  await sleep(idleTime);
  const idle = idling();
  const watching = watchProcess();
  const start = performance.now();
  const { ok } = await work();
  const seconds = (performance.now() - start) / 1000;
  const watched = watching();
  if (!ok) throw new Error(`${what}: the recording was refused`);
  return { what, seconds, ...watched, idle };
}

/** What 500 MB cost a process that keeps recordings and nothing else: taken in from the disk, and again piece by piece as from a page. */
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
