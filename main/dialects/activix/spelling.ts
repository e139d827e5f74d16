import type { Direction } from '../../../contract/call/words.ts';
import { DialectCallSchema } from '../../../contract/dialect/dialect-call.ts';
import { offsetIn, readTime, toIsoOffset } from '../../../contract/dialect/wire-time.ts';
import { E164Schema, MediaUrlSchema } from './wire.ts';

/** A value as it was read, and its spelling where we would write it differently. */
export interface Read<Value> {
  value: Value;
  spelled: string | undefined;
}

/** An instant as Activix writes it: with `offset` minutes, else with the offset of `zone` at that time. */
export function writeTime(at: number, zone: string, offset: number | null): string {
  return toIsoOffset(at, offset ?? offsetIn(zone, at));
}

/** Reads a time; one without an offset is the account zone's. `value` is null for what is no time. */
export function readInstant(
  text: string | null | undefined,
  zone: string,
): Read<number | null> & { offset: number | null } {
  if (text === null || text === undefined) return { value: null, spelled: undefined, offset: null };
  const time = readTime(text, zone);
  if (time === null) return { value: null, spelled: text, offset: null };
  const ours = writeTime(time.at, zone, time.offset);
  return { value: time.at, spelled: ours === text ? undefined : text, offset: time.offset };
}

/** Whether Activix takes a number. */
export function isE164(number: string | null): number is string {
  return number !== null && E164Schema.safeParse(number).success;
}

/** Reads a number as received; what is not E.164 keeps its spelling. */
export function readNumber(text: string | null | undefined): Read<string | null> {
  const value = text ? text : null;
  return { value, spelled: typeof text !== 'string' || isE164(text) ? undefined : text };
}

/** Whether Activix takes the address of a recording. */
export function isMedia(link: string | null): link is string {
  return link !== null && MediaUrlSchema.safeParse(link).success;
}

/** Reads the address of a recording; what is none on the web only keeps its spelling. */
export function readLink(text: string | null | undefined): Read<string | null> {
  if (text === null || text === undefined) return { value: null, spelled: undefined };
  const read = DialectCallSchema.shape.recordingLink.safeParse(text);
  const value = read.success ? read.data : null;
  return { value, spelled: value === text && isMedia(value) ? undefined : text };
}

/** Reads a length in seconds, whether it is sent as a number or as digits. */
export function readSeconds(seconds: number | string | null | undefined): Read<number | null> {
  if (typeof seconds !== 'string') return { value: seconds ?? null, spelled: undefined };
  return { value: Number(seconds), spelled: seconds };
}

/** Activix's word for a direction. */
export function wordOf(direction: Direction): 'incoming' | 'outgoing' {
  return direction === 'inbound' ? 'incoming' : 'outgoing';
}

/** Reads a direction; null for a word that Activix did not have when the seed was written. */
export function readDirection(word: string | null | undefined): Direction | null {
  if (word === 'incoming') return 'inbound';
  return word === 'outgoing' ? 'outbound' : null;
}
