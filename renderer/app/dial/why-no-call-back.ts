import type { Call } from '../../../contract/call/call.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import { numberKey } from '../../../contract/number/number-key.ts';
import { t } from '../../../contract/words/say.ts';

/**
 * Why `call` cannot be called back over the line as it stands, in the person's words, or null when it can. A practice
 * number means nothing to a real line (`echo` there may be anybody), and the practice line has nobody under a real one.
 * What the person dialled can be dialled again, even where it reads like a withheld number.
 */
export function whyNoCallBack(
  call: Pick<Call, 'source' | 'direction' | 'remote'>,
  line: Pick<Line, 'mode'>,
): string | null {
  const wasDialled = call.direction === 'outbound' && call.remote.raw !== '';
  if (!wasDialled && numberKey(call.remote) === null) return t('noCallBack.withheld');
  const wasPractice = call.source === 'practice';
  if (wasPractice && line.mode === 'account') return t('noCallBack.wasPractice');
  if (!wasPractice && line.mode === 'practice') return t('noCallBack.onPractice');
  return null;
}
