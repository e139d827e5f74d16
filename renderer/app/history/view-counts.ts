import type { CallFilter } from '../../../contract/call/query.ts';
import type { Result } from '../../../contract/ipc/result.ts';

/** How long changes are gathered before the views are counted again, ms: a count is a look over the whole log. */
const settleMs = 600;

/** What the counts ask of main, and the clock they wait by. */
export interface ViewCountPorts {
  count(ask: { filter: CallFilter }): Promise<Result<{ count: number }>>;
  /** Runs `then` after `ms`; returns what takes it back. */
  later(ms: number, then: () => void): () => void;
}

/**
 * How many calls each view has. They are counted one after the other, so that a bar of thirty views never stands in the
 * way of the list; changes that come meanwhile lead to one round more, not to one each. A count that main refuses keeps
 * its last figure.
 */
export class ViewCounts {
  readonly #ports: ViewCountPorts;
  readonly #listeners = new Set<() => void>();
  #filters: readonly (readonly [string, CallFilter])[] = [];
  #counts: ReadonlyMap<string, number> = new Map();
  #counting = false;
  #again = false;
  #stop: (() => void) | null = null;

  constructor(ports: ViewCountPorts) {
    this.#ports = ports;
  }

  counts = (): ReadonlyMap<string, number> => this.#counts;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Counts these views from now on, by id. A view that asks for what it asked before is not counted again. */
  follow(filters: readonly (readonly [string, CallFilter])[]): void {
    if (JSON.stringify(filters) === JSON.stringify(this.#filters)) return;
    this.#filters = filters;
    void this.#round();
  }

  /** Something in the log changed. */
  stale(): void {
    this.#stop ??= this.#ports.later(settleMs, () => {
      this.#stop = null;
      void this.#round();
    });
  }

  /** No more rounds; the one that is on its way ends unheard. */
  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#filters = [];
  }

  async #round(): Promise<void> {
    this.#again = true;
    if (this.#counting) return;
    this.#counting = true;
    while (this.#again) {
      this.#again = false;
      const filters = this.#filters;
      for (const [id, filter] of filters) {
        const answer = await this.#ports.count({ filter });
        if (this.#filters !== filters) break;
        if (answer.ok) this.#set(id, answer.value.count);
      }
    }
    this.#counting = false;
  }

  #set(id: string, count: number): void {
    if (this.#counts.get(id) === count) return;
    this.#counts = new Map(this.#counts).set(id, count);
    for (const listener of this.#listeners) listener();
  }
}
