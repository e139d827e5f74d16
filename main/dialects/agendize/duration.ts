import type { AgendizeAccount } from './account.ts';
import type { Spelled } from './wire.ts';

/** 31 years: what is longer is no call, and would end beyond the calendar. */
const longest = 1_000_000_000;

/**
 * A length in whole seconds (*decided*: no document names the unit), from a string, a number, or a list of one of them; a
 * fraction is cut off. Null for anything else, a list of several included.
 */
export function readDuration(spelled: Spelled | null | undefined): number | null {
  const one = Array.isArray(spelled) ? (spelled.length === 1 ? spelled[0] : null) : spelled;
  if (one === null || one === undefined) return null;
  if (typeof one === 'string' && !/^\d{1,15}(?:\.\d{1,15})?$/.test(one)) return null;
  const seconds = Math.floor(Number(one));
  return seconds >= 0 && seconds <= longest ? seconds : null;
}

/** A length in a Call resource: a string for the seed, an integer in the vendor's resource representation. */
export function toDuration(seconds: number, form: AgendizeAccount['form']): string | number {
  return form === 'seed' ? String(seconds) : seconds;
}
