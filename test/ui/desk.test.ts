import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import type { Overview } from '../../contract/ipc/app-contract.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { defaultSettings } from '../../contract/ipc/settings.ts';
import type { AppBridge } from '../../renderer/app/desk/app-bridge.ts';
import { asking } from '../../renderer/app/desk/asking.ts';
import { Desk } from '../../renderer/app/desk/desk.ts';
import { placeInSequence } from '../../renderer/app/desk/sequence.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const line = {
  mode: 'off',
  account: null,
  passwordKept: true,
  registration: 'off',
  reason: null,
  since: 0,
} as const;

/** A main that answers the overview when the test says and announces with whatever number the test says. */
function bench() {
  const hearers = new Map<string, (message: unknown) => void>();
  const waiting: ((answer: Result<Overview>) => void)[] = [];
  const calls = new Map<string, Call>();
  const seen = { stale: 0, flushed: [] as (string | undefined)[], shown: [] as string[] };
  const on = new Proxy({} as AppBridge['on'], {
    get: (_, name: string) => (hear: (message: unknown) => void) => {
      hearers.set(name, hear);
      return () => hearers.delete(name);
    },
  });
  const ask = {
    'app.overview': () => new Promise<Result<Overview>>((answer) => waiting.push(answer)),
    'call.get': async ({ id }: { id: string }) => {
      const call = calls.get(id);
      return call ? ok({ call, events: [] }) : fail('not_found', 'Gone.');
    },
  } as unknown as AppBridge['ask'];
  const desk = new Desk({
    ask,
    on,
    hasNote: (call) => call.note !== '',
    flush: (id) => seen.flushed.push(id),
    keptCards: { read: () => [], write: () => undefined },
  });
  desk.hear('stale', () => {
    seen.stale += 1;
  });
  desk.hear('show', (id) => seen.shown.push(id));
  desk.start();
  return {
    desk,
    seen,
    calls,
    asked: () => waiting.length,
    say: (name: string, seq: number, fact: unknown) => hearers.get(name)?.({ seq, fact }),
    async overview(change: Partial<Overview>) {
      const all: Overview = {
        seq: 0,
        version: '1',
        line,
        live: [],
        settings: defaultSettings,
        notices: [],
        demoCalls: 0,
        ...change,
      };
      waiting.shift()?.(ok(all));
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const theme = (theme: string) => ({ settings: { ...defaultSettings, theme } });

describe('the sequence of announcements', () => {
  it('knows the next, an old one, and a gap', () => {
    expect([6, 7, 8, 9].map((seq) => placeInSequence(7, seq))).toEqual(['old', 'old', 'next', 'gap']);
  });
});

describe('the desk', () => {
  it('is loading until the first overview, and then stands as that says', async () => {
    const { desk, overview } = bench();
    expect(desk.view().phase).toBe('loading');
    await overview({ seq: 4, demoCalls: 12 });
    expect(desk.view()).toMatchObject({ phase: 'ready', demoCalls: 12 });
  });

  it('applies what was announced while the overview was on its way, but not what it contains already', async () => {
    const { desk, overview, say } = bench();
    say('settings.changed', 4, theme('light'));
    say('settings.changed', 5, theme('dark'));
    await overview({ seq: 4 });
    expect(desk.view().settings.theme).toBe('dark');
  });

  it('asks again after a gap, tells the lists, and goes on in order', async () => {
    const { desk, overview, say, seen, asked } = bench();
    await overview({ seq: 4 });
    say('settings.changed', 7, theme('dark'));
    expect(asked()).toBe(1);
    expect(desk.view().settings.theme).toBe('system');
    say('settings.changed', 8, theme('light'));
    await overview({ seq: 7, settings: { ...defaultSettings, theme: 'dark' } });
    expect(desk.view().settings.theme).toBe('light');
    expect(seen.stale).toBe(1);
    expect(asked()).toBe(0);
  });

  it('learns after a gap how a call ended that is no longer live', async () => {
    const { desk, overview, say, calls } = bench();
    const call = endedCall({
      id: madeUpId(1),
      endedAt: null,
      endedBy: null,
      status: 'answered',
      revision: 2,
    });
    await overview({ seq: 1, live: [call] });
    calls.set(call.id, endedCall({ id: call.id, status: 'answered', revision: 3 }));
    say('log.changed', 9, { demoCalls: 0 });
    await overview({ seq: 9 });
    expect(desk.view().calls.get(call.id)?.endedAt).not.toBeNull();
    expect(desk.view().cards).toEqual([{ id: call.id, folded: false }]);
  });

  it('does not take a call back to an older revision', async () => {
    const { desk, overview, say } = bench();
    const call = endedCall({
      id: madeUpId(1),
      endedAt: null,
      endedBy: null,
      status: 'answered',
      revision: 5,
    });
    await overview({ seq: 1, live: [{ ...call, note: 'new' }] });
    say('call.changed', 2, { call: { ...call, revision: 4, note: 'old' } });
    expect(desk.view().calls.get(call.id)?.note).toBe('new');
  });

  it('sends a call’s note when the call ends, and every note when main asks', async () => {
    const { overview, say, seen } = bench();
    const call = endedCall({
      id: madeUpId(1),
      endedAt: null,
      endedBy: null,
      status: 'answered',
      revision: 5,
    });
    await overview({ seq: 1, live: [call] });
    say('call.changed', 2, { call: endedCall({ id: call.id, revision: 6 }) });
    say('notes.flush', 3, {});
    expect(seen.flushed).toEqual([call.id, undefined]);
  });

  it('brings up the call that a notification was clicked for', async () => {
    const { overview, say, seen } = bench();
    await overview({ seq: 1 });
    say('call.show', 2, { id: madeUpId(3) });
    expect(seen.shown).toEqual([madeUpId(3)]);
  });
});

describe('a request that main never answers because it is gone', () => {
  it('is refused like any other', async () => {
    const ask = asking({
      ask: { 'call.place': () => Promise.reject(new Error('torn down')) },
    } as unknown as AppBridge);
    expect(await ask['call.place']({ number: '1' })).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });
});
