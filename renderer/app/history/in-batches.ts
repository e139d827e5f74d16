import type { Result } from '../../../contract/ipc/result.ts';

/** How far a change to many calls came. */
export interface BatchResult<T> {
  /** What the batches answered, in their order. */
  readonly values: readonly T[];
  /** How many of the items were in batches that main took. */
  readonly done: number;
  /** Why it stopped before the end, in main's words; null when it did not. */
  readonly failure: string | null;
}

/**
 * Asks main for many items in batches of at most `limit`, one after the other, and stops at the first refusal: what was
 * done stays done, and the person is told how much that is. `progress` hears the number done after each batch.
 */
export async function inBatches<T>(
  items: readonly string[],
  limit: number,
  ask: (batch: string[]) => Promise<Result<T>>,
  progress: (done: number) => void,
): Promise<BatchResult<T>> {
  const values: T[] = [];
  let done = 0;
  while (done < items.length) {
    const batch = items.slice(done, done + limit);
    const answer = await ask(batch);
    if (!answer.ok) return { values, done, failure: answer.error.message };
    values.push(answer.value);
    done += batch.length;
    progress(done);
  }
  return { values, done, failure: null };
}
