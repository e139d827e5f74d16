import { noteHtmlLimit, noteLimit } from '../../contract/call/call.ts';
import { wordKey } from '../../contract/call/word-key.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import { oneLine } from '../core/one-line.ts';
import type { Annotation, NoteCleaner } from '../core/ports.ts';

/** What a page sends of a call's annotation: as typed or pasted. */
export interface SaidOfCall {
  note?: string;
  keepVersion?: true;
  disposition?: string | null;
  tags?: readonly string[];
  contactName?: string | null;
  company?: string | null;
  followUpAt?: number | null;
}

/**
 * Makes what a page sends fit to be kept: the note goes through the allow-list, a field of one line stays one line, and
 * what is left empty says nothing. A note that is too long is refused whole: cut off, it would lose what was written last.
 */
export function cleanAnnotation(said: SaidOfCall, cleaner: NoteCleaner): Result<Annotation> {
  const annotation: Annotation = {};
  if (said.note !== undefined) {
    const note = cleaner.clean(said.note);
    if (note.text.length > noteLimit || note.html.length > noteHtmlLimit) {
      return fail('bad_request', t('refusal.noteTooLong', { limit: noteLimit }));
    }
    annotation.note = note;
  }
  if (said.keepVersion) annotation.keepVersion = true;
  if (said.disposition !== undefined) annotation.disposition = words(said.disposition);
  if (said.tags !== undefined) annotation.tags = cleanTags(said.tags);
  if (said.contactName !== undefined) annotation.contactName = words(said.contactName);
  if (said.company !== undefined) annotation.company = words(said.company);
  if (said.followUpAt !== undefined) annotation.followUpAt = said.followUpAt;
  return ok(annotation);
}

/** Each tag once, upper and lower case being one, as it was written first. */
export function cleanTags(tags: readonly string[]): string[] {
  const known = new Set<string>();
  return tags.map(oneLine).filter((tag) => {
    const plain = wordKey(tag);
    if (tag === '' || known.has(plain)) return false;
    known.add(plain);
    return true;
  });
}

function words(text: string | null): string | null {
  return text === null ? null : oneLine(text) || null;
}
