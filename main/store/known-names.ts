import type { DatabaseSync } from 'node:sqlite';
import { numberKey } from '../../contract/number/number-key.ts';
import type { ContactName } from '../core/ports.ts';
import type { Numbered } from './verbs.ts';

/** Reads who a number belongs to, as the person last said; null where nobody said it, or the party has no number. */
export function knownNames(db: DatabaseSync): (party: Numbered) => ContactName | null {
  const contact = db.prepare('SELECT name AS contactName, company FROM contact WHERE number = ?');
  return (party) => {
    const number = numberKey(party);
    const named = number === null ? undefined : contact.get(number);
    return named === undefined ? null : ({ ...named } as unknown as ContactName);
  };
}
