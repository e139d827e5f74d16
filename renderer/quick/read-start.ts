import { toLength } from '../ui/length-text.ts';

/** The words for moments in the person's language, in small letters; `before` and `after` stand around a length that is past. */
export interface WhenWords {
  now: string;
  today: string;
  yesterday: string;
  before: string;
  after: string;
}

/** A clock that runs a little ahead of the one that is read here is no time to come, ms. */
const ahead = 60_000;

/**
 * When a call began, as a person writes it: `14:30`, `2pm`, `yesterday 9:15`, `Mon 16:00`, `20 Nov 14:30`, `20.11. 9:15`,
 * `2026-11-20 14:30`, `10m ago`, `-10m`. Epoch ms, or null when it is no time. A time without a day, or a day without a
 * year, is the last such moment before `now`.
 */
export function readStart(typed: string, now: number, words: WhenWords, locale: string): number | null {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (text === words.now) return now;
  const ago = readAgo(text, words);
  if (ago !== null) return now - ago;
  const { rest, minutes } = readTime(text);
  if (minutes === null) return null;
  const at = (date: Date): number =>
    new Date(
      date.getFullYear(),
      date.getMonth(),
      date.getDate(),
      Math.floor(minutes / 60),
      minutes % 60,
    ).getTime();
  if (rest === '') {
    const today = at(new Date(now));
    return today > now + ahead ? at(dayBefore(new Date(now), 1)) : today;
  }
  const date = readDay(rest, now, words, locale, at);
  return date === null ? null : at(date);
}

function readAgo(text: string, { before, after }: WhenWords): number | null {
  const inner = text.startsWith('-')
    ? text.slice(1)
    : (before !== '' && text.startsWith(`${before} `)) || (before === '' && text.endsWith(` ${after}`))
      ? text.slice(before.length, after === '' ? undefined : -after.length)
      : '';
  return inner.trim() === '' ? null : toLength(inner);
}

/** Minutes since midnight of the time that a text ends with (null without one), and the day that stands before it. */
function readTime(text: string): { rest: string; minutes: number | null } {
  const found = /^(.* )?(\d{1,2})(?:[:h](\d\d))? ?(am|pm)?$/.exec(text);
  const [, rest = '', hours = '', part, half] = found ?? [];
  const none = { rest: text, minutes: null };
  if (found === null || (part === undefined && half === undefined)) return none;
  const [h, m] = [Number(hours), Number(part ?? 0)];
  if (m > 59 || (half === undefined ? h > 23 : h < 1 || h > 12)) return none;
  return {
    rest: rest.trim(),
    minutes: (half === undefined ? h : (h % 12) + (half === 'pm' ? 12 : 0)) * 60 + m,
  };
}

/** The day that a text names, by `at` no later than now where it leaves its year or week open. */
function readDay(
  text: string,
  now: number,
  words: WhenWords,
  locale: string,
  at: (date: Date) => number,
): Date | null {
  const today = new Date(now);
  if (text === words.today) return today;
  if (text === words.yesterday) return dayBefore(today, 1);
  for (let back = 0; back <= 7; back += 1) {
    const date = dayBefore(today, back);
    if (namesOf(date, 'weekday', locale).includes(bare(text)) && at(date) <= now + ahead) return date;
  }
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  const figures = /^(\d\d?)\. ?(\d\d?)\.(?: ?(\d{4}))?$/.exec(text);
  if (figures) return withYear(figures[3], Number(figures[2]) - 1, Number(figures[1]), today, at);
  const named =
    /^(?<day>\d\d?)\.? (?<month>\p{L}+)\.?(?: (?<year>\d{4}))?$/u.exec(text) ??
    /^(?<month>\p{L}+)\.? (?<day>\d\d?)(?: (?<year>\d{4}))?$/u.exec(text);
  if (!named?.groups) return null;
  const { day: dayText, month: monthText = '', year } = named.groups;
  const month = [...Array(12).keys()].find((index) =>
    namesOf(new Date(2024, index, 1), 'month', locale).includes(bare(monthText)),
  );
  return month === undefined ? null : withYear(year, month, Number(dayText), today, at);
}

function dayBefore(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - days);
}

/** Null for a day that no calendar has, such as the 31st of June. */
function dateOf(year: number, month: number, date: number): Date | null {
  const made = new Date(year, month, date);
  return made.getMonth() === month && made.getDate() === date ? made : null;
}

function withYear(
  year: string | undefined,
  month: number,
  date: number,
  today: Date,
  at: (date: Date) => number,
): Date | null {
  if (year !== undefined) return dateOf(Number(year), month, date);
  const thisYear = dateOf(today.getFullYear(), month, date);
  if (thisYear !== null && at(thisYear) <= today.getTime() + ahead) return thisYear;
  return dateOf(today.getFullYear() - 1, month, date);
}

/** A weekday or month in words, long and short, in the person's language and in English. */
function namesOf(date: Date, part: 'weekday' | 'month', locale: string): string[] {
  return [locale, 'en'].flatMap((language) =>
    (['long', 'short'] as const).map((style) =>
      bare(new Intl.DateTimeFormat(language, { [part]: style }).format(date).toLowerCase()),
    ),
  );
}

function bare(name: string): string {
  return name.replace(/\.$/, '');
}
