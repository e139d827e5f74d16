import type { CallFilter } from '../../../contract/call/query.ts';
import { type DateRange, rangeInstants } from './date-range.ts';

/** The facets of which the person can choose several values. */
export const listFacets = [
  'directions',
  'statuses',
  'dispositions',
  'tags',
  'contacts',
  'companies',
  'numbers',
  'accounts',
  'lengths',
] as const;
export type ListFacet = (typeof listFacets)[number];

/** The facets that a call has or has not; only a note and a recording can be asked to lack. */
export const flagFacets = ['hasNote', 'hasRecording', 'unlogged', 'genuine', 'followUp'] as const;
export type FlagFacet = (typeof flagFacets)[number];

/** What the person chose to see: the filter that main is asked for, but with its dates as they were chosen. */
export interface FilterState {
  /** Everything but the dates; never holds an empty list or text. */
  readonly facets: Omit<CallFilter, 'from' | 'until'>;
  /** A preset moves on with the day, so the instants are taken when main is asked. */
  readonly range: DateRange;
}

/** Everything in the log. */
export const noFilter: FilterState = { facets: {}, range: 'any' };

/** The filter to ask main for. `now` in epoch ms. */
export function toCallFilter({ facets, range }: FilterState, now: number): CallFilter {
  const text = facets.text?.trim() ?? '';
  const { text: _, ...others } = facets;
  return { ...(text === '' ? {} : { text }), ...others, ...rangeInstants(range, now) };
}

/** True when nothing at all was chosen. */
export function isNoFilter(state: FilterState): boolean {
  return state.range === 'any' && Object.keys(state.facets).length === 0;
}

/** Searches for `text` as well, or no longer where it is empty. */
export function withText({ facets, range }: FilterState, text: string): FilterState {
  const { text: _, ...others } = facets;
  return { facets: text === '' ? others : { text, ...others }, range };
}

export function withRange(state: FilterState, range: DateRange): FilterState {
  return { ...state, range };
}

/** The values chosen of a facet. */
export function chosenOf(state: FilterState, facet: ListFacet): readonly string[] {
  return state.facets[facet] ?? [];
}

/** Chooses exactly these values of a facet; none of them means any. */
export function withValues(state: FilterState, facet: ListFacet, values: readonly string[]): FilterState {
  const { [facet]: _, ...others } = state.facets;
  // The values come from the facet's own list, so the filter's schema holds.
  const facets = (values.length === 0 ? others : { ...others, [facet]: [...values] }) as CallFilter;
  return { ...state, facets };
}

/** Chooses a value, or takes it back. */
export function toggled(state: FilterState, facet: ListFacet, value: string): FilterState {
  const chosen = chosenOf(state, facet);
  return withValues(
    state,
    facet,
    chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
  );
}

/** Asks for calls that have something, that have it not, or lets both in again (`null`). */
export function withFlag(state: FilterState, flag: FlagFacet, value: boolean | null): FilterState {
  const { [flag]: _, ...others } = state.facets;
  const askable = value === true || (value === false && (flag === 'hasNote' || flag === 'hasRecording'));
  return { ...state, facets: (askable ? { ...others, [flag]: value } : others) as CallFilter };
}

/** One condition that can be taken off by itself. */
export type Condition =
  | { readonly facet: ListFacet; readonly value: string }
  | { readonly facet: FlagFacet; readonly value: boolean };

/** The conditions chosen in the menu, in the menu's order; direction and status have controls of their own. */
export function conditionsOf(state: FilterState): readonly Condition[] {
  return [
    ...listFacets
      .filter((facet) => facet !== 'directions' && facet !== 'statuses')
      .flatMap((facet) => chosenOf(state, facet).map((value) => ({ facet, value }))),
    ...flagFacets.flatMap((facet) => {
      const value = state.facets[facet];
      return value === undefined ? [] : [{ facet, value }];
    }),
  ];
}

/** Takes one condition off. */
export function without(state: FilterState, condition: Condition): FilterState {
  return typeof condition.value === 'boolean'
    ? withFlag(state, condition.facet as FlagFacet, null)
    : toggled(state, condition.facet as ListFacet, condition.value);
}

function canonical({ facets, range }: FilterState): string {
  const entries = Object.entries(facets)
    .map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
  return JSON.stringify([entries, range]);
}

/** True when both ask for the same, in whatever order it was chosen. */
export function sameFilter(a: FilterState, b: FilterState): boolean {
  return canonical(a) === canonical(b);
}
