import type { Party } from '../../../contract/call/call.ts';
import { formatNumber } from '../../../contract/number/number.ts';
import { words } from '../words.ts';

/** How a remote party is headed: by name if there is one, and by number beside or instead of it. */
export interface PartyText {
  title: string;
  /** The number when the title is a name; null when the title is the number already. */
  number: string | null;
}

const cache = new WeakMap<Party, PartyText>();

/** Name and number of a party as shown in rows, cards and headings. Kept per party object: formatting costs tens of µs. */
export function partyText(party: Party): PartyText {
  const known = cache.get(party);
  if (known) return known;
  const number = formatNumber(party).trim();
  const name = party.name?.trim() ?? '';
  const text =
    name !== '' && name !== number && name !== party.raw
      ? { title: name, number: number === '' ? null : number }
      : { title: number === '' ? words.withheld : number, number: null };
  cache.set(party, text);
  return text;
}
