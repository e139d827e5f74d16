/** How far back a call still asks to be logged, ms: what nobody wrote down in a week is let be. */
const week = 7 * 86_400_000;

/** From when on unlogged calls count as waiting for the person, epoch ms. */
export function unloggedSince(now: number): number {
  return now - week;
}
