import type { Loss } from '../../../contract/dialect/dialect.ts';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { readResult, resultOf, resultsFor } from '../../../contract/dialect/results.ts';
import type { ActivixAccount } from './account.ts';
import { results } from './results.ts';

type Said = Pick<DialectCall, 'status' | 'disposition'>;
type Telling = Said & Pick<DialectCall, 'direction' | 'endedAt' | 'duration'>;

/** The states of a call that goes on. */
const states: readonly DialectCall['status'][] = ['initiated', 'ringing', 'answered'];

/** Whether a call is over: by its end, its length, or an outcome that only a call has that is over. */
export function isOver({ status, endedAt, duration }: Telling): boolean {
  return endedAt !== null || duration !== null || (status !== null && !states.includes(status));
}

/** Activix's word for where a call stands: `calling` from its first ring to its end, then what became of it. */
export function wordFor(call: Telling, account: ActivixAccount): string {
  if (!isOver(call)) return 'calling';
  const fitting = resultsFor(call.direction, [...account.results, ...results]);
  return resultOf(call, fitting, call.direction === 'inbound' ? 'unanswered' : 'attempted');
}

/**
 * What a word of Activix says. A call that is `calling`, or `pending` (made by click-to-call, not yet put through), is
 * `initiated`: whether it rings or is answered, Activix does not say.
 */
export function readWord(
  word: string | null | undefined,
  direction: DialectCall['direction'],
  account: ActivixAccount,
): Said {
  if (word === null || word === undefined) return { status: null, disposition: null };
  const mine = account.results.some(({ wire }) => wire === word);
  if (!mine && (word === 'calling' || word === 'pending')) return { status: 'initiated', disposition: null };
  const all = [...account.results, ...results];
  return readResult(word, [...resultsFor(direction, all), ...all], direction);
}

/** What is lost of status and disposition when they are read as this. */
export function saidLosses(said: Said, read: Said): Loss[] {
  return (['status', 'disposition'] as const)
    .filter((part) => read[part] !== said[part])
    .map((part) => ({ part, why: whyNot(said[part], read[part]) }));
}

function whyNot(said: string | null, read: string | null): Loss['why'] {
  if (said === null) return 'filled_in';
  if (read === null) return 'no_place';
  return read === 'initiated' ? 'ambiguous' : 'nearest';
}
