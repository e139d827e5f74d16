import type { CallFilter } from './query.ts';

/**
 * Start of the last 7 days, today among them, by this machine's calendar, epoch ms. The history's "last 7 days" begin
 * there, and how far back calls wait to be logged: what nobody wrote down in a week is let be.
 */
export function lastWeekStart(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - 6).getTime();
}

/**
 * What a call must be to wait for the person's word, whenever it was: the one rule behind the count at the side and in the
 * tray and behind the list that they lead to. `answeredOnly` is the wrap-up setting's.
 */
export function toLogConditions(
  answeredOnly: boolean,
): Pick<CallFilter, 'unlogged' | 'genuine' | 'statuses'> {
  return { unlogged: true, genuine: true, ...(answeredOnly ? { statuses: ['answered'] } : {}) };
}
