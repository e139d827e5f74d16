/** What one piece of work took, in ms. */
export interface Figure {
  name: string;
  n: number;
  p50: number;
  p99: number;
}

/** The value below which `share` of the sorted numbers lie (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/**
 * Runs `work` n times, one after the other, after a short warm-up that is not counted, and tells how long it took.
 * `after` clears up behind each round, unmeasured.
 */
export async function measure(
  name: string,
  n: number,
  work: () => unknown,
  after: () => unknown = () => undefined,
): Promise<Figure> {
  for (let round = 0; round < Math.min(10, n / 5); round += 1) {
    await work();
    await after();
  }
  const times: number[] = [];
  for (let round = 0; round < n; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
    await after();
  }
  times.sort((a, b) => a - b);
  const rounded = (ms: number): number => Number(ms.toFixed(3));
  return { name, n, p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99)) };
}
