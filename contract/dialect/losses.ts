import type { Loss, LossReason } from './dialect.ts';
import { type CallPart, callParts, type DialectCall, says, silentCall } from './dialect-call.ts';

/** Losses in the order of `callParts`; of two of the same part the first one is told. */
export function inPartOrder(losses: readonly Loss[]): Loss[] {
  return callParts.flatMap((part) => losses.find((loss) => loss.part === part) ?? []);
}

/** The parts of `among` that the call says something of, as parts that a CRM has no place for. */
export function withoutPlace(call: DialectCall, among: readonly CallPart[]): Loss[] {
  return among.filter((part) => says(call, part)).map((part) => ({ part, why: 'no_place' }));
}

/**
 * The parts of a call that do not come back, found by reading back what was written. `back` is what was read; a part that
 * it lacks says nothing. `why` gives the reason of each.
 */
export function notComingBack(
  call: DialectCall,
  back: Partial<DialectCall>,
  why: (part: CallPart) => LossReason,
): Loss[] {
  const said = { ...silentCall, ...back };
  return callParts
    .filter((part) => JSON.stringify(said[part]) !== JSON.stringify(call[part]))
    .map((part) => ({ part, why: why(part) }));
}
