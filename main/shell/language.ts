import { app } from 'electron';
import { languageOf } from '../../contract/words/language.ts';
import { speak } from '../../contract/words/say.ts';
import type { Settled } from '../settings/settings-file.ts';

/**
 * Makes main speak the language of the settings, now and at each change of them. Call it when Electron is ready: before
 * that the system's languages are not known.
 */
export function followLanguage(settings: Pick<Settled, 'settings' | 'onSaved'>): void {
  const preferred = [...app.getPreferredSystemLanguages(), app.getLocale()];
  speak(languageOf(settings.settings().language, preferred));
  settings.onSaved(({ language }) => speak(languageOf(language, preferred)));
}
