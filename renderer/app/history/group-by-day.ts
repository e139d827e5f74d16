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
  return goOn(calls, []);
}

/**
 * The same for a list that mostly grows at its end, as it does while the person scrolls: the lines of calls that stand where
 * they stood are kept, so that a page more costs a page and not the whole list.
 */
export function dayGrouper(): (calls: readonly Call[]) => readonly HistoryLine[] {
  let known: readonly HistoryLine[] = [];
  return (calls) => {
    let kept = 0;
    for (let at = 0; kept < known.length; kept += 1) {
      const line = known[kept];
      if (line?.kind !== 'call') continue;
      if (line.call !== calls[at]) break;
      at += 1;
    }
    // A heading is kept only with a call below it.
    while (kept > 0 && known[kept - 1]?.kind === 'day') kept -= 1;
    known = goOn(calls, known.slice(0, kept));
    return known;
  };
}

/** Adds the lines of the calls that `lines` does not have yet. */
function goOn(calls: readonly Call[], lines: HistoryLine[]): readonly HistoryLine[] {
  const last = lines.at(-1);
  let from = Number.POSITIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  if (last?.kind === 'call') {
    const day = dayjs(last.call.startedAt).startOf('day');
    from = day.valueOf();
    until = day.add(1, 'day').valueOf();
  }
  const first = last?.kind === 'call' ? last.index + 1 : 0;
  calls.slice(first).forEach((call, place) => {
    const index = first + place;
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
