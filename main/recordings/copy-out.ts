import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm, utimes } from 'node:fs/promises';
import { pieces } from './read-whole.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR } = constants;

/**
 * Copies an open file to where the person wants it, over what is there; `partial`, beside it, has it until it is whole.
 * Nothing half made is left when it fails or `signal` breaks it off.
 */
export async function copyOut(
  source: FileHandle,
  target: string,
  partial: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { atime, mtime } = await source.stat();
    const out = await open(partial, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o666);
    try {
      await pieces(source, signal, async (piece, position) => {
        let done = 0;
        while (done < piece.byteLength) {
          done += (await out.write(piece, done, piece.byteLength - done, position + done)).bytesWritten;
        }
      });
      await out.sync();
    } finally {
      await out.close();
    }
    await utimes(partial, atime, mtime);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
