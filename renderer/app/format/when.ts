import dayjs from 'dayjs';
import { t } from '../../../contract/words/say.ts';
import { locale } from '../../ui/locale.ts';

const kept = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make (some 50 µs) and rows ask for one each: one is kept per locale and shape. */
function formatter(shape: 'time' | 'exactTime'): Intl.DateTimeFormat {
  const tag = locale();
  const known = kept.get(`${shape} ${tag}`);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, {
    hour: 'numeric',
    minute: '2-digit',
    ...(shape === 'exactTime' ? { second: '2-digit' } : {}),
  });
  kept.set(`${shape} ${tag}`, made);
  return made;
}

/** Time of day as this system writes it. `at` in epoch ms. */
export function timeText(at: number): string {
  return formatter('time').format(at);
}

/** Time of day to the second, for the evidence of a call. `at` in epoch ms. */
export function exactTimeText(at: number): string {
  return formatter('exactTime').format(at);
}

/** The day of an instant as a person says it: Today, Yesterday, Tomorrow, Mon 16 Nov, and the year once it is another one. */
export function dayText(at: number, now: number): string {
  const day = dayjs(at).startOf('day');
  const today = dayjs(now).startOf('day');
  if (day.isSame(today)) return t('app.day.today');
  if (day.isSame(today.subtract(1, 'day'))) return t('app.day.yesterday');
  if (day.isSame(today.add(1, 'day'))) return t('app.day.tomorrow');
  return day.format(t(day.year() === today.year() ? 'app.day.thisYear' : 'app.day.otherYear'));
}
