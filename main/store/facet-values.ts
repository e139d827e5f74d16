import type { CallRecord } from '../../contract/call/call.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import type { ValueFacet } from './facet-words.ts';

/** The part of a call that its values to filter by come from. */
export type Valued = Pick<
  CallRecord,
  'remote' | 'account' | 'disposition' | 'tags' | 'contactName' | 'company'
>;

/**
 * The values that a call can be filtered by, so that the search index and the counts of values speak of the same. A call
 * without a number has the empty one, by which the search of people leaves it out.
 */
export function facetValues(call: Valued): [ValueFacet, string][] {
  const { remote, account, disposition, tags, contactName, company } = call;
  const one = (facet: ValueFacet, value: string | null): [ValueFacet, string][] =>
    value === null || value === '' ? [] : [[facet, value]];
  return [
    ...one('disposition', disposition),
    ...tags.map((tag): [ValueFacet, string] => ['tag', tag]),
    ...one('contact', contactName || remote.name),
    ...one('company', company),
    ...one('account', account),
    ['number', numberKey(remote) ?? ''],
  ];
}
