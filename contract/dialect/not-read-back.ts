import type { Loss, LossReason } from './dialect.ts';
import { type CallPart, callParts, type DialectCall, says } from './dialect-call.ts';

/**
 * What is lost of a call when its wire form reads as `read`: every part that says something else there, and every part
 * that the call says and the wire does not. The reason is the one given for the part, else it follows from what became of
 * it. The parts in `fillers` were written as something because the CRM requires it: told even where the filler is read
 * as nothing again.
 */
export function notReadBack(
  call: DialectCall,
  read: Partial<DialectCall>,
  why: Partial<Record<CallPart, LossReason>> = {},
  fillers: readonly CallPart[] = [],
): Loss[] {
  return callParts.flatMap((part): Loss[] => {
    if (!says(call, part)) {
      const filled = part in read && says({ ...call, ...read }, part);
      return filled || fillers.includes(part) ? [{ part, why: 'filled_in' }] : [];
    }
    if (part in read && isSame(call[part], read[part])) return [];
    const gone = !(part in read) || !says({ ...call, ...read }, part);
    return [{ part, why: why[part] ?? (gone ? 'no_place' : 'nearest') }];
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
