import { describe, expect, it } from 'vitest';
import { type Call, type CallRecord, toCall } from '../../contract/call/call.ts';
import { recover } from '../../main/core/recover.ts';
import { step } from '../../main/core/step.ts';
import { callRecord } from '../support/calls.ts';
import { judgeKill, judgeNote, type KillEvidence } from './judge-kill.ts';

const kill = 1_010_000;
const states = ['', 'W', 'Wa', 'Wan', 'Want'].map((text, n) => ({ text, from: 1_002_000 + n * 2_000 }));

/** A call that rang when the process died, last heard of half a second before. */
const open = callRecord({
  lastAt: kill - 500,
  note: '<p>Want</p>',
  noteText: 'Want',
  revision: 7,
  annotatedAt: kill - 600,
});
const earlier = callRecord({
  id: '00000000-0000-4000-8000-000000000002',
  state: 'ended',
  outcome: 'missed',
  endedAt: 1_000_500,
});

function recovered(call: CallRecord): Call {
  const result = step(call, recover(call));
  if (result.kind !== 'changed') throw new Error(result.why);
  return toCall(result.call);
}

/** A kill after which everything is as promised, but for what the test changes. */
function evidence(change: Partial<KillEvidence> = {}): KillEvidence {
  return {
    earlier: new Map([[earlier.id, toCall(earlier)]]),
    seen: open.id,
    states,
    from: kill,
    to: kill + 2,
    integrity: 'ok',
    left: [earlier, open],
    after: [toCall(earlier), recovered(open)],
    ...change,
  };
}

const kinds = (change: Partial<KillEvidence>) => judgeKill(evidence(change)).map(({ kind }) => kind);

describe('the judge of a kill', () => {
  it('finds nothing where the open call was ended at its last heartbeat and all else is as before', () => {
    expect(judgeKill(evidence())).toEqual([]);
  });

  it('finds nothing where the kill came before the call was written, and nobody had seen it', () => {
    expect(kinds({ seen: null, left: [earlier], after: [toCall(earlier)] })).toEqual([]);
  });

  it.each<[string, Partial<KillEvidence>]>([
    ['the call that stood in the window is not in the file', { left: [earlier], after: [toCall(earlier)] }],
    ['the call is gone after the restart', { after: [toCall(earlier)] }],
    ['a call of an earlier round is gone after the restart', { after: [recovered(open)] }],
    [
      'the restart lost the note',
      { after: [toCall(earlier), { ...recovered(open), note: '', noteText: '' }] },
    ],
    ['the note was never typed so', { left: [earlier, { ...open, note: '<p>Went</p>', noteText: 'Went' }] }],
  ])('finds a loss where %s', (_, change) => {
    expect(kinds(change)).toContain('lost');
  });

  it.each<[string, Partial<KillEvidence>]>([
    ['the call is listed twice', { after: [toCall(earlier), recovered(open), recovered(open)] }],
    [
      'two calls came of one',
      { left: [earlier, open, { ...open, id: '00000000-0000-4000-8000-000000000003' }] },
    ],
    [
      'the restart made another call',
      { after: [toCall(earlier), recovered(open), { ...recovered(open), id: 'another' }] },
    ],
  ])('finds it doubled where %s', (_, change) => {
    expect(kinds(change)).toContain('doubled');
  });

  it.each<[string, Partial<Call>]>([
    ['it is still open', { endedAt: null, status: 'initiated' }],
    ['it is not marked', { recovered: false }],
    ['it ended when the app started again', { endedAt: kill + 3_000 }],
    ['somebody is said to have ended it', { endedBy: 'local' }],
  ])('finds a call unrecovered where %s', (_, change) => {
    expect(kinds({ after: [toCall(earlier), { ...recovered(open), ...change }] })).toContain('unrecovered');
  });

  it.each([
    ['2 s and more before the kill', kill - 2_001],
    ['after the kill', kill + 3],
  ])('finds a call unrecovered whose last heartbeat lies %s', (_, lastAt) => {
    const call = { ...open, lastAt };
    expect(kinds({ left: [earlier, call], after: [toCall(earlier), recovered(call)] })).toEqual([
      'unrecovered',
    ]);
  });

  it('finds a change where an earlier call, or one that was over, is marked recovered', () => {
    const marked = { ...toCall(earlier), recovered: true };
    expect(kinds({ after: [marked, recovered(open)] })).toEqual(['changed']);
    expect(
      kinds({
        earlier: new Map(),
        seen: earlier.id,
        states: [{ text: '', from: 0 }],
        left: [earlier],
        after: [marked],
      }),
    ).toEqual(['changed']);
  });

  it('finds what SQLite finds', () => {
    expect(kinds({ integrity: 'row 3 missing from index call_open' })).toEqual(['integrity']);
  });
});

describe('a note after a kill', () => {
  const lost = (text: string, from: number) => judgeNote(text, '', { states, from }).length > 0;

  it('is kept when it is what stood there last, however long ago', () => {
    expect(lost('Want', kill + 60_000)).toBe(false);
  });

  it('is kept when the next key came less than a second before the kill', () => {
    expect(lost('Wan', kill + 999)).toBe(false);
  });

  it('is lost when the next key came longer before', () => {
    expect(lost('Wan', kill + 1_001)).toBe(true);
  });
});
