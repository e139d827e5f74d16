import { defineConfig } from 'vitest/config';

/** Everything that needs no browser. Windows and calls are Playwright's: test/playwright.config.ts. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // A process per file: SQLite's worker threads, signals and process.env stay apart.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    allowOnly: false,
  },
});
