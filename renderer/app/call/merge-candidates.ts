import type { Call } from '../../../contract/call/call.ts';
import { numberKey } from '../../../contract/number/number-key.ts';

/** How far apart two reports of one call may have begun to be offered, ms. */
export const nearInTime = 2 * 3_600_000;

/** How many calls are offered. */
const most = 20;

/**
 * Which calls could be the same call as this one, the likeliest first: those with its number before others, and among
 * each the nearest in time. Only calls that are over, that are in the log, and that are not this one.
 */
export function mergeCandidates(call: Call, found: readonly Call[]): Call[] {
  const others = new Map(found.map((each) => [each.id, each]));
  others.delete(call.id);
  const away = (each: Call) => Math.abs(each.startedAt - call.startedAt);
  const number = numberKey(call.remote);
  const foreign = (each: Call) => Number(number === null || numberKey(each.remote) !== number);
  return [...others.values()]
    .filter((each) => each.endedAt !== null && each.trashedAt === null)
    .sort((a, b) => foreign(a) - foreign(b) || away(a) - away(b))
    .slice(0, most);
}
