import { keptInTrash } from '../../../contract/call/kept-in-trash.ts';

const day = 86_400_000;

/** How many whole days a call stays in the trash yet, at least 0. Both in epoch ms. */
export function daysLeft(trashedAt: number, now: number): number {
  return Math.max(0, Math.ceil((trashedAt + keptInTrash - now) / day));
}
