import { toTextNote } from '../../../contract/dialect/text-note.ts';
import type { LineEnd } from './carried.ts';
import { contentLimit } from './wire.ts';

/** A note as Monica's plain text. `cut` is true when it had to be cut to Monica's limit. */
export function spellContent(note: string, lineEnd: LineEnd): { content: string; cut: boolean } {
  const text = toTextNote(note).text.replaceAll('\n', lineEnd);
  if (text.length <= contentLimit) return { content: text, cut: false };
  const characters = [...text];
  return { content: characters.slice(0, contentLimit).join(''), cut: characters.length > contentLimit };
}
