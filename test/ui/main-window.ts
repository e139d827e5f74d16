import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import type { FakeDeskOptions } from '../support/fake-bridge/fake-desk.ts';
import { type ServedWindow, serveMainWindow } from '../support/fake-bridge/serve-main-window.ts';

/** Opens the main window over a log and a line as `desk` says. */
export type Open = (desk?: FakeDeskOptions, view?: { colorScheme?: 'light' | 'dark' }) => Promise<Page>;

/**
 * Specs of the main window in a real Chromium: `open` gives a page on a fake bridge. After each test the page must
 * have broken neither the contract nor its CSP, and thrown nothing.
 */
export const test = base.extend<{ open: Open }, { served: ServedWindow; shared: Browser }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const served = await serveMainWindow();
      await use(served);
      await served.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const executablePath = process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium';
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ served, shared }, use) => {
    const opened: { page: Page; thrown: string[] }[] = [];
    await use(async (desk = {}, view = {}) => {
      const context = await shared.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme: view.colorScheme ?? 'light',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') thrown.push(message.text());
      });
      await page.addInitScript(`window.fakeDeskOptions = ${JSON.stringify(desk)};\n${served.fakeBridge}`);
      opened.push({ page, thrown });
      await page.goto(served.url);
      await page.getByLabel('Number or SIP address').waitFor({ timeout: 10_000 });
      return page;
    });
    for (const { page, thrown } of opened) {
      const broken = await page.evaluate(() => ({
        contract: window.fakeDesk.breaches,
        csp: window.cspViolations,
      }));
      expect({ ...broken, thrown }).toEqual({ contract: [], csp: [], thrown: [] });
      await page.context().close();
    }
  },
});

export { expect };
