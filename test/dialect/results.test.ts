import { describe, expect, it } from 'vitest';
import { type Results, readResult, resultOf, resultsFor } from '../../contract/dialect/results.ts';

const results: Results = [
  { wire: 'demo', outcome: null, disposition: 'Demo booked' },
  { wire: 'connected', outcome: 'answered', disposition: null },
  { wire: 'left_voicemail', outcome: 'no_answer', disposition: 'left_voicemail' },
  { wire: 'no_answer', outcome: 'no_answer', disposition: null },
  { wire: 'no_answer', outcome: 'missed', disposition: null },
];
const write = (
  status: 'answered' | 'no_answer' | 'missed' | 'busy' | 'ringing' | null,
  disposition: string | null,
) => resultOf({ status, disposition }, results, 'connected');

describe('what became of a call, in a CRM’s list of results', () => {
  it('is what the person said, before what the line said', () => {
    expect(write('answered', 'Demo booked')).toBe('demo');
    expect(write('answered', 'left_voicemail')).toBe('left_voicemail');
  });

  it('is the outcome where the person said nothing, or something that the CRM has no value for', () => {
    expect(write('no_answer', null)).toBe('no_answer');
    expect(write('missed', 'Rang twice')).toBe('no_answer');
  });

  it('is the dialect’s last resort where nothing fits', () => {
    expect(write('busy', null)).toBe('connected');
    expect(write('ringing', null)).toBe('connected');
    expect(write(null, null)).toBe('connected');
  });

  it('is read as the first row of its value, and kept as a disposition when no row has it', () => {
    expect(readResult('no_answer', results, null)).toEqual({ status: 'no_answer', disposition: null });
    expect(readResult('Interested', results, 'inbound')).toEqual({ status: null, disposition: 'Interested' });
  });

  it('is called as the direction has it where that is known: an incoming call that nobody answered was missed', () => {
    expect(readResult('no_answer', results, 'inbound')).toEqual({ status: 'missed', disposition: null });
    expect(readResult('no_answer', results, 'outbound')).toEqual({ status: 'no_answer', disposition: null });
    expect(readResult('connected', results, 'inbound')).toEqual({ status: 'answered', disposition: null });
  });

  it('is no disposition where it is too long or empty for one', () => {
    for (const wire of ['', 'x'.repeat(65)])
      expect(readResult(wire, results, null)).toEqual({ status: null, disposition: null });
  });

  it('counts for one direction where the CRM has it for one only', () => {
    const hungUp = {
      wire: 'interrupted',
      outcome: 'missed',
      disposition: null,
      direction: 'inbound',
    } as const;
    const both = { wire: 'answered', outcome: 'answered', disposition: null } as const;
    expect(resultsFor('outbound', [hungUp, both])).toEqual([both]);
    expect(resultsFor('inbound', [hungUp, both])).toEqual([hungUp, both]);
    expect(resultsFor(null, [hungUp, both])).toEqual([hungUp, both]);
  });
});
