/**
 * The users that stand for "not told", in lower case. `anonymous` is RFC 3323 (4.1.1.3) and RFC 3325 (section 7);
 * `unavailable` is 3GPP TS 23.003 (13.7); the others are what exchanges and gateways write in their place.
 */
const withheldUsers = new Set(['anonymous', 'unknown', 'unavailable', 'restricted', 'private']);

/** A host under `.invalid`, which no one can have (RFC 2606, section 2): `thisis@anonymous.invalid` (RFC 3261, 8.1.1.3). */
const nowhere = /[@.]invalid\.?$/;

/** Whether a party's number as received tells nobody: it is empty, or only says that it is not told. */
export function isWithheld(raw: string): boolean {
  const plain = raw.trim().toLowerCase();
  return plain === '' || withheldUsers.has(plain) || nowhere.test(plain);
}

/**
 * By what the log knows a party and tells it from others: its E.164, else its number as received; null for one that has no
 * number. Two withheld parties are never one: whatever goes by number must leave them alone.
 */
export function numberKey(party: { raw: string; e164: string | null }): string | null {
  return party.e164 ?? (isWithheld(party.raw) ? null : party.raw);
}
