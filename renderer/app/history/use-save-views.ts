import { useCallback } from 'react';
import type { SavedView } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';

/** The most views that the settings hold (`SettingsSchema.views`). */
export const mostViews = 30;

/** Keeps the person's views as `change` makes them of those there are at that moment; tells whether it was done. */
export function useSaveViews(): (
  change: (views: readonly SavedView[]) => readonly SavedView[],
) => Promise<boolean> {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  return useCallback(
    async (change) => {
      const views = change(desk.view().settings.views);
      const saved = await act(t('history.views.trouble'), ask['settings.save']({ views: [...views] }));
      return saved.ok;
    },
    [act, ask, desk],
  );
}
