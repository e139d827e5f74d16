import { type Language, languages, type Settings } from '../ipc/settings.ts';

/**
 * The language to speak: the person's choice, else the first of the system's languages that Ringnote speaks, else English.
 * `preferred` are BCP 47 tags, the most wanted first (`de-AT`, `en-GB`).
 */
export function languageOf(setting: Settings['language'], preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const spoken = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  const known = spoken.find((tag): tag is Language => languages.some((language) => language === tag));
  return known ?? 'en';
}
