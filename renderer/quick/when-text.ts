import { t } from '../../contract/words/say.ts';
import { locale } from '../ui/locale.ts';

/** Day and time as a person says them: "Today, 14:30". `at` and `now` in epoch ms. */
export function whenText(at: number, now: number): string {
  return `${dayText(new Date(at), new Date(now))}, ${timeText(at)}`;
}

/** Time of day as this system writes it. `at` in epoch ms. */
export function timeText(at: number): string {
  return new Intl.DateTimeFormat(locale(), { hour: 'numeric', minute: '2-digit' }).format(at);
}

function dayText(day: Date, today: Date): string {
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return t('app.day.today');
  if (day.toDateString() === yesterday.toDateString()) return t('app.day.yesterday');
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...year,
  }).format(day);
}
