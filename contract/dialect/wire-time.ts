import { Temporal } from 'temporal-polyfill';

/** An instant that was read, with what else its spelling said. */
export interface ReadTime {
  /** Epoch ms, whole seconds. */
  at: number;
  /** Minutes east of UTC that the text named, or null when it named none. */
  offset: number | null;
  /** True for a date without a time of day, which is read as midnight in the given zone. */
  dayOnly: boolean;
}

/** The instants that have a year of four digits wherever on earth they are written: CRMs write no others. */
export const writable = { from: Date.UTC(1000, 0, 2), to: Date.UTC(9999, 11, 30) } as const;

/** `YYYY-MM-DD HH:MM:SS` in UTC, as OnePageCRM (seed 000) and Pipedrive (seed 004) write times. */
export function toUtcText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** ISO 8601 in UTC with `Z` and without a fraction, as Monica (seed 001) writes times. */
export function toIsoUtc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** ISO 8601 with an offset (`-05:00`, `+00:00`), as Activix (seed 003) writes times. `offset` is in minutes east of UTC. */
export function toIsoOffset(at: number, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const two = (figure: number) => String(figure).padStart(2, '0');
  const minutes = Math.abs(offset);
  const local = new Date(at + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes east of UTC in a zone (IANA) at an instant, rounded to the minute: zones of the 19th century had seconds. */
export function offsetIn(zone: string, at: number): number {
  return Math.round(zoned(at, zone).offsetNanoseconds / 60e9);
}

/** Wall-clock time in a zone without naming it (`2026-10-25T02:30:00`), as Agendize (seed 002) writes times. */
export function toZonelessText(at: number, zone: string): string {
  return zoned(at, zone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** An instant that a dialect reckoned itself, or null where no CRM's four digits of a year could write it. */
export function inCalendar(at: number): number | null {
  return at >= writable.from && at <= writable.to ? at : null;
}

/**
 * Reads any way in which the five CRMs write an instant: with `Z` or an offset, with ` UTC`, without a zone, or a day
 * alone; the last two in the given zone (IANA). A wall-clock time that the clocks skipped in spring is read as much later
 * as they were put forward; one that came twice in autumn as its first coming (RFC 5545, section 3.3.5). Null for what is
 * no time, or none that can be written again. Fractions of a second are cut off.
 */
export function readTime(text: string, zone: string): ReadTime | null {
  const parts =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text.trim(),
    );
  if (!parts) return null;
  const [, day = '', time, name] = parts;
  const spelled =
    time === undefined ? `${day}T00:00:00` : `${day}T${time.length === 5 ? `${time}:00` : time}`;
  try {
    const plain = Temporal.PlainDateTime.from(spelled, { overflow: 'reject' });
    const offset = name === undefined ? null : offsetOf(name);
    if (offset !== null && Math.abs(offset) > 24 * 60) return null;
    const at =
      offset === null
        ? plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
        : plain.toZonedDateTime('UTC').epochMilliseconds - offset * 60_000;
    if (inCalendar(at) === null) return null;
    return { at, offset, dayOnly: time === undefined };
  } catch {
    return null;
  }
}

/** Whether a zone is one that times can be read in (IANA name). */
export function isZone(name: string): boolean {
  try {
    zoned(0, name);
    return true;
  } catch {
    return false;
  }
}

function zoned(at: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function offsetOf(name: string): number {
  if (/^(Z|UTC)$/i.test(name)) return 0;
  const digits = name.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return name.startsWith('-') ? -minutes : minutes;
}
