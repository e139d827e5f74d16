import { describe, expect, it } from 'vitest';
import type { CallFilter } from '../../contract/call/query.ts';
import { fail, ok } from '../../contract/ipc/result.ts';
import { inBatches } from '../../renderer/app/history/in-batches.ts';
import {
  nothingSelected,
  selectAll,
  selectTo,
  toggleOne,
  withoutIds,
} from '../../renderer/app/history/selection.ts';
import { ViewCounts } from '../../renderer/app/history/view-counts.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('a selection', () => {
  it('grows from the call last selected by itself, in either direction', () => {
    let selection = toggleOne(nothingSelected, 'c');
    selection = selectTo(selection, 'e', order);
    selection = selectTo(selection, 'b', order);
    expect([...selection.ids].sort()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('takes a call alone where no range begins, or it begins outside of the list', () => {
    expect([...selectTo(nothingSelected, 'b', order).ids]).toEqual(['b']);
    expect([...selectTo(toggleOne(nothingSelected, 'gone'), 'b', order).ids]).toEqual(['gone', 'b']);
  });

  it('lets go of one, and of those that are gone', () => {
    const all = selectAll(order);
    expect(toggleOne(all, 'a').ids.has('a')).toBe(false);
    expect([...withoutIds(all, ['a', 'e']).ids]).toEqual(['b', 'c', 'd']);
    expect(withoutIds(all, ['a']).anchor).toBeNull();
  });
});

describe('a change to many calls', () => {
  const items = Array.from({ length: 1_250 }, (_, place) => `${place}`);

  it('goes in batches, in order, and tells how far it has come', async () => {
    const told: number[] = [];
    const { values, done, failure } = await inBatches(
      items,
      500,
      async (batch) => ok(batch),
      (done) => told.push(done),
    );
    expect(values.map((batch) => batch.length)).toEqual([500, 500, 250]);
    expect(values.flat()).toEqual(items);
    expect({ done, failure, told }).toEqual({ done: 1_250, failure: null, told: [500, 1_000, 1_250] });
  });

  it('stops at the first refusal and says how many were done', async () => {
    let asked = 0;
    const { done, failure } = await inBatches(
      items,
      500,
      async (batch) => {
        asked += 1;
        return asked === 2 ? fail('storage_failed', 'The disk is full.') : ok(batch);
      },
      () => undefined,
    );
    expect({ asked, done, failure }).toEqual({ asked: 2, done: 500, failure: 'The disk is full.' });
  });
});

describe('the counts of the views', () => {
  function bench() {
    const asked: unknown[] = [];
    const answers: (() => void)[] = [];
    const timers: (() => void)[] = [];
    const counts = new ViewCounts({
      count: ({ filter }) =>
        new Promise((resolve) => {
          asked.push(filter);
          answers.push(() => resolve(ok({ count: asked.length })));
        }),
      later: (_, then) => {
        timers.push(then);
        return () => timers.splice(timers.indexOf(then), 1);
      },
    });
    const answer = async () => {
      answers.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { counts, asked, timers, answer };
  }
  const views: [string, CallFilter][] = [
    ['all', {}],
    ['missed', { statuses: ['missed'] }],
  ];

  it('are asked for one after the other', async () => {
    const { counts, asked, answer } = bench();
    counts.follow(views);
    expect(asked).toHaveLength(1);
    await answer();
    await answer();
    expect([...counts.counts()]).toEqual([
      ['all', 1],
      ['missed', 2],
    ]);
  });

  it('are asked for once more after many changes, also while a round is on its way', async () => {
    const { counts, asked, timers, answer } = bench();
    counts.follow(views);
    for (let change = 0; change < 50; change += 1) counts.stale();
    expect(timers).toHaveLength(1);
    timers.shift()?.();
    for (let each = 0; each < 6; each += 1) await answer();
    expect(asked).toHaveLength(4);
  });

  it('are not asked for again while the views stay the same', async () => {
    const { counts, asked, answer } = bench();
    counts.follow(views);
    await answer();
    await answer();
    counts.follow([...views]);
    expect(asked).toHaveLength(2);
  });
});
