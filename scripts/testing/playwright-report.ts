import { stripVTControlCharacters } from 'node:util';
import type { Outcome } from './tally.ts';

/** The part of Playwright's JSON report that counting needs (playwright/types/testReporter, `JSONReport`). */
export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

export interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    tests: {
      projectName: string;
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      annotations: { type: string; description?: string }[];
      /** `duration` in ms, the test's own hooks included. */
      results: { duration?: number; error?: { message?: string } }[];
    }[];
  }[];
}

/**
 * Counts a Playwright run. A test that passed only when repeated has failed, an error outside of any test is one
 * failure, and a run that executed nothing is a failure.
 */
export function readPlaywrightReport(report: PlaywrightReport, exitCode: number | null): Outcome {
  const outcome: Outcome = { passed: 0, failed: [], skipped: [] };
  const walk = (suite: PlaywrightSuite, path: string[]) => {
    for (const spec of suite.specs) {
      for (const test of spec.tests) {
        const name = [...path, spec.title].join(' › ');
        if (test.status === 'expected') outcome.passed += 1;
        else if (test.status === 'skipped') {
          const said = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme');
          const why = said?.description ?? 'it did not run, because something before it failed';
          outcome.skipped.push({ name, why });
        } else {
          const why = test.results.find(({ error }) => error)?.error?.message ?? 'no message';
          outcome.failed.push({ name, why: stripVTControlCharacters(why) });
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, [...path, inner.title]);
  };
  for (const suite of report.suites) walk(suite, [suite.title]);
  for (const error of report.errors) {
    outcome.failed.push({ name: 'playwright', why: stripVTControlCharacters(error.message ?? 'no message') });
  }
  if (outcome.passed + outcome.failed.length === 0) {
    outcome.failed.push({ name: 'playwright', why: 'no test was executed' });
  } else if (outcome.failed.length === 0 && exitCode !== 0) {
    outcome.failed.push({ name: 'playwright', why: `it ended with exit code ${exitCode}` });
  }
  return outcome;
}
