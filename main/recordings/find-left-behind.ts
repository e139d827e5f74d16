import { type FileHandle, readdir } from 'node:fs/promises';
import { recordingFormats } from '../../contract/recording/recording.ts';
import type { Arrival, RecordingFile } from '../core/ports.ts';
import { notedArrival } from './arrival-note.ts';
import { bytesOf } from './bytes-at.ts';
import type { Intakes } from './intakes.ts';
import type { LeftBehind } from './message.ts';
import { readName } from './names.ts';
import { hashOf } from './read-whole.ts';
import { whatIsIt } from './what-is-it.ts';

export interface LeftBehindOptions {
  folder: string;
  intakes: Pick<Intakes, 'resume' | 'discard' | 'isUnderWay'>;
  openKept(file: RecordingFile): Promise<FileHandle | null>;
  ending: AbortSignal;
}

/** Finds what a crash left before the log had it: whole files, and memos as far as they go; the rest is taken away. */
export async function findLeftBehind({
  folder,
  intakes,
  openKept,
  ending,
}: LeftBehindOptions): Promise<LeftBehind[]> {
  /** A file that had its name when the app died, but may not be in the log. */
  async function whole(arrival: Arrival): Promise<LeftBehind | null> {
    for (const format of recordingFormats) {
      const handle = await openKept({ id: arrival.id, format });
      if (handle === null) continue;
      try {
        const { size, mtimeMs } = await handle.stat();
        const verdict = await whatIsIt(bytesOf(handle, size));
        if (!verdict.ok || verdict.format !== format) continue;
        const sha256 = await hashOf(handle, ending);
        const { durationMs } = verdict;
        const taken = {
          ok: true,
          format,
          bytes: size,
          sha256,
          mtimeMs: Math.trunc(mtimeMs),
          durationMs,
        } as const;
        return { arrival, taken, whole: true };
      } finally {
        await handle.close();
      }
    }
    return null;
  }

  /** A memo that was still being spoken, as far as it goes. */
  async function asFarAsItGoes(arrival: Arrival): Promise<LeftBehind | null> {
    const taken = await intakes.resume(arrival);
    return taken.ok ? { arrival, taken, whole: false } : null;
  }

  async function bringBack(id: string): Promise<LeftBehind | null> {
    const arrival = await notedArrival(folder, id);
    const left = arrival === null ? null : await whole(arrival);
    if (left !== null) return left;
    if (arrival?.kind === 'memo') return asFarAsItGoes(arrival);
    await intakes.discard(id);
    return null;
  }

  const found: LeftBehind[] = [];
  const names = await readdir(folder);
  for (const name of names) {
    const read = readName(name);
    if (read?.kind !== 'arrival' || intakes.isUnderWay(read.id)) continue;
    try {
      const left = await bringBack(read.id);
      if (left !== null) found.push(left);
    } catch {
      // The disk fails this one: it stays as it is, and the next start tries anew.
    }
  }
  return found;
}
