import { relative } from 'node:path';
import type { Outcome } from './tally.ts';

/** The part of Vitest's JSON report that counting needs (vitest/reporters, `JsonTestResults`). */
export interface VitestReport {
  success: boolean;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/**
 * Counts a Vitest run. A file that could not be loaded is one failure, an unhandled error that no test owns is one
 * more, and a run that executed nothing is a failure: green must mean that something was looked at.
 */
export function readVitestReport(report: VitestReport, exitCode: number | null, root: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: [], skipped: [] };
  for (const file of report.testResults) {
    const path = relative(root, file.name);
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      outcome.failed.push({ name: path, why: file.message || 'the file could not be loaded' });
    }
    for (const test of file.assertionResults) {
      const name = `${path} › ${test.fullName.trim()}`;
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed') {
        outcome.failed.push({ name, why: test.failureMessages?.[0] ?? 'no message' });
      } else outcome.skipped.push({ name, why: `marked ${test.status} in the file` });
    }
  }
  if (outcome.passed + outcome.failed.length === 0) {
    outcome.failed.push({ name: 'vitest', why: 'no test was executed' });
  } else if (outcome.failed.length === 0 && (exitCode !== 0 || !report.success)) {
    outcome.failed.push({ name: 'vitest', why: 'an error outside of any test; it is printed above' });
  }
  return outcome;
}
