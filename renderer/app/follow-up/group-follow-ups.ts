import dayjs from 'dayjs';
import type { Call } from '../../../contract/call/call.ts';

/** The parts of the list, in the order in which they are worked off. */
export const followUpGroups = ['overdue', 'today', 'tomorrow', 'later'] as const;
export type FollowUpGroup = (typeof followUpGroups)[number];

/** Into which part a follow-up falls. Days are those of the calendar here. Both in epoch ms. */
export function groupOf(followUpAt: number, now: number): FollowUpGroup {
  if (followUpAt <= now) return 'overdue';
  const days = dayjs(followUpAt).startOf('day');
  if (days.isSame(dayjs(now).startOf('day'))) return 'today';
  return days.isSame(dayjs(now).startOf('day').add(1, 'day')) ? 'tomorrow' : 'later';
}

/** Calls with a follow-up by when they are due, the earliest first; parts with nothing in them are left out. */
export function groupFollowUps(
  calls: readonly Call[],
  now: number,
): { group: FollowUpGroup; calls: readonly Call[] }[] {
  const waiting = calls
    .filter((call) => call.followUpAt !== null)
    .sort((a, b) => (a.followUpAt ?? 0) - (b.followUpAt ?? 0));
  return followUpGroups
    .map((group) => ({
      group,
      calls: waiting.filter((call) => groupOf(call.followUpAt ?? 0, now) === group),
    }))
    .filter((part) => part.calls.length > 0);
}
