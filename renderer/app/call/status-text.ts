import type { Call } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';

/** A call's status in words. A live call's says who is waiting for whom; an ended one's is its outcome. */
export function statusText(call: Pick<Call, 'status' | 'direction' | 'endedAt' | 'heldSince'>): string {
  if (call.endedAt === null && call.status === 'answered')
    return call.heldSince === null ? t('status.inCall') : t('status.onHold');
  if (call.status === 'initiated' && call.direction === 'inbound') return t('status.incoming');
  return t(`status.${call.status}`);
}
