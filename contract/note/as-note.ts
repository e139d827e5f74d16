import { plainNote } from './plain-note.ts';
import { tidyNote } from './tidy-note.ts';

/** A note, whichever way it was kept: as HTML of the allow-list, or as the plain text that notes were before that. */
export function asNote(kept: string): string {
  return /^<(?:p|ul|ol)>/.test(kept) ? tidyNote(kept) : plainNote(kept);
}
