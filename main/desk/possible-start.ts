import { type Failure, fail } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';

/** How far a page's clock may go before main's, ms: the form was filled in a moment ago. */
const slack = 60_000;

/** Refuses a start that no call of a log can have: one that is still to come, or before there were such times (1970). */
export function whyImpossible(startedAt: number, now: number): Failure | null {
  if (startedAt > now + slack) return fail('bad_request', t('refusal.entry.notYet'));
  return startedAt < 0 ? fail('bad_request', t('refusal.entry.tooEarly')) : null;
}
