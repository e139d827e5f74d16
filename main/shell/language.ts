import { app } from 'electron';
import { languageOf } from '../../contract/words/language.ts';
import { speak } from '../../contract/words/say.ts';
import type { Settled } from '../settings/settings-file.ts';

/**
 * Makes main speak the language of the settings, now and at each change of them. Call it when Electron is ready: before
 * that the system's languages are not known.
 */
export function followLanguage(settings: Pick<Settled, 'settings' | 'onSaved'>): void {
  const preferred = systemLanguages();
  speak(languageOf(settings.settings().language, preferred));
  settings.onSaved(({ language }) => speak(languageOf(language, preferred)));
}

/** Makes main speak the system's language, for a start that came to no settings. Call it when Electron is ready, too. */
export function speakAsTheSystem(): void {
  speak(languageOf('system', systemLanguages()));
}

/** BCP 47 tags, the most wanted first; the locale of Electron's own words last. */
function systemLanguages(): string[] {
  return [...app.getPreferredSystemLanguages(), app.getLocale()];
}
