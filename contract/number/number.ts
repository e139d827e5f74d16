import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** A country whose trunk rules a number without `+` is read by (ISO 3166-1 alpha-2), or null to read only `+` numbers. */
export type Region = CountryCode | null;

/** Accepts what the person or the system offers as a region; anything unknown gives null. */
export function toRegion(text: string | null | undefined): Region {
  const code = text?.toUpperCase() ?? '';
  return isSupportedCountry(code) ? code : null;
}

/** Every region that numbers can be read by, with its calling code (digits without `+`), for the person to choose from. */
export const regions: readonly { region: CountryCode; callingCode: string }[] = getCountries().map(
  (region) => ({
    region,
    callingCode: getCountryCallingCode(region),
  }),
);

/**
 * The E.164 form (ITU-T E.164, `+` and up to 15 digits) of a number as received, or null when it has none: short codes,
 * extensions, SIP users with letters and numbers that are not possible in their country stay as they are.
 */
export function toE164(raw: string, region: Region): string | null {
  if (!/^[+\d\s().\-/\u00a0]+$/.test(raw)) return null;
  const parsed = parsePhoneNumberFromString(raw, region ?? undefined);
  return parsed?.isPossible() && parsed.number.length > 7 ? parsed.number : null;
}

/** How a number is shown: international for E.164, else as received. */
export function formatNumber(party: { raw: string; e164: string | null }): string {
  if (party.e164 === null) return party.raw;
  return parsePhoneNumberFromString(party.e164)?.formatInternational() ?? party.e164;
}

/** A number without the `(0)` that people write after a country code: it is for callers within that country only. */
export function withoutHomeZero(number: string): string {
  return number.trim().replace(/^(\+\d{1,3}[\s.-]*)\(0\)/, '$1');
}

/** What to put into a SIP request for what the person typed: digits without punctuation, other users left alone. */
export function toDialString(typed: string): string {
  const trimmed = withoutHomeZero(typed);
  return /^[+\d][\d\s().\-/\u00a0]*$/.test(trimmed) ? trimmed.replace(/[^\d+]/g, '') : trimmed;
}
