import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import { StoreError } from '../../main/core/ports.ts';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { fillDemo } from '../../main/shell/fill-demo.ts';

function stand({
  held = 0,
  fullAfter = Number.POSITIVE_INFINITY,
  leaveAfter = Number.POSITIVE_INFINITY,
} = {}) {
  const log: CallRecord[] = [];
  const words: number[] = [];
  const notices: Notice[] = [];
  const make = vi.fn((slice: { count: number; seed: number; until: number }) =>
    demoCalls({ ...slice, uuid: randomUUID }),
  );
  const filling = fillDemo({
    callLog: {
      count: async () => held,
      async importCalls(some) {
        if (log.length >= fullAfter) throw new StoreError('full', 'The disk is full.');
        log.push(...some);
      },
    },
    count: 2300,
    now: Date.UTC(2026, 0, 5),
    make,
    filled: (count) => words.push(count),
    notify: (notice) => notices.push(notice),
    enough: () => log.length >= leaveAfter,
    log: { info() {}, warn() {}, error() {} },
  });
  return { filling, log, words, notices, make };
}

describe('filling an empty log with made-up calls', () => {
  it('tells the window of the first of them at once, and of all at the end', async () => {
    const { filling, log, words, notices } = stand();
    await filling;
    expect(log).toHaveLength(2300);
    expect(new Set(log.map(({ source, sourceCallId }) => source + sourceCallId)).size).toBe(2300);
    expect(words[0]).toBe(1000);
    expect(words.at(-1)).toBe(2300);
    expect(notices).toEqual([]);
  });

  it('puts the newest in first', async () => {
    const { filling, log } = stand();
    await filling;
    const times = log.map(({ startedAt }) => startedAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('leaves a log alone that holds anything, and says so', async () => {
    const { filling, log, notices, make } = stand({ held: 3 });
    await filling;
    expect(log).toEqual([]);
    expect(make).not.toHaveBeenCalled();
    expect(notices).toMatchObject([{ title: 'No made-up calls were added', tone: 'info' }]);
    expect(notices[0]?.body).toContain('3 calls');
  });

  it('stops when the app ends', async () => {
    const { filling, log, notices } = stand({ leaveAfter: 1000 });
    await filling;
    expect(log).toHaveLength(1000);
    expect(notices).toEqual([]);
  });

  it('says when the disk does not take them all', async () => {
    const { filling, notices } = stand({ fullAfter: 1000 });
    await filling;
    expect(notices).toMatchObject([{ title: 'Not all made-up calls were added' }]);
    expect(notices[0]?.body).toContain('The disk is full.');
  });
});
