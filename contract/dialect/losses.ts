import type { Loss } from './dialect.ts';
import { type CallPart, callParts, type DialectCall, says } from './dialect-call.ts';

/** Losses in the order of `callParts`; of two of the same part the first one is told. */
export function inPartOrder(losses: readonly Loss[]): Loss[] {
  return callParts.flatMap((part) => losses.find((loss) => loss.part === part) ?? []);
}

/** The parts of `among` that the call says something of, as parts that a CRM has no place for. */
export function withoutPlace(call: DialectCall, among: readonly CallPart[]): Loss[] {
  return among.filter((part) => says(call, part)).map((part) => ({ part, why: 'no_place' }));
}
