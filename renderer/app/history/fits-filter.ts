import type { Call } from '../../../contract/call/call.ts';
import { lengthOf } from '../../../contract/call/lengths.ts';
import type { CallFilter } from '../../../contract/call/query.ts';
import { isUnlogged } from '../../../contract/call/unlogged.ts';
import { wordKey } from '../../../contract/call/word-key.ts';
import { numberKey } from '../../../contract/number/number-key.ts';

/** Whether a value is among those asked for; none asked for means any. */
function among<T>(asked: readonly T[] | undefined, value: T | null): boolean {
  return !asked?.length || (value !== null && asked.includes(value));
}

/** Whether one of a call's words is among those asked for; none asked for means any. */
function amongWords(asked: readonly string[] | undefined, words: readonly (string | null)[]): boolean {
  if (!asked?.length) return true;
  const keys = asked.map(wordKey);
  return words.some((word) => word !== null && keys.includes(wordKey(word)));
}

/**
 * Whether a call that changed belongs into the list on screen, by the rules of `CallFilterSchema`, which are the store's.
 * Only what the search text matches is known to the store alone: there the answer is `ask`.
 */
export function fitsFilter(filter: CallFilter, call: Call): boolean | 'ask' {
  const fits =
    call.trashedAt === null &&
    among(filter.directions, call.direction) &&
    among(filter.statuses, call.status) &&
    (filter.from === undefined || call.startedAt >= filter.from) &&
    (filter.until === undefined || call.startedAt < filter.until) &&
    amongWords(filter.dispositions, [call.disposition]) &&
    amongWords(filter.tags, call.tags) &&
    amongWords(filter.contacts, [call.contactName || call.remote.name]) &&
    amongWords(filter.companies, [call.company]) &&
    among(filter.numbers, numberKey(call.remote)) &&
    amongWords(filter.accounts, [call.account]) &&
    among(filter.lengths, lengthOf(call)) &&
    (filter.hasNote === undefined || filter.hasNote === (call.noteText !== '')) &&
    (filter.hasRecording === undefined || filter.hasRecording === call.recordings > 0) &&
    (filter.unlogged === undefined || isUnlogged(call)) &&
    (filter.genuine === undefined || !call.demo) &&
    (filter.followUp === undefined || call.followUpAt !== null);
  if (!fits) return false;
  return filter.text?.trim() ? 'ask' : true;
}
