import type { Page } from 'playwright/test';
import { expect, test } from './main-window.ts';

/** The window's own frame, none of which may ever move: only parts inside scroll. */
const moved = (page: Page) =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('button, input, h1, h2, [role="row"]'))
      each.scrollIntoView({ block: 'start', behavior: 'instant' });
    const app = document.querySelector('#root > *');
    return [document.documentElement, document.body, document.querySelector('#root'), app]
      .filter((element) => element !== null)
      .map((element) => Math.max(element.scrollTop, element.scrollLeft))
      .concat(Math.round(Math.abs(app?.getBoundingClientRect().top ?? Number.NaN)));
  });

/** Whether the person can bring something wholly into the window by scrolling, wide enough to read. */
async function expectReachable(page: Page, selector: string): Promise<void> {
  const found = page.locator(selector).first();
  await expect(async () => {
    await found.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await expect(found, selector).toBeInViewport({ ratio: 0.9, timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

test.describe('the window', () => {
  for (const { width, height, is } of [
    { width: 800, height: 600, is: 'at its smallest' },
    { width: 640, height: 400, is: 'of 1280 × 800 with text at 200 %' },
    { width: 400, height: 300, is: 'of 800 × 600 with text at 200 %' },
  ])
    test(`${is} never scrolls itself, and everything in it is within reach`, async ({ open }) => {
      test.setTimeout(120_000);
      const page = await open({ calls: 60, demo: true });
      await page.setViewportSize({ width, height });
      await page.evaluate(() => {
        for (const raw of ['1201', '1202']) window.fakeDesk.answer(window.fakeDesk.ring({ raw }));
      });
      await expect(page.locator('[data-card]')).toHaveCount(2);
      expect(await moved(page)).toEqual([0, 0, 0, 0, 0]);
      for (const selector of [
        'header h1',
        '[aria-label="Number or SIP address"]',
        '[data-card]:last-of-type button',
        '[data-view="followUps"]',
        '[aria-label="Search names, numbers, notes"]',
        '[data-call]',
      ])
        await expectReachable(page, selector);
      const room = await page.locator('[data-history-scroller]').evaluate((element) => element.clientHeight);
      expect(room, 'px for the rows').toBeGreaterThan(72);
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      const settings = page.getByRole('region', { name: 'Settings', exact: true });
      await expect(settings).toBeInViewport();
      await expectReachable(page, 'section[aria-label="Dispositions"] button');
      expect(await moved(page)).toEqual([0, 0, 0, 0, 0]);
    });

  test('of 3840 × 2160 keeps a row’s time near its name', async ({ open }) => {
    const page = await open({ calls: 60 });
    await page.setViewportSize({ width: 3_840, height: 2_160 });
    const row = page.locator('[data-call]').first();
    await expect.poll(() => row.evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(1_920);
    await row.click();
    await expect(page.locator('[data-call-page]')).toBeVisible();
  });

  test('stays where the person is when it begins to speak another language', async ({ open }) => {
    const page = await open({ calls: 60 });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const language = page.getByRole('region', { name: 'Settings', exact: true });
    await expect(language).toBeVisible();
    const scrolled = await page
      .getByRole('region', { name: 'Appearance' })
      .or(page.getByRole('region', { name: 'Look' }))
      .first()
      .evaluate((section) => {
        section.scrollIntoView({ behavior: 'instant' });
        section.querySelector('input')?.focus();
        let at: Element | null = section;
        while (at !== null && at.scrollTop === 0) at = at.parentElement;
        return at?.scrollTop ?? 0;
      });
    expect(scrolled).toBeGreaterThan(0);
    await page.evaluate(() => window.fakeDesk.bridge.ask['settings.save']({ language: 'de' }));
    const there = page.getByRole('region', { name: 'Einstellungen', exact: true });
    await expect(there).toBeVisible();
    const now = await page.evaluate(() => {
      let at: Element | null = document.activeElement;
      const tag = at?.tagName;
      while (at !== null && at.scrollTop === 0) at = at.parentElement;
      return { tag, scrolled: at?.scrollTop ?? 0 };
    });
    expect(now.tag).toBe('INPUT');
    expect(Math.abs(now.scrolled - scrolled)).toBeLessThan(80);
    await page.getByRole('button', { name: 'Verlauf', exact: true }).click();
    await expect(page.locator('[data-call]').first()).toBeVisible();
  });
});
