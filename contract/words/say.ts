import { createInstance, type TFunction } from 'i18next';
import type { Language } from '../ipc/settings.ts';
import { de } from './de/index.ts';
import { en } from './en/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const speaker = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en }, de: { translation: de } },
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
  // Else a text that is empty on purpose is taken for missing and said in English.
  returnEmptyString: true,
});
void speaker.init();

/**
 * Says a text in the language of this process: `t('history.count', { count: 3 })`. Every word that a person reads comes
 * from here (`contract/words/en`), in main and in the pages alike; a text is taken when it is shown, never kept.
 */
export const t: TFunction = speaker.t.bind(speaker) as TFunction;

/** Changes the language of this process from now on. */
export function speak(language: Language): void {
  void speaker.changeLanguage(language);
}

/** The language spoken now. */
export function spoken(): Language {
  return speaker.language as Language;
}
