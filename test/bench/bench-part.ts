import type { Figure } from './measure.ts';

/** What was aimed at, and the figures that tell whether it holds. */
export interface Target {
  readonly name: string;
  readonly holds: boolean;
  readonly [fact: string]: string | number | boolean;
}

/** What one part of the bench found. */
export interface Part {
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
  /** Single figures beside the table, by name with their unit. */
  readonly facts: Readonly<Record<string, number>>;
}
