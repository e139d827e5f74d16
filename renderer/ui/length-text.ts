/**
 * A length of talk that the person typed, in ms, or null when it is none: `5` and `2.5` are minutes, because nobody counts
 * the seconds of a call from memory; `12:40` is minutes and seconds, `1:02:03` hours too; `5m`, `90s`, `1h` and `1h 5m` say
 * their unit. Read the same wherever a length is typed.
 */
export function toLength(text: string): number | null {
  const typed = text.trim().toLowerCase();
  const minutesAlone = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(typed);
  if (minutesAlone) return Math.round(Number(`${minutesAlone[1]}.${minutesAlone[2] ?? 0}`) * 60) * 1000;
  const face = /^(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})$/.exec(typed);
  const named = /^(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s(?:ec)?)?$/.exec(typed);
  const parts = face ?? (typed === '' ? null : named);
  if (!parts) return null;
  const [hours, minutes, seconds] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
  if (face && (seconds ?? 0) > 59) return null;
  if (face?.[1] !== undefined && (minutes ?? 0) > 59) return null;
  return (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
