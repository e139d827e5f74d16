import type { Call } from './call.ts';

/** The source of the calls that the person writes down or times by hand: they run in another phone, on no line of ours. */
export const manual = 'manual';

export function isManual(call: Pick<Call, 'source'>): boolean {
  return call.source === manual;
}
