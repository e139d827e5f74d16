import type { Spelled } from './wire.ts';

/** *Decided* (facts/crm-wire.md): what is written where a number is required and the call has none. */
const withheld = 'unknown';

/**
 * A number as a call has it: null for a withheld one, undefined for what is none. *Decided*: of a list, which seed 002
 * names for the called number of an update, the first is the number.
 */
export function readNumber(spelled: Spelled | null | undefined): string | null | undefined {
  const one = Array.isArray(spelled) ? spelled[0] : spelled;
  if (one === null || one === undefined) return undefined;
  const number = String(one).trim();
  if (number === withheld) return null;
  return number !== '' && number.length <= 256 ? number : undefined;
}

/** A number as Agendize gets it. */
export function toNumber(number: string | null): string {
  return number ?? withheld;
}
