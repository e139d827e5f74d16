import { types } from 'node:util';
import { type Codec, makeCodec, notCloneable } from './serialise.ts';

const codec = makeCodec();

/** Node's classes that V8 writes as `{}` without a word: the stand-in is stricter than Electron and refuses them. */
const emptied = [Blob, URL, URLSearchParams, Headers, Request, Response, FormData];

function refuseTraps(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (
    types.isProxy(value) ||
    types.isSharedArrayBuffer(value) ||
    emptied.some((Class) => value instanceof Class)
  ) {
    throw new Error(notCloneable);
  }
  if (ArrayBuffer.isView(value)) {
    if (Buffer.isBuffer(value) && value.buffer.byteLength !== value.byteLength) {
      throw new Error(
        `${notCloneable} A pooled Buffer would carry its whole pool: send new Uint8Array(buffer).`,
      );
    }
    return;
  }
  if (value instanceof Map) {
    for (const pair of value) for (const part of pair) refuseTraps(part, seen);
  } else if (value instanceof Set) {
    for (const part of value) refuseTraps(part, seen);
  } else {
    for (const key of Object.keys(value)) refuseTraps((value as Record<string, unknown>)[key], seen);
  }
}

/** The serialiser as main sees it (facts/electron.md, sections 3 and 12). */
export const mainSideCodec: Codec = {
  encode(value) {
    refuseTraps(value, new Set());
    return codec.encode(value);
  },
  decode: codec.decode,
};
