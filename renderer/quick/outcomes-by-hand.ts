import type { Direction, Outcome } from '../../contract/call/words.ts';

const outcomes = {
  inbound: ['answered', 'missed', 'declined'],
  outbound: ['answered', 'no_answer', 'busy', 'cancelled', 'failed'],
} as const satisfies Record<Direction, readonly Outcome[]>;

/** What a call that is written down by hand can have come to; what only a line can know is left out. */
export function outcomesByHand(direction: Direction): readonly Outcome[] {
  return outcomes[direction];
}
