import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { words } from '../words.ts';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Every country whose numbers can be read, by name, and the choice of none at the top. */
export const countryChoices: readonly { value: string; label: string }[] = [
  { value: '', label: words.settings.noRegion },
  ...getCountries()
    .map((code) => ({
      value: code as string,
      label: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en')),
];
