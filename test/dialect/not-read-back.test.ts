import { describe, expect, it } from 'vitest';
import { type DialectCall, silentCall } from '../../contract/dialect/dialect-call.ts';
import { notReadBack } from '../../contract/dialect/not-read-back.ts';

const call: DialectCall = { ...silentCall, status: 'busy', note: '<p>a</p>', tags: ['vip'], talkTime: 3 };

describe('what is not read back', () => {
  it('is nothing where every part is', () => {
    expect(notReadBack(call, { ...call, tags: ['vip'] })).toEqual([]);
  });

  it('is told by what became of each part, in order', () => {
    const read: DialectCall = { ...silentCall, direction: 'inbound', status: 'no_answer', note: '<p>b</p>' };
    expect(notReadBack(call, read, { note: 'shortened' })).toEqual([
      { part: 'direction', why: 'filled_in' },
      { part: 'status', why: 'nearest' },
      { part: 'talkTime', why: 'no_place' },
      { part: 'note', why: 'shortened' },
      { part: 'tags', why: 'no_place' },
    ]);
  });

  it('is of an update what the call says and the update does not', () => {
    expect(notReadBack(call, { note: '<p>a</p>', talkTime: 3 }).map(({ part }) => part)).toEqual([
      'status',
      'tags',
    ]);
    expect(notReadBack(silentCall, { note: '' })).toEqual([]);
  });

  it('is a filler too, even where it is read as nothing again', () => {
    expect(notReadBack(call, call, {}, ['remoteNumber', 'note'])).toEqual([
      { part: 'remoteNumber', why: 'filled_in' },
    ]);
  });
});
