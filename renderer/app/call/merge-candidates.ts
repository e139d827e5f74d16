import type { Call } from '../../../contract/call/call.ts';

/** How far apart two reports of one call may have begun to be offered, ms. */
export const nearInTime = 2 * 3_600_000;

/** How many calls are offered. */
const most = 20;

/** A party's number as the log compares it: E.164, or as received where there is none. */
export function numberKey(call: Pick<Call, 'remote'>): string {
  return call.remote.e164 ?? call.remote.raw;
}

/**
 * Which calls could be the same call as this one, the likeliest first: those with its number before others, and among
 * each the nearest in time. Only calls that are over, that are in the log, and that are not this one.
 */
export function mergeCandidates(call: Call, found: readonly Call[]): Call[] {
  const others = new Map(found.map((each) => [each.id, each]));
  others.delete(call.id);
  const away = (each: Call) => Math.abs(each.startedAt - call.startedAt);
  const foreign = (each: Call) => Number(numberKey(each) === '' || numberKey(each) !== numberKey(call));
  return [...others.values()]
    .filter((each) => each.endedAt !== null && each.trashedAt === null)
    .sort((a, b) => foreign(a) - foreign(b) || away(a) - away(b))
    .slice(0, most);
}
