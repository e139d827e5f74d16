import { readFlags } from '../main/shell/flags.ts';

export const USAGE = `Usage: npm start -- [flags]

  --profile DIR   keep all of the app's data in DIR
  --hidden        open no window; Ringnote waits in the tray
  --demo N        fill an empty profile with N made-up calls (they can be removed in one click)
  --help          show this

Environment:
  ELECTRON_OVERRIDE_DIST_PATH   folder of an Electron to use
  RINGNOTE_CHROMIUM             Chromium to use where there is no Electron
  RINGNOTE_HOST=stand-in        do not use Electron even if it is there`;

export type StartFlags =
  | { help: true }
  | { error: string }
  | { forApp: string[]; hidden: boolean; profile: string | null };

/**
 * Reads the flags of `npm start`. The app itself passes over words it does not know, because Electron adds its own; a
 * person who mistypes a flag is better told here. `folder` is where relative paths begin: where the person typed.
 */
export function readStartFlags(words: readonly string[], folder: string): StartFlags {
  if (words.includes('--help') || words.includes('-h')) return { help: true };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--profile' || word === '--demo') at += 1;
    else if (word !== '--hidden' && !/^--(profile|demo)=/.test(word)) {
      return { error: `Ringnote does not know "${word}".` };
    }
  }
  const read = readFlags(words, folder);
  if (!read.ok) return { error: read.why };
  const { profile, hidden, demo } = read.flags;
  const forApp: string[] = [];
  if (profile !== null) forApp.push('--profile', profile);
  if (hidden) forApp.push('--hidden');
  if (demo > 0) forApp.push('--demo', String(demo));
  return { forApp, hidden, profile };
}
