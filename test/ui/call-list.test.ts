import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import type { CallFilter, CallPage } from '../../contract/call/query.ts';
import {
  addPage,
  type CallList,
  emptyCallList,
  hearCall,
  hearCalls,
} from '../../renderer/app/history/call-list.ts';
import { fitsFilter } from '../../renderer/app/history/fits-filter.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';

const second = (call: Call) => Math.floor(call.startedAt / 1000);

/** The store's rule: newest second first, and within one second the newest written first. */
class Log {
  readonly rows: { call: Call; written: number }[] = [];

  put(call: Call): void {
    const row = this.rows.find((each) => each.call.id === call.id);
    if (row) row.call = call;
    else this.rows.push({ call, written: this.rows.length });
  }

  list(filter: CallFilter): Call[] {
    return this.rows
      .filter(({ call }) => fitsFilter(filter, call) === true)
      .sort((a, b) => second(b.call) - second(a.call) || b.written - a.written)
      .map(({ call }) => call);
  }

  page(filter: CallFilter, after: string | undefined, limit: number): CallPage {
    const all = this.list(filter);
    const [at, written] = after === undefined ? [Infinity, Infinity] : after.split('/').map(Number);
    const older = all.filter((call) => {
      const row = this.rows.find((each) => each.call.id === call.id);
      return second(call) < (at ?? 0) || (second(call) === at && (row?.written ?? 0) < (written ?? 0));
    });
    const calls = older.slice(0, limit);
    const last = calls.at(-1);
    const row = this.rows.find((each) => each.call.id === last?.id);
    return { calls, next: last && row && older.length > limit ? `${second(last)}/${row.written}` : null };
  }
}

/** Calls of one second may stand either way round. */
function settled(calls: readonly Call[]): string[] {
  return [...calls]
    .map((call, index) => ({ call, index }))
    .sort((a, b) => second(b.call) - second(a.call) || a.call.id.localeCompare(b.call.id))
    .map(({ call }) => `${second(call)} ${call.id} ${call.revision}`);
}

function isNewestFirst(calls: readonly Call[]): boolean {
  return calls.every((call, index) => index === 0 || second(calls[index - 1] ?? call) >= second(call));
}

const filters: CallFilter[] = [
  {},
  { directions: ['inbound'] },
  { statuses: ['missed'] },
  { from: 4_000, until: 9_000 },
];

type Act =
  | { do: 'change'; place: number; startedAt: number; inbound: boolean; missed: boolean; unheardYet: boolean }
  | { do: 'ask' }
  | { do: 'answer' }
  | { do: 'deliver' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      place: fc.integer({ min: 1, max: 14 }),
      startedAt: fc.integer({ min: 0, max: 12_000 }),
      inbound: fc.boolean(),
      missed: fc.boolean(),
      unheardYet: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'ask' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'answer' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'deliver' as const }) },
);

describe('a list of pages and announced changes', () => {
  it('equals what the store would answer for the same stretch, whatever overtakes what', () => {
    fc.assert(
      fc.property(fc.constantFrom(...filters), fc.array(acts, { maxLength: 60 }), (filter, walk) => {
        const log = new Log();
        const fits = (call: Call) => fitsFilter(filter, call);
        let list: CallList = emptyCallList();
        let onItsWay: CallPage | null = null;
        const announced: Call[] = [];
        const deliver = () => {
          list = hearCalls(list, announced.splice(0), fits);
        };
        for (const act of walk) {
          if (act.do === 'change') {
            const id = madeUpId(act.place);
            const before = log.rows.find((row) => row.call.id === id)?.call;
            const call = endedCall({
              id,
              startedAt: before?.startedAt ?? act.startedAt,
              direction: before?.direction ?? (act.inbound ? 'inbound' : 'outbound'),
              status: act.missed ? 'missed' : 'answered',
              revision: (before?.revision ?? 0) + 1,
            });
            log.put(call);
            announced.push(call);
            if (!act.unheardYet) deliver();
          } else if (act.do === 'ask') {
            if (list.next !== null) onItsWay ??= log.page(filter, list.next, 3);
          } else if (act.do === 'answer') {
            if (onItsWay) list = addPage(list, onItsWay, fits);
            onItsWay = null;
          } else deliver();
        }
        deliver();
        if (onItsWay) list = addPage(list, onItsWay, fits);
        const expected = log.list(filter).filter((call) => second(call) > list.edge);
        expect(settled(list.calls.filter((call) => second(call) > list.edge))).toEqual(settled(expected));
        expect(isNewestFirst(list.calls)).toBe(true);
        expect(new Set(list.calls.map((call) => call.id)).size).toBe(list.calls.length);
        if (list.next === null) expect(settled(list.calls)).toEqual(settled(log.list(filter)));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never shows an older view of a call than it has heard', () => {
    const call = endedCall({ id: madeUpId(1), revision: 5, note: 'new' });
    let list = addPage(emptyCallList(), { calls: [call], next: null }, () => true);
    list = hearCall(list, { ...call, revision: 4, note: 'old' }, () => true);
    expect(list.calls.map((each) => each.note)).toEqual(['new']);
  });

  it('keeps a changed call in a searched list until the store says whether it still fits', () => {
    const call = endedCall({ id: madeUpId(1) });
    let list = addPage(emptyCallList(), { calls: [call], next: null }, () => 'ask');
    list = hearCall(list, { ...call, revision: 9, note: 'x' }, () => 'ask');
    expect(list.calls.map((each) => each.note)).toEqual(['x']);
  });

  it('does not guess whether a call it has not seen belongs into a searched list', () => {
    const list = addPage(emptyCallList(), { calls: [], next: null }, () => 'ask');
    expect(hearCall(list, endedCall({ id: madeUpId(2) }), () => 'ask').calls).toEqual([]);
  });
});
