import type { Rectangle } from 'electron';
import type { WindowBounds } from '../settings/remembered.ts';

export const smallest = { width: 800, height: 600 } as const;

/** The size of a first start: history and call page side by side. */
export const usual = { width: 1160, height: 780 } as const;

/** So much of the title bar must be on a screen for the window to be taken hold of, pixels. */
const grip = { width: 120, height: 32 } as const;

/**
 * Where to put the window: as it was, if enough of it can still be seen and taken hold of on one of today's displays;
 * else at its size in a place of the system's choosing (a screen was unplugged, or the file was edited).
 */
export function placeWindow(
  was: WindowBounds | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  if (was === null) return usual;
  const size = {
    width: Math.max(was.width, smallest.width),
    height: Math.max(was.height, smallest.height),
  };
  const seen = workAreas.some((area) => {
    const across = Math.min(was.x + size.width, area.x + area.width) - Math.max(was.x, area.x);
    return across >= grip.width && was.y >= area.y && was.y + grip.height <= area.y + area.height;
  });
  return seen ? { ...size, x: was.x, y: was.y } : size;
}
