import dayjs from 'dayjs';
import { words } from '../words.ts';

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const timeWithSeconds = new Intl.DateTimeFormat(undefined, {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
});

/** Time of day as this system writes it. `at` in epoch ms. */
export function timeText(at: number): string {
  return timeOfDay.format(at);
}

/** Time of day to the second, for the evidence of a call. `at` in epoch ms. */
export function exactTimeText(at: number): string {
  return timeWithSeconds.format(at);
}

/** The day of an instant as a person says it: Today, Yesterday, Mon 16 Nov, and the year once it is another one. */
export function dayText(at: number, now: number): string {
  const day = dayjs(at).startOf('day');
  const today = dayjs(now).startOf('day');
  if (day.isSame(today)) return words.day.today;
  if (day.isSame(today.subtract(1, 'day'))) return words.day.yesterday;
  return day.format(day.year() === today.year() ? 'ddd D MMM' : 'ddd D MMM YYYY');
}
