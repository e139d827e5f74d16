import { afterEach, describe, expect, it } from 'vitest';
import { noteLine } from '../../contract/dialect/note-line.ts';
import { speak } from '../../contract/words/say.ts';

describe('the line for a note that was not written', () => {
  afterEach(() => speak('en'));

  it('says direction, status and duration', () => {
    expect(noteLine({ direction: 'outbound', status: 'answered', duration: 200 })).toBe(
      'Outgoing call · Answered · 3 min 20 s',
    );
    expect(noteLine({ direction: 'inbound', status: 'missed', duration: 9 })).toBe(
      'Incoming call · Missed · 9 s',
    );
    expect(noteLine({ direction: 'inbound', status: 'answered', duration: 3_720 })).toBe(
      'Incoming call · Answered · 1 h 2 min',
    );
  });

  it('leaves out what is not known', () => {
    expect(noteLine({ direction: null, status: null, duration: null })).toBe('Call');
  });

  it('is in the person’s language', () => {
    speak('de');
    expect(noteLine({ direction: 'inbound', status: 'missed', duration: null })).toBe(
      'Eingehender Anruf · Verpasst',
    );
  });
});
