import type { Pause } from '../core/ports.ts';

/**
 * Does a thing at once when it is asked for, and at most once in `every` ms from then on: what is asked meanwhile is done
 * once, at the end. For what is dear to do and only its last state matters.
 */
export function coalesce(work: () => void | Promise<void>, every: number, pause: Pause): () => void {
  let resting = false;
  let asked = false;
  const run = async (): Promise<void> => {
    resting = true;
    try {
      do {
        asked = false;
        await work();
        await pause(every);
      } while (asked);
    } finally {
      resting = false;
    }
  };
  return () => {
    asked = true;
    if (!resting) void run();
  };
}
