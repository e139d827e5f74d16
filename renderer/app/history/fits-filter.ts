import type { Call } from '../../../contract/call/call.ts';
import type { CallFilter } from '../../../contract/call/query.ts';

/**
 * Whether a call that changed belongs into the list on screen. Facets and dates are decided here; what the search
 * text matches is known to the store alone, so there the answer is `ask`.
 */
export function fitsFilter(filter: CallFilter, call: Call): boolean | 'ask' {
  if (filter.directions?.length && !filter.directions.includes(call.direction)) return false;
  if (filter.statuses?.length && !filter.statuses.includes(call.status)) return false;
  if (filter.from !== undefined && call.startedAt < filter.from) return false;
  if (filter.until !== undefined && call.startedAt >= filter.until) return false;
  return filter.text?.trim() ? 'ask' : true;
}
