import type { Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { expect, test } from './main-window.ts';

const scroller = (page: Page) => page.locator('[data-history-scroller]');
const rows = (page: Page) => page.locator('[data-call]');

test.describe('the history', () => {
  test('shows direction and status as icon and word, number, time, talk time and how the note begins', async ({
    open,
  }) => {
    const startedAt = Date.now() - 3_600_000;
    const page = await open({
      extra: [
        endedCall({
          id: madeUpId(9_000),
          startedAt,
          direction: 'outbound',
          status: 'answered',
          answeredAt: startedAt + 4_000,
          endedAt: startedAt + 69_000,
          remote: { raw: '4930901820', e164: '+4930901820', name: 'Anna' },
          note: 'First line\nsecond line',
        }),
      ],
    });
    const row = rows(page).first();
    for (const text of ['Anna', '+49 30 901820', 'Outgoing', 'Answered', '1:05', 'First line'])
      await expect(row).toContainText(text);
    await expect(row).not.toContainText('second line');
    expect(await row.locator('svg').count()).toBeGreaterThanOrEqual(3);
    await expect(page.getByText('1 call', { exact: true })).toBeVisible();
  });

  test('of 10,000 calls is scrolled through with fewer than 200 rows in the page', async ({ open }) => {
    const page = await open({ calls: 10_000, delay: 0 });
    const most = await scroller(page).evaluate(async (element) => {
      const grid = element.querySelector('[role="grid"]');
      const atEnd = () => element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
      let most = 0;
      while (grid?.getAttribute('aria-rowcount') === '-1' || !atEnd()) {
        element.scrollTop += 3_000;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        most = Math.max(most, element.querySelectorAll('[role="row"]').length);
      }
      return most;
    });
    expect(most).toBeLessThan(200);
    await expect(page.locator(`[data-call="${madeUpId(10_000)}"]`)).toBeVisible();
  });

  test('does not move under the person when a call comes in above', async ({ open }) => {
    const page = await open({ calls: 300 });
    await scroller(page).evaluate((element) => element.scrollTo({ top: 2_000 }));
    const place = () =>
      page.evaluate(() => {
        const top = document.querySelector('[data-history-scroller]')?.getBoundingClientRect().top ?? 0;
        const row = [...document.querySelectorAll<HTMLElement>('[data-call]')].find(
          (each) => each.getBoundingClientRect().top > top + 60,
        );
        return { id: row?.dataset.call, at: Math.round((row?.getBoundingClientRect().top ?? 0) - top) };
      });
    await page.waitForTimeout(200);
    const before = await place();
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '1201' }));
    await expect(page.locator(`[data-card="${id}"]`)).toBeVisible();
    await page.waitForTimeout(200);
    expect(await place()).toEqual(before);
  });

  test('puts a new call on top when it is looked at from the top', async ({ open }) => {
    const page = await open({ calls: 300 });
    await expect(rows(page).first()).toBeVisible();
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '1201' }));
    await expect(rows(page).first()).toHaveAttribute('data-call', id);
  });

  test('asks again when an announcement was lost', async ({ open }) => {
    const page = await open({ calls: 30 });
    const id = (await rows(page).first().getAttribute('data-call')) ?? '';
    await page.evaluate((id) => {
      window.fakeDesk.changeUnheard(id, { note: 'nobody told me' });
      window.fakeDesk.setLine({ registration: 'connecting' });
    }, id);
    await expect(rows(page).first()).toContainText('nobody told me');
  });

  test('is searched as one types, and filtered by direction, status and date', async ({ open }) => {
    const page = await open({ calls: 400 });
    await page.keyboard.press('/');
    await page.keyboard.type('lindq');
    await expect(rows(page).first()).toContainText('Anna Lindqvist');
    await expect(page.getByRole('status').filter({ hasText: /\d+ calls?$/ })).not.toHaveText('400 calls');
    await page.getByText('Outgoing', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Any status' }).click();
    await page.getByLabel('Busy').check();
    await page.keyboard.press('Escape');
    await expect(rows(page).first()).toContainText('Busy');
    for (const text of await rows(page).allTextContents()) {
      expect(text).toContain('Anna Lindqvist');
      expect(text).toContain('Outgoing');
      expect(text).toContain('Busy');
    }
    await page.getByRole('button', { name: 'Any date' }).click();
    await page.getByRole('button', { name: 'Last 30 days' }).click();
    const last = await page.evaluate(
      () => window.fakeDesk.asked.filter(({ name }) => name === 'call.list').at(-1)?.ask,
    );
    expect(last).toMatchObject({ filter: { text: 'lindq', directions: ['outbound'], statuses: ['busy'] } });
    await expect
      .poll(() =>
        page.evaluate(() =>
          JSON.stringify(window.fakeDesk.asked.filter(({ name }) => name === 'call.list').at(-1)?.ask),
        ),
      )
      .toContain('"from"');
    await page.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect(page.getByText('400 calls')).toBeVisible();
  });

  test('says so when nothing fits', async ({ open }) => {
    const page = await open({ calls: 20 });
    await page.getByLabel('Search names, numbers, notes').fill('zzzzzz');
    await expect(page.getByText('No call fits')).toBeVisible();
    await expect(page.getByText('0 calls')).toBeVisible();
  });

  test('says why it could not be loaded, and loads on the next try', async ({ open }) => {
    const refusal = { code: 'storage_failed' as const, message: 'The log is damaged.' };
    const page = await open({ calls: 20, refused: { 'call.list': refusal } });
    await expect(page.getByText('The log is damaged.')).toBeVisible();
    await page.evaluate(() => window.fakeDesk.refuse('call.list', null));
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(page).first()).toBeVisible();
  });
});

test.describe('with the keyboard alone', () => {
  test('one moves, opens, walks on with the page open, closes, and calls back', async ({ open }) => {
    const page = await open({ calls: 60 });
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).nth(2)).toBeFocused();
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    const second = (await rows(page).nth(1).getAttribute('data-call')) ?? '';
    await expect(page.locator(`[data-call-page="${second}"]`)).toBeVisible();
    await page.keyboard.press('j');
    const third = (await rows(page).nth(2).getAttribute('data-call')) ?? '';
    await expect(page.locator(`[data-call-page="${third}"]`)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-call-page]')).toHaveCount(0);
    const raw = await page.evaluate((id) => window.fakeDesk.call(id)?.remote.raw, third);
    await page.keyboard.press('c');
    await expect
      .poll(() => page.evaluate(() => window.fakeDesk.asked.find(({ name }) => name === 'call.place')?.ask))
      .toEqual({ number: raw });
  });

  test('the focus stays on its row through a long walk', async ({ open }) => {
    const page = await open({ calls: 300 });
    await expect(rows(page).first()).toBeVisible();
    for (let press = 0; press < 60; press += 1) await page.keyboard.press('j');
    const focused = page.locator('[data-call]:focus');
    await expect(focused).toHaveCount(1);
    await expect(focused).toBeInViewport();
  });

  test('a key typed into a field is text', async ({ open }) => {
    const page = await open({ calls: 20 });
    await page.getByLabel('Search names, numbers, notes').fill('');
    await page.keyboard.type('jack/c');
    await expect(page.getByLabel('Search names, numbers, notes')).toHaveValue('jack/c');
    expect(await page.evaluate(() => window.fakeDesk.asked.some(({ name }) => name === 'call.place'))).toBe(
      false,
    );
  });
});

test.describe('a call’s page', () => {
  test('shows the facts, the cause in words with its code, and what happened', async ({ open }) => {
    const startedAt = Date.now() - 7_200_000;
    const page = await open({
      extra: [
        endedCall({
          id: madeUpId(9_000),
          startedAt,
          direction: 'outbound',
          status: 'failed',
          recovered: true,
          cause: { family: 'sip', code: 404, text: 'Not Found' },
          endedBy: 'remote',
        }),
      ],
    });
    await rows(page).first().click();
    const shown = page.locator('[data-call-page]');
    for (const text of [
      'That number does not exist',
      'SIP 404',
      'The other side',
      'This softphone',
      'Recovered',
      'Not answered',
      'Call started',
    ])
      await expect(shown).toContainText(text);
  });

  test('lies over the history in a narrow window, and gives it back at the same place', async ({ open }) => {
    const page = await open({ calls: 200 });
    await page.setViewportSize({ width: 800, height: 600 });
    await scroller(page).evaluate((element) => element.scrollTo({ top: 1_500 }));
    await page.waitForTimeout(150);
    await page.locator('[data-call]:visible').nth(14).click();
    await expect(page.locator('[data-call-page]')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the history' }).click();
    await expect(page.locator('[data-call-page]')).toHaveCount(0);
    expect(await scroller(page).evaluate((element) => element.scrollTop)).toBe(1_500);
  });

  test('comes up when a notification was clicked', async ({ open }) => {
    const page = await open({ calls: 20 });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.evaluate((id) => window.fakeDesk.announce('call.show', { id }), madeUpId(5));
    await expect(page.locator(`[data-call-page="${madeUpId(5)}"]`)).toBeVisible();
  });
});

test.describe('made-up calls', () => {
  test('are named as such and removed in one click', async ({ open }) => {
    const page = await open({ calls: 50, demo: true });
    await expect(page.getByText('The log holds 50 made-up calls.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove them' }).click();
    await expect(
      page.getByText('Make your first call').or(page.getByText('Your line is ready')),
    ).toBeVisible();
    await expect(page.getByText('made-up calls')).toHaveCount(0);
  });
});
