import type { Settings } from '../../../contract/ipc/settings.ts';

/** The person's choice of theme, as the settings hold it. */
export type Theme = Settings['theme'];

/** What Mantine calls that choice. */
export function toColorScheme(theme: Theme): 'light' | 'dark' | 'auto' {
  return theme === 'system' ? 'auto' : theme;
}
