import type { Results } from '../../../contract/dialect/results.ts';

/**
 * Activix's statuses for what became of a call, by its Call Log object: `attempted`, "the user attempted to reach the
 * customer, but he didn't answer"; `interrupted`, "a customer hangs up before the user can pick up", incoming only (so it
 * is a missed call, and not one that the network broke off: that one was `answered`, or is an `error`); `unanswered`, "not
 * answered by any user"; `error`, "normally due to a server problem". Only `answered` shows on a lead's page.
 *
 * *Decided*: what is none of these is `attempted` outgoing and `unanswered` incoming, a call that a colleague took too: the
 * colleague's own telephone says `answered`. Activix has no place for a disposition, but who left a voicemail has not
 * reached the customer, whatever the line says. Who asked to be called
 * back may have been reached or only left a message: the outcome decides.
 */
export const results: Results = [
  { wire: 'answered', outcome: 'answered', disposition: null },
  { wire: 'attempted', outcome: 'no_answer', disposition: null, direction: 'outbound' },
  { wire: 'interrupted', outcome: 'missed', disposition: null, direction: 'inbound' },
  { wire: 'error', outcome: 'failed', disposition: null },
  { wire: 'unanswered', outcome: 'no_answer', disposition: null, direction: 'outbound' },
  { wire: 'unanswered', outcome: 'missed', disposition: null, direction: 'inbound' },
  { wire: 'attempted', outcome: 'busy', disposition: null, direction: 'outbound' },
  { wire: 'attempted', outcome: 'declined', disposition: null, direction: 'outbound' },
  { wire: 'attempted', outcome: 'cancelled', disposition: null, direction: 'outbound' },
  { wire: 'attempted', outcome: 'unknown', disposition: null, direction: 'outbound' },
  { wire: 'unanswered', outcome: 'declined', disposition: null, direction: 'inbound' },
  { wire: 'unanswered', outcome: 'answered_elsewhere', disposition: null },
  { wire: 'unanswered', outcome: 'unknown', disposition: null, direction: 'inbound' },
  { wire: 'answered', outcome: 'answered', disposition: 'connected' },
  { wire: 'attempted', outcome: 'no_answer', disposition: 'left_message', direction: 'outbound' },
  { wire: 'interrupted', outcome: 'missed', disposition: 'left_message', direction: 'inbound' },
  { wire: 'answered', outcome: 'answered', disposition: 'left_message', direction: 'inbound' },
  { wire: 'attempted', outcome: 'no_answer', disposition: 'left_voicemail', direction: 'outbound' },
  { wire: 'interrupted', outcome: 'missed', disposition: 'left_voicemail', direction: 'inbound' },
  { wire: 'attempted', outcome: 'no_answer', disposition: 'no_answer', direction: 'outbound' },
  { wire: 'unanswered', outcome: 'missed', disposition: 'no_answer', direction: 'inbound' },
  { wire: 'attempted', outcome: 'busy', disposition: 'busy', direction: 'outbound' },
  { wire: 'unanswered', outcome: 'declined', disposition: 'busy', direction: 'inbound' },
  { wire: 'attempted', outcome: 'no_answer', disposition: 'wrong_number', direction: 'outbound' },
  { wire: 'answered', outcome: 'answered', disposition: 'wrong_number', direction: 'inbound' },
  { wire: 'attempted', outcome: 'cancelled', disposition: 'abandoned', direction: 'outbound' },
  { wire: 'interrupted', outcome: 'missed', disposition: 'abandoned', direction: 'inbound' },
  { wire: 'attempted', outcome: 'no_answer', disposition: 'callback_requested', direction: 'outbound' },
  { wire: 'interrupted', outcome: 'missed', disposition: 'callback_requested', direction: 'inbound' },
  { wire: 'answered', outcome: 'answered', disposition: 'callback_requested' },
];
