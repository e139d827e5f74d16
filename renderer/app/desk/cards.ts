import type { Call } from '../../../contract/call/call.ts';

/** One call on the person's hands: alive, or over and not yet put away. */
export interface Card {
  readonly id: string;
  /** Folded to one line, to be finished later. */
  readonly folded: boolean;
}

/** What the rule needs to know of the moment. */
export interface Moment {
  /** The call as it was before, or undefined when it is heard of for the first time. */
  readonly before: Call | undefined;
  readonly call: Call;
  /** The call whose note has the cursor, or null. */
  readonly writing: string | null;
  isLive(id: string): boolean;
  hasNote(id: string): boolean;
}

/**
 * Which cards stand after a call changed. A card stays after its call ended, until the person puts it away or a new
 * call takes its place; a note that was begun is never taken away with it, the card only folds.
 *
 * ```
 *          call heard for the first time         call over                 Done
 *   (none) ─────────────────────────────► open ─────────────► open, over ─────────► (none)
 *                                                               │      ▲
 *                another call comes, or is answered:            │      │ opened by hand
 *                without a note ─► (none)                       ▼      │
 *                with a note    ─────────────────────────────► folded ─┘
 *                with the cursor in it: only once the other call is answered or was placed by us
 *
 *   any ── the call is put into the trash ─► (none)
 * ```
 */
export function cardsAfter(cards: readonly Card[], moment: Moment): readonly Card[] {
  const { before, call, writing } = moment;
  if (call.trashedAt !== null) return putAway(cards, call.id);
  if (call.endedAt !== null) return cards;
  const known = cards.some((card) => card.id === call.id);
  const answeredNow = call.answeredAt !== null && (before?.answeredAt ?? null) === null;
  if (known && !answeredNow) return cards;
  const takesOver = call.direction === 'outbound' || call.answeredAt !== null;
  const next = cards.flatMap((card): Card[] => {
    if (card.id === call.id || moment.isLive(card.id)) return [card];
    if (card.id === writing && !takesOver) return [card];
    return moment.hasNote(card.id) ? [{ id: card.id, folded: true }] : [];
  });
  return known ? next : [{ id: call.id, folded: false }, ...next];
}

/** The person is done with a call. */
export function putAway(cards: readonly Card[], id: string): readonly Card[] {
  if (!cards.some((card) => card.id === id)) return cards;
  return cards.filter((card) => card.id !== id);
}

/** The person comes back to a folded card: it opens, and another that is over folds in its stead. */
export function unfold(cards: readonly Card[], id: string, isLive: (id: string) => boolean): readonly Card[] {
  return cards.map((card) =>
    card.id === id ? { ...card, folded: false } : { ...card, folded: !isLive(card.id) },
  );
}
