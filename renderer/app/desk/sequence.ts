/**
 * Tells whether an announcement is the one that had to come next, so that a page that missed one asks again instead
 * of showing half a truth (design, section 4).
 *
 * ```
 *  last = 7      6, 7 ─► old     8 ─► next     9, 10, … ─► gap
 * ```
 */
export function placeInSequence(last: number, seq: number): 'old' | 'next' | 'gap' {
  if (seq <= last) return 'old';
  return seq === last + 1 ? 'next' : 'gap';
}
