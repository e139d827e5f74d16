import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** The most of a file that is in memory at once, bytes. */
export const pieceBytes = 1024 * 1024;

/** Reads a file from its start, a piece at a time, until it is broken off. */
export async function pieces(
  handle: FileHandle,
  signal: AbortSignal,
  use: (piece: Uint8Array, position: number) => Promise<void>,
): Promise<void> {
  const piece = new Uint8Array(pieceBytes);
  let position = 0;
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await handle.read(piece, 0, pieceBytes, position);
    if (bytesRead === 0) return;
    await use(piece.subarray(0, bytesRead), position);
    position += bytesRead;
  }
}

/** SHA-256 of a whole file, lower-case hex. */
export async function hashOf(handle: FileHandle, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pieces(handle, signal, async (piece) => void hash.update(piece));
  return hash.digest('hex');
}
