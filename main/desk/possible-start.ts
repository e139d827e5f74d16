import { type Failure, fail } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';

/** How far a page's clock may go before main's, ms: the form was filled in a moment ago. */
const slack = 60_000;

/**
 * Refuses what no call of a log can have been: one that starts or ends in time to come, or that was before there were such
 * times (1970). `lasted` in ms.
 */
export function whyImpossible(startedAt: number, lasted: number, now: number): Failure | null {
  if (startedAt + lasted > now + slack) return fail('bad_request', t('refusal.entry.notYet'));
  return startedAt < 0 ? fail('bad_request', t('refusal.entry.tooEarly')) : null;
}
