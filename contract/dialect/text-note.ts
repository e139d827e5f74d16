import { noteText } from '../note/note-text.ts';
import { plainNote } from '../note/plain-note.ts';
import { tidyNote } from '../note/tidy-note.ts';

/** A note for a CRM that takes plain text. `whole` is false when bold, lists or links do not come back from it. */
export function toTextNote(note: string): { text: string; whole: boolean } {
  const text = noteText(note);
  return { text, whole: fromTextNote(text) === note };
}

/**
 * What a CRM has as plain text, as a note: each line a paragraph, nothing of it markup, no-break spaces as spaces. A codec
 * that has to write the very text again keeps it in `carried` for as long as this still gives the same note.
 */
export function fromTextNote(text: string): string {
  return tidyNote(plainNote(text.replaceAll('\u00a0', ' ')));
}
