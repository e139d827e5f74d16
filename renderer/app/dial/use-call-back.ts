import { useCallback } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { fail } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { whyNoCallBack } from './why-no-call-back.ts';

/** Calls the remote party of a call again, or says why that cannot be. */
export function useCallBack(): (call: Call) => Promise<void> {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  return useCallback(
    async (call) => {
      const why = whyNoCallBack(call, desk.view().line);
      const placing =
        why === null
          ? ask['call.place']({ number: call.remote.raw })
          : Promise.resolve(fail('line_not_ready', why));
      const placed = await act(t('app.trouble.place'), placing);
      if (placed.ok) desk.hearCall(placed.value);
    },
    [act, ask, desk],
  );
}
