import type { CallFilter } from '../../contract/call/query.ts';
import { directions, statuses } from '../../contract/call/words.ts';
import { backwardsMark, clearOfMarks, directionWords, statusWords } from './facet-words.ts';

/** What the query needs of the index and its tokenizer. */
export interface Vocabulary {
  /** The words of a text, folded as the index folds them. */
  cut(text: string): string[];
  /** The index's words that begin with `prefix`, or null when they are too many to be worth naming. */
  beginningWith(prefix: string): string[] | null;
}

/** The longest prefix for which the index keeps a list of its own (`prefix = '1 2 3 4'` in the schema). */
const longestIndexedPrefix = 4;

/** The fewest digits that are looked for at the end of numbers. */
const fewestEndDigits = 3;

/** A number typed in groups: digits with nothing but a number's punctuation between them, not part of a longer word. */
const groupedNumber = /(?<![\p{L}\p{N}\p{Co}])\d+(?:[\s().\-/\u00a0]+\d+)+(?![\p{L}\p{N}\p{Co}])/gu;

const quoted = (word: string): string => `"${word}"`;
const oneOf = (terms: readonly string[]): string =>
  terms.length === 1 ? `${terms[0]}` : `(${terms.join(' OR ')})`;
const allOf = (terms: readonly string[]): string =>
  terms.length === 1 ? `${terms[0]}` : `(${terms.join(' AND ')})`;

function beginsAWord(prefix: string, vocabulary: Vocabulary): string {
  if ([...prefix].length <= longestIndexedPrefix) return `${quoted(prefix)}*`;
  const words = vocabulary.beginningWith(prefix);
  if (words === null || words.length === 0) return `${quoted(prefix)}*`;
  return oneOf(words.map(quoted));
}

function endsANumber(digits: string): string {
  return `${quoted(backwardsMark + [...digits].reverse().join(''))}*`;
}

function wordCondition(word: string, vocabulary: Vocabulary): string {
  const begins = beginsAWord(word, vocabulary);
  const isEnd = /^\d+$/.test(word) && word.length >= fewestEndDigits;
  return isEnd ? oneOf([begins, endsANumber(word)]) : begins;
}

/** The conditions of a text without grouped numbers, each word once. */
function wordConditions(text: string, vocabulary: Vocabulary): string[] {
  return [...new Set(vocabulary.cut(text))].map((word) => wordCondition(word, vocabulary));
}

/** `(555) 010-1234`: either its groups are words of their own, or the digits together begin or end a number. */
function groupCondition(group: string, vocabulary: Vocabulary): string {
  const digits = group.replace(/\D/g, '');
  return oneOf([allOf(wordConditions(group, vocabulary)), wordCondition(digits, vocabulary)]);
}

function textConditions(typed: string, vocabulary: Vocabulary): string[] {
  const text = clearOfMarks(typed);
  const groups = [...text.matchAll(groupedNumber)].map(([group]) => groupCondition(group, vocabulary));
  return [...groups, ...wordConditions(text.replace(groupedNumber, ' '), vocabulary)];
}

/** The values a filter asks for, or null when it leaves the facet open. */
function chosen<T>(asked: readonly T[] | undefined, all: readonly T[]): T[] | null {
  const values = all.filter((value) => asked?.includes(value));
  return values.length === 0 || values.length === all.length ? null : values;
}

/** The directions and statuses of a filter; null where any will do. */
export function facetsOf(filter: CallFilter) {
  return { directions: chosen(filter.directions, directions), statuses: chosen(filter.statuses, statuses) };
}

/**
 * The FTS5 expression for a filter's text and facets, or null when the text holds no word (nothing, punctuation, emoji):
 * then the text asks for nothing and any call fits. It is total: words reach FTS5 only after its own tokenizer has taken
 * everything else out, and always quoted, so no operator, quote or NUL can be smuggled in.
 */
export function searchQuery(filter: CallFilter, vocabulary: Vocabulary): string | null {
  const text = filter.text === undefined ? [] : textConditions(filter.text, vocabulary);
  if (text.length === 0) return null;
  const facets = facetsOf(filter);
  const direction = facets.directions?.map((value) => quoted(directionWords[value])) ?? [];
  const status = facets.statuses?.map((value) => quoted(statusWords[value])) ?? [];
  return allOf([...text, ...[direction, status].filter((words) => words.length > 0).map(oneOf)]);
}
