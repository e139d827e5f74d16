import { describe, expect, it } from 'vitest';
import { correlate, correlationWindow, type KnownCall, keyOf } from '../../main/core/correlate.ts';
import { callRecord, started } from '../support/calls.ts';

const known = (change = {}, ...more: string[]): KnownCall => {
  const call = callRecord(change);
  return { call, keys: new Set([keyOf(call), ...more]) };
};

describe('an event', () => {
  it('belongs to the call that has its key', () => {
    const call = known();
    expect(correlate({ type: 'ringing', source: 'sip', sourceCallId: 'a', at: 9 }, [call])).toBe(call);
  });

  it('belongs to no call when its key is new and it is no start', () => {
    expect(correlate({ type: 'ringing', source: 'sip', sourceCallId: 'b', at: 9 }, [known()])).toBeNull();
  });
});

describe('a start told by a second source', () => {
  const told = (change = {}) =>
    started({ source: 'hooks', sourceCallId: 'x', at: 1_000_000 + correlationWindow, ...change });

  it('is the same call for the same direction and number within the window', () => {
    const call = known();
    expect(correlate(told(), [call])).toBe(call);
  });

  it('is the same call when the number is only written differently', () => {
    const call = known({ remote: { raw: '(514) 555-0101', e164: null, name: null } });
    expect(correlate(told({ remote: { raw: '514 555 0101', e164: null, name: null } }), [call])).toBe(call);
  });

  it('is another call outside the window, in the other direction, or for another number', () => {
    expect(correlate(told({ at: 1_000_001 + correlationWindow }), [known()])).toBeNull();
    expect(correlate(told({ direction: 'outbound' }), [known()])).toBeNull();
    expect(
      correlate(told({ remote: { raw: '5145550102', e164: '+15145550102', name: null } }), [known()]),
    ).toBeNull();
  });

  it('is another call when neither side told a number', () => {
    for (const raw of ['', 'anonymous', 'unknown', 'Restricted', 'thisis@anonymous.invalid']) {
      const nobody = { raw, e164: null, name: null };
      expect(correlate(told({ remote: nobody }), [known({ remote: nobody })])).toBeNull();
    }
  });

  it('goes to the nearest start when two fit', () => {
    const far = known({ startedAt: 1_000_000 });
    const near = known({ startedAt: 1_004_000, sourceCallId: 'b' });
    expect(correlate(told(), [far, near])).toBe(near);
  });
});

describe('a second start by the same source', () => {
  it('is another call, however alike', () => {
    expect(correlate(started({ sourceCallId: 'b' }), [known()])).toBeNull();
    expect(correlate(started({ source: 'hooks', sourceCallId: 'y' }), [known({}, 'hooks\nx')])).toBeNull();
  });
});
