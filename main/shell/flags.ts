import { resolve } from 'node:path';

/** What a person may ask of a start on the command line. */
export interface Flags {
  /** Absolute folder of all of the app's data, or null for the system's usual one. */
  profile: string | null;
  /** Start without a window, in the tray. */
  hidden: boolean;
  /** Fill an empty log with that many made-up calls; 0 for none. */
  demo: number;
}

export const demoLimit = 1_000_000;

/**
 * Reads our flags out of a command line that Electron and Chromium put their own into, so unknown words are passed
 * over. A flag of ours that makes no sense gives a line for the person instead.
 */
export function readFlags(
  words: readonly string[],
  folder: string,
): { ok: true; flags: Flags } | { ok: false; why: string } {
  const flags: Flags = { profile: null, hidden: false, demo: 0 };
  for (let at = 0; at < words.length; at += 1) {
    const [name, joined] = split(words[at] ?? '');
    if (name === '--') break;
    if (name === '--hidden') flags.hidden = true;
    if (name !== '--profile' && name !== '--demo') continue;
    if (joined === undefined) at += 1;
    const value = joined ?? words[at];
    if (name === '--profile') {
      if (value === undefined || value === '' || value.startsWith('--') || value.includes('\0')) {
        return { ok: false, why: '--profile needs a folder, as in: --profile ./my-profile' };
      }
      flags.profile = resolve(folder, value);
    } else {
      if (!/^[1-9]\d{0,6}$/.test(value ?? '') || Number(value) > demoLimit) {
        return { ok: false, why: '--demo needs a whole number from 1 to 1000000, as in: --demo 5000' };
      }
      flags.demo = Number(value);
    }
  }
  return { ok: true, flags };
}

function split(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
