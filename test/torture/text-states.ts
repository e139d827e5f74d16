/** A text that stood in a field, from a moment on, epoch ms. */
export interface TextState {
  text: string;
  from: number;
}

/**
 * How old the typing is, ms, that a log holding `kept` has lost at the moment `at`: 0 when `kept` is what stood there
 * last, otherwise the time since the next text came to stand in its place. Null when that text never stood there.
 */
export function lostSince(states: readonly TextState[], kept: string, at: number): number | null {
  const found = states.findLastIndex(({ text }) => text === kept);
  if (found < 0) return null;
  const next = states[found + 1];
  return next === undefined ? 0 : Math.max(0, at - next.from);
}
