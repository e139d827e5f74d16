import type { Call } from '../../../contract/call/call.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import { t } from '../../../contract/words/say.ts';

/**
 * Why `call` cannot be called back over the line as it stands, in the person's words, or null when it can. A practice
 * number means nothing to a real line (`echo` there may be anybody), and the practice line has nobody under a real one.
 */
export function whyNoCallBack(
  call: Pick<Call, 'source' | 'remote'>,
  line: Pick<Line, 'mode'>,
): string | null {
  if (call.remote.raw === '') return t('noCallBack.withheld');
  const wasPractice = call.source === 'practice';
  if (wasPractice && line.mode === 'account') return t('noCallBack.wasPractice');
  if (!wasPractice && line.mode === 'practice') return t('noCallBack.onPractice');
  return null;
}
