import type { Direction } from '../call/words.ts';

/** The two numbers of a call as a CRM has them. */
export interface FromTo {
  from: string | null;
  to: string | null;
}

interface Sides {
  direction: Direction | null;
  remoteNumber: string | null;
  localNumber: string | null;
}

/** Who called whom. A call whose direction is not known is written as one of ours. */
export function fromTo(sides: Sides): FromTo {
  return sides.direction === 'inbound'
    ? { from: sides.remoteNumber, to: sides.localNumber }
    : { from: sides.localNumber, to: sides.remoteNumber };
}

/**
 * Which side is ours. Where the CRM does not say the direction, the person's own numbers tell it; where they do not
 * either (or both sides are ours), the called side is taken for the remote one and the direction is left open.
 */
export function sidesOf(
  { from, to }: FromTo,
  direction: Direction | null,
  ownNumbers: readonly string[],
): Sides {
  const known = direction ?? directionOf({ from, to }, ownNumbers);
  return known === 'inbound'
    ? { direction: known, remoteNumber: from, localNumber: to }
    : { direction: known, remoteNumber: to, localNumber: from };
}

function directionOf({ from, to }: FromTo, ownNumbers: readonly string[]): Direction | null {
  const ours = new Set(ownNumbers.map(digits));
  const fromUs = from !== null && ours.has(digits(from));
  const toUs = to !== null && ours.has(digits(to));
  return fromUs === toUs ? null : fromUs ? 'outbound' : 'inbound';
}

/** Numbers are the same when their digits are; a user without any digit is itself. */
function digits(number: string): string {
  return number.replace(/\D/g, '') || number.trim().toLowerCase();
}
