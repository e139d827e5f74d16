import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { groupFollowUps, groupOf } from '../../renderer/app/follow-up/group-follow-ups.ts';
import { presetTime } from '../../renderer/ui/follow-up-presets.ts';
import { fromLocalTime, toLocalTime } from '../../renderer/ui/local-time.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const at = (text: string) => dayjs(text).valueOf();
const said = (instant: number) => dayjs(instant).format('ddd YYYY-MM-DD HH:mm:ss.SSS');

describe('a preset of the follow-up', () => {
  const wednesday = at('2026-11-18T14:32:41.123');
  it.each([
    ['inAnHour', 'Wed 2026-11-18 15:32:00.000'],
    ['tomorrow', 'Thu 2026-11-19 09:00:00.000'],
    ['inThreeDays', 'Sat 2026-11-21 14:32:00.000'],
    ['nextMonday', 'Mon 2026-11-23 09:00:00.000'],
  ] as const)('%s, on a Wednesday at 14:32, is %s', (preset, time) => {
    expect(said(presetTime(preset, wednesday))).toBe(time);
  });

  it.each([
    ['2026-11-22T08:00:00', 'Mon 2026-11-23 09:00:00.000'],
    ['2026-11-23T08:00:00', 'Mon 2026-11-30 09:00:00.000'],
    ['2026-12-29T23:59:59', 'Mon 2027-01-04 09:00:00.000'],
  ])('nextMonday, at %s, is %s', (now, time) => {
    expect(said(presetTime('nextMonday', at(now)))).toBe(time);
  });

  it('tomorrow means the morning of the next day of the calendar, however short the night', () => {
    expect(said(presetTime('tomorrow', at('2026-12-31T23:30:00')))).toBe('Fri 2027-01-01 09:00:00.000');
    expect(said(presetTime('tomorrow', at('2026-03-28T12:00:00')))).toBe('Sun 2026-03-29 09:00:00.000');
  });
});

describe('the list of follow-ups', () => {
  const now = at('2026-11-18T12:00:00');
  it.each([
    ['2026-11-17T23:59:00', 'overdue'],
    ['2026-11-18T12:00:00', 'overdue'],
    ['2026-11-18T12:00:01', 'today'],
    ['2026-11-18T23:59:59', 'today'],
    ['2026-11-19T00:00:00', 'tomorrow'],
    ['2026-11-19T23:59:59', 'tomorrow'],
    ['2026-11-20T00:00:00', 'later'],
  ])('puts what is due at %s under %s, at noon of the 18th', (due, group) => {
    expect(groupOf(at(due), now)).toBe(group);
  });

  it('has the earliest first in each part, leaves out empty parts and calls without a follow-up', () => {
    const due = ['2026-11-25T09:00:00', null, '2026-11-18T09:00:00', '2026-11-21T09:00:00'];
    const calls = due.map((text, place) =>
      endedCall({ id: madeUpId(place), followUpAt: text === null ? null : at(text) }),
    );
    expect(groupFollowUps(calls, now).map(({ group, calls }) => [group, calls.map(({ id }) => id)])).toEqual([
      ['overdue', [madeUpId(2)]],
      ['later', [madeUpId(3), madeUpId(0)]],
    ]);
  });
});

describe('the browser’s date and time field', () => {
  it('gives back the minute, or the second, that it was given', () => {
    const time = at('2026-11-18T12:34:56');
    expect(toLocalTime(time)).toBe('2026-11-18T12:34');
    expect(fromLocalTime(toLocalTime(time, true))).toBe(time);
    expect(fromLocalTime(toLocalTime(time))).toBe(at('2026-11-18T12:34:00'));
  });

  it.each(['', '2026-11-18', '2026-11-18T', '2026-99-18T12:00', 'tomorrow'])('%j is no time', (text) => {
    expect(fromLocalTime(text)).toBeNull();
  });
});
