import { dayText, timeText } from './when.ts';

/** A day with its time of day as a person says it: `Tomorrow, 09:00`. Both in epoch ms. */
export function momentText(at: number, now: number): string {
  return `${dayText(at, now)}, ${timeText(at)}`;
}
