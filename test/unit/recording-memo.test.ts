import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../contract/ipc/result.ts';
import type { Recording } from '../../contract/recording/recording.ts';
import { MemoKeeper } from '../../renderer/app/recording/memo-keeper.ts';
import {
  type MemoEvent,
  type MemoFault,
  type MemoSession,
  memoStep,
  memoTime,
  noMemo,
} from '../../renderer/app/recording/memo-session.ts';

const call = 'a';
const run = (...events: MemoEvent[]): MemoSession => events.reduce(memoStep, noMemo);
const begun: MemoEvent[] = [
  { type: 'start', call },
  { type: 'opened', at: 1_000 },
];

describe('the session of a voice memo', () => {
  it('counts only the time in which it records', () => {
    const session = run(...begun, { type: 'pause', at: 3_000 }, { type: 'resume', at: 60_000 });
    expect(memoTime(session, 61_500)).toBe(3_500);
    expect(memoTime(run(...begun, { type: 'pause', at: 3_000 }), 99_000)).toBe(2_000);
    expect(run(...begun, { type: 'keep', at: 4_000 })).toEqual({ phase: 'keeping', call, beforeMs: 3_000 });
  });

  it('does not begin twice, nor for another call while one is recorded', () => {
    const recording = run(...begun);
    expect(memoStep(recording, { type: 'start', call: 'b' })).toBe(recording);
  });

  it('hears nothing of a microphone that opens after it was given up', () => {
    expect(run({ type: 'start', call }, { type: 'discard' }, { type: 'opened', at: 5 })).toEqual(noMemo);
    expect(run({ type: 'start', call }, { type: 'discard' }, { type: 'refused', fault: 'denied' })).toEqual(
      noMemo,
    );
  });

  it('is not discarded any more once it is being kept', () => {
    const keeping = run(...begun, { type: 'keep', at: 2_000 });
    expect(memoStep(keeping, { type: 'discard' })).toBe(keeping);
  });

  it('can be tried again after a refusal', () => {
    const refused = run({ type: 'start', call }, { type: 'refused', fault: 'missing' });
    expect(refused).toMatchObject({ phase: 'failed', fault: 'missing' });
    expect(memoStep(refused, { type: 'start', call })).toEqual({ phase: 'asking', call });
  });

  it('never counts backwards, and never more than has passed', () => {
    const events = fc.oneof(
      fc.record({ type: fc.constant('start' as const), call: fc.constant(call) }),
      fc.record({
        type: fc.constantFrom('opened' as const, 'pause' as const, 'resume' as const, 'keep' as const),
        at: fc.constant(0),
      }),
      fc.record({ type: fc.constantFrom('discard' as const, 'ended' as const) }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(events, fc.nat(10_000))), (steps) => {
        let now = 0;
        let session = noMemo;
        for (const [event, passed] of steps) {
          const before = memoTime(session, now);
          now += passed;
          const after = memoTime(session, now);
          expect(after).toBeGreaterThanOrEqual(before);
          expect(after - before).toBeLessThanOrEqual(passed);
          session = memoStep(session, 'at' in event ? { ...event, at: now } : event);
        }
      }),
    );
  });
});

/** A microphone and a main in memory; `say` speaks into it. */
function studio(opens: MemoFault | 'yes' | Promise<'yes'> = 'yes') {
  const log: string[] = [];
  let write: (bytes: Uint8Array) => Promise<void> = async () => undefined;
  let broke: (how: 'unplugged' | Error) => void = () => undefined;
  let appends: 'taken' | 'refused' = 'taken';
  let now = 0;
  const memo = new MemoKeeper<object>({
    ask: {
      'recording.begin': async ({ name, kind }) => {
        log.push(`begin ${kind} ${name}`);
        return ok({ id: 'r', call, name, state: 'copying', done: 0, total: null, why: null });
      },
      'recording.append': async ({ seq }) => {
        if (appends === 'refused') return fail('storage_full', 'The disk is full.');
        log.push(`append ${seq}`);
        return ok({});
      },
      'recording.finish': async ({ durationMs }) => {
        log.push(`finish ${durationMs}`);
        return ok({ id: 'r' } as Recording);
      },
      'recording.cancel': async () => {
        log.push('cancel');
        return ok({});
      },
    },
    open: async () => {
      const opened = await opens;
      return opened === 'yes' ? {} : opened;
    },
    close: () => void log.push('close'),
    record: async (_, ports) => {
      ({ write, broke } = ports);
      return {
        pause: () => void log.push('pause'),
        resume: () => void log.push('resume'),
        level: () => 0.5,
        finish: async () => {
          log.push('stop');
          return 4_321;
        },
        drop: async () => void log.push('drop'),
      };
    },
    now: () => now,
    nameIt: () => 'Voice memo 14:32',
    forget: () => undefined,
  });
  return {
    memo,
    log,
    say: () => write(new Uint8Array([1])),
    unplug: () => broke('unplugged'),
    fillDisk: () => {
      appends = 'refused';
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a voice memo', () => {
  it('is in the hands of main as it is spoken, and kept with the length that was encoded', async () => {
    const { memo, log, say, pass } = studio();
    await memo.start(call);
    await say();
    pass(2_000);
    memo.pause();
    memo.resume();
    await say();
    await memo.keep();
    expect(log).toEqual([
      'begin memo Voice memo 14:32',
      'append 0',
      'pause',
      'resume',
      'append 1',
      'stop',
      'finish 4321',
    ]);
    expect(memo.session()).toEqual(noMemo);
  });

  it('that is discarded leaves nothing with main', async () => {
    const { memo, log, say } = studio();
    await memo.start(call);
    await say();
    await memo.discard();
    expect(log.slice(-2)).toEqual(['drop', 'cancel']);
    expect(memo.session()).toEqual(noMemo);
  });

  it('lets the microphone go that opens after the person went back', async () => {
    let open: (yes: 'yes') => void = () => undefined;
    const { memo, log } = studio(
      new Promise((resolve) => {
        open = resolve;
      }),
    );
    const started = memo.start(call);
    await memo.discard();
    open('yes');
    await started;
    expect(log).toEqual(['close']);
    expect(memo.session()).toEqual(noMemo);
  });

  it('begins nothing with main where there is no microphone', async () => {
    const { memo, log } = studio('missing');
    await memo.start(call);
    expect(memo.session()).toMatchObject({ phase: 'failed', fault: 'missing' });
    expect(log).toEqual([]);
  });

  it('keeps what was spoken until the microphone was unplugged', async () => {
    const { memo, log, say, unplug } = studio();
    await memo.start(call);
    await say();
    unplug();
    await expect.poll(() => memo.session().phase).toBe('failed');
    expect(memo.session()).toMatchObject({ why: expect.stringContaining('was unplugged') });
    expect(log.slice(-2)).toEqual(['stop', 'finish 4321']);
  });

  it('has main keep what arrived when the disk is full', async () => {
    const { memo, log, say, fillDisk } = studio();
    await memo.start(call);
    await say();
    fillDisk();
    await say();
    await memo.keep();
    expect(log.slice(-2)).toEqual(['stop', 'finish 4321']);
  });
});
