import { createHash } from 'node:crypto';
import type { Length } from '../../contract/call/lengths.ts';
import { wordKey } from '../../contract/call/word-key.ts';
import type { Direction, Status } from '../../contract/call/words.ts';

/**
 * Direction and status as one-letter words of the search index, from Unicode's private use area, where no typed word can
 * meet them (`clearOfMarks`). So "text and status" is one intersection inside FTS5, fast even when the text is common and
 * the status rare (100,000 calls: 0.35 ms), where looking each hit up in the table is not.
 *
 * The letters are stored: never give one a new meaning. A change of what is stored takes a new `derivedVersion`
 * (make-derived.ts).
 */
export const directionWords: Record<Direction, string> = { inbound: '\uE000', outbound: '\uE001' };

/** See `directionWords`. */
export const statusWords: Record<Status, string> = {
  initiated: '\uE002',
  ringing: '\uE003',
  answered: '\uE004',
  missed: '\uE005',
  declined: '\uE006',
  busy: '\uE007',
  no_answer: '\uE008',
  cancelled: '\uE009',
  answered_elsewhere: '\uE00A',
  failed: '\uE00B',
  unknown: '\uE00C',
};

/** What is either so or not; a call has one of each pair. See `directionWords`. */
export const noteWords = { with: '\uE00D', without: '\uE00E' } as const;
/** See `noteWords`. */
export const recordingWords = { with: '\uE00F', without: '\uE010' } as const;

/** Marks a call that only some have. See `directionWords`; `genuine` is one that is not made up. */
export const markWords = { unlogged: '\uE011', followUp: '\uE012', genuine: '\uE013' } as const;

/** See `directionWords`. */
export const lengthWords: Record<Length, string> = {
  none: '\uE014',
  under_1m: '\uE015',
  to_5m: '\uE016',
  to_15m: '\uE017',
  to_30m: '\uE018',
  to_60m: '\uE019',
  over_60m: '\uE01A',
};

/** Begins a number written backwards, so that "ends with 4567" is a search for words that begin with `7654` behind it. */
export const backwardsMark = '\uE01F';

/** What a call is filtered by whole, however it is spelt: one word per value, begun by the mark of its field. */
const valueMarks = {
  disposition: '\uE020',
  tag: '\uE021',
  contact: '\uE022',
  company: '\uE023',
  number: '\uE024',
  account: '\uE025',
} as const;
export type ValueFacet = keyof typeof valueMarks;

/** Begins each word of the remote party's names and numbers, for the search of people, which leaves notes and tags alone. */
export const partyMark = '\uE026';

/** Longest value, in bytes, that stands in its word as it is: twice as many letters in hex. */
const longestPlain = 16;

/** By what values are told apart: upper and lower case are one, but in numbers as received (SIP users). */
export function valueKey(facet: ValueFacet, value: string): string {
  return facet === 'number' ? value : wordKey(value);
}

/** The word of a value: in hex, so that the tokenizer neither cuts nor folds it; a long one as the start of its SHA-256. */
export function valueWord(facet: ValueFacet, value: string): string {
  const bytes = Buffer.from(valueKey(facet, value));
  const letters =
    bytes.length <= longestPlain
      ? bytes.toString('hex')
      : `h${createHash('sha256').update(bytes).digest('hex').slice(0, 31)}`;
  return valueMarks[facet] + letters;
}

/** Takes our private letters out of what people and networks wrote, in the index as in the query. */
export function clearOfMarks(text: string): string {
  return text.replace(/[\uE000-\uE03F]/g, ' ');
}
