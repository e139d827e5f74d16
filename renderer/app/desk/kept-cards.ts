import { z } from 'zod';
import type { DeskPorts } from './desk.ts';

const key = 'ringnote.cards';
const KeptSchema = z.array(z.strictObject({ id: z.uuid(), folded: z.boolean() })).max(50);

/** Keeps the cards through a reload or a crash of the page, in the window's sessionStorage; a new start begins clear. */
export function keptCards(storage: Storage): DeskPorts['keptCards'] {
  return {
    read() {
      try {
        const kept = KeptSchema.safeParse(JSON.parse(storage.getItem(key) ?? '[]'));
        return kept.success ? kept.data : [];
      } catch {
        return [];
      }
    },
    write(cards) {
      storage.setItem(key, JSON.stringify(cards.map(({ id, folded }) => ({ id, folded }))));
    },
  };
}
