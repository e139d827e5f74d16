import { useDesk } from '../desk/use-desk.ts';
import { FoldedCard } from './folded-card.tsx';
import { LiveCard } from './live-card.tsx';

/** The calls on the person's hands: the open ones whole, the ones with a note to finish as a line each. */
export function Cards({ onOpen }: { onOpen: (id: string) => void }) {
  const cards = useDesk((view) => view.cards);
  const calls = useDesk((view) => view.calls);
  return cards.map((card) => {
    const call = calls.get(card.id);
    if (!call) return null;
    return card.folded ? (
      <FoldedCard key={card.id} call={call} />
    ) : (
      <LiveCard key={card.id} call={call} onOpen={onOpen} />
    );
  });
}
