import dayjs from 'dayjs';

/** The times to come back to a call that are offered by name, in the order in which they are offered. */
export const followUpPresets = ['inAnHour', 'tomorrow', 'inThreeDays', 'nextMonday'] as const;
export type FollowUpPreset = (typeof followUpPresets)[number];

/** The hour at which a day's work begins, in local time. */
const morning = 9;

/**
 * When a preset falls, epoch ms. Days are those of the calendar, so that a change of the clocks moves nothing:
 * `inThreeDays` keeps the time of day, the others that name a day mean its morning, and `nextMonday` is never today.
 *
 * @param now epoch ms
 */
export function presetTime(preset: FollowUpPreset, now: number): number {
  const moment = dayjs(now).second(0).millisecond(0);
  const atMorning = (day: dayjs.Dayjs) => day.hour(morning).minute(0).valueOf();
  switch (preset) {
    case 'inAnHour':
      return moment.add(1, 'hour').valueOf();
    case 'tomorrow':
      return atMorning(moment.add(1, 'day'));
    case 'inThreeDays':
      return moment.add(3, 'day').valueOf();
    case 'nextMonday':
      return atMorning(moment.add((8 - moment.day()) % 7 || 7, 'day'));
  }
}
