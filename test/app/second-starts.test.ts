import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const app = vi.hoisted(() => ({ emitter: null as EventEmitter | null }));
vi.mock('electron', () => ({
  app: { on: (name: string, hear: (...args: unknown[]) => void) => app.emitter?.on(name, hear) },
}));
const { hearSecondStarts } = await import('../../main/shell/second-starts.ts');

const startAgain = (data: unknown) => app.emitter?.emit('second-instance', {}, [], '/', data);

beforeEach(() => {
  app.emitter = new EventEmitter();
});

describe('a second start', () => {
  it('brings forward what there is now: the window, or the trouble in its place', () => {
    const starts = hearSecondStarts();
    const brought: string[] = [];
    starts.bring(() => brought.push('main'));
    startAgain({ hidden: false });
    starts.bring(() => brought.push('trouble'));
    startAgain(null);
    expect(brought).toEqual(['main', 'trouble']);
  });

  it('that comes while the log is still being opened is answered as soon as there is something to show', () => {
    const starts = hearSecondStarts();
    startAgain({ hidden: false });
    startAgain({ hidden: false });
    const front = vi.fn();
    starts.bring(front);
    expect(front).toHaveBeenCalledOnce();
  });

  it('that is a hidden one brings nothing forward', () => {
    const starts = hearSecondStarts();
    startAgain({ hidden: true });
    const front = vi.fn();
    starts.bring(front);
    startAgain({ hidden: true });
    expect(front).not.toHaveBeenCalled();
  });
});
