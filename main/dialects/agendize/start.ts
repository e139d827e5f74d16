import { isZone, readTime, toZonelessText } from '../../../contract/dialect/wire-time.ts';
import type { Start } from './wire.ts';

/**
 * The instant of a start (epoch ms): wall-clock time in its zone, or in the company's where it names none. A time that the
 * clocks skipped or that came twice is read as `readTime` says. *Decided*: a time that does name an offset is that instant;
 * a zone that nobody knows makes the start unreadable, because any other one would be a guess. Null then.
 */
export function readStart({ dateTime, timeZone }: Start, companyZone: string): number | null {
  const zone = timeZone ?? companyZone;
  if (!isZone(zone)) return null;
  const time = readTime(dateTime ?? '', zone);
  return time === null || time.dayOnly ? null : time.at;
}

/** An instant as a start in a zone (IANA). */
export function toStart(at: number, timeZone: string): { dateTime: string; timeZone: string } {
  return { dateTime: toZonelessText(at, timeZone), timeZone };
}
