import dayjs from 'dayjs';
import 'dayjs/locale/de';
import type { Settings } from '../../contract/ipc/settings.ts';
import { languageOf } from '../../contract/words/language.ts';
import { speak, spoken } from '../../contract/words/say.ts';

/** Makes this page speak the language of the settings: its words, its dates, and what a screen reader is told. */
export function speakAs(setting: Settings['language'], page: Document = document): void {
  const language = languageOf(setting, navigator.languages);
  if (spoken() !== language) speak(language);
  dayjs.locale(language);
  page.documentElement.lang = language;
}

/**
 * How times and numbers are written: as the system does where it speaks the same language (`en-GB` has 24 hours), else as
 * the language does.
 */
export function locale(): string {
  const language = spoken();
  return navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
}
