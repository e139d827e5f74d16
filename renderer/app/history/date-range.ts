import dayjs from 'dayjs';
import { lastWeekStart } from '../../../contract/call/to-log.ts';

/** The date ranges one click away. */
export const rangePresets = ['any', 'today', 'week', 'month'] as const;
export type RangePreset = (typeof rangePresets)[number];

/** The chosen date range: a preset, which moves on with the day, or two fixed days (`YYYY-MM-DD`, both included). */
export type DateRange = RangePreset | { readonly from: string; readonly to: string };

/** The instants of a range (`until` excluded, epoch ms), by this machine's calendar. */
export function rangeInstants(range: DateRange, now: number): { from?: number; until?: number } {
  const today = dayjs(now).startOf('day');
  if (range === 'any') return {};
  if (range === 'today') return { from: today.valueOf() };
  if (range === 'week') return { from: lastWeekStart(now) };
  if (range === 'month') return { from: today.subtract(29, 'day').valueOf() };
  return {
    from: dayjs(range.from).startOf('day').valueOf(),
    until: dayjs(range.to).startOf('day').add(1, 'day').valueOf(),
  };
}
