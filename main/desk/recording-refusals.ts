import { fail } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';

/** What is answered where a recording is not what was asked for, in the words spoken at that moment. */
export const recordingRefusals = {
  notFound: () => fail('not_found', t('recordingRefusal.notFound')),
  lost: () => fail('not_found', t('recordingRefusal.lost')),
  cancelled: () => fail('cancelled', t('recordingRefusal.cancelled')),
  noSuchCall: () => fail('not_found', t('refusal.noSuchCall')),
  /** A memo cannot be spoken again: it stays on the disk, and the next start brings it in. */
  memoWaits: () => fail('storage_failed', t('recordingRefusal.memoWaits')),
};
