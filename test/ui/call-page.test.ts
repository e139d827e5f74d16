import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { longestTalk } from '../../contract/call/entry.ts';
import { correctionForm, readCorrection } from '../../renderer/app/call/correction.ts';
import { mergeCandidates, nearInTime } from '../../renderer/app/call/merge-candidates.ts';
import { wantsWrapUp } from '../../renderer/app/call/wants-wrap-up.ts';
import { daysLeft } from '../../renderer/app/trash/days-left.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const started = dayjs('2026-11-18T10:00:00.250').valueOf();
const now = dayjs('2026-11-18T12:00:00').valueOf();
const call = endedCall({
  id: madeUpId(1),
  startedAt: started,
  answeredAt: started + 5_000,
  endedAt: started + 65_900,
  status: 'answered',
  direction: 'outbound',
});

describe('a correction', () => {
  const read = (change: Partial<ReturnType<typeof correctionForm>>) =>
    readCorrection(call, { ...correctionForm(call), ...change }, now);

  it('begins with the facts as they are, to the second', () => {
    expect(correctionForm(call)).toEqual({
      started: '2026-11-18T10:00:00',
      talk: '1:00',
      number: '+15145550101',
      direction: 'outbound',
      outcome: 'answered',
    });
  });

  it('holds nothing while nothing was changed: part seconds that are not shown stay', () => {
    expect(read({})).toEqual({ correction: {}, errors: {} });
  });

  it('holds what was changed, and only that', () => {
    expect(read({ talk: '2:30' }).correction).toEqual({ talkMs: 150_000 });
    expect(read({ started: '2026-11-18T09:30:00' }).correction).toEqual({
      startedAt: dayjs('2026-11-18T09:30:00').valueOf(),
    });
    expect(read({ number: ' 1201 ', direction: 'inbound', outcome: 'missed', talk: '9:99' })).toEqual({
      correction: { number: '1201', direction: 'inbound', outcome: 'missed' },
      errors: {},
    });
  });

  it('holds the outcome as it is called in the direction', () => {
    expect(read({ direction: 'inbound', outcome: 'busy' }).correction).toEqual({
      direction: 'inbound',
      outcome: 'missed',
    });
    expect(read({ direction: 'outbound', outcome: 'busy' }).correction).toEqual({ outcome: 'busy' });
  });

  it.each([
    [{ started: '' }, { started: 'startWrong' }],
    [{ started: '2026-11-18T12:00:01' }, { started: 'startLater' }],
    [{ talk: 'long' }, { talk: 'talkWrong' }],
    [{ talk: `${longestTalk / 3_600_000}:00:01` }, { talk: 'talkLong' }],
  ] as const)('%j is refused with %j', (change, errors) => expect(read(change).errors).toEqual(errors));
});

describe('the calls offered for a merge', () => {
  const other = { remote: { raw: '1201', e164: null, name: null } };
  const ids = (found: Parameters<typeof mergeCandidates>[1]) =>
    mergeCandidates(call, found).map(({ id }) => id);

  it('are those with the same number first, and the nearest in time of each first', () => {
    const found = [
      endedCall({ id: madeUpId(2), startedAt: started + 60_000, ...other }),
      endedCall({ id: madeUpId(3), startedAt: started + 30_000, ...other }),
      endedCall({ id: madeUpId(4), startedAt: started - nearInTime }),
      endedCall({ id: madeUpId(5), startedAt: started - 90_000 }),
    ];
    expect(ids(found)).toEqual([5, 4, 3, 2].map(madeUpId));
  });

  it('leave out the call itself, what lives, what is in the trash, and what was found twice', () => {
    const found = [
      call,
      endedCall({ id: madeUpId(2), endedAt: null, endedBy: null }),
      endedCall({ id: madeUpId(3), trashedAt: now }),
      endedCall({ id: madeUpId(4) }),
      endedCall({ id: madeUpId(4) }),
    ];
    expect(ids(found)).toEqual([madeUpId(4)]);
  });

  it.each(['', 'anonymous', 'unavailable'])('are not alike for having no number both (%j)', (raw) => {
    const withheld = { remote: { raw, e164: null, name: null } };
    const found = [
      endedCall({ id: madeUpId(2), startedAt: started + 60_000, ...withheld }),
      endedCall({ id: madeUpId(3), startedAt: started + 30_000, ...other }),
    ];
    expect(mergeCandidates({ ...call, ...withheld }, found).map(({ id }) => id)).toEqual(
      [3, 2].map(madeUpId),
    );
  });
});

describe('the wrap-up', () => {
  const missed = endedCall({ id: madeUpId(2) });
  const nothing = () => false;

  it.each([
    ['always', call, true],
    ['always', missed, true],
    ['answered', call, true],
    ['answered', missed, false],
    ['answered', { ...call, status: 'failed' }, false],
    ['answered', { ...call, answeredAt: null }, true],
    ['never', call, false],
  ] as const)('set to %s is asked for as the call went', (setting, which, asked) => {
    expect(wantsWrapUp(which, setting, nothing)).toBe(asked);
  });

  it('is not asked for while the call lives, nor once something was said or begun', () => {
    expect(wantsWrapUp({ ...call, endedAt: null }, 'always', nothing)).toBe(false);
    expect(wantsWrapUp({ ...call, noteText: 'x' }, 'always', nothing)).toBe(false);
    expect(wantsWrapUp({ ...call, disposition: 'busy' }, 'always', nothing)).toBe(false);
    expect(wantsWrapUp(call, 'always', () => true)).toBe(false);
  });
});

describe('a deleted call', () => {
  const day = 86_400_000;
  it.each([
    [0, 30],
    [1, 30],
    [day, 29],
    [29 * day + 1, 1],
    [30 * day, 0],
    [31 * day, 0],
  ])('%d ms after its deletion has %d days left', (passed, left) => {
    expect(daysLeft(now, now + passed)).toBe(left);
  });
});
