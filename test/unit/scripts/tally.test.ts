import { describe, expect, it } from 'vitest';
import { type PlaywrightReport, readPlaywrightReport } from '../../../scripts/testing/playwright-report.ts';
import { failedOne, passedOne, skippedOne, summary, together } from '../../../scripts/testing/tally.ts';
import { readVitestReport, type VitestReport } from '../../../scripts/testing/vitest-report.ts';

describe('the end of npm test', () => {
  it('is one line of three figures, after each failure and each skip by name', () => {
    const total = together([
      passedOne,
      passedOne,
      failedOne('build', 'no out/\nmore'),
      skippedOne('real Electron', 'not here'),
    ]);
    expect(summary(total).split('\n')).toEqual([
      'failed: build (no out/)',
      'skipped: real Electron (not here)',
      '2 passed, 1 failed, 1 skipped',
    ]);
  });
});

describe('a run of Vitest', () => {
  const file = (status: string, tests: [string, string][], message = '') => ({
    name: '/repo/test/unit/a.test.ts',
    status,
    message,
    assertionResults: tests.map(([fullName, status]) => ({
      fullName,
      status,
      failureMessages: ['it broke'],
    })),
  });
  const report = (success: boolean, ...testResults: VitestReport['testResults']): VitestReport => ({
    success,
    testResults,
  });

  it('is counted test by test', () => {
    const run = report(
      false,
      file('failed', [
        ['works', 'passed'],
        ['breaks', 'failed'],
        ['waits', 'skipped'],
      ]),
    );
    expect(readVitestReport(run, 1, '/repo')).toEqual({
      passed: 1,
      failed: [{ name: 'test/unit/a.test.ts › breaks', why: 'it broke' }],
      skipped: [{ name: 'test/unit/a.test.ts › waits', why: 'marked skipped in the file' }],
    });
  });

  it('fails for a file that could not be loaded', () => {
    const run = report(false, file('failed', [], 'Cannot find module'));
    expect(readVitestReport(run, 1, '/repo').failed).toEqual([
      { name: 'test/unit/a.test.ts', why: 'Cannot find module' },
    ]);
  });

  it('fails when nothing was executed', () => {
    expect(readVitestReport(report(true), 0, '/repo').failed).toHaveLength(1);
    expect(
      readVitestReport(report(true, file('passed', [['waits', 'skipped']])), 0, '/repo').failed,
    ).toHaveLength(1);
  });

  it('fails for an error outside of its tests', () => {
    expect(
      readVitestReport(report(true, file('passed', [['works', 'passed']])), 1, '/repo').failed,
    ).toHaveLength(1);
  });
});

describe('a run of Playwright', () => {
  type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped';
  const spec = (status: Status, description?: string) => ({
    title: `is ${status}`,
    file: 'a.spec.ts',
    tests: [
      {
        projectName: '',
        status,
        annotations: description === undefined ? [] : [{ type: 'skip', description }],
        results: [{ error: { message: '\u001b[31mred\u001b[39m trouble' } }],
      },
    ],
  });
  const report = (...specs: ReturnType<typeof spec>[]): PlaywrightReport => ({
    suites: [{ title: 'a.spec.ts', specs: [], suites: [{ title: 'a call', specs }] }],
    errors: [],
  });

  it('is counted test by test, with the reason of each skip', () => {
    const run = report(spec('expected'), spec('unexpected'), spec('skipped', 'only on macOS'));
    expect(readPlaywrightReport(run, 1)).toEqual({
      passed: 1,
      failed: [{ name: 'a.spec.ts › a call › is unexpected', why: 'red trouble' }],
      skipped: [{ name: 'a.spec.ts › a call › is skipped', why: 'only on macOS' }],
    });
  });

  it('does not take a second try for a pass', () => {
    expect(readPlaywrightReport(report(spec('flaky')), 0).failed).toHaveLength(1);
  });

  it('fails when nothing was executed, when it crashed, and for errors outside of its tests', () => {
    expect(readPlaywrightReport(report(), 0).failed).toHaveLength(1);
    expect(readPlaywrightReport(report(spec('expected')), 1).failed).toHaveLength(1);
    const broken = { ...report(spec('expected')), errors: [{ message: 'no such fixture' }] };
    expect(readPlaywrightReport(broken, 1).failed).toEqual([{ name: 'playwright', why: 'no such fixture' }]);
  });
});
