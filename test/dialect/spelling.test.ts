import { describe, expect, it } from 'vitest';
import { type DialectCall, silentCall } from '../../contract/dialect/dialect-call.ts';
import { respell, spellingOf } from '../../contract/dialect/spelling.ts';

interface Wire {
  sum?: string | number;
  note?: string | null;
}

const fields = ['sum', 'note'] as const;
const read = ({ sum, note }: Wire): DialectCall => ({
  ...silentCall,
  duration: sum === undefined ? null : Number(sum),
  note: (note ?? '').trim(),
});
const call = (duration: number, note: string) => ({ ...silentCall, duration, note });

describe('the spelling of a reply', () => {
  it('is nothing where the call is written in the same letters', () => {
    expect(spellingOf<'sum' | 'note'>({ sum: '5', note: 'a' }, { sum: '5', note: 'a' }, fields)).toEqual({
      as: {},
      without: [],
    });
  });

  it('is what it spelled in its own way, and what it left out', () => {
    expect(spellingOf<'sum' | 'note'>({ sum: 5 }, { sum: '5', note: '' }, fields)).toEqual({
      as: { sum: 5 },
      without: ['note'],
    });
  });

  const spelling = { as: { sum: 5, note: ' a ' }, without: [] };

  it('is taken on where it says the same', () => {
    expect(respell<Wire>({ sum: '5', note: 'a' }, spelling, call(5, 'a'), read)).toEqual({
      sum: 5,
      note: ' a ',
    });
  });

  it('is dropped where the call says something else by now, field by field', () => {
    expect(respell<Wire>({ sum: '6', note: 'a' }, spelling, call(6, 'a'), read)).toEqual({
      sum: '6',
      note: ' a ',
    });
    expect(respell<Wire>({ sum: '5', note: '' }, { as: {}, without: ['note'] }, call(5, ''), read)).toEqual({
      sum: '5',
      note: undefined,
    });
    expect(respell<Wire>({ note: 'b' }, { as: {}, without: ['note'] }, call(5, 'b'), read)).toEqual({
      note: 'b',
    });
  });

  it('is taken on where it says what the call says and our own letters could not', () => {
    const foreign = { as: { note: 'Interested' }, without: [] };
    expect(respell<Wire>({ note: 'other' }, foreign, call(5, 'Interested'), read)).toEqual({
      note: 'Interested',
    });
  });
});
