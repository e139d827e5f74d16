import type { Call } from '../../../contract/call/call.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import { t } from '../../../contract/words/say.ts';

/** The line that a call went over when it is not the one in use now, as a row names it; null for the one in use. */
export function otherLine(
  call: Pick<Call, 'source' | 'account'>,
  line: Pick<Line, 'mode' | 'account'>,
): string | null {
  if (call.source === 'practice') return line.mode === 'practice' ? null : t('line.modes.practice');
  if (call.account === null) return null;
  const inUse = line.mode === 'practice' ? null : line.account?.aor;
  return call.account === inUse ? null : call.account.replace(/^sips?:/, '');
}
