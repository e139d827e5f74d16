import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { CallFilterSchema } from '../../contract/call/query.ts';
import { SavedViewSchema } from '../../contract/ipc/settings.ts';
import {
  conditionsOf,
  type FilterState,
  isNoFilter,
  noFilter,
  sameFilter,
  toCallFilter,
  toggled,
  withFlag,
  without,
  withRange,
  withText,
} from '../../renderer/app/history/filter-state.ts';
import { allViews, savedAs, stateOf } from '../../renderer/app/history/view.ts';

const noon = dayjs('2026-11-18T12:00:00').valueOf();
const id = '00000000-0000-4000-8000-000000000001';
const rich: FilterState = {
  facets: {
    text: 'anna',
    statuses: ['busy'],
    tags: ['offer', 'vip'],
    lengths: ['none'],
    hasNote: false,
    unlogged: true,
  },
  range: 'week',
};

describe('what the person chose', () => {
  it('is asked of main as the contract has it, with the dates of that day', () => {
    const asked = toCallFilter(rich, noon);
    expect(CallFilterSchema.parse(asked)).toEqual(asked);
    expect(asked.from).toBe(dayjs('2026-11-12').valueOf());
    expect(toCallFilter(withText(noFilter, '  '), noon)).toEqual({});
  });

  it('is nothing again once every choice is taken back', () => {
    let state = withText(toggled(toggled(noFilter, 'tags', 'offer'), 'companies', 'Nordljus AB'), 'x');
    expect(isNoFilter(state)).toBe(false);
    state = withText(toggled(toggled(state, 'tags', 'offer'), 'companies', 'Nordljus AB'), '');
    expect(state).toEqual(noFilter);
  });

  it('has a chip for each condition of the menu, and loses one at a time', () => {
    const conditions = conditionsOf(rich);
    expect(conditions.map(({ facet, value }) => `${facet} ${value}`)).toEqual([
      'tags offer',
      'tags vip',
      'lengths none',
      'hasNote false',
      'unlogged true',
    ]);
    const left = conditions.reduce(without, rich);
    expect(left).toEqual({ facets: { text: 'anna', statuses: ['busy'] }, range: 'week' });
  });

  it('asks for a note or for none, but only ever for what is unlogged', () => {
    expect(withFlag(noFilter, 'hasNote', false).facets).toEqual({ hasNote: false });
    expect(withFlag(noFilter, 'unlogged', false).facets).toEqual({});
    expect(withFlag(withFlag(noFilter, 'hasNote', true), 'hasNote', null)).toEqual(noFilter);
  });

  it('is the same in whatever order it was chosen', () => {
    const one = toggled(toggled(noFilter, 'tags', 'offer'), 'tags', 'vip');
    const other = toggled(toggled(noFilter, 'tags', 'vip'), 'tags', 'offer');
    expect(sameFilter(one, other)).toBe(true);
    expect(sameFilter(one, withRange(other, 'today'))).toBe(false);
  });
});

describe('a saved view', () => {
  it('keeps days that move on by their name, and gives back what was chosen', () => {
    const saved = savedAs(id, 'Mine', rich);
    expect(SavedViewSchema.parse(saved)).toEqual(saved);
    expect(saved).toMatchObject({ range: 'week' });
    expect(saved.filter.from).toBeUndefined();
    expect(sameFilter(stateOf(saved), rich)).toBe(true);
  });

  it('keeps chosen days, the last of them whole, through summer time too', () => {
    const state: FilterState = { facets: {}, range: { from: '2026-10-24', to: '2026-10-25' } };
    expect(stateOf(savedAs(id, 'Autumn', state))).toEqual(state);
  });

  it('stands behind those that everybody has', () => {
    const views = allViews([savedAs(id, 'Mine', rich)], { wrapUp: 'answered', demoCalls: 0 });
    expect(views.map(({ name }) => name)).toEqual(['All', 'To log', 'Missed', 'With follow-up', 'Mine']);
  });
});
