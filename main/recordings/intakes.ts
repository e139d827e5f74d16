import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordingLimit } from '../../contract/recording/recording.ts';
import type { Arrival } from '../core/ports.ts';
import { noteArrival } from './arrival-note.ts';
import { bytesOf } from './bytes-at.ts';
import type { Taken } from './message.ts';
import { arrivalName, fileName, partialName } from './names.ts';
import { pieceBytes, pieces } from './read-whole.ts';
import { codeOf, RecordingTrouble, troubleOf } from './trouble.ts';
import { whatIsIt } from './what-is-it.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants;

/** Between two tellings of how far a copy is, ms. */
const tellingPause = 100;

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

export interface IntakesOptions {
  folder: string;
  /** Breaks off what reads or writes a whole file, at the end of the app. */
  ending: AbortSignal;
  progress(id: string, done: number, total: number): void;
  /** A file is about to get its name: the log may not have it yet. */
  naming(name: string): void;
}

/** Recordings on their way into the folder, by the verbs of the thread (`Verbs`). */
export interface Intakes {
  takeIn(ask: { arrival: Arrival; path: string }): Promise<Taken>;
  begin(ask: { arrival: Arrival }): Promise<null>;
  append(ask: { id: string; seq: number; bytes: Uint8Array }): Promise<null>;
  finish(ask: { id: string }): Promise<Taken>;
  cancel(ask: { id: string }): Promise<null>;
  /** Takes in, as far as it goes, what another run began. */
  resume(arrival: Arrival): Promise<Taken>;
  /** Takes away what is there of one. */
  discard(id: string): Promise<void>;
  isUnderWay(id: string): boolean;
  /** Lets go of memos where they are, once what was begun on them has ended. */
  close(): Promise<void>;
}

/**
 * Takes recordings in: written and hashed piece by piece, judged once they are whole, and named only then.
 *
 *     <id>.arrival, <id>.partial ──judged, fsync──► <id>.<format>
 */
export function createIntakes({ folder, ending, progress, naming }: IntakesOptions): Intakes {
  const intakes = new Map<string, Intake>();
  const at = (name: string) => join(folder, name);

  async function syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const handle = await open(folder, O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  function add(arrival: Arrival, handle: FileHandle, bytes: number): Intake {
    const intake: Intake = {
      arrival,
      handle,
      hash: createHash('sha256'),
      bytes,
      next: 0,
      cancelled: false,
      turn: Promise.resolve(),
    };
    intakes.set(arrival.id, intake);
    return intake;
  }

  async function start(arrival: Arrival): Promise<Intake> {
    const partial = at(partialName(arrival.id));
    await noteArrival(folder, arrival);
    try {
      const handle = await open(partial, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o600);
      await handle.chmod(0o600);
      await syncFolder();
      return add(arrival, handle, 0);
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
    if (intake.arrival.kind === 'attached') ending.throwIfAborted();
    await handle.sync();
    const { mtimeMs } = await handle.stat();
    await handle.close();
    naming(fileName(id, verdict.format));
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
      const isLeft = ending.aborted || (kind === 'memo' && !isJudged);
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
      ending.throwIfAborted();
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
    if (ending.aborted) return { ok: false, trouble: { why: 'cancelled' } };
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
    ending.throwIfAborted();
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

  function resume(arrival: Arrival): Promise<Taken> {
    return orNothing(arrival, async () => {
      const handle = await open(at(partialName(arrival.id)), O_RDWR | O_NOFOLLOW);
      const { size } = await handle.stat();
      const intake = add(arrival, handle, size);
      await pieces(handle, ending, async (piece) => void intake.hash.update(piece));
      return settle(intake);
    });
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
    resume,
    discard,
    isUnderWay: (id) => intakes.has(id),
    async close() {
      for (const { arrival, turn, handle } of [...intakes.values()]) {
        if (arrival.kind !== 'memo') continue;
        await turn;
        await handle.close().catch(() => undefined);
      }
    },
  };
}

/** Runs work on one on its way in after all that was begun on it. */
function inTurn<T>(intake: Intake, work: () => Promise<T>): Promise<T> {
  const turn = intake.turn.then(work);
  intake.turn = turn.catch(() => undefined);
  return turn;
}

/** Trouble with reading the person's own file is another than trouble with our folder. */
async function fromSource<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw new RecordingTrouble({ why: 'sourceGone' }, { cause: error });
  }
}
