/** Rows per second beyond which nobody reads a line: more than thirty windows' worth. */
const outrunsAt = 600;
/** Rows per second below which lines are read again; lower, so that a pace between the two changes nothing back and forth. */
const readAt = 200;

/**
 * How fast the rows go by while the person scrolls. At the pace of a dragged scroll bar every frame needs a window of new rows,
 * which costs more than a frame has; what is only glimpsed is drawn in outline (`glimpsed-row.tsx`) and whole once it slows.
 */
export class Pace {
  #first = 0;
  #at = Number.NEGATIVE_INFINITY;
  #outruns = false;

  /** Whether the rows go by too fast to be read, now that `first` is the first in sight. `at` is in ms of any clock. */
  outruns(first: number, at: number): boolean {
    const rows = Math.abs(first - this.#first);
    const seconds = Math.max(1, at - this.#at) / 1000;
    this.#first = first;
    this.#at = at;
    this.#outruns = rows / seconds > (this.#outruns ? readAt : outrunsAt);
    return this.#outruns;
  }
}
