import dayjs from 'dayjs';
import type { Call } from '../../../contract/call/call.ts';

/** One line of the history: a day's heading or a call below it. */
export type HistoryLine =
  | { readonly kind: 'day'; readonly key: string; readonly startOfDay: number }
  | { readonly kind: 'call'; readonly key: string; readonly call: Call; readonly index: number };

/**
 * Puts a heading before the first call of each day of this machine's calendar. `calls` are newest first; a day begins
 * where the calendar says, so days of 23 and 25 hours are right too.
 */
export function groupByDay(calls: readonly Call[]): readonly HistoryLine[] {
  const lines: HistoryLine[] = [];
  let from = Number.POSITIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  calls.forEach((call, index) => {
    if (call.startedAt < from || call.startedAt >= until) {
      const day = dayjs(call.startedAt).startOf('day');
      from = day.valueOf();
      until = day.add(1, 'day').valueOf();
      lines.push({ kind: 'day', key: `day ${from}`, startOfDay: from });
    }
    lines.push({ kind: 'call', key: call.id, call, index });
  });
  return lines;
}
