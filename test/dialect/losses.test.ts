import { describe, expect, it } from 'vitest';
import { silentCall } from '../../contract/dialect/dialect-call.ts';
import { inPartOrder, withoutPlace } from '../../contract/dialect/losses.ts';

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
});
