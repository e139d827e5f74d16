import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { createLeave, type Unwritten } from '../../main/shell/leave.ts';
import { createNoteFlush } from '../../main/shell/note-flush.ts';

const call = { id: '3f0e4c8a-7c3b-4f5e-9d55-0a3c0f1b2d3e' } as Call;

function stand(
  options: {
    unwritten?: number[];
    wishes?: Unwritten[];
    live?: Call[];
    stay?: boolean;
    silent?: boolean;
    failing?: string;
    hanging?: string;
  } = {},
) {
  const steps: string[] = [];
  const step = (name: string) => async () => {
    steps.push(name);
    if (name === options.failing) throw new Error('x');
    if (name === options.hanging) await new Promise(() => {});
  };
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const leave = createLeave({
    live: () => options.live ?? [],
    ask: async (_calls, overtaken) => {
      steps.push('ask');
      if (options.silent) {
        overtaken.addEventListener('abort', () => steps.push('question gone'));
        await new Promise(() => {});
      }
      return !options.stay;
    },
    flushNotes: step('flushNotes'),
    hangUpAll: step('hangUpAll'),
    async unwritten() {
      if (options.hanging === 'unwritten') await new Promise(() => {});
      return options.unwritten?.shift() ?? 0;
    },
    async askUnwritten(count) {
      steps.push(`${count} unwritten`);
      return options.wishes?.shift() ?? new Promise(() => {});
    },
    stop: step('stop'),
    quit: () => steps.push('quit'),
    log,
  });
  /** Electron's before-quit; tells whether the app may go. */
  const beforeQuit = () => {
    let held = false;
    leave.beforeQuit({ preventDefault: () => (held = true) });
    return held ? 'held' : 'goes';
  };
  return { leave, steps, beforeQuit, log };
}

const settled = () => vi.advanceTimersByTimeAsync(5);

describe('quitting', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('with no call asks nothing, keeps the notes, closes the log, and then goes', async () => {
    const { steps, beforeQuit, leave } = stand();
    expect(beforeQuit()).toBe('held');
    await settled();
    expect(steps).toEqual(['flushNotes', 'hangUpAll', 'stop', 'quit']);
    expect(leave.leaving()).toBe(true);
    expect(beforeQuit()).toBe('goes');
  });

  it('during a call asks, and on yes hangs up before the log is closed', async () => {
    const { steps, beforeQuit } = stand({ live: [call] });
    beforeQuit();
    await settled();
    expect(steps).toEqual(['ask', 'flushNotes', 'hangUpAll', 'stop', 'quit']);
  });

  it('during a call stays on no, and asks again the next time', async () => {
    const { steps, beforeQuit, leave } = stand({ live: [call], stay: true });
    beforeQuit();
    await settled();
    expect(steps).toEqual(['ask']);
    expect(leave.leaving()).toBe(false);
    expect(beforeQuit()).toBe('held');
    await settled();
    expect(steps).toEqual(['ask', 'ask']);
  });

  it('asked for many times at once is done once', async () => {
    const { steps, beforeQuit } = stand({ live: [call] });
    for (let n = 0; n < 5; n += 1) expect(beforeQuit()).toBe('held');
    await settled();
    expect(steps.filter((step) => step === 'ask' || step === 'quit')).toEqual(['ask', 'quit']);
  });

  it('asks nothing when the machine shuts down', async () => {
    const { steps, beforeQuit, leave } = stand({ live: [call], stay: true });
    leave.withoutQuestion();
    beforeQuit();
    await settled();
    expect(steps).toEqual(['flushNotes', 'hangUpAll', 'stop', 'quit']);
  });

  it('is not held up by a question that nobody answers once the machine shuts down', async () => {
    const { steps, beforeQuit, leave } = stand({ live: [call], silent: true });
    beforeQuit();
    await settled();
    expect(steps).toEqual(['ask']);
    leave.withoutQuestion();
    beforeQuit();
    await settled();
    expect(steps).toEqual(['ask', 'question gone', 'flushNotes', 'hangUpAll', 'stop', 'quit']);
  });

  it.each([
    ['flushNotes', 1000],
    ['hangUpAll', 3000],
    ['stop', 5000],
  ])('waits for a %s that hangs no longer than %i ms, and logs it', async (hanging, limit) => {
    const { steps, beforeQuit, log } = stand({ hanging });
    beforeQuit();
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(steps.at(-1)).toBe(hanging);
    await vi.advanceTimersByTimeAsync(1);
    expect(steps.at(-1)).toBe('quit');
    expect(log.error).toHaveBeenCalledExactlyOnceWith(
      'quitting went wrong and goes on',
      expect.objectContaining({ step: hanging }),
    );
  });

  it.each(['flushNotes', 'hangUpAll', 'stop'])('goes on when %s fails, and logs it', async (failing) => {
    const { steps, beforeQuit, log } = stand({ failing });
    beforeQuit();
    await settled();
    expect(steps.at(-1)).toBe('quit');
    expect(log.error).toHaveBeenCalledOnce();
  });
});

describe('quitting with calls that the disk did not take', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks until they are written, and then goes', async () => {
    const { steps, beforeQuit } = stand({ unwritten: [2, 1, 0], wishes: ['again', 'again'] });
    beforeQuit();
    await settled();
    expect(steps).toEqual(['flushNotes', 'hangUpAll', '2 unwritten', '1 unwritten', 'stop', 'quit']);
  });

  it('loses them only when the person says so', async () => {
    const { steps, beforeQuit } = stand({ unwritten: [2], wishes: ['lose'] });
    beforeQuit();
    await settled();
    expect(steps).toEqual(['flushNotes', 'hangUpAll', '2 unwritten', 'stop', 'quit']);
  });

  it('stays when the person would rather, and asks again the next time', async () => {
    const { steps, beforeQuit, leave } = stand({ unwritten: [2, 2], wishes: ['stay', 'stay'] });
    beforeQuit();
    await settled();
    expect(leave.leaving()).toBe(false);
    expect(beforeQuit()).toBe('held');
    await settled();
    expect(steps).toEqual([
      'flushNotes',
      'hangUpAll',
      '2 unwritten',
      'flushNotes',
      'hangUpAll',
      '2 unwritten',
    ]);
  });

  it('is overtaken by a shutdown, which cannot wait for room on the disk', async () => {
    const { steps, beforeQuit, leave } = stand({ unwritten: [2] });
    beforeQuit();
    await settled();
    expect(steps.at(-1)).toBe('2 unwritten');
    leave.withoutQuestion();
    await settled();
    expect(steps.slice(-2)).toEqual(['stop', 'quit']);
  });

  it('is not held up by a log that does not answer', async () => {
    const { steps, beforeQuit, log } = stand({ hanging: 'unwritten' });
    beforeQuit();
    await vi.advanceTimersByTimeAsync(5000);
    expect(steps.at(-1)).toBe('quit');
    expect(log.error).toHaveBeenCalledOnce();
  });
});

describe('the last notes', () => {
  it('are waited for while they are being written', async () => {
    const notes = createNoteFlush();
    let written = false;
    await notes.run(() => {
      void notes.during(async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        written = true;
      });
    });
    expect(written).toBe(true);
  });

  it('cost a quit a fifth of a second when there are none, and 0.7 s when they hang', async () => {
    const notes = createNoteFlush();
    let began = performance.now();
    await notes.run(() => {});
    expect(performance.now() - began).toBeLessThan(400);
    began = performance.now();
    await notes.run(() => void notes.during(() => new Promise(() => {})));
    expect(performance.now() - began).toBeLessThan(900);
  });
});
