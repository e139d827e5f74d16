import { createContext, type Dispatch, type ReactNode, type SetStateAction, use, useState } from 'react';
import { type FilterState, noFilter } from './history/filter-state.ts';
import type { Place } from './place.ts';

/** Where the person is in the main window. */
export interface Where {
  readonly place: Place;
  readonly openCall: string | null;
  readonly filter: FilterState;
}

type WhereState = readonly [Where, Dispatch<SetStateAction<Where>>];

const WhereContext = createContext<WhereState | null>(null);

/** Keeps where the person is above the window, which is drawn anew in another language. */
export function KeepWhere({ children }: { children: ReactNode }) {
  const state = useState<Where>({ place: 'history', openCall: null, filter: noFilter });
  return <WhereContext value={state}>{children}</WhereContext>;
}

export function useWhere(): WhereState {
  const state = use(WhereContext);
  if (state === null) throw new Error('The main window stands outside of KeepWhere.');
  return state;
}
