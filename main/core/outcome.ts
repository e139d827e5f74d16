import type { CallRecord } from '../../contract/call/call.ts';
import type { Outcome } from '../../contract/call/words.ts';
import { meaningOf } from './hangup-causes.ts';

type Evidence = Pick<CallRecord, 'direction' | 'answeredAt' | 'cause' | 'endedBy'>;

/**
 * What an ended call came to, derived from its evidence and from nothing else. Read from the top, the first row that
 * fits wins (design, section 1):
 *
 *                                   inbound                          outbound
 *   answeredAt is set               answered                         answered
 *   completed elsewhere             answered_elsewhere               answered_elsewhere
 *   rejected by a rule of ours      missed                           –
 *   busy                            declined if local, else missed   busy
 *   declined                        declined if local, else missed   declined
 *   no answer                       missed                           no_answer
 *   cancelled, by the calling side  missed                           cancelled
 *   by the called side              declined                         no_answer
 *   other cause, or by the network  failed                           failed
 *   otherwise                       unknown                          unknown
 */
export function outcomeOf(call: Evidence): Outcome {
  if (call.answeredAt !== null) return 'answered';
  const inbound = call.direction === 'inbound';
  const meaning = call.cause === null ? null : meaningOf(call.cause);
  switch (meaning) {
    case 'elsewhere':
      return 'answered_elsewhere';
    case 'rule':
      return inbound ? 'missed' : 'failed';
    case 'busy':
    case 'declined':
      if (!inbound) return meaning;
      return call.endedBy === 'local' ? 'declined' : 'missed';
    case 'no_answer':
      return inbound ? 'missed' : 'no_answer';
    case 'cancelled':
      return inbound ? 'missed' : 'cancelled';
    case 'wrong_number':
    case 'failed':
      return 'failed';
    case 'normal':
    case null:
      break;
  }
  switch (call.endedBy) {
    case 'remote':
      return inbound ? 'missed' : 'no_answer';
    case 'local':
      return inbound ? 'declined' : 'cancelled';
    case 'network':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** A disposition worth offering at once: the network said that the number is wrong. */
export function suggestedDisposition(call: Pick<CallRecord, 'cause' | 'answeredAt'>): 'wrong_number' | null {
  if (call.answeredAt !== null || call.cause === null) return null;
  return meaningOf(call.cause) === 'wrong_number' ? 'wrong_number' : null;
}
