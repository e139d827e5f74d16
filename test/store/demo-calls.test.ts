import { describe, expect, it } from 'vitest';
import { CallRecordSchema } from '../../contract/call/call.ts';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { monday } from './store-fixture.ts';

function numbered(): () => string {
  let n = 0;
  return () => `00000000-0000-4000-8000-${String(n++).padStart(12, '0')}`;
}
const make = (count: number, seed = 1) => demoCalls({ count, seed, until: monday, uuid: numbered() });

describe('made-up calls', () => {
  it('are calls by the contract, ended, marked, newest first and all before the given moment', () => {
    const calls = make(2000);
    expect(calls).toHaveLength(2000);
    for (const call of calls) {
      expect(CallRecordSchema.parse(call)).toEqual(call);
      expect(call).toMatchObject({ demo: true, source: 'demo', state: 'ended' });
      expect(call.startedAt).toBeLessThanOrEqual(call.endedAt ?? 0);
      expect(call.annotatedAt ?? 0).toBeLessThan(monday);
    }
    const starts = calls.map(({ startedAt }) => startedAt);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
  });

  it('are the same for the same seed and others for another', () => {
    expect(make(50)).toEqual(make(50));
    expect(make(50, 2)).not.toEqual(make(50));
  });

  it('use only numbers kept for fiction (NANP 555-0100 to 555-0199)', () => {
    for (const { remote, local } of make(500)) {
      for (const { raw } of [remote, local]) expect(raw).toMatch(/^\+1\d{3}55501\d\d$/);
    }
  });

  it('lie in working hours of the person, of every outcome, with people who call again', () => {
    const calls = demoCalls({
      count: 3000,
      seed: 3,
      until: monday,
      uuid: numbered(),
      minutesEastOfUtc: -300,
    });
    const hours = calls.map(({ startedAt }) => new Date(startedAt - 300 * 60_000).getUTCHours());
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThan(18);
    expect(new Set(calls.map(({ outcome }) => outcome)).size).toBe(9);
    expect(new Set(calls.map(({ remote }) => remote.raw)).size).toBeLessThan(1000);
  });

  it('can be none', () => {
    expect(make(0)).toEqual([]);
  });
});
