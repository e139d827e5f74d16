import { inCalendar, type ReadTime, readTime } from '../../../contract/dialect/wire-time.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `7 October 2017`, `7th oct 2017`; behind it a time or nothing. */
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ \t.-]*([a-z]{3,9})\.?[ \t.,-]*(\d{4})(?!\d)(.*)$/i;
/** `October 7, 2017`, `Oct 7th 2017`. */
const monthFirst = /^([a-z]{3,9})\.?[ \t.-]*(\d{1,2})(?:st|nd|rd|th)?[ \t.,-]+(\d{4})(?!\d)(.*)$/i;
/** `Sat, 07 Oct 2017 21:17:45 +0000`: the day of the week in front says nothing new. */
const weekday = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?,?[ \t]+/i;

/**
 * Reads `called_at`, "a valid date according to the strtotime PHP function" (seed 001), in the forms that name a day: ISO 8601,
 * whole, as a day alone or with a slash; a month by its English name; epoch seconds behind `@`. What names no zone is in
 * the account's. *Decided*: days that count from today (`tomorrow`, `+1 day`) are not read, because a codec has no clock,
 * nor are days that no month has, though strtotime carries those over (Laravel's rule `date` refuses them too). Null then.
 */
export function readCalledAt(text: string, zone: string): ReadTime | null {
  const trimmed = text.trim();
  const seconds = /^@(-?\d{1,11})$/.exec(trimmed)?.[1];
  if (seconds !== undefined) {
    const at = inCalendar(Number(seconds) * 1000);
    return at === null ? null : { at, offset: 0, dayOnly: false };
  }
  return readTime(withNumbers(trimmed.replace(weekday, '')), zone);
}

/** The same date with its month as a number, in the order of ISO 8601. */
function withNumbers(text: string): string {
  const slashed = /^(\d{4})\/(\d\d)\/(\d\d)(?!\d)(.*)$/.exec(text);
  if (slashed) return `${slashed[1]}-${slashed[2]}-${slashed[3]}${slashed[4]}`;
  const named = dayFirst.exec(text);
  if (named) return ordered(named[3], named[2], named[1], named[4]) ?? text;
  const turned = monthFirst.exec(text);
  return (turned && ordered(turned[3], turned[1], turned[2], turned[4])) ?? text;
}

function ordered(year = '', month = '', day = '', time = ''): string | null {
  const at = months.indexOf(month.slice(0, 3).toLowerCase());
  if (at === -1 || !isMonthName(month, at)) return null;
  const two = (figure: string | number) => String(figure).padStart(2, '0');
  const rest = time.replace(/^[ \t,]+/, '');
  return `${year}-${two(at + 1)}-${two(day)}${rest === '' ? '' : ` ${rest}`}`;
}

const names = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** `Sept` is PHP's one abbreviation of four letters. */
function isMonthName(name: string, at: number): boolean {
  const small = name.toLowerCase();
  return small.length === 3 || small === 'sept' || small === names[at];
}
