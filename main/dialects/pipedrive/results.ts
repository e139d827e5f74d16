import type { Results } from '../../../contract/dialect/results.ts';

/**
 * The six outcomes of Pipedrive. *Decided*: whatever brought two people to speak is `connected`, also on another phone of
 * the house; all else that was not busy is `no_answer`, since a conversation that may never have been is worse to count.
 * Who asked to be called back may have been reached or not: there the outcome decides.
 */
export const pipedriveResults: Results = [
  { wire: 'connected', outcome: 'answered', disposition: null },
  { wire: 'no_answer', outcome: 'no_answer', disposition: null },
  { wire: 'left_message', outcome: null, disposition: 'left_message' },
  { wire: 'left_voicemail', outcome: null, disposition: 'left_voicemail' },
  { wire: 'wrong_number', outcome: null, disposition: 'wrong_number' },
  { wire: 'busy', outcome: 'busy', disposition: null },
  { wire: 'no_answer', outcome: 'missed', disposition: null },
  { wire: 'no_answer', outcome: 'declined', disposition: null },
  { wire: 'no_answer', outcome: 'cancelled', disposition: null },
  { wire: 'connected', outcome: 'answered_elsewhere', disposition: null },
  { wire: 'no_answer', outcome: 'failed', disposition: null },
  { wire: 'no_answer', outcome: 'unknown', disposition: null },
  { wire: 'connected', outcome: null, disposition: 'connected' },
  { wire: 'no_answer', outcome: null, disposition: 'no_answer' },
  { wire: 'busy', outcome: null, disposition: 'busy' },
  { wire: 'no_answer', outcome: null, disposition: 'abandoned' },
  { wire: 'no_answer', outcome: 'no_answer', disposition: 'callback_requested' },
  { wire: 'connected', outcome: 'answered', disposition: 'callback_requested' },
  { wire: 'connected', outcome: 'answered_elsewhere', disposition: 'callback_requested' },
  { wire: 'busy', outcome: 'busy', disposition: 'callback_requested' },
];
