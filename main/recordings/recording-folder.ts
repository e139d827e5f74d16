import { createHash, type Hash } from 'node:crypto';
import { chmodSync, constants, mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recordingFormats, recordingLimit } from '../../contract/recording/recording.ts';
import type { Arrival, RecordingFile } from '../core/ports.ts';
import { bytesOf } from './bytes-at.ts';
import { copyOut } from './copy-out.ts';
import { createLooking } from './looking.ts';
import type { LeftBehind, Taken, Verbs } from './message.ts';
import { arrivalName, asideName, fileName, partialName, readName } from './names.ts';
import { hashOf, pieceBytes, pieces } from './read-whole.ts';
import { sweepFolder } from './sweep-folder.ts';
import { codeOf, RecordingTrouble, troubleOf } from './trouble.ts';
import { whatIsIt } from './what-is-it.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants;

/** Between two tellings of how far a copy is, ms. */
const tellingPause = 100;

/** The verbs of the recordings' thread, each answered when it is done. */
export type RecordingFolder = {
  readonly [N in keyof Verbs]: (ask: Parameters<Verbs[N]>[0]) => Promise<ReturnType<Verbs[N]>>;
};

/** One recording on its way in. */
interface Intake {
  arrival: Arrival;
  handle: FileHandle;
  hash: Hash;
  bytes: number;
  /** Number of the piece that has to come next. */
  next: number;
  cancelled: boolean;
  /** Ends when all that was begun on it has ended. */
  turn: Promise<unknown>;
}

const ArrivalSchema: z.ZodType<Arrival> = z.strictObject({
  id: z.string(),
  call: z.string(),
  name: z.string(),
  kind: z.enum(['attached', 'memo']),
  createdAt: z.number(),
});

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
  const intakes = new Map<string, Intake>();
  /** Files that got their name in this run: the log may not have them yet. */
  const named = new Set<string>();
  /** Breaks off what reads or writes a whole file: half a gigabyte must not hold up the end of the app. */
  const ending = new AbortController();
  const at = (name: string) => join(folder, name);

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);

  async function syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(folder, O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  async function start(arrival: Arrival): Promise<Intake> {
    const partial = at(partialName(arrival.id));
    await writePrivate(at(arrivalName(arrival.id)), JSON.stringify(arrival));
    try {
      const handle = await open(partial, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
      await handle.chmod(0o600);
      await syncFolder();
      const intake: Intake = {
        arrival,
        handle,
        hash: createHash('sha256'),
        bytes: 0,
        next: 0,
        cancelled: false,
        turn: Promise.resolve(),
      };
      intakes.set(arrival.id, intake);
      return intake;
    } catch (error) {
      await discard(arrival.id);
      throw error;
    }
  }

  /** Lets go of one on its way in, and leaves what is there of it. */
  async function leave(id: string): Promise<void> {
    const intake = intakes.get(id);
    intakes.delete(id);
    await intake?.handle.close().catch(() => undefined);
  }

  /** Takes away what is there of one on its way in. */
  async function discard(id: string): Promise<void> {
    await leave(id);
    for (const name of [partialName(id), arrivalName(id)]) await rm(at(name), { force: true });
  }

  async function write(intake: Intake, bytes: Uint8Array): Promise<void> {
    if (intake.bytes + bytes.byteLength > recordingLimit) throw new RecordingTrouble({ why: 'tooLarge' });
    let done = 0;
    while (done < bytes.byteLength) {
      const { bytesWritten } = await intake.handle.write(bytes, done, bytes.byteLength - done, intake.bytes);
      // Only what is written counts: of a memo that meets a full disk, that much is kept.
      intake.hash.update(bytes.subarray(done, done + bytesWritten));
      done += bytesWritten;
      intake.bytes += bytesWritten;
    }
  }

  /** Judges what has come in whole and gives it its name. */
  async function settle(intake: Intake): Promise<Taken> {
    const { handle, hash, bytes } = intake;
    const { id } = intake.arrival;
    if ((await handle.stat()).size > bytes) await handle.truncate(bytes);
    const verdict = await whatIsIt(bytesOf(handle, bytes));
    if (intake.cancelled) throw new RecordingTrouble({ why: 'cancelled' });
    if (!verdict.ok) {
      const { ok: _ok, ...trouble } = verdict;
      throw new RecordingTrouble(trouble);
    }
    if (intake.arrival.kind === 'attached') ending.signal.throwIfAborted();
    await handle.sync();
    const { mtimeMs } = await handle.stat();
    await handle.close();
    named.add(fileName(id, verdict.format));
    await rename(at(partialName(id)), at(fileName(id, verdict.format)));
    await syncFolder();
    intakes.delete(id);
    const { format, durationMs } = verdict;
    return { ok: true, format, bytes, sha256: hash.digest('hex'), mtimeMs: Math.trunc(mtimeMs), durationMs };
  }

  /**
   * Of what is refused or cancelled, or cannot be written, nothing is left; but what was spoken cannot be had again: when
   * the disk fails a memo, it stays as it is, and the next start tries anew. What the app's end breaks off is left to that.
   */
  async function orNothing({ id, kind }: Arrival, work: () => Promise<Taken>): Promise<Taken> {
    try {
      return await work();
    } catch (error) {
      const cancelled = intakes.get(id)?.cancelled === true;
      const isJudged = error instanceof RecordingTrouble || codeOf(error) === 'ENOENT';
      const isLeft = ending.signal.aborted || (kind === 'memo' && !isJudged);
      if (isLeft && !cancelled) await leave(id);
      else await discard(id);
      return { ok: false, trouble: cancelled ? { why: 'cancelled' } : troubleOf(error) };
    }
  }

  async function copyIn(source: FileHandle, intake: Intake): Promise<void> {
    const { id } = intake.arrival;
    const { size } = await source.stat();
    const piece = new Uint8Array(pieceBytes);
    let toldAt = 0;
    for (;;) {
      ending.signal.throwIfAborted();
      if (intake.cancelled) throw new RecordingTrouble({ why: 'cancelled' });
      const { bytesRead } = await fromSource(source.read(piece, 0, pieceBytes, intake.bytes));
      if (bytesRead === 0) break;
      await write(intake, piece.subarray(0, bytesRead));
      const now = performance.now();
      if (now - toldAt >= tellingPause) {
        toldAt = now;
        progress(id, intake.bytes, Math.max(size, intake.bytes));
      }
    }
    progress(id, intake.bytes, intake.bytes);
  }

  async function takeIn({ arrival, path }: { arrival: Arrival; path: string }): Promise<Taken> {
    let source: FileHandle;
    if (ending.signal.aborted) return { ok: false, trouble: { why: 'cancelled' } };
    try {
      // Without O_NONBLOCK a pipe would be waited for; on a file it changes nothing.
      source = await open(path, O_RDONLY | O_NONBLOCK);
    } catch {
      return { ok: false, trouble: { why: 'sourceGone' } };
    }
    try {
      const { size } = await source.stat().then((found) => (found.isFile() ? found : { size: -1 }));
      if (size < 0) return { ok: false, trouble: { why: 'sourceGone' } };
      if (size > recordingLimit) return { ok: false, trouble: { why: 'tooLarge' } };
      const first = await fromSource(whatIsIt(bytesOf(source, size)));
      if (!first.ok) {
        const { ok: _ok, ...trouble } = first;
        return { ok: false, trouble };
      }
      return await orNothing(arrival, async () => {
        const intake = await start(arrival);
        return inTurn(intake, async () => {
          await copyIn(source, intake);
          return settle(intake);
        });
      });
    } catch (error) {
      return { ok: false, trouble: troubleOf(error) };
    } finally {
      await source.close().catch(() => undefined);
    }
  }

  async function append({ id, seq, bytes }: { id: string; seq: number; bytes: Uint8Array }): Promise<null> {
    const intake = intakes.get(id);
    ending.signal.throwIfAborted();
    if (intake === undefined) throw new RecordingTrouble({ why: 'cancelled' });
    await inTurn(intake, async () => {
      if (intake.cancelled) throw new RecordingTrouble({ why: 'cancelled' });
      if (seq !== intake.next) throw new RecordingTrouble({ why: 'stopped' });
      await write(intake, bytes);
      intake.next += 1;
      // What was spoken until now outlives a power cut.
      if (intake.arrival.kind === 'memo') await intake.handle.datasync();
    });
    return null;
  }

  async function finish({ id }: { id: string }): Promise<Taken> {
    const intake = intakes.get(id);
    if (intake === undefined) return { ok: false, trouble: { why: 'cancelled' } };
    return orNothing(intake.arrival, () => inTurn(intake, () => settle(intake)));
  }

  async function cancel({ id }: { id: string }): Promise<null> {
    const intake = intakes.get(id);
    if (intake === undefined) return null;
    intake.cancelled = true;
    await intake.turn;
    // A copy finds out by itself; one whose bytes come from a page waits for nothing.
    if (intakes.get(id) === intake) await discard(id);
    return null;
  }

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

  const looking = createLooking(openKept, ending.signal);

  async function arrivalIn(id: string): Promise<Arrival | null> {
    try {
      const text = await readFile(at(arrivalName(id)), { encoding: 'utf8', flag: O_RDONLY | O_NOFOLLOW });
      const arrival = ArrivalSchema.safeParse(JSON.parse(text));
      return arrival.success && arrival.data.id === id ? arrival.data : null;
    } catch (error) {
      if (error instanceof SyntaxError || ['ENOENT', 'ELOOP', 'EISDIR'].includes(codeOf(error))) return null;
      throw error;
    }
  }

  /** A file that had its name when the app died, but may not be in the log. */
  async function whole(arrival: Arrival): Promise<LeftBehind | null> {
    for (const format of recordingFormats) {
      const handle = await openKept({ id: arrival.id, format });
      if (handle === null) continue;
      try {
        const { size, mtimeMs } = await handle.stat();
        const verdict = await whatIsIt(bytesOf(handle, size));
        if (!verdict.ok || verdict.format !== format) continue;
        const sha256 = await hashOf(handle, ending.signal);
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
    const taken = await orNothing(arrival, async () => {
      const handle = await open(at(partialName(arrival.id)), O_RDWR | O_NOFOLLOW);
      const { size } = await handle.stat();
      const hash = createHash('sha256');
      const intake: Intake = {
        arrival,
        handle,
        hash,
        bytes: size,
        next: 0,
        cancelled: false,
        turn: Promise.resolve(),
      };
      intakes.set(arrival.id, intake);
      await pieces(handle, ending.signal, async (piece) => void hash.update(piece));
      return settle(intake);
    });
    return taken.ok ? { arrival, taken, whole: false } : null;
  }

  async function bringBack(id: string): Promise<LeftBehind | null> {
    const arrival = await arrivalIn(id);
    const left = arrival === null ? null : await whole(arrival);
    if (left !== null) return left;
    if (arrival?.kind === 'memo') return asFarAsItGoes(arrival);
    await discard(id);
    return null;
  }

  async function leftBehind(): Promise<LeftBehind[]> {
    const found: LeftBehind[] = [];
    const names = await readdir(folder);
    for (const name of names) {
      const read = readName(name);
      if (read?.kind !== 'arrival' || intakes.has(read.id)) continue;
      try {
        const left = await bringBack(read.id);
        if (left !== null) found.push(left);
      } catch {
        // The disk fails this one: it stays as it is, and the next start tries anew.
      }
    }
    return found;
  }

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
    takeIn,
    async begin({ arrival }) {
      await start(arrival);
      return null;
    },
    append,
    finish,
    cancel,
    async logged({ id }) {
      await rm(at(arrivalName(id)), { force: true });
      return null;
    },
    leftBehind: () => leftBehind(),
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
      await sweepFolder({ folder, known, isNamed, isUnderWay: (id) => intakes.has(id), arrivalIn });
      return null;
    },
    copyTo,
    async close() {
      ending.abort(new RecordingTrouble({ why: 'cancelled' }));
      for (const { arrival, turn, handle } of [...intakes.values()]) {
        if (arrival.kind !== 'memo') continue;
        await turn;
        await handle.close().catch(() => undefined);
      }
      return null;
    },
  };
}

/** Runs work on one on its way in after all that was begun on it. */
function inTurn<T>(intake: Intake, work: () => Promise<T>): Promise<T> {
  const turn = intake.turn.then(work);
  intake.turn = turn.catch(() => undefined);
  return turn;
}

/** Writes a small file that only its owner can read, to the disk itself. */
async function writePrivate(path: string, text: string): Promise<void> {
  const handle = await open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Trouble with reading the person's own file is another than trouble with our folder. */
async function fromSource<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new RecordingTrouble({ why: 'sourceGone' }, { cause: error });
  }
}
