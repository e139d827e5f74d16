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
  const timers: { ms: number; then: () => void }[] = [];
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
      return call ? ok({ call }) : fail('not_found', 'Gone.');
    },
  } as unknown as AppBridge['ask'];
  const desk = new Desk({
    ask,
    on,
    hasNote: (call) => call.noteText !== '',
    flush: (id) => seen.flushed.push(id),
    keptCards: { read: () => [], write: () => undefined },
    later: (ms, then) => {
      const timer = { ms, then };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
  });
  desk.hear('stale', () => {
    seen.stale += 1;
  });
  const drawn = () => desk.hear('show', (id) => seen.shown.push(id));
  desk.start();
  return {
    desk,
    seen,
    calls,
    /** The window is drawn and takes up what it is told to show. */
    drawn,
    asked: () => waiting.length,
    /** How long the desk waits until it asks again, ms. */
    waits: () => timers.map(({ ms }) => ms),
    ring: () => timers.shift()?.then(),
    async refuse() {
      waiting.shift()?.(fail('internal', 'No answer.'));
      await new Promise((resolve) => setImmediate(resolve));
    },
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
        counts: { unlogged: 0, followUpsDue: 0, followUps: 0, trash: 0 },
        incoming: [],
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

  it('draws nothing anew for a call that is in the log alone, and tells the lists of it', async () => {
    const { desk, overview, say } = bench();
    await overview({ seq: 1 });
    const told: string[] = [];
    desk.hear('call', (call) => told.push(call.id));
    const before = desk.view();
    say('call.changed', 2, { call: endedCall({ id: madeUpId(1) }) });
    expect(told).toEqual([madeUpId(1)]);
    expect(desk.view()).toBe(before);
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
    const { overview, say, seen, drawn } = bench();
    drawn();
    await overview({ seq: 1 });
    say('call.show', 2, { id: madeUpId(3) });
    expect(seen.shown).toEqual([madeUpId(3)]);
  });

  it('brings it up in a window that was made by the click, though the overview is newer than the wish', async () => {
    const { overview, say, seen, drawn } = bench();
    say('call.show', 1, { id: madeUpId(3) });
    await overview({ seq: 5 });
    drawn();
    expect(seen.shown).toEqual([madeUpId(3)]);
    drawn();
    expect(seen.shown).toEqual([madeUpId(3)]);
  });

  it('goes on in order after a call was brought up', async () => {
    const { desk, overview, say, asked } = bench();
    await overview({ seq: 1 });
    say('call.show', 2, { id: madeUpId(3) });
    say('settings.changed', 3, theme('dark'));
    expect(desk.view().settings.theme).toBe('dark');
    expect(asked()).toBe(0);
  });
});

describe('the desk’s ears for what is no call', () => {
  const counts = { unlogged: 2, followUpsDue: 1, followUps: 3, trash: 4 };
  const coming = (id: number, state: 'copying' | 'done' | 'refused') => ({
    progress: { id: madeUpId(id), call: madeUpId(9), name: 'a.wav', state, done: 1, total: 2, why: null },
  });

  it('follow what waits for the person', async () => {
    const { desk, overview, say } = bench();
    await overview({ seq: 1 });
    say('counts.changed', 2, { counts });
    expect(desk.view().counts).toEqual(counts);
  });

  it('follow a recording on its way in until it is there, and keep a refusal until it was read', async () => {
    const { desk, overview, say } = bench();
    const ids = () => desk.view().incoming.map(({ id, state }) => [id, state]);
    await overview({ seq: 1 });
    say('recording.progress', 2, coming(1, 'copying'));
    say('recording.progress', 3, coming(2, 'copying'));
    say('recording.progress', 4, coming(1, 'done'));
    say('recording.progress', 5, coming(2, 'refused'));
    expect(ids()).toEqual([[madeUpId(2), 'refused']]);
    desk.forgetProgress(madeUpId(2));
    expect(ids()).toEqual([]);
  });

  it('follow how far another format of a recording is until it is over, or until a gap', async () => {
    const { desk, overview, say } = bench();
    const saving = () => [...desk.view().saving];
    await overview({ seq: 1 });
    const [first, second] = [madeUpId(1), madeUpId(2)];
    say('recording.saving', 2, { id: first, done: 0 });
    say('recording.saving', 3, { id: second, done: 0.5 });
    say('recording.saving', 4, { id: first, done: null });
    expect(saving()).toEqual([[second, 0.5]]);
    say('recording.saving', 6, { id: first, done: 0.1 });
    await overview({ seq: 7 });
    expect(saving()).toEqual([]);
  });

  it('bring up a list that the tray asks for, in a window that was made for it too', async () => {
    const { desk, overview, say } = bench();
    say('followUps.show', 1, {});
    await overview({ seq: 5 });
    const lists: string[] = [];
    desk.hear('list', (list) => lists.push(list));
    expect(lists).toEqual(['followUps']);
    say('unlogged.show', 6, {});
    expect(lists).toEqual(['followUps', 'unlogged']);
  });
});

describe('a desk whose first overview is refused', () => {
  it('says why, asks again after 1, 2, 4, 8 and then every 10 s, and has the lists ask again once it is answered', async () => {
    const { desk, overview, refuse, ring, waits, seen } = bench();
    const waited: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await refuse();
      expect(desk.view()).toMatchObject({ phase: 'failed', failure: 'No answer.' });
      waited.push(...waits());
      ring();
    }
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    await overview({ seq: 3, demoCalls: 2 });
    expect(desk.view()).toMatchObject({ phase: 'ready', failure: null, demoCalls: 2 });
    expect(seen.stale).toBe(1);
    expect(waits()).toEqual([]);
  });

  it('is asked again by hand without waiting, and then not a second time', async () => {
    const { desk, overview, refuse, waits, asked } = bench();
    await refuse();
    void desk.ask();
    expect(asked()).toBe(1);
    await overview({ seq: 1 });
    expect(desk.view().phase).toBe('ready');
    expect(waits()).toEqual([]);
  });
});

describe('a desk whose overview after a gap is refused', () => {
  it('keeps what it shows, says so, asks again, and misses nothing that was said meanwhile', async () => {
    const { desk, overview, refuse, ring, say, asked, seen } = bench();
    await overview({ seq: 1, demoCalls: 7 });
    say('settings.changed', 5, theme('dark'));
    await refuse();
    expect(desk.view()).toMatchObject({ phase: 'ready', failure: 'No answer.', demoCalls: 7 });
    say('settings.changed', 6, theme('light'));
    expect(asked()).toBe(0);
    ring();
    expect(asked()).toBe(1);
    await overview({ seq: 5, settings: { ...defaultSettings, theme: 'dark' } });
    expect(desk.view()).toMatchObject({ failure: null, settings: { theme: 'light' } });
    expect(seen.stale).toBe(1);
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
