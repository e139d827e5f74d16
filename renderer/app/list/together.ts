/** What comes within this time of one another is drawn together, ms: about a frame. */
const drawMs = 16;

/** What gathers things that come one by one and are drawn together. */
export interface Together<T> {
  add(one: T): void;
  /** Hands on at once what waits. */
  flush(): void;
}

/**
 * Hands on what comes alone at once, and what comes in a row once a frame, in its order: ten thousand calls that change
 * together are announced one by one, and a list that drew each of them would stand still for as long. `later` runs its
 * second argument after so many ms.
 */
export function together<T>(
  take: (all: readonly T[]) => void,
  later: (ms: number, then: () => void) => unknown,
): Together<T> {
  let waiting: T[] = [];
  let drawing = false;
  function flush(): void {
    if (waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    take(all);
  }
  function draw(): void {
    drawing = waiting.length > 0;
    if (!drawing) return;
    later(drawMs, draw);
    flush();
  }
  return {
    add(one) {
      waiting.push(one);
      if (!drawing) draw();
    },
    flush,
  };
}
