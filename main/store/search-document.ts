import type { CallRecord } from '../../contract/call/call.ts';
import { lengthOf } from '../../contract/call/lengths.ts';
import { isUnlogged } from '../../contract/call/unlogged.ts';
import { nationalDigits } from '../../contract/number/national-digits.ts';
import { facetValues } from './facet-values.ts';
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
  valueWord,
} from './facet-words.ts';
import { statusOf } from './status-of.ts';

const punctuatedNumber = /^\+?[\d\s().\-/\u00a0]*\d[\d\s().\-/\u00a0]*$/;

/** Roughly where the tokenizer begins a word: a letter of a newer Unicode only costs the search of people that word. */
const wordStart = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** The digits under which a party's number is found: as received and, where it differs, as E.164. */
function numbersOf(remote: CallRecord['remote']): string[] {
  const numbers = new Set<string>();
  if (punctuatedNumber.test(remote.raw)) numbers.add(remote.raw.replace(/\D/g, ''));
  if (remote.e164 !== null) numbers.add(remote.e164.slice(1));
  return [...numbers];
}

function facetWords(call: CallRecord): string {
  const length = lengthOf(call);
  return [
    directionWords[call.direction],
    statusWords[statusOf(call)],
    noteWords[call.noteText === '' ? 'without' : 'with'],
    recordingWords[call.recordings === 0 ? 'without' : 'with'],
    isUnlogged(call) ? markWords.unlogged : '',
    call.followUpAt === null ? '' : markWords.followUp,
    call.demo ? '' : markWords.genuine,
    length === null ? '' : lengthWords[length],
    ...new Set(facetValues(call).map(([facet, value]) => valueWord(facet, value))),
  ].join(' ');
}

/**
 * The text under which a call is found: its facet words, digits backwards, the remote party's names and numbers (digits also
 * as dialled within the country, whose ends the backward digits have already) with and without their mark, note and tags.
 * The writer compares it with the one before and leaves the index alone when nothing in it changed.
 */
export function searchDocument(call: CallRecord): string {
  const numbers = numbersOf(call.remote);
  const backwards = numbers.map((digits) => backwardsMark + [...digits].reverse().join(''));
  const { raw, e164, name } = call.remote;
  const digits = new Set([...numbers, ...(e164 === null ? [] : nationalDigits(e164))]);
  const party = clearOfMarks(
    [call.contactName ?? '', name ?? '', call.company ?? '', raw, ...digits].join('\n'),
  );
  const marked = party.replace(wordStart, (word) => partyMark + word);
  const written = clearOfMarks([call.noteText, ...call.tags].join('\n'));
  return `${facetWords(call)} ${backwards.join(' ')}\n${marked}\n${party}\n${written}`;
}
