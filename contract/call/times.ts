import type { Call } from './call.ts';

type Times = Pick<Call, 'startedAt' | 'answeredAt' | 'endedAt' | 'heldMs' | 'heldSince'>;

/** Ring time in ms: start to answer, or to the end when nobody answered; `now` stands in while neither has come. */
export function ringTime(call: Times, now: number): number {
  return Math.max(0, (call.answeredAt ?? call.endedAt ?? now) - call.startedAt);
}

/** Talk time in ms: answer to end (or `now`), hold included; 0 when never answered. */
export function talkTime(call: Times, now: number): number {
  return call.answeredAt === null ? 0 : Math.max(0, (call.endedAt ?? now) - call.answeredAt);
}

/** Hold time in ms: the held part of the talk time, a hold that is on included. */
export function holdTime(call: Times, now: number): number {
  const running = call.heldSince === null ? 0 : Math.max(0, (call.endedAt ?? now) - call.heldSince);
  return Math.min(call.heldMs + running, talkTime(call, now));
}

/** Duration in ms: start to end, or to `now` while the call lives. */
export function duration(call: Times, now: number): number {
  return Math.max(0, (call.endedAt ?? now) - call.startedAt);
}
