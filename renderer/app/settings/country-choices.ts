import { regions } from '../../../contract/number/number.ts';
import { spoken, t } from '../../../contract/words/say.ts';

/** Every country whose numbers can be read, by its name in the language spoken now, and the choice of none at the top. */
export function countryChoices(): { value: string; label: string }[] {
  const language = spoken();
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return [
    { value: '', label: t('settings.noRegion') },
    ...regions
      .map(({ region, callingCode }) => ({
        value: region as string,
        label: `${names.of(region) ?? region} (+${callingCode})`,
      }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
  ];
}
