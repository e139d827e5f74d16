import type { Call } from '../../contract/call/call.ts';

/** True for a call that the person can take or decline. */
export function rings({ direction, status }: Call): boolean {
  return direction === 'inbound' && (status === 'initiated' || status === 'ringing');
}

/**
 * Makes a hearer of changed calls that calls `ring` once for each call that begins to ring: a phone that rings must be
 * answerable, so the window comes up also where no notification can be shown.
 */
export function onRing(live: () => readonly Call[], ring: () => void): () => void {
  let known = new Set<string>();
  return () => {
    const ringing = live()
      .filter(rings)
      .map(({ id }) => id);
    const begun = ringing.some((id) => !known.has(id));
    known = new Set(ringing);
    if (begun) ring();
  };
}
