import type { CallFilter } from '../../contract/call/query.ts';
import { directions, statuses } from '../../contract/call/words.ts';
import {
  backwardsMark,
  clearOfMarks,
  directionWords,
  lengthWords,
  markWords,
  noteWords,
  partyMark,
  recordingWords,
  statusWords,
  type ValueFacet,
  valueWord,
} from './facet-words.ts';

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

function wordCondition(word: string, vocabulary: Vocabulary, mark: string): string {
  const begins = beginsAWord(mark + word, vocabulary);
  const isEnd = /^\d+$/.test(word) && word.length >= fewestEndDigits;
  return isEnd ? oneOf([begins, endsANumber(word)]) : begins;
}

/** The conditions of a text without grouped numbers, each word once. */
function wordConditions(text: string, vocabulary: Vocabulary, mark: string): string[] {
  return [...new Set(vocabulary.cut(text))].map((word) => wordCondition(word, vocabulary, mark));
}

/** `(555) 010-1234`: either its groups are words of their own, or the digits together begin or end a number. */
function groupCondition(group: string, vocabulary: Vocabulary, mark: string): string {
  const digits = group.replace(/\D/g, '');
  return oneOf([allOf(wordConditions(group, vocabulary, mark)), wordCondition(digits, vocabulary, mark)]);
}

/** `mark` begins the words that are meant: none for all, `partyMark` for the remote party's. */
function textConditions(typed: string, vocabulary: Vocabulary, mark = ''): string[] {
  const text = clearOfMarks(typed);
  const groups = [...text.matchAll(groupedNumber)].map(([group]) => groupCondition(group, vocabulary, mark));
  return [...groups, ...wordConditions(text.replace(groupedNumber, ' '), vocabulary, mark)];
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

/** Which of two things a call either has or has not. */
const pairs = [
  { field: 'hasNote', words: noteWords },
  { field: 'hasRecording', words: recordingWords },
] as const;

/** The words of every other condition, a list per field: one of each list must be in a call's document. */
function fieldWords(filter: CallFilter): string[][] {
  const values = (facet: ValueFacet, asked: readonly string[] | undefined): string[] => [
    ...new Set(asked?.map((value) => valueWord(facet, value))),
  ];
  return [
    values('disposition', filter.dispositions),
    values('tag', filter.tags),
    values('contact', filter.contacts),
    values('company', filter.companies),
    values('number', filter.numbers),
    values('account', filter.accounts),
    filter.lengths?.map((length) => lengthWords[length]) ?? [],
    ...pairs.map(({ field, words }) => (filter[field] === true ? [words.with] : [])),
    filter.unlogged === undefined ? [] : [markWords.unlogged],
    filter.genuine === undefined ? [] : [markWords.genuine],
    filter.followUp === undefined ? [] : [markWords.followUp],
  ].filter((words) => words.length > 0);
}

/**
 * The FTS5 expression for a filter, or null when direction, status and date are all that it asks for, which the table's own
 * indexes know: a text without a word (nothing, punctuation, emoji) asks for nothing. What a call must lack is taken away
 * (`NOT`), which reads the short list of those that have it, and only where nothing else is asked for the long one of those
 * that lack it. The expression is total: words reach FTS5 only after its own tokenizer has taken everything else out, and
 * always quoted, so no operator, quote or NUL can be smuggled in.
 */
export function searchQuery(filter: CallFilter, vocabulary: Vocabulary): string | null {
  const text = filter.text === undefined ? [] : textConditions(filter.text, vocabulary);
  const fields = fieldWords(filter);
  const lacking = pairs.filter(({ field }) => filter[field] === false).map(({ words }) => words);
  if (text.length + fields.length + lacking.length === 0) return null;
  const facets = facetsOf(filter);
  const direction = facets.directions?.map((value) => directionWords[value]) ?? [];
  const status = facets.statuses?.map((value) => statusWords[value]) ?? [];
  const words = [...fields, direction, status].filter((some) => some.length > 0);
  const wanted = [...text, ...words.map((some) => oneOf(some.map(quoted)))];
  if (wanted.length === 0) return allOf(lacking.map(({ without }) => quoted(without)));
  return [allOf(wanted), ...lacking.map((pair) => quoted(pair.with))].join(' NOT ');
}

/**
 * The FTS5 expression for the calls with a party whose names or numbers have every word of the text; `known` are numbers to
 * leave out, the empty one always: who has none cannot be called back.
 */
export function partyQuery(text: string, known: readonly string[], vocabulary: Vocabulary): string {
  const conditions = textConditions(text, vocabulary, partyMark);
  const anybody = oneOf(directions.map((direction) => quoted(directionWords[direction])));
  const wanted = conditions.length === 0 ? anybody : allOf(conditions);
  if (known.length === 0) return wanted;
  return `${wanted} NOT ${oneOf(known.map((number) => quoted(valueWord('number', number))))}`;
}

/** The FTS5 expression for the calls that the quick log can take up: unlogged and not made up. */
export const waitingQuery = allOf([markWords.unlogged, markWords.genuine].map(quoted));

/** The FTS5 expression for the calls with a follow-up. */
export const followUpQuery = quoted(markWords.followUp);
