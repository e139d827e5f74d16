import type { BytesAt } from '../bytes-at.ts';
import { durationOf, type Verdict } from '../verdict.ts';

/** Ids of the elements that are looked for (RFC 9559; the first two are of EBML, RFC 8794). */
const id = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  codec: 0x86,
  cluster: 0x1f43b675,
} as const;

/** So many elements are looked at in one file; a real one shows what it is within the first hundred. */
const elementsAtMost = 2_000;

const broken: Verdict = { ok: false, why: 'broken', format: 'webm' };
const silent: Verdict = { ok: false, why: 'silent', format: 'webm' };

interface Element {
  id: number;
  /** Where its content begins, and how much of it is really there. */
  start: number;
  length: number;
  /** Recorders write clusters and segments whose size they do not know yet. */
  open: boolean;
}

/**
 * Judges a WebM file (RFC 9559): a segment with a track of sound that pages here can decode, and at least one cluster. A
 * recording that was cut off has neither sizes nor a duration, and is a good one as far as it goes.
 */
export async function judgeWebm(file: BytesAt): Promise<Verdict> {
  const walk = walker(file);
  const ebml = await walk.element(0, file.size);
  if (ebml === null || ebml.id !== id.ebml) return broken;
  let docType = '';
  for await (const inner of walk.within(ebml)) {
    if (inner.id === id.docType)
      docType = lettersOf(await file.read(inner.start, Math.min(inner.length, 16)));
  }
  const segment = await walk.element(ebml.start + ebml.length, file.size);
  if (docType !== 'webm' || segment === null || segment.id !== id.segment) return broken;
  let hasSound = false;
  let durationMs: number | null = null;
  for await (const part of walk.within(segment)) {
    if (part.id === id.tracks) hasSound = await holdsSound(file, walk, part);
    if (part.id === id.info) durationMs = await durationIn(file, walk, part);
    if (part.id === id.cluster) {
      return hasSound && part.length > 0 ? { ok: true, format: 'webm', durationMs } : silent;
    }
  }
  return silent;
}

interface Walker {
  element(at: number, end: number): Promise<Element | null>;
  within(parent: Element): AsyncGenerator<Element>;
}

function walker(file: BytesAt): Walker {
  let left = elementsAtMost;
  const element = async (at: number, end: number): Promise<Element | null> => {
    left -= 1;
    if (left < 0) return null;
    const head = await file.read(at, Math.min(12, end - at));
    const name = vint(head, 0, 4, true);
    if (name === null) return null;
    const size = vint(head, name.bytes, 8, false);
    if (size === null) return null;
    const start = at + name.bytes + size.bytes;
    const open = size.value === 2 ** (7 * size.bytes) - 1;
    return { id: name.value, start, length: open ? end - start : Math.min(size.value, end - start), open };
  };
  return {
    element,
    async *within(parent) {
      const end = parent.start + parent.length;
      let at = parent.start;
      while (at < end) {
        const inner = await element(at, end);
        if (inner === null) return;
        yield inner;
        at = inner.start + inner.length;
      }
    },
  };
}

async function holdsSound(file: BytesAt, walk: Walker, tracks: Element): Promise<boolean> {
  for await (const track of walk.within(tracks)) {
    if (track.id !== id.trackEntry) continue;
    let isSound = false;
    let codec = '';
    for await (const fact of walk.within(track)) {
      if (fact.id === id.trackType) isSound = (await numberIn(file, fact)) === 2;
      if (fact.id === id.codec) codec = lettersOf(await file.read(fact.start, Math.min(fact.length, 32)));
    }
    if (isSound && ['A_OPUS', 'A_VORBIS'].includes(codec)) return true;
  }
  return false;
}

async function durationIn(file: BytesAt, walk: Walker, info: Element): Promise<number | null> {
  let scale = 1_000_000;
  let duration: number | null = null;
  for await (const fact of walk.within(info)) {
    if (fact.id === id.timestampScale) scale = (await numberIn(file, fact)) ?? scale;
    if (fact.id !== id.duration || (fact.length !== 4 && fact.length !== 8)) continue;
    const view = await file.read(fact.start, fact.length);
    if (view.byteLength === 4) duration = view.getFloat32(0);
    if (view.byteLength === 8) duration = view.getFloat64(0);
  }
  return duration === null ? null : durationOf(duration * scale, 1_000_000_000);
}

async function numberIn(file: BytesAt, element: Element): Promise<number | null> {
  if (element.length < 1 || element.length > 6) return null;
  const view = await file.read(element.start, element.length);
  let value = 0;
  for (let at = 0; at < view.byteLength; at += 1) value = value * 256 + view.getUint8(at);
  return value;
}

/** A variable-size integer (RFC 8794, section 4); an id keeps its length marker. */
function vint(
  view: DataView,
  at: number,
  most: number,
  marked: boolean,
): { value: number; bytes: number } | null {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  const bytes = Math.clz32(first) - 23;
  if (first === 0 || bytes > most || at + bytes > view.byteLength) return null;
  let value = marked ? first : first & (0xff >> bytes);
  for (let next = 1; next < bytes; next += 1) value = value * 256 + view.getUint8(at + next);
  return { value, bytes };
}

function lettersOf(view: DataView): string {
  let text = '';
  for (let at = 0; at < view.byteLength && view.getUint8(at) !== 0; at += 1) {
    text += String.fromCharCode(view.getUint8(at));
  }
  return text;
}
