import { toLength } from '../ui/length-text.ts';

/**
 * How long a call was, as it is typed right after it, in ms, or null when it is no length: a bare number means minutes
 * (`5`, `2.5`), because nobody counts the seconds of a call from memory; the rest is read as everywhere (`5:30`, `90s`).
 * Nothing typed is nothing talked.
 */
export function readTalk(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return 0;
  const minutes = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(typed);
  if (minutes === null) return toLength(typed);
  return Math.round(Number(`${minutes[1]}.${minutes[2] ?? 0}`) * 60) * 1000;
}
