import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { type Results, readResult, resultOf } from '../../../contract/dialect/results.ts';
import type { AgendizeAccount } from './account.ts';
import { agendizeResults } from './results.ts';

type Said = Pick<DialectCall, 'status' | 'disposition'>;

/** What a `status` says, by the person's mapping first. */
export function readStatus(
  status: string,
  direction: DialectCall['direction'],
  account: AgendizeAccount,
): Said {
  return readResult(status, resultsOf(account), direction);
}

/**
 * The `status` of a call, or null for none: *decided*, as all six values are of calls that have ended, a call that lives has none.
 */
export function toStatus(call: DialectCall, account: AgendizeAccount): string | null {
  const lives = call.status === 'answered' && call.endedAt === null && call.duration === null;
  if (lives && call.disposition === null) return null;
  return resultOf(call, resultsOf(account), '') || null;
}

function resultsOf({ results }: AgendizeAccount): Results {
  return [...results, ...agendizeResults];
}
