import { describe, expect, it } from 'vitest';
import type { PlaywrightReport } from '../../../scripts/testing/playwright-report.ts';
import { slowestFiles } from '../../../scripts/testing/slowest-files.ts';

const spec = (...durations: number[]) => ({
  title: 'does it',
  file: '',
  tests: [
    {
      projectName: '',
      status: 'expected' as const,
      annotations: [],
      results: durations.map((duration) => ({ duration })),
    },
  ],
});

describe('the slowest files of a run', () => {
  it('are named with all the time of their tests and groups, the slowest first', () => {
    const report: PlaywrightReport = {
      errors: [],
      suites: [
        { title: 'quick.spec.ts', specs: [spec(900)] },
        {
          title: 'slow.spec.ts',
          specs: [spec(1000, 2000)],
          suites: [{ title: 'a group', specs: [spec(4450)] }],
        },
        { title: 'middle.spec.ts', specs: [spec(2000)] },
      ],
    };
    expect(slowestFiles(report, 2)).toEqual(['7.5 s slow.spec.ts', '2.0 s middle.spec.ts']);
  });
});
