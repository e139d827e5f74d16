import type { FileHandle } from 'node:fs/promises';

/** The most that one look takes, bytes: what a file says of the length of its parts may be a lie. */
const lookBytes = 64 * 1024;

/** A file's bytes wherever they are wanted: its content is judged by looking at a few places, never by reading it whole. */
export interface BytesAt {
  readonly size: number;
  /** At most `length` bytes from `position` on, and never more than 64 KiB; fewer where the file ends. */
  read(position: number, length: number): Promise<DataView>;
}

/** Looks into an open file. */
export function bytesOf(handle: FileHandle, size: number): BytesAt {
  return {
    size,
    async read(position, length) {
      const most = Math.max(0, Math.min(length, lookBytes, size - position));
      const bytes = new Uint8Array(most);
      let done = 0;
      while (done < most) {
        const { bytesRead } = await handle.read(bytes, done, most - done, position + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return new DataView(bytes.buffer, 0, done);
    },
  };
}

/** Four letters, as most containers name their parts; '' where the bytes end. */
export function fourLetters(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}
