import type { Length } from '../../../contract/call/lengths.ts';
import { formatNumber } from '../../../contract/number/number.ts';
import { t } from '../../../contract/words/say.ts';
import { dispositionText } from '../../ui/disposition-text.ts';
import type { Condition, ListFacet } from './filter-state.ts';

/** A facet's value as shown: what the log holds as a key is said in words. */
export function valueText(facet: ListFacet, value: string): string {
  if (facet === 'dispositions') return dispositionText(value);
  if (facet === 'lengths') return t(`history.filter.lengths.${value as Length}`);
  if (facet === 'accounts') return value.replace(/^sips?:/, '');
  if (facet === 'numbers') return formatNumber({ raw: value, e164: value.startsWith('+') ? value : null });
  return value;
}

/** One condition in words, for its chip: `Tag: offer`, `With a recording`. */
export function conditionText(condition: Condition): string {
  if (typeof condition.value === 'boolean') {
    const flag = condition.facet as Extract<Condition, { value: boolean }>['facet'];
    return t(`history.filter.flags.${flag}.${condition.value ? 'yes' : 'no'}`);
  }
  const facet = condition.facet as ListFacet;
  return t('history.filter.condition', {
    facet: t(`history.filter.facets.${facet}`),
    value: valueText(facet, condition.value),
  });
}
