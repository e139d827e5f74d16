import { chmodSync, constants, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingFile } from '../core/ports.ts';
import { notedArrival } from './arrival-note.ts';
import { copyOut } from './copy-out.ts';
import { findLeftBehind } from './find-left-behind.ts';
import { createIntakes } from './intakes.ts';
import { createLooking } from './looking.ts';
import type { Verbs } from './message.ts';
import { arrivalName, asideName, fileName } from './names.ts';
import { sweepFolder } from './sweep-folder.ts';
import { codeOf, RecordingTrouble } from './trouble.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

/** The verbs of the recordings' thread, each answered when it is done. */
export type RecordingFolder = {
  readonly [N in keyof Verbs]: (ask: Parameters<Verbs[N]>[0]) => Promise<ReturnType<Verbs[N]>>;
};

/**
 * Keeps the recordings' folder, in a thread of its own. What comes in is written and hashed piece by piece, and gets its name
 * only when it is whole, judged and on the disk:
 *
 *     <id>.arrival, <id>.partial ──judged, fsync──► <id>.<format> ──the log has it──► arrival removed
 *
 * No file of this folder is opened through a symbolic link, and no name in it comes from anybody but us.
 */
export function createRecordingFolder(
  folder: string,
  progress: (id: string, done: number, total: number) => void,
): RecordingFolder {
  /** Files that got their name in this run: the log may not have them yet. */
  const named = new Set<string>();
  /** Breaks off what reads or writes a whole file: half a gigabyte must not hold up the end of the app. */
  const ending = new AbortController();
  const at = (name: string) => join(folder, name);

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);

  /** Opens a recording's file; null when it is not there, or is anything but a plain file. */
  async function openKept(file: RecordingFile): Promise<FileHandle | null> {
    let handle: FileHandle;
    try {
      handle = await open(at(fileName(file.id, file.format)), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      if (['ENOENT', 'ELOOP', 'EMLINK', 'ENXIO', 'EISDIR'].includes(codeOf(error))) return null;
      throw error;
    }
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  }

  const intakes = createIntakes({
    folder,
    ending: ending.signal,
    progress,
    naming: (name) => void named.add(name),
  });
  const looking = createLooking(openKept, ending.signal);

  async function copyTo({ file, target }: { file: RecordingFile; target: string }): Promise<null> {
    const source = await openKept(file);
    if (source === null) throw new RecordingTrouble({ why: 'sourceGone' });
    try {
      await copyOut(source, target, `${target}.${file.id.slice(0, 8)}.partial`, ending.signal);
    } finally {
      await source.close();
    }
    return null;
  }

  return {
    takeIn: intakes.takeIn,
    begin: intakes.begin,
    append: intakes.append,
    finish: intakes.finish,
    cancel: intakes.cancel,
    async logged({ id }) {
      await rm(at(arrivalName(id)), { force: true });
      return null;
    },
    leftBehind: () => findLeftBehind({ folder, intakes, openKept, ending: ending.signal }),
    look: looking.look,
    verify: looking.verify,
    async remove({ file }) {
      await rm(at(fileName(file.id, file.format)), { force: true });
      looking.forget(file.id);
      return null;
    },
    async putAside({ file }) {
      const name = fileName(file.id, file.format);
      await rename(at(name), at(asideName(name)));
      await rm(at(arrivalName(file.id)), { force: true });
      return null;
    },
    async sweep({ known }) {
      const isNamed = (name: string) => named.has(name);
      const arrivalIn = (id: string) => notedArrival(folder, id);
      await sweepFolder({ folder, known, isNamed, isUnderWay: intakes.isUnderWay, arrivalIn });
      return null;
    },
    copyTo,
    async close() {
      ending.abort(new RecordingTrouble({ why: 'cancelled' }));
      await intakes.close();
      return null;
    },
  };
}
