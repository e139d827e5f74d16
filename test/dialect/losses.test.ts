import { describe, expect, it } from 'vitest';
import { silentCall } from '../../contract/dialect/dialect-call.ts';
import { inPartOrder, notComingBack, withoutPlace } from '../../contract/dialect/losses.ts';

describe('what a CRM could not hold', () => {
  it('is told in the order of the call’s parts, a part once', () => {
    expect(
      inPartOrder([
        { part: 'tags', why: 'no_place' },
        { part: 'status', why: 'nearest' },
        { part: 'status', why: 'filled_in' },
      ]),
    ).toEqual([
      { part: 'status', why: 'nearest' },
      { part: 'tags', why: 'no_place' },
    ]);
  });

  it('is only what the call said', () => {
    const call = { ...silentCall, talkTime: 0, tags: ['vip'] };
    expect(withoutPlace(call, ['talkTime', 'note', 'disposition', 'tags'])).toEqual([
      { part: 'talkTime', why: 'no_place' },
      { part: 'tags', why: 'no_place' },
    ]);
  });

  it('is found by reading back what was written', () => {
    const call = { ...silentCall, duration: 9, note: '<p>x</p>', tags: ['vip'] };
    const losses = (back: Partial<typeof call>) => notComingBack(call, back, () => 'no_place');
    expect(losses(call)).toEqual([]);
    expect(losses({ duration: 9, tags: ['vip', 'new'], status: 'busy' })).toEqual([
      { part: 'status', why: 'no_place' },
      { part: 'note', why: 'no_place' },
      { part: 'tags', why: 'no_place' },
    ]);
  });
});
