import { defineConfig } from 'playwright/test';

/**
 * What a person sees and hears: the built app in its host (real Electron where it is, else the stand-in), pages
 * alone (ui), and calls with a real SIP server (sip). `npm test` names the host on its first line.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
