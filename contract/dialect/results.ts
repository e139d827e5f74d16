import { LabelSchema } from '../call/call.ts';
import { outcomeIn } from '../call/outcomes-for.ts';
import type { Direction, Outcome } from '../call/words.ts';
import type { DialectCall } from './dialect-call.ts';

/** One value of a CRM's list of results, and what it says in our words. */
export interface Result {
  /** The CRM's value. */
  wire: string;
  /** The outcome that it is written for when the person said nothing, and read as. Null: it says nothing of the outcome. */
  outcome: Outcome | null;
  /** The disposition that it is written for, and read as. Null: it is only an outcome. */
  disposition: string | null;
  /** Given where the CRM has the value for calls of one direction only. */
  direction?: Direction;
}

/**
 * A CRM's results in the order in which they are tried: the person's own mapping of the account, then the defaults. One
 * value may stand in several rows; it is read as the first of them.
 */
export type Results = readonly Result[];

type Said = Pick<DialectCall, 'status' | 'disposition'>;

/** The rows that count for a call of this direction; all of them where it is not known. */
export function resultsFor(direction: Direction | null, results: Results): Results {
  return results.filter((each) => direction === null || (each.direction ?? direction) === direction);
}

/**
 * The CRM's value for what became of a call: that of the disposition, because the person said it, else that of the outcome,
 * else `otherwise`.
 */
export function resultOf({ status, disposition }: Said, results: Results, otherwise: string): string {
  const said = disposition === null ? [] : results.filter((each) => each.disposition === disposition);
  const came = status === null ? [] : results.filter((each) => each.outcome === status);
  const row =
    said.find((each) => each.outcome === status) ??
    said[0] ??
    came.find((each) => each.disposition === null) ??
    came[0];
  return row?.wire ?? otherwise;
}

/**
 * What a CRM's value says, the outcome as it is called in the call's direction where that is known: nobody answered an
 * incoming call, so that it was missed. A value that no row has is the account's own: it is kept as a disposition, unless it is too
 * long for one (or empty), which says nothing.
 */
export function readResult(wire: string, results: Results, direction: Direction | null): Said {
  const row = results.find((each) => each.wire === wire);
  if (row) {
    const { outcome, disposition } = row;
    return { status: outcome && direction ? outcomeIn(direction, outcome) : outcome, disposition };
  }
  return { status: null, disposition: LabelSchema.safeParse(wire).success ? wire : null };
}
