import type { Results } from '../../../contract/dialect/results.ts';

/**
 * Agendize's six values of `status` (seed 002). `message` and `wrongNumber` say nothing of how the line ended. A declined, failed
 * or unknown call is one that nobody answered, and one that was answered elsewhere was completed by a colleague.
 * Of `callback_requested` the outcome decides.
 */
export const agendizeResults: Results = [
  { wire: 'completed', outcome: 'answered', disposition: null },
  { wire: 'completed', outcome: 'answered', disposition: 'connected' },
  { wire: 'completed', outcome: 'answered_elsewhere', disposition: null },
  { wire: 'noAnswered', outcome: 'no_answer', disposition: null },
  { wire: 'noAnswered', outcome: 'no_answer', disposition: 'no_answer' },
  { wire: 'noAnswered', outcome: 'missed', disposition: null },
  { wire: 'noAnswered', outcome: 'declined', disposition: null },
  { wire: 'noAnswered', outcome: 'failed', disposition: null },
  { wire: 'noAnswered', outcome: 'unknown', disposition: null },
  { wire: 'message', outcome: null, disposition: 'left_message' },
  { wire: 'message', outcome: null, disposition: 'left_voicemail' },
  { wire: 'wrongNumber', outcome: null, disposition: 'wrong_number' },
  { wire: 'busy', outcome: 'busy', disposition: null },
  { wire: 'busy', outcome: 'busy', disposition: 'busy' },
  { wire: 'abandoned', outcome: 'cancelled', disposition: null },
  { wire: 'abandoned', outcome: 'cancelled', disposition: 'abandoned' },
  { wire: 'noAnswered', outcome: 'no_answer', disposition: 'callback_requested' },
  { wire: 'completed', outcome: 'answered', disposition: 'callback_requested' },
  { wire: 'busy', outcome: 'busy', disposition: 'callback_requested' },
  { wire: 'abandoned', outcome: 'cancelled', disposition: 'callback_requested' },
];
