import type { Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { faults } from './faults.ts';
import { expect, type Open, test } from './main-window.ts';

const day = 86_400_000;
const now = Date.now();
const deleted = [
  ['Anna Lindqvist', 1],
  ['Jonas Lind', 2],
  ['Noor van Dijk', 29.5],
].map(([name, days], place) =>
  endedCall({
    id: madeUpId(place + 1),
    startedAt: now - 40 * day,
    remote: { raw: `120${place}`, e164: null, name: String(name) },
    trashedAt: now - Number(days) * day,
  }),
);
const [anna, jonas, noor] = deleted.map(({ id }) => id);

const inTrash = (page: Page) =>
  page.evaluate(
    (ids) => ids.filter((id) => (window.fakeDesk.call(id)?.trashedAt ?? null) !== null),
    deleted.map(({ id }) => id),
  );
const rows = (page: Page) => page.getByRole('list', { name: /^Deleted calls/ }).locator('[data-row]');

async function show(
  open: Open,
  options: Parameters<Open>[0] = {},
  view?: Parameters<Open>[1],
): Promise<Page> {
  const page = await open({ extra: deleted, ...options }, view);
  await page.getByRole('button', { name: /^Trash/ }).click();
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
  return page;
}

test.describe('the trash', () => {
  test('has the newest deleted first, and says how long each stays', async ({ open }) => {
    const page = await show(open);
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).first()).toContainText('Anna Lindqvist');
    await expect(rows(page).first()).toContainText('goes in 29 days');
    await expect(rows(page).last()).toContainText('goes in 1 day');
    await expect(page.getByText('Deleted calls stay here for 30 days.')).toBeVisible();
  });

  test('gives one call back, and the focus goes to the next', async ({ open }) => {
    const page = await show(open);
    await page.getByRole('button', { name: 'Restore the call with Anna Lindqvist' }).click();
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).first()).toBeFocused();
    expect(await inTrash(page)).toEqual([jonas, noor]);
    await expect(page.getByText('The call is back in the history.')).toBeVisible();
  });

  test('gives several back together', async ({ open }) => {
    const page = await show(open);
    await page.getByLabel('Select the call with Anna Lindqvist').check();
    await page.getByLabel('Select the call with Noor van Dijk').check();
    await expect(page.getByText('2 selected')).toBeVisible();
    await page.getByRole('button', { name: 'Restore', exact: true }).first().click();
    await expect(rows(page)).toHaveCount(1);
    expect(await inTrash(page)).toEqual([jonas]);
  });

  test('is emptied only after it was asked once', async ({ open }) => {
    const page = await show(open);
    await page.getByRole('button', { name: 'Empty trash' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 3 calls for good?' });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(rows(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Empty trash' }).click();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect(page.getByText('The trash is empty')).toBeVisible();
    await expect(page.getByText('3 calls were deleted for good.')).toBeVisible();
  });

  test('shows a deleted call with a banner that gives it back', async ({ open }) => {
    const page = await show(open);
    await rows(page).first().click();
    await expect(page.locator(`[data-call-page="${anna}"]`)).toBeVisible();
    const banner = page.locator('[data-trash-banner]');
    await expect(banner).toContainText('This call is in the trash');
    await expect(page.getByRole('button', { name: 'More about this call' })).toHaveCount(0);
    await banner.getByRole('button', { name: 'Restore' }).click();
    await expect(banner).toHaveCount(0);
    expect(await inTrash(page)).toEqual([jonas, noor]);
  });

  test('lets a deleted call be read and not changed, until it is restored', async ({ open }) => {
    const page = await show(open);
    await rows(page).first().click();
    const shown = page.locator(`[data-call-page="${anna}"]`);
    await expect(shown.locator('[data-trash-banner]')).toContainText(
      'Restore it to write or change anything.',
    );
    await expect(shown.getByRole('region', { name: 'What you said of it' })).toBeVisible();
    for (const change of ['textbox', 'radio', 'combobox'] as const)
      await expect(shown.getByRole(change)).toHaveCount(0);
    for (const name of ['Edit name and company', 'Attach…', 'Record a memo'])
      await expect(shown.getByRole('button', { name })).toHaveCount(0);
    await shown.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(shown.getByRole('textbox', { name: 'Note' })).toBeVisible();
    await expect(shown.getByRole('button', { name: 'Attach…' })).toBeVisible();
  });

  test('says why nothing was restored, and keeps what it shows', async ({ open }) => {
    const page = await show(open, {
      refused: { 'call.restore': { code: 'storage_full', message: 'The disk is full.' } },
    });
    await page.getByRole('button', { name: 'Restore the call with Anna Lindqvist' }).click();
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await expect(rows(page)).toHaveCount(3);
  });

  test('says when it is empty, and why it cannot be shown', async ({ open }) => {
    const empty = await show(open, { extra: [] });
    await expect(empty.getByText('The trash is empty')).toBeVisible();
    const failing = await show(open, {
      refused: { 'trash.list': { code: 'storage_failed', message: 'The log cannot be read.' } },
    });
    await expect(failing.getByRole('alert')).toContainText('The log cannot be read.');
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`has no serious fault, ${colorScheme}`, async ({ open }) => {
      const page = await show(open, {}, { colorScheme });
      await expect(rows(page)).toHaveCount(3);
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Empty trash' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
});
