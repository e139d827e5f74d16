/** Waits before a page that died is opened anew, ms: one that dies at once must not spin the machine. */
const pauses = [0, 1000, 5000, 30_000] as const;

/** A page that lived so long, ms, was well: the next death counts as the first. */
const wellAfter = 60_000;

/** How long to wait after each death of one page, because a page that dies at load dies again and again. */
export interface GrowingPause {
  /** A page was loaded. */
  born(): void;
  /** It died: gives the wait before the next, ms. */
  died(): number;
}

export function growingPause(): GrowingPause {
  let bornAt = 0;
  let deaths = 0;
  return {
    born() {
      bornAt = performance.now();
    },
    died() {
      deaths = performance.now() - bornAt > wellAfter ? 0 : deaths + 1;
      return pauses[Math.min(deaths, pauses.length - 1)] ?? 0;
    },
  };
}
