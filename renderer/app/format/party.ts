import type { Call } from '../../../contract/call/call.ts';
import { formatNumber } from '../../../contract/number/number.ts';
import { t } from '../../../contract/words/say.ts';

/** How a remote party is headed: by name if there is one, and by number beside or instead of it. */
export interface PartyText {
  title: string;
  /** The number when the title is a name; null when the title is the number already. */
  number: string | null;
  /** The company that the person gave it, or null. */
  company: string | null;
}

type Named = Pick<Call, 'remote' | 'contactName' | 'company'>;

const numbers = new WeakMap<Call['remote'], string>();

/** A number as shown, kept per party object: formatting costs tens of µs. */
function shownNumber(party: Call['remote']): string {
  const known = numbers.get(party);
  if (known !== undefined) return known;
  const number = formatNumber(party).trim();
  numbers.set(party, number);
  return number;
}

/** Who a call was with, as shown in rows, cards and headings: the name that the person gave goes before the network's. */
export function partyText({ remote, contactName, company }: Named): PartyText {
  const number = shownNumber(remote);
  const name = (contactName ?? remote.name ?? '').trim();
  if (name !== '' && name !== number && name !== remote.raw)
    return { title: name, number: number === '' ? null : number, company };
  return { title: number === '' ? t('app.withheld') : number, number: null, company };
}
