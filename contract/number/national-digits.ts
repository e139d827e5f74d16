import { getCountries, getCountryCallingCode, Metadata, type NumberingPlan } from 'libphonenumber-js/min';

/** The library has the national prefix of every plan; only its types leave it out. */
type DialledPlan = NumberingPlan & { nationalPrefix(): string | undefined };

/** The trunk prefix by calling code; no country differs in it from the others under the same code. */
const trunkPrefixes: ReadonlyMap<string, string> = (() => {
  const metadata = new Metadata();
  return new Map(
    getCountries().map((country) => {
      metadata.selectNumberingPlan(country);
      const plan = metadata.numberingPlan as DialledPlan | undefined;
      return [getCountryCallingCode(country), plan?.nationalPrefix() ?? ''];
    }),
  );
})();

/**
 * The digits of an E.164 number as it is dialled within its country, because that is how people type it: without the
 * calling code, and, where the country has one, with the trunk prefix before that (`+442079460018` gives `2079460018`
 * and `02079460018`). None for a calling code that no country has (`+800`). Reads the calling code only, so that
 * numbers of any length are served and a hundred thousand of them cost nothing; no calling code begins with another
 * one (ITU-T E.164, section 6).
 */
export function nationalDigits(e164: string): string[] {
  for (const length of [1, 2, 3]) {
    const trunk = trunkPrefixes.get(e164.slice(1, 1 + length));
    if (trunk === undefined) continue;
    const national = e164.slice(1 + length);
    return trunk === '' || national.startsWith(trunk) ? [national] : [national, trunk + national];
  }
  return [];
}
