import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallRecord, CallRecordSchema } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { noteText } from '../../contract/note/note-text.ts';
import { tidyNote } from '../../contract/note/tidy-note.ts';
import { keyOf } from '../../main/core/correlate.ts';
import { joinAnnotations, partsOf, splitOff } from '../../main/core/join.ts';
import { begin, step } from '../../main/core/step.ts';
import { started } from '../support/calls.ts';

const own = { source: 'sip', sourceCallId: 'a' };
const hooks = { source: 'hooks', sourceCallId: 'x' };
const apartId = '00000000-0000-4000-8000-0000000000aa';

const replayed = (events: readonly CallEvent[], id = '00000000-0000-4000-8000-000000000001'): CallRecord => {
  const [first, ...rest] = events as [Extract<CallEvent, { type: 'started' }>, ...CallEvent[]];
  return rest.reduce(
    (call, event) => {
      const next = step(call, event);
      return next.kind === 'changed' ? next.call : call;
    },
    begin(id, first),
  );
};

const about = (of: typeof own, type: 'ringing' | 'answered', at: number): CallEvent => ({ ...of, type, at });
const over = (of: typeof own, at: number): CallEvent => ({
  ...of,
  type: 'ended',
  at,
  endedBy: 'remote',
  cause: null,
});

describe('the parts of a call', () => {
  const alone = [started(), about(own, 'answered', 1_001_000), over(own, 1_002_000)];

  it('are none for a call that is one report', () => {
    expect(partsOf(replayed(alone), alone, [])).toEqual([]);
  });

  it('are the reports of further sources, each once', () => {
    const events = [...alone, started({ ...hooks, at: 1_000_500 }), about(hooks, 'ringing', 1_000_700)];
    expect(partsOf(replayed(alone), events, [])).toEqual([
      { key: keyOf(hooks), kind: 'correlated', source: 'hooks', startedAt: 1_000_500, call: null },
    ]);
  });

  it('are the calls that were merged into it, whose events are no parts of their own', () => {
    const gone = { id: apartId, source: 'hooks', startedAt: 900_000 };
    const events = [...alone, started({ ...hooks, at: 900_000 })];
    expect(partsOf(replayed(alone), events, [{ call: gone, keys: new Set([keyOf(hooks)]) }])).toEqual([
      { key: `merged\n${apartId}`, kind: 'merged', source: 'hooks', startedAt: 900_000, call: apartId },
    ]);
  });
});

const splitApart = (call: CallRecord, events: readonly CallEvent[], key = keyOf(hooks)) =>
  splitOff({ call, events: [...events], parts: partsOf(call, events, []) }, key, apartId);

describe('a call that is split', () => {
  /** Two reports, each with its own start, mixed in the order of their times. */
  const anyPair = fc
    .tuple(fc.array(fc.nat(5_000), { maxLength: 3 }), fc.array(fc.nat(5_000), { maxLength: 3 }))
    .map(([mine, theirs]) => {
      const types = ['ringing', 'answered'] as const;
      const of = (key: typeof own, gaps: number[]): CallEvent[] => [
        started({ ...key, at: 1_000_000 }),
        ...gaps.map((gap, n) =>
          n < 2 ? about(key, types[n] ?? 'ringing', 1_000_001 + gap) : over(key, 1_010_000 + gap),
        ),
      ];
      return { mine: of(own, mine), theirs: of(hooks, theirs) };
    });

  it('is what each report alone makes of it', () => {
    fc.assert(
      fc.property(anyPair, ({ mine, theirs }) => {
        const events = [...mine, ...theirs].sort((a, b) => a.at - b.at);
        const whole = { ...replayed(mine), endedAt: null };
        const split = splitApart(whole, events);
        if (split === null) throw new Error('The call could not be split.');
        const { revision: _one, ...rest } = split.rest;
        const { revision: _other, ...alone } = replayed(mine.toSorted((a, b) => a.at - b.at));
        expect(rest).toEqual(alone);
        const { revision: _third, ...apart } = split.apart;
        const { revision: _fourth, ...theirsAlone } = replayed(
          theirs.toSorted((a, b) => a.at - b.at),
          apartId,
        );
        expect(apart).toEqual(theirsAlone);
        for (const call of [split.rest, split.apart]) expect(CallRecordSchema.parse(call)).toEqual(call);
      }),
    );
  });

  const events = [
    started(),
    started({ ...hooks, at: 1_000_500 }),
    about(own, 'answered', 1_001_000),
    over(own, 1_060_000),
  ];
  const whole: CallRecord = {
    ...replayed(events.filter((event) => keyOf(event) === keyOf(own))),
    note: '<p>Said</p>',
    noteText: 'Said',
    contactName: 'Marie',
    revision: 7,
  };

  it('keeps with the first report all that the person added; the name goes with both, as it is of the number', () => {
    const split = splitApart(whole, events);
    expect(split?.rest).toMatchObject({ id: whole.id, noteText: 'Said', contactName: 'Marie', revision: 8 });
    expect(split?.apart).toMatchObject({ id: apartId, noteText: '', contactName: 'Marie', source: 'hooks' });
  });

  it('ends a part whose own end nobody told when the whole did', () => {
    const split = splitApart(whole, events);
    expect(split?.apart).toMatchObject({ state: 'ended', startedAt: 1_000_500, endedAt: 1_060_000 });
  });

  it('keeps the facts that the person corrected', () => {
    const corrected = { ...whole, corrected: true, startedAt: 500_000, outcome: 'busy' as const };
    expect(splitApart(corrected, events)?.rest).toMatchObject({
      startedAt: 500_000,
      outcome: 'busy',
    });
  });

  it('is made of its own events only, and not of those of a call that was merged into it', () => {
    const gone = { source: 'pbx', sourceCallId: 'm' };
    const merged = [started({ ...gone, at: 400_000 }), over(gone, 500_000)];
    const all = [...merged, ...events];
    const parts = partsOf(whole, all, [
      { call: { id: apartId, source: 'pbx', startedAt: 400_000 }, keys: new Set([keyOf(gone)]) },
    ]);
    const split = splitOff({ call: whole, events: all, parts }, keyOf(hooks), apartId);
    expect(split?.rest).toMatchObject({ source: 'sip', startedAt: 1_000_000, endedAt: 1_060_000 });
  });

  it('cannot be split where nothing tells the start of the part', () => {
    expect(splitApart(whole, events, 'nobody\nknows')).toBeNull();
  });
});

describe('what the person said of two calls that are one', () => {
  const said = (change: Partial<CallRecord> = {}): CallRecord => ({
    ...begin(apartId, started()),
    ...change,
  });

  it('is both notes, an empty paragraph between them', () => {
    const { note } = joinAnnotations(
      said({ note: '<p>First</p>' }),
      said({ note: '<ul><li><p>Second</p></li></ul>' }),
    );
    expect(note).toEqual({
      html: '<p>First</p><p></p><ul><li><p>Second</p></li></ul>',
      text: 'First\n\n- Second',
    });
    expect(tidyNote(note.html)).toBe(note.html);
    expect(noteText(note.html)).toBe(note.text);
  });

  it('is one note where only one call has one', () => {
    expect(joinAnnotations(said(), said({ note: '<p>Only</p>' })).note).toEqual({
      html: '<p>Only</p>',
      text: 'Only',
    });
  });

  it('is the tags of both, each once, upper and lower case being one, and no more than a call may have', () => {
    expect(joinAnnotations(said({ tags: ['VIP', 'lead'] }), said({ tags: ['vip', 'urgent'] })).tags).toEqual([
      'VIP',
      'lead',
      'urgent',
    ]);
    const many = (letter: string) => Array.from({ length: 20 }, (_, n) => `${letter}${n}`);
    expect(joinAnnotations(said({ tags: many('a') }), said({ tags: many('b') })).tags).toHaveLength(32);
  });

  it('is what was said of the call that stays, else of the one that goes', () => {
    const keep = said({ disposition: 'connected', contactName: 'Marie' });
    const gone = said({ disposition: 'busy', contactName: 'Luc', company: 'Nordljus', followUpAt: 5 });
    expect(joinAnnotations(keep, gone)).toMatchObject({
      disposition: 'connected',
      contactName: 'Marie',
      company: 'Nordljus',
      followUpAt: 5,
    });
  });
});
