import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTo, sidesOf } from '../../contract/dialect/sides.ts';
import { anyDialectCall, ownNumbers } from '../support/dialect/any-dialect-call.ts';

describe('the two sides of a call', () => {
  it('are told by the direction where the CRM says it', () => {
    fc.assert(
      fc.property(anyDialectCall, ({ direction, remoteNumber, localNumber }) => {
        fc.pre(direction !== null);
        const sides = { direction, remoteNumber, localNumber };
        expect(sidesOf(fromTo(sides), direction, [])).toEqual(sides);
      }),
    );
  });

  it('are told by the person’s own numbers where it does not, however those are spelled', () => {
    expect(sidesOf({ from: '+3225550100', to: '112' }, null, ['+32 2 555 01 00'])).toEqual({
      direction: 'outbound',
      remoteNumber: '112',
      localNumber: '+3225550100',
    });
    expect(sidesOf({ from: '112', to: 'ANNA' }, null, ownNumbers).direction).toBe('inbound');
  });

  it('are left open between two strangers and between two numbers of our own', () => {
    const own = ownNumbers[0];
    expect(sidesOf({ from: '1', to: '2' }, null, ownNumbers)).toEqual({
      direction: null,
      remoteNumber: '2',
      localNumber: '1',
    });
    expect(sidesOf({ from: own, to: own }, null, ownNumbers).direction).toBeNull();
  });
});
