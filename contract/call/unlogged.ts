import type { Call } from './call.ts';

/** A call is unlogged while it has ended and the person has said nothing of it: neither note nor disposition. */
export function isUnlogged(call: Pick<Call, 'endedAt' | 'noteText' | 'disposition'>): boolean {
  return call.endedAt !== null && call.noteText === '' && call.disposition === null;
}
