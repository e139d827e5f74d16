import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import type { CallListAsk, CallPage } from '../../contract/call/query.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { HistoryList } from '../../renderer/app/history/history-list.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const call = (place: number, change: Partial<Call> = {}) =>
  endedCall({ id: madeUpId(place), startedAt: 1_000_000 - place * 1_000, ...change });

/** A main that answers list asks one by one, when the test says. */
function bench() {
  const asks: { ask: CallListAsk; answer: (page: Result<CallPage>) => void }[] = [];
  const timers: (() => void)[] = [];
  const counts: unknown[] = [];
  const list = new HistoryList({
    list: (ask) => new Promise((answer) => asks.push({ ask: ask as CallListAsk, answer })),
    count: async ({ filter }) => {
      counts.push(filter);
      return ok({ count: 7 });
    },
    later: (_, then) => {
      timers.push(then);
      return () => {
        const at = timers.indexOf(then);
        if (at >= 0) timers.splice(at, 1);
      };
    },
  });
  return {
    list,
    asks,
    counts,
    async answer(index: number, page: Result<CallPage>) {
      asks[index]?.answer(page);
      await new Promise((resolve) => setImmediate(resolve));
    },
    async wait() {
      for (const then of timers.splice(0)) then();
      await new Promise((resolve) => setImmediate(resolve));
    },
    shown: () => list.view().calls.map((each) => each.id),
  };
}

describe('the history', () => {
  it('drops the answer to a search that was typed over', async () => {
    const { list, answer, shown } = bench();
    list.show({ text: 'ma' });
    list.show({ text: 'max' });
    await answer(1, ok({ calls: [call(2)], next: null }));
    await answer(0, ok({ calls: [call(1)], next: null }));
    expect(shown()).toEqual([madeUpId(2)]);
    expect(list.view().count).toBe(7);
  });

  it('keeps the rows on screen until the new ones are here', async () => {
    const { list, answer, shown } = bench();
    list.show({});
    await answer(0, ok({ calls: [call(1)], next: null }));
    list.show({ text: 'x' });
    expect(shown()).toEqual([madeUpId(1)]);
    await answer(1, ok({ calls: [], next: null }));
    expect(shown()).toEqual([]);
  });

  it('asks for the next page once, from where the last one ended', async () => {
    const { list, answer, asks, shown } = bench();
    list.show({});
    await answer(0, ok({ calls: [call(1)], next: 'here' }));
    void list.loadMore();
    void list.loadMore();
    expect(asks).toHaveLength(2);
    expect(asks[1]?.ask.after).toBe('here');
    await answer(1, ok({ calls: [call(2)], next: null }));
    expect(shown()).toEqual([madeUpId(1), madeUpId(2)]);
    expect(list.view().more).toBe(false);
  });

  it('asks for as much as it held when everything is stale, and swaps it in one go', async () => {
    const { list, answer, asks, shown } = bench();
    list.show({});
    await answer(0, ok({ calls: [call(1), call(2)], next: 'a' }));
    list.refresh();
    await answer(1, ok({ calls: [call(0)], next: 'b' }));
    expect(shown()).toEqual([madeUpId(1), madeUpId(2)]);
    expect(asks[2]?.ask.after).toBe('b');
    await answer(2, ok({ calls: [call(1)], next: 'c' }));
    expect(shown()).toEqual([madeUpId(0), madeUpId(1)]);
  });

  it('takes a call that is announced while its page is on the way', async () => {
    const { list, answer } = bench();
    list.show({});
    list.hear(call(1, { revision: 9, note: 'new' }));
    await answer(0, ok({ calls: [call(1, { revision: 8, note: 'old' })], next: null }));
    expect(list.view().calls.map(({ note }) => note)).toEqual(['new']);
  });

  it('asks a search again when a call changes that the text may now match', async () => {
    const { list, answer, asks, wait } = bench();
    list.show({ text: 'offer' });
    await answer(0, ok({ calls: [], next: null }));
    list.hear(call(1));
    list.hear(call(2));
    expect(asks).toHaveLength(1);
    await wait();
    expect(asks).toHaveLength(2);
  });

  it('counts again when a call comes in', async () => {
    const { list, answer, counts, wait } = bench();
    list.show({});
    await answer(0, ok({ calls: [], next: null }));
    list.hear(call(1));
    await wait();
    expect(counts).toHaveLength(2);
  });

  it('draws ten thousand calls that change together once a frame, not ten thousand times', async () => {
    const { list, answer, wait } = bench();
    list.show({});
    const calls = Array.from({ length: 10_000 }, (_, place) => call(place));
    await answer(0, ok({ calls, next: null }));
    let drawn = 0;
    list.subscribe(() => {
      drawn += 1;
    });
    for (const each of calls) list.hear({ ...each, revision: each.revision + 1, tags: ['urgent'] });
    expect(drawn).toBe(1);
    await wait();
    expect(drawn).toBeLessThanOrEqual(3);
    expect(list.view().calls.filter(({ tags }) => tags.includes('urgent'))).toHaveLength(10_000);
  });

  it('draws a call that changes alone at once', async () => {
    const { list, answer, wait } = bench();
    list.show({});
    await answer(0, ok({ calls: [call(1)], next: null }));
    for (const disposition of ['busy', 'connected']) {
      list.hear(call(1, { revision: (list.view().calls[0]?.revision ?? 0) + 1, disposition }));
      expect(list.view().calls[0]?.disposition).toBe(disposition);
      await wait();
      await wait();
    }
  });

  it('says why it could not be loaded, and loads when asked again', async () => {
    const { list, answer, shown } = bench();
    list.show({});
    await answer(0, fail('storage_failed', 'The log is damaged.'));
    expect(list.view()).toMatchObject({ phase: 'failed', failure: 'The log is damaged.' });
    list.refresh();
    await answer(1, ok({ calls: [call(1)], next: null }));
    expect(list.view()).toMatchObject({ phase: 'ready', failure: null });
    expect(shown()).toEqual([madeUpId(1)]);
  });

  it('keeps its rows when older ones could not be loaded', async () => {
    const { list, answer, shown } = bench();
    list.show({});
    await answer(0, ok({ calls: [call(1)], next: 'a' }));
    const more = list.loadMore();
    await answer(1, fail('storage_failed', 'No.'));
    await more;
    expect(shown()).toEqual([madeUpId(1)]);
    expect(list.view()).toMatchObject({ phase: 'ready', failure: 'No.', more: true });
  });
});
