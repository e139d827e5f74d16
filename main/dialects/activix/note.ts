import { noteLimit } from '../../../contract/call/call.ts';
import type { Loss } from '../../../contract/dialect/dialect.ts';
import { fromTextNote, toTextNote } from '../../../contract/dialect/text-note.ts';
import type { ActivixAccount } from './account.ts';

/**
 * A note as today's `description`, which is plain text; null where there is none to write. No document names its limit:
 * *decided*, what a note of Ringnote can hold (100,000 UTF-16 code units, as Zod counts them).
 */
export function writeNote(
  note: string,
  { form }: Pick<ActivixAccount, 'form'>,
): { text: string | null; lost: Loss[] } {
  if (note === '') return { text: null, lost: [] };
  if (form === 'seed') return { text: null, lost: [{ part: 'note', why: 'no_place' }] };
  const { text, whole } = toTextNote(note);
  if (text.length <= noteLimit) return { text, lost: whole ? [] : [{ part: 'note', why: 'plain' }] };
  const cut = text.slice(0, noteLimit);
  return {
    text: /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut,
    lost: [{ part: 'note', why: 'shortened' }],
  };
}

/** What a `description` says, and its spelling where we would write it differently. */
export function readNote(
  text: string | null | undefined,
  account: Pick<ActivixAccount, 'form'>,
): { value: string; spelled: string | undefined } {
  if (text === null || text === undefined) return { value: '', spelled: undefined };
  const value = fromTextNote(text);
  return { value, spelled: writeNote(value, account).text === text ? undefined : text };
}
