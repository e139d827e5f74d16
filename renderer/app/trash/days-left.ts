/** How long a deleted call can be had back, days (issue 3; main takes it out after that). */
export const trashDays = 30;

const day = 86_400_000;

/** How many whole days a call stays in the trash yet, at least 0. Both in epoch ms. */
export function daysLeft(trashedAt: number, now: number): number {
  return Math.max(0, Math.ceil((trashedAt + trashDays * day - now) / day));
}
