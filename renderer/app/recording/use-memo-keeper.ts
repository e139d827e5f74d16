import { useSyncExternalStore } from 'react';
import { t } from '../../../contract/words/say.ts';
import type { OpenDesk } from '../desk/open-desk.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { timeText } from '../format/when.ts';
import { hush } from './listening.ts';
import { MemoKeeper } from './memo-keeper.ts';
import type { MemoSession } from './memo-session.ts';
import { openMicrophone, recordMicrophone } from './microphone.ts';

const keepers = new WeakMap<OpenDesk, MemoKeeper<MediaStream>>();

/** The window's one recorder of voice memos; it outlives every page of a call. */
export function useMemoKeeper(): { memo: MemoKeeper<MediaStream>; session: MemoSession } {
  const open = useOpenDesk();
  const memo = keepers.get(open) ?? keeperFor(open);
  return { memo, session: useSyncExternalStore(memo.subscribe, memo.session) };
}

function keeperFor(open: OpenDesk): MemoKeeper<MediaStream> {
  const { ask, desk } = open;
  const memo = new MemoKeeper<MediaStream>({
    ask,
    open: () => {
      hush();
      return openMicrophone();
    },
    close: (stream) => {
      for (const track of stream.getTracks()) track.stop();
    },
    record: recordMicrophone,
    now: () => performance.now(),
    nameIt: () => t('recording.memoName', { time: timeText(Date.now()) }),
    forget: (id) => desk.forgetProgress(id),
  });
  keepers.set(open, memo);
  return memo;
}
