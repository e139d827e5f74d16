import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { isManual } from '../../contract/call/manual.ts';
import { numberKey } from '../../contract/number/number-key.ts';

/** A call that may be meant, with every name that sources have used for it. */
export interface KnownCall {
  call: CallRecord;
  keys: ReadonlySet<string>;
}

/** The name of a call at its source. */
export function keyOf(about: { source: string; sourceCallId: string }): string {
  return `${about.source}\n${about.sourceCallId}`;
}

/** How far apart two sources may place the start of one call, ms: slow hooks of other phones come seconds late. */
export const correlationWindow = 5_000;

/**
 * Finds the call that an event is about. The source's own key decides; a first report by *another* source is the same
 * call when direction and number agree and the starts lie within `correlationWindow`. One source never means one call
 * by two keys, so two quick calls to one number stay two; and a call of the person's own hand is never another's.
 */
export function correlate(event: CallEvent, known: readonly KnownCall[]): KnownCall | null {
  const key = keyOf(event);
  const named = known.find(({ keys }) => keys.has(key));
  if (named) return named;
  if (event.type !== 'started' || isManual(event)) return null;
  const twins = known.filter(
    ({ call, keys }) =>
      !isManual(call) &&
      call.direction === event.direction &&
      Math.abs(call.startedAt - event.at) <= correlationWindow &&
      samePerson(call.remote, event.remote) &&
      ![...keys].some((other) => other.startsWith(`${event.source}\n`)),
  );
  return (
    twins.sort((a, b) => Math.abs(a.call.startedAt - event.at) - Math.abs(b.call.startedAt - event.at))[0] ??
    null
  );
}

function samePerson(one: Party, other: Party): boolean {
  if (numberKey(one) === null || numberKey(other) === null) return false;
  if (one.e164 !== null && other.e164 !== null) return one.e164 === other.e164;
  const plain = (party: Party) => party.raw.toLowerCase().replace(/[\s().\-/]/g, '');
  return plain(one) !== '' && plain(one) === plain(other);
}
