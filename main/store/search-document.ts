import type { CallRecord } from '../../contract/call/call.ts';
import { nationalDigits } from '../../contract/number/national-digits.ts';
import { backwardsMark, clearOfMarks, directionWords, statusWords } from './facet-words.ts';
import { statusOf } from './status-of.ts';

/** The part of a call that its search document is made of. */
export type Searchable = Pick<CallRecord, 'direction' | 'state' | 'outcome' | 'remote' | 'note' | 'tags'>;

const punctuatedNumber = /^\+?[\d\s().\-/\u00a0]*\d[\d\s().\-/\u00a0]*$/;

/** The digits under which a party's number is found: as received and, where it differs, as E.164. */
function numbersOf(remote: CallRecord['remote']): string[] {
  const numbers = new Set<string>();
  if (punctuatedNumber.test(remote.raw)) numbers.add(remote.raw.replace(/\D/g, ''));
  if (remote.e164 !== null) numbers.add(remote.e164.slice(1));
  return [...numbers];
}

/**
 * The text under which a call is found: its facet words, digits backwards, then name, number as received, digits also as
 * dialled within the country (whose ends the backward digits have already), note and tags. The writer compares it with the
 * one before and leaves the index alone when nothing in it changed.
 */
export function searchDocument(call: Searchable): string {
  const numbers = numbersOf(call.remote);
  const backwards = numbers.map((digits) => backwardsMark + [...digits].reverse().join(''));
  const { raw, e164, name } = call.remote;
  const digits = new Set([...numbers, ...(e164 === null ? [] : nationalDigits(e164))]);
  const written = [name ?? '', raw, ...digits, call.note, ...call.tags].join('\n');
  const facets = `${directionWords[call.direction]} ${statusWords[statusOf(call)]}`;
  return `${facets} ${backwards.join(' ')}\n${clearOfMarks(written)}`;
}
