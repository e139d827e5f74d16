import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Arrival, KeptRecording, Log, RecordingFiles, TakenIn } from '../../main/core/ports.ts';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';

/** The thread's entry as source: Node 24 runs it without a build. */
export const workerSource = new URL('../../main/recordings/worker.ts', import.meta.url);

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A folder of the test's own, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-recordings-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens recordings over their real thread and a real folder, and closes them after the test. */
export function openFiles(folder: string): RecordingFiles {
  const files = openRecordingFiles({ folder, worker: workerSource, log: silentLog });
  onTestFinished(() => files.close());
  return files;
}

export function anArrival(facts: Partial<Arrival> = {}): Arrival {
  return { id: randomUUID(), call: randomUUID(), name: 'a file', kind: 'attached', createdAt: 1, ...facts };
}

/** What is left in a folder, in order. */
export const namesIn = (folder: string): string[] => readdirSync(folder).sort();

/** What the log would keep of a file that was taken in. */
export function keptOf(arrival: Arrival, taken: TakenIn): KeptRecording {
  if (!taken.ok) throw new Error(taken.why);
  const { ok: _ok, ...facts } = taken;
  return { ...arrival, ...facts, unplayable: null, recovered: false, marks: [], trashedAt: null };
}

/** Hands over bytes piece by piece, as a page does. */
export async function handOver(
  files: RecordingFiles,
  arrival: Arrival,
  bytes: Uint8Array,
  piece = 64 * 1024,
) {
  await files.begin(arrival);
  let seq = 0;
  for (let at = 0; at < bytes.byteLength; at += piece) {
    await files.append(arrival.id, seq, bytes.slice(at, at + piece));
    seq += 1;
  }
  return files.finish(arrival.id);
}
