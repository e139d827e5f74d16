import { isDeepStrictEqual } from 'node:util';
import { type Call, type CallRecord, toCall } from '../../contract/call/call.ts';
import { lostSince, type TextState } from './text-states.ts';

/** How old the typing may be that a kill takes with it, ms (the promise of the app). */
export const mayBeLost = 1_000;
/** How long before the kill the last heartbeat of a living call may lie, ms: it beats every second. */
export const heartbeatWithin = 2_000;

/** What a kill may do wrong to the log. */
export type FaultKind = 'lost' | 'doubled' | 'unrecovered' | 'changed' | 'integrity';

export interface Fault {
  kind: FaultKind;
  what: string;
}

/** Everything known of one kill, from outside the app. */
export interface KillEvidence {
  /** Calls of earlier rounds as the app last gave them. */
  earlier: ReadonlyMap<string, Call>;
  /** The id of this round's call, once a person could see it in the window. */
  seen: string | null;
  /** Every text that stood in its note, as the window showed them. */
  states: readonly TextState[];
  /** Between these moments the main process died, epoch ms. */
  from: number;
  to: number;
  /** What SQLite said of the file that the dead process left, and the calls that were in it. */
  integrity: string;
  left: readonly CallRecord[];
  /** The calls that the app gave when it had been started again. */
  after: readonly Call[];
}

/** What the log lost, doubled, changed or left open through one kill; empty when it kept its word. */
export function judgeKill(evidence: KillEvidence): Fault[] {
  const { earlier, seen, integrity, left, after } = evidence;
  const faults: Fault[] = [];
  const fault = (kind: FaultKind, what: string) => faults.push({ kind, what });
  if (integrity !== 'ok') fault('integrity', integrity);

  for (const [where, calls] of [
    ['in the file left behind', left.map(toCall)],
    ['after the restart', after],
  ] as const) {
    for (const id of duplicates(calls)) fault('doubled', `call ${id} is there more than once ${where}`);
    const byId = new Map(calls.map((call) => [call.id, call]));
    for (const [id, call] of earlier) {
      const now = byId.get(id);
      if (now === undefined) fault('lost', `call ${id} of an earlier round is gone ${where}`);
      else if (!isDeepStrictEqual(now, call))
        fault('changed', `call ${id} of an earlier round changed ${where}: ${difference(call, now)}`);
    }
  }

  const fresh = left.filter(({ id }) => !earlier.has(id));
  const freshAfter = after.filter(({ id }) => !earlier.has(id));
  if (fresh.length > 1)
    fault('doubled', `one call was placed and ${fresh.length} are in the file left behind`);
  if (seen !== null && !fresh.some(({ id }) => id === seen))
    fault('lost', `call ${seen} stood in the window and is not in the file left behind`);
  for (const { id } of freshAfter)
    if (!fresh.some((call) => call.id === id))
      fault('doubled', `call ${id} came into the log by the restart`);
  for (const call of fresh) {
    const restarted = freshAfter.find(({ id }) => id === call.id);
    if (restarted === undefined) fault('lost', `call ${call.id} is gone after the restart`);
    else faults.push(...judgeEnd(call, restarted, evidence));
    faults.push(
      ...judgeNote(call.noteText, 'in the file left behind', evidence),
      ...(restarted ? judgeNote(restarted.noteText, 'after the restart', evidence) : []),
    );
  }
  return faults;
}

/** A call apart from its note, which the window may still have handed over after the restart. */
function withoutNote({
  note: _,
  noteText: _text,
  notedAt: _noted,
  annotatedAt: _at,
  revision: _r,
  ...rest
}: Call) {
  return rest;
}

/** Whether the call was ended where it was open, and left alone where it was over. */
function judgeEnd(left: CallRecord, after: Call, { from, to }: KillEvidence): Fault[] {
  if (left.state === 'ended') {
    const was = withoutNote(toCall(left));
    const is = withoutNote(after);
    return isDeepStrictEqual(was, is)
      ? []
      : [{ kind: 'changed', what: `call ${left.id} was over and changed: ${difference(was, is)}` }];
  }
  const wrong: string[] = [];
  if (after.status === 'initiated' || after.status === 'ringing' || after.endedAt === null)
    wrong.push(`is still ${after.status}`);
  if (!after.recovered) wrong.push('is not marked recovered');
  if (after.endedBy !== 'unknown') wrong.push(`is said to be ended by ${after.endedBy}`);
  if (after.endedAt !== left.lastAt)
    wrong.push(`ended at ${after.endedAt} and not at its last heartbeat ${left.lastAt}`);
  if (left.lastAt < from - heartbeatWithin || left.lastAt > to)
    wrong.push(`was last heard of ${from - left.lastAt} ms before the kill`);
  return wrong.map((what) => ({ kind: 'unrecovered', what: `call ${left.id} ${what}` }));
}

/** A note is kept when its text still stood in the window at most a second before the kill. */
export function judgeNote(
  kept: string,
  where: string,
  { states, from }: Pick<KillEvidence, 'states' | 'from'>,
): Fault[] {
  const age = lostSince(states, kept, from);
  if (age === null)
    return [{ kind: 'lost', what: `the note ${where} was never typed: ${JSON.stringify(kept)}` }];
  if (age <= mayBeLost) return [];
  return [{ kind: 'lost', what: `the note ${where} lacks what was typed ${age} ms before the kill` }];
}

function duplicates(calls: readonly Call[]): string[] {
  const seen = new Set<string>();
  return calls.flatMap(({ id }) => {
    const again = seen.has(id);
    seen.add(id);
    return again ? [id] : [];
  });
}

/** The facts in which two calls differ, for a person to read. */
function difference(was: object, is: object): string {
  const before = Object.entries(was);
  const after = new Map(Object.entries(is));
  return before
    .filter(([name, value]) => !isDeepStrictEqual(value, after.get(name)))
    .map(([name, value]) => `${name} ${JSON.stringify(value)} → ${JSON.stringify(after.get(name))}`)
    .join(', ');
}
