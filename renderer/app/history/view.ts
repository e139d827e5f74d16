import dayjs from 'dayjs';
import { toLogConditions } from '../../../contract/call/to-log.ts';
import { type SavedView, type Settings, viewRanges } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import type { DateRange } from './date-range.ts';
import { type FilterState, noFilter, toCallFilter } from './filter-state.ts';

/** The views that everybody has. */
export const builtInViews = ['all', 'toLog', 'missed', 'followUps'] as const;
export type BuiltInView = (typeof builtInViews)[number];

/** A filter with a name, in the bar above the history. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly state: FilterState;
  /** As it stands in the settings; null for one that everybody has. */
  readonly saved: SavedView | null;
}

const fixedStates: Record<Exclude<BuiltInView, 'toLog'>, FilterState> = {
  all: noFilter,
  missed: { facets: { directions: ['inbound'], statuses: ['missed'] }, range: 'any' },
  followUps: { facets: { followUp: true }, range: 'any' },
};

/** On what it depends which calls wait to be logged. */
export interface ToLogAbout {
  wrapUp: Settings['wrapUp'];
  /** How many calls of the log are made up: where there are none, nothing is said of them. */
  demoCalls: number;
}

/** The calls that wait to be logged, as the count at the side counts them; none is counted with the setting `never`. */
export function toLogState({ wrapUp, demoCalls }: ToLogAbout): FilterState {
  const { genuine, ...facets } = toLogConditions(wrapUp === 'answered');
  return {
    facets: demoCalls > 0 && genuine !== undefined ? { ...facets, genuine } : facets,
    range: 'week',
  };
}

const dayForm = 'YYYY-MM-DD';

function rangeOf({ filter, range }: SavedView): DateRange {
  if (range !== undefined) return range;
  if (filter.from === undefined || filter.until === undefined) return 'any';
  return {
    from: dayjs(filter.from).format(dayForm),
    to: dayjs(filter.until).subtract(1, 'ms').format(dayForm),
  };
}

/** The choice that a saved view stands for. */
export function stateOf(view: SavedView): FilterState {
  const { from: _from, until: _until, ...facets } = view.filter;
  return { facets, range: rangeOf(view) };
}

/** A choice as a view to save: chosen days are kept as instants, a preset as what it is called. */
export function savedAs(id: string, name: string, state: FilterState): SavedView {
  const range = viewRanges.find((each) => each === state.range);
  if (range === undefined) return { id, name, filter: toCallFilter(state, 0) };
  return { id, name, filter: toCallFilter({ ...state, range: 'any' }, 0), range };
}

/** All views in the order of the bar: those that everybody has, then the person's own. */
export function allViews(saved: readonly SavedView[], about: ToLogAbout): readonly View[] {
  return [
    ...builtInViews.map((id) => ({
      id,
      name: t(`history.views.${id}`),
      state: id === 'toLog' ? toLogState(about) : fixedStates[id],
      saved: null,
    })),
    ...saved.map((view) => ({ id: view.id, name: view.name, state: stateOf(view), saved: view })),
  ];
}
