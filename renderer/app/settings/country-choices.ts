import { regions } from '../../../contract/number/number.ts';
import { words } from '../words.ts';

const names = new Intl.DisplayNames('en', { type: 'region' });

/** Every country whose numbers can be read, by name, and the choice of none at the top. */
export const countryChoices: readonly { value: string; label: string }[] = [
  { value: '', label: words.settings.noRegion },
  ...regions
    .map(({ region, callingCode }) => ({
      value: region as string,
      label: `${names.of(region) ?? region} (+${callingCode})`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en')),
];
