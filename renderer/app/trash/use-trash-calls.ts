import { useCallback } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { offerUndo } from '../desk/offer-undo.tsx';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';

/** Puts calls into the trash and offers to take that back; takes calls out of it again. Each tells whether it was done. */
export function useTrashCalls(): {
  trash: (ids: readonly string[]) => Promise<boolean>;
  restore: (ids: readonly string[]) => Promise<boolean>;
} {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const restore = useCallback(
    async (ids: readonly string[]) => {
      const answer = await act(t('trash.notRestored'), ask['call.restore']({ ids: [...ids] }));
      const calls: readonly Call[] = answer.ok ? answer.value.calls : [];
      for (const call of calls) desk.hearCall(call);
      return answer.ok;
    },
    [act, ask, desk],
  );
  const trash = useCallback(
    async (ids: readonly string[]) => {
      const answer = await act(t('trash.notDeleted'), ask['call.trash']({ ids: [...ids] }));
      if (!answer.ok) return false;
      for (const call of answer.value.calls) desk.hearCall(call);
      offerUndo(t('trash.deleted', { count: answer.value.calls.length }), () => void restore(ids));
      return true;
    },
    [act, ask, desk, restore],
  );
  return { trash, restore };
}
