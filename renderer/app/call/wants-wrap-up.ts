import type { Call } from '../../../contract/call/call.ts';
import { toLogConditions } from '../../../contract/call/to-log.ts';
import { isUnlogged } from '../../../contract/call/unlogged.ts';
import type { Settings } from '../../../contract/ipc/settings.ts';

/**
 * Whether the person is asked what became of a call: it is over, nothing was said of it yet, and their setting covers
 * it by the rule of the calls that wait to be logged. `drafted` tells whether a note is begun that main may not have yet.
 */
export function wantsWrapUp(call: Call, setting: Settings['wrapUp'], drafted: () => boolean): boolean {
  if (!isUnlogged(call) || setting === 'never') return false;
  const { statuses } = toLogConditions(setting === 'answered');
  return (statuses === undefined || statuses.includes(call.status)) && !drafted();
}
