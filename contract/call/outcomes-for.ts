import type { Direction, Outcome } from './words.ts';

/** Each list in the order in which it is offered. */
const possible = {
  inbound: ['answered', 'missed', 'declined', 'answered_elsewhere', 'failed', 'unknown'],
  outbound: [
    'answered',
    'no_answer',
    'busy',
    'declined',
    'cancelled',
    'answered_elsewhere',
    'failed',
    'unknown',
  ],
} as const satisfies Record<Direction, readonly Outcome[]>;

/** What the same end is called where the other direction has no such outcome. */
const turned: Readonly<Record<Direction, Partial<Record<Outcome, Outcome>>>> = {
  outbound: { missed: 'no_answer' },
  inbound: { no_answer: 'missed', busy: 'missed', cancelled: 'missed' },
};

/** What a call of this direction can have come to: the outcomes of the table in `main/core/outcome.ts`, and no other. */
export function outcomesFor(direction: Direction): readonly Outcome[] {
  return possible[direction];
}

/** The outcome as it is called in this direction: itself where the direction has it. */
export function outcomeIn(direction: Direction, outcome: Outcome): Outcome {
  return turned[direction][outcome] ?? outcome;
}
