import type { FileHandle } from 'node:fs/promises';
import type { KeptRecording, RecordingFile } from '../core/ports.ts';
import type { Looked, Verified } from './message.ts';
import { hashOf } from './read-whole.ts';

/** Tells what became of files behind the app's back. */
export interface Looking {
  look(ask: { recording: KeptRecording }): Promise<Looked>;
  verify(ask: { recording: KeptRecording }): Promise<Verified>;
  /** The file is gone by our own hand. */
  forget(id: string): void;
}

/** Looks at kept files: at size and time at once, at the whole of them when that is asked for or `signal` breaks it off. */
export function createLooking(
  openKept: (file: RecordingFile) => Promise<FileHandle | null>,
  signal: AbortSignal,
): Looking {
  /** What hashing a file whose time had changed has told, by id; asked again when the time changes again. */
  const hashed = new Map<string, { mtimeMs: number; bytes: number; sha256: string }>();

  /** What can be said at once: a file with another time than it had is the same or not only by its hash. */
  async function look({ recording }: { recording: KeptRecording }): Promise<Looked> {
    const handle = await openKept(recording);
    if (handle === null) return 'lost';
    try {
      const { size, mtimeMs: exact } = await handle.stat();
      const mtimeMs = Math.trunc(exact);
      if (size !== recording.bytes) return 'changed';
      if (mtimeMs === recording.mtimeMs) return 'fine';
      const known = hashed.get(recording.id);
      if (known?.mtimeMs !== mtimeMs || known.bytes !== size) return 'doubtful';
      return known.sha256 === recording.sha256 ? 'fine' : 'changed';
    } finally {
      await handle.close();
    }
  }

  async function verify({ recording }: { recording: KeptRecording }): Promise<Verified> {
    const handle = await openKept(recording);
    if (handle === null) return { file: 'lost', mtimeMs: null };
    try {
      const { size: bytes, mtimeMs: exact } = await handle.stat();
      const mtimeMs = Math.trunc(exact);
      if (bytes !== recording.bytes) return { file: 'changed', mtimeMs: null };
      const sha256 = await hashOf(handle, signal);
      hashed.set(recording.id, { mtimeMs, bytes, sha256 });
      return sha256 === recording.sha256 ? { file: 'fine', mtimeMs } : { file: 'changed', mtimeMs: null };
    } finally {
      await handle.close();
    }
  }

  return { look, verify, forget: (id) => void hashed.delete(id) };
}
