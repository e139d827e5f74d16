import { notifications } from '@mantine/notifications';
import { useCallback, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { bulkLimit } from '../../../contract/ipc/app-contract.ts';
import type { Result } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';
import type { AppBridge } from '../desk/app-bridge.ts';
import { offerUndo } from '../desk/offer-undo.tsx';
import { useOpenDesk } from '../desk/use-desk.ts';
import { inBatches } from './in-batches.ts';

/** What can be changed in many calls at once. */
export type BulkChange = Omit<Parameters<AppBridge['ask']['call.annotateMany']>[0], 'ids'>;

/** How far a change has come, while it takes more than one batch. */
export interface BulkProgress {
  readonly done: number;
  readonly all: number;
}

/** Changes many calls, in as many requests as it takes, and says how far it came where main refused to go on. */
export function useBulk(): {
  readonly progress: BulkProgress | null;
  annotate(ids: readonly string[], change: BulkChange): Promise<void>;
  trash(ids: readonly string[]): Promise<void>;
} {
  const { ask, desk } = useOpenDesk();
  const [progress, setProgress] = useState<BulkProgress | null>(null);

  const run = useCallback(
    async (
      ids: readonly string[],
      title: string,
      request: (batch: string[]) => Promise<Result<{ calls: Call[] }>>,
    ): Promise<readonly string[]> => {
      const all = ids.length;
      if (all > bulkLimit) setProgress({ done: 0, all });
      const { values, done, failure } = await inBatches(ids, bulkLimit, request, (done) =>
        setProgress((shown) => shown && { done, all }),
      );
      setProgress(null);
      const calls = values.flatMap((value) => value.calls);
      for (const call of calls) desk.hearCall(call);
      if (failure !== null)
        notifications.show({
          color: 'red',
          title,
          message: t('history.select.troubleWhy', { done, all, why: failure }),
          withBorder: true,
          autoClose: 12_000,
          closeButtonProps: { 'aria-label': t('app.close') },
        });
      return calls.map(({ id }) => id);
    },
    [desk],
  );

  const annotate = useCallback(
    async (ids: readonly string[], change: BulkChange) => {
      await run(ids, t('history.select.trouble'), (batch) =>
        ask['call.annotateMany']({ ids: batch, ...change }),
      );
    },
    [ask, run],
  );
  const trash = useCallback(
    async (ids: readonly string[]) => {
      const gone = await run(ids, t('history.trashTrouble'), (batch) => ask['call.trash']({ ids: batch }));
      if (gone.length === 0) return;
      offerUndo(t('history.trashed', { count: gone.length }), () => {
        void run(gone, t('history.restoreTrouble'), (batch) => ask['call.restore']({ ids: batch }));
      });
    },
    [ask, run],
  );
  return { progress, annotate, trash };
}
