/** What one step of the run found. A step that could not run at all has one failure, named after itself. */
export interface Outcome {
  passed: number;
  failed: Finding[];
  skipped: Finding[];
}

/** A check that did not pass, and why. */
export interface Finding {
  name: string;
  why: string;
}

export const passedOne: Outcome = { passed: 1, failed: [], skipped: [] };

export function failedOne(name: string, why: string): Outcome {
  return { passed: 0, failed: [{ name, why }], skipped: [] };
}

export function skippedOne(name: string, why: string): Outcome {
  return { passed: 0, failed: [], skipped: [{ name, why }] };
}

export function together(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, each) => sum + each.passed, 0),
    failed: outcomes.flatMap((each) => each.failed),
    skipped: outcomes.flatMap((each) => each.skipped),
  };
}

/** The last lines of a run: each failure and each skip by name, then the one line that machines read. */
export function summary(total: Outcome): string {
  return [
    ...total.failed.map(({ name, why }) => `failed: ${name} (${firstLine(why)})`),
    ...total.skipped.map(({ name, why }) => `skipped: ${name} (${firstLine(why)})`),
    `${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped`,
  ].join('\n');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() || 'no reason given';
}
