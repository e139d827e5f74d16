import type { Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { expect, test } from './main-window.ts';

const scroller = (page: Page) => page.locator('[data-history-scroller]');
const rows = (page: Page) => page.locator('[data-call]');
/** What the page asked main to dial. */
const placed = (page: Page) =>
  page.evaluate(() =>
    window.fakeDesk.asked.filter(({ name }) => name === 'call.place').map(({ ask }) => ask),
  );
const onPractice = { mode: 'practice', registration: 'registered' } as const;
const wasPractice = 'This was a call on the practice line. Switch to it in Settings to call it again.';
const isPractice = 'Practice line is on. Choose your SIP account in Settings to call real numbers.';

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
    test.setTimeout(180_000);
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
      window.fakeDesk.changeUnheard(id, { note: '<p>nobody told me</p>' });
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
    await expect(rows(page).nth(2)).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => placed(page)).toEqual([{ number: raw }]);
  });

  test('one dials nobody by typing words at a row, wherever they begin', async ({ open }) => {
    const page = await open({ calls: 60 });
    await rows(page).first().click();
    await rows(page).first().focus();
    await page.keyboard.type('call Charlie back');
    await page.keyboard.press('Shift+C');
    await page.getByLabel('Note', { exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Search names, numbers, notes').focus();
    await page.keyboard.press('Control+Enter');
    expect(await placed(page)).toEqual([]);
    await expect(page.locator('footer').filter({ hasText: 'call back' })).toContainText(
      'Ctrl Enter call back',
    );
  });

  test('the focus stays on its row through a long walk', async ({ open }) => {
    const page = await open({ calls: 300 });
    await expect(rows(page).first()).toBeVisible();
    for (let press = 0; press < 60; press += 1) await page.keyboard.press('j');
    const focused = page.locator('[data-call]:focus');
    await expect(focused).toHaveCount(1);
    await expect(focused).toBeInViewport();
  });

  test('a move that ends where it began does not take the cursor from a note later', async ({ open }) => {
    const page = await open({ calls: 20 });
    await rows(page).first().click();
    await page.keyboard.press('k');
    const note = page.getByLabel('Note', { exact: true });
    await note.fill('');
    await page.keyboard.type('Wants');
    await expect(rows(page).first()).toContainText('Wants');
    await page.keyboard.type(' it');
    await expect(note).toHaveText('Wants it');
  });

  test('a key typed into a field is text', async ({ open }) => {
    const page = await open({ calls: 20 });
    await page.getByLabel('Search names, numbers, notes').fill('');
    await page.keyboard.type('jack/c');
    await expect(page.getByLabel('Search names, numbers, notes')).toHaveValue('jack/c');
    expect(await placed(page)).toEqual([]);
  });
});

test.describe('a call of another line', () => {
  const real = endedCall({ id: madeUpId(9_001), startedAt: Date.now() - 60_000 });
  const practised = endedCall({
    id: madeUpId(9_002),
    startedAt: Date.now() - 120_000,
    direction: 'outbound',
    remote: { raw: 'echo', e164: null, name: null },
    source: 'practice',
    account: 'sip:you@practice.ringnote',
  });
  const row = (page: Page, { id }: { id: string }) => page.locator(`[data-call="${id}"]`);

  for (const { on, line, here, other, why } of [
    { on: 'the practice line', line: onPractice, here: practised, other: real, why: isPractice },
    { on: 'a SIP account', line: {}, here: real, other: practised, why: wasPractice },
  ])
    test(`is not called back on ${on}, from row, keys or page, which say why`, async ({ open }) => {
      const page = await open({ extra: [real, practised], line });
      const button = row(page, other).getByRole('button');
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAttribute('title', why);
      const said = page.getByRole('alert').filter({ hasText: why });
      await button.click({ force: true });
      await expect(said).toHaveCount(1);
      await row(page, other).focus();
      await page.keyboard.press('Control+Enter');
      await expect(said).toHaveCount(2);
      await page.keyboard.press('Enter');
      const onPage = page.locator('[data-call-page]').getByRole('button', { name: 'Call back' });
      await expect(onPage).toHaveAttribute('aria-disabled', 'true');
      await onPage.hover();
      await expect(page.getByRole('tooltip')).toHaveText(why);
      await onPage.click({ force: true });
      await expect(said).toHaveCount(3);
      expect(await placed(page)).toEqual([]);
      await expect(row(page, here).getByRole('button')).toHaveAttribute('aria-disabled', 'false');
      await row(page, here).getByRole('button').click();
      await expect.poll(() => placed(page)).toEqual([{ number: here.remote.raw }]);
    });

  test('is not called back from its card after the line was changed', async ({ open }) => {
    const page = await open({ line: onPractice });
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: 'callme' }));
    await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
    await page.evaluate(() => window.fakeDesk.setLine({ mode: 'account' }));
    const button = page.locator(`[data-card="${id}"]`).getByRole('button', { name: 'Call back' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.hover();
    await expect(page.getByRole('tooltip')).toHaveText(wasPractice);
    await button.click({ force: true });
    expect(await placed(page)).toEqual([]);
  });

  test('names its line in its row; a call of the line in use does not', async ({ open }) => {
    const page = await open({ extra: [real, practised] });
    await expect(row(page, practised)).toContainText('Practice line');
    await expect(row(page, real)).not.toContainText('alice@example.com');
    await page.evaluate(() => window.fakeDesk.setLine({ mode: 'practice' }));
    await expect(row(page, real)).toContainText('alice@example.com');
    await expect(row(page, practised)).not.toContainText('Practice line');
  });
});

test.describe('a call during which Ringnote stopped', () => {
  test('says so in its row and on its page', async ({ open }) => {
    const why = 'Ringnote stopped during this call; its end is the last moment it was known to run.';
    const page = await open({ extra: [endedCall({ id: madeUpId(9_000), recovered: true })], calls: 3 });
    const row = page.locator(`[data-call="${madeUpId(9_000)}"]`);
    await expect(row.getByText('Recovered')).toHaveAttribute('title', new RegExp(`^${why}`));
    await expect(rows(page).first()).not.toContainText('Recovered');
    await row.click();
    const said = page.locator('[data-call-page]').getByRole('alert');
    await expect(said).toContainText(why);
    await page.setViewportSize({ width: 800, height: 600 });
    await expect(said).toBeVisible();
    const hidden = await said.evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(hidden, 'px that do not fit in').toBeLessThanOrEqual(0);
  });
});

test.describe('rows that go by too fast to be read', () => {
  test('are drawn in outline, and whole once they stand still', async ({ open }) => {
    const page = await open({ calls: 2_000 });
    await expect(rows(page).first()).toBeVisible();
    const glimpsed = await scroller(page).evaluate(async (element) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let most = 0;
      for (let frames = 0; frames < 40; frames += 1) {
        element.scrollTop += 1_500;
        await frame();
        most = Math.max(most, element.querySelectorAll('[data-glimpsed]').length);
      }
      return most;
    });
    expect(glimpsed).toBeGreaterThan(5);
    await expect(page.locator('[data-glimpsed]')).toHaveCount(0);
    await expect(
      rows(page)
        .first()
        .getByRole('button', { name: /^Call / }),
    ).toHaveCount(1);
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
    // A row that is wholly in sight, so that the click itself scrolls nothing.
    const inSight = () =>
      scroller(page).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return [...element.querySelectorAll<HTMLElement>('[data-call]')].find((row) => {
          const box = row.getBoundingClientRect();
          return box.top > top + 60 && box.bottom < bottom - 60;
        })?.dataset.call;
      });
    await expect.poll(inSight).toBeDefined();
    await page.locator(`[data-call="${await inSight()}"]`).click();
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
