import { useEffect, useRef } from 'react';
import { useToday } from '../../ui/use-today.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { type FilterState, toCallFilter } from './filter-state.ts';

/** How long the typing may pause before it is searched for, ms. */
const searchPause = 80;

/** Has the history show what `filter` asks for: at once, but for what is being typed, and anew when the day changes. */
export function useShownFilter(filter: FilterState): void {
  const { history } = useOpenDesk();
  const today = useToday();
  const text = useRef(filter.facets.text);
  useEffect(() => {
    const asked = toCallFilter(filter, today);
    const typed = text.current !== filter.facets.text;
    text.current = filter.facets.text;
    const show = () => {
      if (JSON.stringify(asked) !== JSON.stringify(history.view().filter)) history.show(asked);
    };
    if (!typed) {
      show();
      return;
    }
    const timer = setTimeout(show, searchPause);
    return () => clearTimeout(timer);
  }, [history, filter, today]);
}
