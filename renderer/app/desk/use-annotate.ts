import { useCallback, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { AppRequests } from '../../../contract/ipc/app-contract.ts';
import type { Ask } from '../../../contract/ipc/message.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from './use-act.ts';
import { useOpenDesk } from './use-desk.ts';

/** What the person adds to a call, its note apart: that goes through the drafts. */
export type Annotation = Omit<Ask<AppRequests, 'call.annotate'>, 'id' | 'note'>;

/**
 * What the person adds to a call shows at once; when main refuses it, the sentence says why and the old value is back.
 * Returns the call as it is to be shown, and the change, which tells whether it was kept.
 */
export function useAnnotate(call: Call): [Call, (change: Annotation) => Promise<boolean>] {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const [wished, setWished] = useState<readonly Annotation[]>([]);
  const { id } = call;
  const annotate = useCallback(
    async (change: Annotation) => {
      setWished((all) => [...all, change]);
      const answer = await act(t('call.notChanged'), ask['call.annotate']({ id, ...change }));
      if (answer.ok) desk.hearCall(answer.value);
      setWished((all) => all.filter((each) => each !== change));
      return answer.ok;
    },
    [act, ask, desk, id],
  );
  return [Object.assign({}, call, ...wished), annotate];
}
