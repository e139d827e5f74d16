import { type CallEntry, longestTalk } from '../../contract/call/entry.ts';
import { toLength } from '../ui/length-text.ts';
import type { EntryDraft } from './drafts.ts';
import { readStart, type WhenWords } from './read-start.ts';

/** A field that cannot be saved as it stands, named by the sentence that says why (`quick.wrong`). */
export type Wrong =
  | { field: 'who'; why: 'who' }
  | { field: 'talk'; why: 'talk' | 'tooLong' }
  | { field: 'start'; why: 'start' | 'toCome' };

/**
 * Whom a typed text means: a number or SIP address, or else a name. What a network displayed of a number that was chosen stays
 * the network's word (`remoteName`).
 */
export function whoIs({ who, chosen, name }: Pick<EntryDraft, 'who' | 'chosen' | 'name'>): {
  number: string;
  contactName: string | null;
  remoteName: string | null;
} {
  if (chosen !== null) {
    const { number, name, named = false } = chosen;
    return { number, contactName: named ? name : null, remoteName: named ? null : name };
  }
  const typed = who.trim();
  if (isNumber(typed)) return { number: typed, contactName: name.trim() || null, remoteName: null };
  return { number: '', contactName: typed || null, remoteName: null };
}

/** A number in any usual way of writing it, or a SIP address. */
export function isNumber(typed: string): boolean {
  return (
    /^[+\d*#(][\d\s()./\-*#\u00a0]*$/.test(typed) ||
    /^(?:sips?:|tel:)?[^\s@]+@[^\s@]+$/i.test(typed) ||
    /^tel:/i.test(typed)
  );
}

/** How long the two talked, in ms, or null when what is typed is no length: nothing typed is nothing talked. */
export function talkOf({ outcome, talk }: Pick<EntryDraft, 'outcome' | 'talk'>): number | null {
  return outcome !== 'answered' || talk.trim() === '' ? 0 : toLength(talk);
}

/** A clock that runs a little ahead is no time to come, ms. */
const ahead = 60_000;

/** Turns a draft into an entry; without a start, the call ended just now. */
export function toEntry(
  draft: EntryDraft,
  now: number,
  words: WhenWords,
  locale: string,
): { ok: true; entry: CallEntry } | { ok: false; wrong: Wrong } {
  const { number, contactName, remoteName } = whoIs(draft);
  if (number === '' && contactName === null) return { ok: false, wrong: { field: 'who', why: 'who' } };
  const typedTalk = talkOf(draft);
  if (typedTalk === null) return { ok: false, wrong: { field: 'talk', why: 'talk' } };
  if (typedTalk > longestTalk) return { ok: false, wrong: { field: 'talk', why: 'tooLong' } };
  const startedAt = draft.start.trim() === '' ? now - typedTalk : readStart(draft.start, now, words, locale);
  if (startedAt === null) return { ok: false, wrong: { field: 'start', why: 'start' } };
  if (startedAt > now + ahead) return { ok: false, wrong: { field: 'start', why: 'toCome' } };
  return {
    ok: true,
    entry: {
      number,
      contactName,
      ...(remoteName === null ? {} : { remoteName }),
      ...(draft.company.trim() === '' ? {} : { company: draft.company.trim() }),
      direction: draft.direction,
      outcome: draft.outcome,
      startedAt: Math.min(startedAt, now),
      talkMs: typedTalk,
      disposition: draft.disposition,
      note: draft.note,
      ...(draft.followUpAt === null ? {} : { followUpAt: draft.followUpAt }),
    },
  };
}
