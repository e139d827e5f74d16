import { useMemo } from 'react';
import { useDesk } from '../desk/use-desk.ts';
import { allViews, type View } from './view.ts';

/** All views as the settings and the log make them now, in the order of the bar. */
export function useViews(): readonly View[] {
  const saved = useDesk((view) => view.settings.views);
  const wrapUp = useDesk((view) => view.settings.wrapUp);
  const demoCalls = useDesk((view) => view.demoCalls);
  return useMemo(() => allViews(saved, { wrapUp, demoCalls }), [saved, wrapUp, demoCalls]);
}
