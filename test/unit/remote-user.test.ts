import { describe, expect, it } from 'vitest';
import { isWithheld } from '../../contract/number/number-key.ts';
import { remoteUserOf } from '../../renderer/phone/remote-user.ts';

describe('the number of an inbound call', () => {
  it.each([
    ['+15145550101', 'example.com', '+15145550101'],
    ['al\u0000ice', 'example.com', 'al ice'],
    [null, 'example.com', 'example.com'],
    ['anonymous', 'anonymous.invalid', 'anonymous'],
    ['unavailable', 'unknown.invalid', 'unavailable'],
  ] as const)('of the address %s at %s is %s', (user, host, number) => {
    expect(remoteUserOf({ user, host })).toBe(number);
  });

  it.each([
    ['thisis', 'anonymous.invalid'],
    [null, 'anonymous.invalid'],
    ['anonymous', 'example.com'],
    ['x'.repeat(300), 'anonymous.invalid'],
  ])('is withheld for the address %s at %s', (user, host) => {
    expect(isWithheld(remoteUserOf({ user, host }))).toBe(true);
  });
});
