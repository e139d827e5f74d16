import type { PlaywrightReport, PlaywrightSuite } from './playwright-report.ts';

/** Names the files that a Playwright run spent most time on, so that a run that grows too long tells where: `12.3 s file`. */
export function slowestFiles({ suites }: PlaywrightReport, most: number): string[] {
  return suites
    .map((suite) => ({ file: suite.title, ms: timeOf(suite) }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, most)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1)} s ${file}`);
}

function timeOf({ specs, suites = [] }: PlaywrightSuite): number {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results));
  return (
    own.reduce((sum, { duration = 0 }) => sum + duration, 0) + suites.reduce((sum, s) => sum + timeOf(s), 0)
  );
}
