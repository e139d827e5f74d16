import { lstat, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arrival, RecordingFile } from '../core/ports.ts';
import { asideName, fileName, readName } from './names.ts';

/** So long a file that no log knows is kept aside, ms. */
const asideTime = 30 * 86_400_000;

/** What is to be left alone, and where. */
export interface Sweeping {
  folder: string;
  /** What the log knows. */
  known: readonly RecordingFile[];
  /** True for a file that got its name in this run: the log may not have it yet. */
  isNamed(name: string): boolean;
  /** True for what is on its way in. */
  isUnderWay(id: string): boolean;
  arrivalIn(id: string): Promise<Arrival | null>;
}

/** Puts aside what no log knows, brings back what one knows again, and takes away what was aside for 30 days. */
export async function sweepFolder(sweeping: Sweeping): Promise<void> {
  const { folder, known, isNamed, isUnderWay, arrivalIn } = sweeping;
  const at = (name: string) => join(folder, name);
  const ours = new Set(known.map(({ id, format }) => fileName(id, format)));
  for (const name of await readdir(folder)) {
    const found = readName(name);
    if (found === null || isUnderWay(found.id)) continue;
    // A memo that the disk or the log could not take keeps the note of its arrival, and so its place.
    if (found.kind === 'arrival') continue;
    if (found.kind === 'partial') {
      if ((await arrivalIn(found.id))?.kind !== 'memo') await unlink(at(name));
      continue;
    }
    const plain = fileName(found.id, found.format);
    if (
      found.kind === 'final' &&
      !ours.has(plain) &&
      !isNamed(plain) &&
      (await arrivalIn(found.id)) === null
    ) {
      await rename(at(name), at(asideName(name)));
    }
    if (found.kind !== 'aside') continue;
    if (ours.has(plain)) await rename(at(name), at(plain));
    // Renaming sets the time of change, and so begins the thirty days.
    else if (Date.now() - (await lstat(at(name))).ctimeMs > asideTime) await unlink(at(name));
  }
}
