import type { Results } from '../../../contract/dialect/results.ts';
import type { OnepagecrmAccount } from './account.ts';

/**
 * The seed's default values. *Decided*: whatever brought two people to speak is a conversation, also on another phone of
 * the house; all else is `no answer`, since a conversation that may never have been is worse to count.
 * Who asked to be called back may have been reached or only left a message: there the outcome decides.
 */
export const seedResults: Results = [
  { wire: 'conversation', outcome: 'answered', disposition: null },
  { wire: 'no answer', outcome: 'no_answer', disposition: null },
  { wire: 'left message', outcome: null, disposition: 'left_message' },
  { wire: 'no answer', outcome: 'missed', disposition: null },
  { wire: 'no answer', outcome: 'declined', disposition: null },
  { wire: 'no answer', outcome: 'busy', disposition: null },
  { wire: 'no answer', outcome: 'cancelled', disposition: null },
  { wire: 'conversation', outcome: 'answered_elsewhere', disposition: null },
  { wire: 'no answer', outcome: 'failed', disposition: null },
  { wire: 'no answer', outcome: 'unknown', disposition: null },
  { wire: 'conversation', outcome: null, disposition: 'connected' },
  { wire: 'left message', outcome: null, disposition: 'left_voicemail' },
  { wire: 'no answer', outcome: null, disposition: 'no_answer' },
  { wire: 'no answer', outcome: null, disposition: 'busy' },
  { wire: 'no answer', outcome: null, disposition: 'wrong_number' },
  { wire: 'no answer', outcome: null, disposition: 'abandoned' },
  { wire: 'no answer', outcome: 'no_answer', disposition: 'callback_requested' },
  { wire: 'conversation', outcome: 'answered', disposition: 'callback_requested' },
];

/**
 * The values of a new account today (the vendor's OpenAPI file, `call_results`). None of them says that two people spoke and
 * nothing more: until the person maps one, an answered call is `other`, which says nothing when it is read.
 */
export const todayResults: Results = [
  { wire: 'other', outcome: null, disposition: null },
  { wire: 'no_answer', outcome: 'no_answer', disposition: null },
  { wire: 'left_message', outcome: null, disposition: 'left_message' },
  { wire: 'interested', outcome: null, disposition: 'interested' },
  { wire: 'not_interested', outcome: null, disposition: 'not_interested' },
  { wire: 'other', outcome: 'answered', disposition: null },
  { wire: 'no_answer', outcome: 'missed', disposition: null },
  { wire: 'no_answer', outcome: 'declined', disposition: null },
  { wire: 'no_answer', outcome: 'busy', disposition: null },
  { wire: 'no_answer', outcome: 'cancelled', disposition: null },
  { wire: 'other', outcome: 'answered_elsewhere', disposition: null },
  { wire: 'no_answer', outcome: 'failed', disposition: null },
  { wire: 'other', outcome: 'unknown', disposition: null },
  { wire: 'other', outcome: null, disposition: 'connected' },
  { wire: 'left_message', outcome: null, disposition: 'left_voicemail' },
  { wire: 'no_answer', outcome: null, disposition: 'no_answer' },
  { wire: 'no_answer', outcome: null, disposition: 'busy' },
  { wire: 'other', outcome: null, disposition: 'wrong_number' },
  { wire: 'no_answer', outcome: null, disposition: 'abandoned' },
  { wire: 'no_answer', outcome: 'no_answer', disposition: 'callback_requested' },
  { wire: 'other', outcome: 'answered', disposition: 'callback_requested' },
];

/** The rows that a call is written by: the person's own, then the defaults of the account's form. */
export function writtenAs({ results, form }: Pick<OnepagecrmAccount, 'results' | 'form'>): Results {
  return [...results, ...(form === 'today' ? todayResults : seedResults)];
}

/** The rows that a value is read by: of both forms, whose values are different ones. */
export function readAs({ results }: Pick<OnepagecrmAccount, 'results'>): Results {
  return [...results, ...seedResults, ...todayResults];
}

/** The values of `call_result` that an account knows: any other one is an error, since the API cannot add one (seed 000). */
export function isKnownResult(value: string, account: Pick<OnepagecrmAccount, 'results' | 'form'>): boolean {
  return writtenAs(account).some(({ wire }) => wire === value);
}
