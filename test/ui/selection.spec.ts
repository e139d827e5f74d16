import type { Page } from 'playwright/test';
import { madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { expect, test } from './main-window.ts';

const rows = (page: Page) => page.locator('[data-call]');
const bar = (page: Page) => page.getByRole('region', { name: 'Selected calls' });
const asked = (page: Page, name: string) =>
  page.evaluate(
    (name) => window.fakeDesk.asked.filter((each) => each.name === name).map(({ ask }) => ask),
    name,
  );

test.describe('several calls', () => {
  test('are selected by box, range and keys, and let go by Escape', async ({ open }) => {
    const page = await open({ calls: 60 });
    await rows(page).nth(1).hover();
    await rows(page).nth(1).getByRole('checkbox').click();
    await expect(bar(page)).toContainText('1 call selected');
    await rows(page)
      .nth(4)
      .click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('4 calls selected');
    await expect(rows(page).nth(3)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(bar(page)).toContainText('5 calls selected');
    await page.keyboard.press(' ');
    await expect(bar(page)).toContainText('4 calls selected');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await expect(bar(page)).toContainText('6 calls selected');
    await page.keyboard.press('Escape');
    await expect(bar(page)).toHaveCount(0);
    expect(await page.locator('[aria-selected="true"]').count()).toBe(0);
  });

  test('are all that fit, the hidden ones too, and lost with the filter', async ({ open }) => {
    const page = await open({ calls: 900 });
    await expect(page.getByText('900 calls', { exact: true })).toBeVisible();
    await rows(page).first().focus();
    await page.keyboard.press('Control+a');
    await expect(bar(page)).toContainText('900 calls selected');
    await page.getByText('Outgoing', { exact: true }).first().click();
    await expect(bar(page)).toHaveCount(0);
  });

  test('get tags and a disposition in batches, and say how far it came when main refuses', async ({
    open,
  }) => {
    test.setTimeout(90_000);
    const page = await open({ calls: 1_200 });
    await rows(page).first().focus();
    await page.keyboard.press('Control+a');
    await expect(bar(page)).toContainText('1,200 calls selected');
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add to all' }).fill('checked');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect
      .poll(async () => (await asked(page, 'call.annotateMany')).length, { timeout: 30_000 })
      .toBe(3);
    const batches = (await asked(page, 'call.annotateMany')) as { ids: string[]; addTags: string[] }[];
    expect(batches.map(({ ids }) => ids.length)).toEqual([500, 500, 200]);
    expect(batches[0]?.addTags).toEqual(['checked']);
    await expect(rows(page).first()).toContainText('checked');
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.annotateMany', { code: 'storage_failed', message: 'The disk is full.' }),
    );
    await page.keyboard.press('d');
    await page.getByRole('radio', { name: 'Busy' }).click();
    await expect(page.getByText('0 of 1,200 calls were changed. The disk is full.')).toBeVisible();
  });

  test('are deleted and come back', async ({ open }) => {
    const page = await open({ calls: 60 });
    await rows(page).nth(0).focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('Delete');
    await expect(page.getByText('58 calls', { exact: true })).toBeVisible();
    await expect(bar(page)).toHaveCount(0);
    await expect(page.locator(`[data-call="${madeUpId(1)}"]`)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('60 calls', { exact: true })).toBeVisible();
    await expect(page.locator(`[data-call="${madeUpId(1)}"]`)).toBeVisible();
  });
});

test.describe('one call, by its keys,', () => {
  test('is written about, given a disposition, tags and a follow-up, and put into the trash', async ({
    open,
  }) => {
    const page = await open({ calls: 40 });
    await rows(page).nth(2).focus();
    await page.keyboard.press('d');
    await expect(page.getByRole('dialog')).toContainText('What became of the call with');
    await page.keyboard.press('3');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(rows(page).nth(2)).toContainText('Left voicemail');
    await expect(rows(page).nth(2)).toBeFocused();
    await page.keyboard.press('t');
    await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused();
    await page.keyboard.type('renewal');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(rows(page).nth(2)).toContainText('renewal');
    await expect(rows(page).nth(2)).toBeFocused();
    await page.keyboard.press('f');
    await expect(page.getByRole('dialog')).toContainText('When will you come back to');
    await page.getByRole('dialog').locator('[data-preset="tomorrow"]').click();
    await expect(rows(page).nth(2).getByRole('img', { name: 'Follow-up Tomorrow' })).toBeVisible();
    const id = await rows(page).nth(2).getAttribute('data-call');
    await rows(page).nth(2).focus();
    await page.keyboard.press('Delete');
    await expect(page.locator(`[data-call="${id}"]`)).toHaveCount(0);
    await expect(rows(page).nth(2)).toBeFocused();
    await page.keyboard.press('n');
    const third = await rows(page).nth(2).getAttribute('data-call');
    const opened = page.locator(`[data-call-page="${third}"]`);
    await expect(opened.locator('[contenteditable="true"]:focus, textarea:focus')).toHaveCount(1);
    await page.keyboard.type('dxtj');
    expect(await asked(page, 'call.trash')).toHaveLength(1);
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('does nothing where the cursor is in a field, a menu or a dialog', async ({ open }) => {
    const page = await open({ calls: 20 });
    await rows(page).first().focus();
    await page.keyboard.press('d');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('x');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await page.getByLabel('Number or SIP address').fill('');
    await page.getByLabel('Number or SIP address').press('x');
    await page.getByLabel('Number or SIP address').press('Delete');
    await expect(bar(page)).toHaveCount(0);
    expect(await asked(page, 'call.trash')).toEqual([]);
  });
});
