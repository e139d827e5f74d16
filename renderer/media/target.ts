import { chunkLimit } from '../../contract/recording/limits.ts';

/** The file that a job makes, as it is handed to main. */
export interface Target {
  /** Adds to the end. Resolves when there is room for more. */
  add(bytes: Uint8Array): Promise<void>;
  /** Hands over what is still held back. */
  flush(): Promise<void>;
  /** Writes over what was handed over before. */
  over(position: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Gathers small pieces into messages of the largest size, one under way at a time, so that nothing piles up on the way. */
export function createTarget(
  send: (position: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): Target {
  const held = new Uint8Array(chunkLimit);
  let holding = 0;
  let sent = 0;
  const flush = async (): Promise<void> => {
    if (holding === 0) return;
    const bytes = held.slice(0, holding);
    holding = 0;
    await send(sent, bytes);
    sent += bytes.byteLength;
  };
  return {
    async add(bytes) {
      let at = 0;
      while (at < bytes.byteLength) {
        const piece = bytes.subarray(at, at + chunkLimit - holding);
        held.set(piece, holding);
        holding += piece.byteLength;
        at += piece.byteLength;
        if (holding === chunkLimit) await flush();
      }
    },
    flush,
    over: send,
  };
}
