import type { Call } from '../../../contract/call/call.ts';
import { fail, type Result } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';
import type { OpenDesk } from '../desk/open-desk.ts';

/** How long the practice line may take to become ready, ms. */
const readyWithin = 10_000;

/** Switches the practice line on if it is not, waits until it is ready, and places a call to `number` there. */
export async function practiceCall({ ask, desk }: OpenDesk, number: string): Promise<Result<Call>> {
  if (desk.view().line.mode !== 'practice') {
    const chosen = await ask['line.choose']({ mode: 'practice' });
    if (!chosen.ok) return chosen;
  }
  const isReady = () => {
    const { mode, registration } = desk.view().line;
    return mode === 'practice' && registration === 'registered';
  };
  const ready = await new Promise<boolean>((resolve) => {
    if (isReady()) return resolve(true);
    const timer = setTimeout(() => finish(false), readyWithin);
    const stop = desk.hear('view', () => isReady() && finish(true));
    const finish = (done: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(done);
    };
  });
  if (!ready) return fail('line_not_ready', t('firstRun.late'));
  const placed = await ask['call.place']({ number });
  if (placed.ok) desk.hearCall(placed.value);
  return placed;
}
