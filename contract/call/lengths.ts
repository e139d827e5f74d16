import type { Call } from './call.ts';
import { talkTime } from './times.ts';

/** How long people talked, in the steps by which the log can be filtered. A call that nobody answered is `none`. */
export const lengths = ['none', 'under_1m', 'to_5m', 'to_15m', 'to_30m', 'to_60m', 'over_60m'] as const;
export type Length = (typeof lengths)[number];

/** Upper ends in ms, each excluded. */
const ends: readonly (readonly [Length, number])[] = [
  ['under_1m', 60_000],
  ['to_5m', 300_000],
  ['to_15m', 900_000],
  ['to_30m', 1_800_000],
  ['to_60m', 3_600_000],
];

/** The step that a call's talk time falls into; null while it lives. */
export function lengthOf(
  call: Pick<Call, 'startedAt' | 'answeredAt' | 'endedAt' | 'heldMs' | 'heldSince'>,
): Length | null {
  if (call.endedAt === null) return null;
  if (call.answeredAt === null) return 'none';
  const talked = talkTime(call, call.endedAt);
  return ends.find(([, end]) => talked < end)?.[0] ?? 'over_60m';
}
