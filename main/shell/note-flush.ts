import { setTimeout as wait } from 'node:timers/promises';

/** How long quitting waits for notes at most, ms; a page that says nothing by then has nothing to say. */
const patience = 600;

/** So long after the announcement, or the last note written, the page is taken to have sent everything, ms. */
const quiet = 200;

/** Knows when the notes that a page sends after `notes.flush` are written down. */
export interface NoteFlush {
  /** Runs one annotation and counts it. */
  during<T>(annotate: () => Promise<T>): Promise<T>;
  /** Announces the flush and resolves once the notes are in, after 0.6 s at most. */
  run(announce: () => void): Promise<void>;
}

/** Waits for the last words of a page without making a quit slow when there are none. */
export function createNoteFlush(): NoteFlush {
  let under = 0;
  let last = 0;
  return {
    async during(annotate) {
      under += 1;
      try {
        return await annotate();
      } finally {
        under -= 1;
        last = performance.now();
      }
    },
    async run(announce) {
      const begun = performance.now();
      announce();
      while (performance.now() - begun < patience) {
        await wait(20);
        if (under === 0 && performance.now() - Math.max(begun, last) >= quiet) return;
      }
    },
  };
}
