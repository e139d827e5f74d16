import type { Page } from 'playwright/test';
import type { Call } from '../../contract/call/call.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { faults } from './faults.ts';
import { expect, type Open, test } from './main-window.ts';

const now = Date.now();
const minute = 60_000;
const id = madeUpId(1);
const anna = { raw: '+4930901820', e164: '+4930901820', name: 'Anna' };
const subject = endedCall({
  id,
  remote: anna,
  direction: 'outbound',
  status: 'answered',
  startedAt: now - 30 * minute,
  answeredAt: now - 30 * minute + 5_000,
  endedAt: now - 28 * minute,
  note: '<p>Wants the offer</p>',
  noteText: 'Wants the offer',
  tags: ['offer'],
});
const twin = endedCall({
  id: madeUpId(2),
  source: 'manual',
  account: null,
  remote: anna,
  direction: 'outbound',
  status: 'answered',
  startedAt: now - 31 * minute,
  answeredAt: now - 31 * minute,
  endedAt: now - 29 * minute,
  note: '<p>On the mobile</p>',
  noteText: 'On the mobile',
  tags: ['Offer', 'mobile'],
  disposition: 'connected',
});

const kept = (page: Page, which = id) => page.evaluate((which) => window.fakeDesk.call(which), which);

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More about this call' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function refuse(page: Page, name: 'call.annotate' | 'call.correct' | 'call.trash'): Promise<void> {
  await page.evaluate(
    (name) => window.fakeDesk.refuse(name, { code: 'storage_full', message: 'The disk is full.' }),
    name,
  );
}

test.describe('a call’s page', () => {
  async function openPage(
    open: Open,
    colorScheme: 'light' | 'dark' = 'light',
    others: readonly Call[] = [],
  ): Promise<Page> {
    const page = await open({ extra: [subject, twin, ...others] }, { colorScheme });
    await page.locator(`[data-call="${id}"]`).click();
    await expect(page.locator(`[data-call-page="${id}"]`)).toBeVisible();
    return page;
  }
  const inPage = (page: Page) => page.locator('[data-call-page]');

  test('names the remote party and its company in place', async ({ open }) => {
    const page = await openPage(open);
    await page.getByRole('button', { name: 'Edit name and company' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Anna');
    await page.getByLabel('Name', { exact: true }).fill('Anna Lindqvist');
    await page.getByLabel('Company', { exact: true }).fill('Nordljus AB');
    await page.keyboard.press('Enter');
    await expect(inPage(page).getByRole('heading', { name: /Anna Lindqvist/ })).toBeVisible();
    await expect(inPage(page)).toContainText('Nordljus AB');
    expect(await kept(page)).toMatchObject({ contactName: 'Anna Lindqvist', company: 'Nordljus AB' });
  });

  test('keeps what was typed of a name when main refuses it, and leaves the old one at Esc', async ({
    open,
  }) => {
    const page = await openPage(open);
    await refuse(page, 'call.annotate');
    await page.getByRole('button', { name: 'Edit name and company' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Berta');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Berta');
    await page.getByLabel('Name', { exact: true }).press('Escape');
    await expect(inPage(page).getByRole('heading', { name: /^Anna/ })).toBeVisible();
  });

  test('says what became of the call: chosen, taken back, refused', async ({ open }) => {
    const page = await openPage(open);
    const busy = inPage(page).getByRole('radio', { name: 'Busy' });
    await busy.click();
    await expect(busy).toHaveAttribute('aria-checked', 'true');
    await expect.poll(async () => (await kept(page))?.disposition).toBe('busy');
    await busy.click();
    await expect.poll(async () => (await kept(page))?.disposition).toBeNull();
    await refuse(page, 'call.annotate');
    await busy.click();
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await expect(busy).toHaveAttribute('aria-checked', 'false');
  });

  test('moves in the dispositions by arrows without choosing, and chooses by digit', async ({ open }) => {
    const page = await openPage(open);
    await inPage(page).getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(inPage(page).getByRole('radio', { name: 'Left message' })).toBeFocused();
    expect((await kept(page))?.disposition).toBeNull();
    await page.keyboard.press('6');
    await expect.poll(async () => (await kept(page))?.disposition).toBe('wrong_number');
    await expect(inPage(page).getByRole('radio', { name: 'Wrong number' })).toBeFocused();
  });

  test('takes tags once each, whatever their case, and takes the last back with Backspace', async ({
    open,
  }) => {
    const page = await openPage(open);
    const field = inPage(page).getByLabel('Tags');
    await field.fill('OFFER');
    await field.press('Enter');
    await field.fill('vip');
    await field.press('Enter');
    await expect.poll(async () => (await kept(page))?.tags).toEqual(['offer', 'vip']);
    await field.fill('');
    await field.press('Backspace');
    await expect.poll(async () => (await kept(page))?.tags).toEqual(['offer']);
  });

  test('sets a follow-up by a preset, changes it to the minute, and removes it', async ({ open }) => {
    const page = await openPage(open);
    await inPage(page).getByRole('button', { name: 'In an hour' }).click();
    await expect(inPage(page)).toContainText('Due: ');
    await inPage(page).getByRole('button', { name: 'Change' }).click();
    await inPage(page).getByRole('button', { name: 'Pick a time…' }).click();
    const field = inPage(page).getByLabel('Date and time of the follow-up');
    await expect(field).toBeFocused();
    await field.fill('2031-05-06T07:08');
    await field.press('Enter');
    const picked = await page.evaluate(() => new Date(2031, 4, 6, 7, 8).getTime());
    await expect.poll(async () => (await kept(page))?.followUpAt).toBe(picked);
    await inPage(page).getByRole('button', { name: 'Remove the follow-up' }).click();
    await expect.poll(async () => (await kept(page))?.followUpAt).toBeNull();
  });

  test('is corrected, shows what was reported, and gives the original back', async ({ open }) => {
    const page = await openPage(open);
    await choose(page, 'Correct…');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Reported: Outgoing');
    await dialog.getByLabel('Talk time').fill('nonsense');
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await expect(dialog).toContainText('This is no length of time.');
    await dialog.getByLabel('Talk time').fill('12:40');
    await dialog.getByText('Incoming', { exact: true }).click();
    await dialog.getByLabel('Number').fill('1201');
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await expect(dialog).toHaveCount(0);
    const asked = await page.evaluate(
      () => window.fakeDesk.asked.find(({ name }) => name === 'call.correct')?.ask,
    );
    expect(asked).toEqual({ id, correction: { talkMs: 760_000, number: '1201', direction: 'inbound' } });
    await expect(page.locator('[data-corrected]')).toBeVisible();
    const original = page.getByRole('region', { name: 'Corrected' });
    await expect(original).toContainText('+49 30 901820');
    await expect(original).toContainText('Outgoing');
    await original.getByRole('button', { name: 'Restore the original' }).click();
    await expect(page.locator('[data-corrected]')).toHaveCount(0);
    expect(await kept(page)).toMatchObject({ direction: 'outbound', remote: { raw: '+4930901820' } });
  });

  test('says in the dialog why a correction was refused, and keeps what was typed', async ({ open }) => {
    const page = await openPage(open);
    await refuse(page, 'call.correct');
    await choose(page, 'Correct…');
    await page.getByRole('dialog').getByLabel('Number').fill('1201');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('The disk is full.');
    await expect(page.getByRole('dialog').getByLabel('Number')).toHaveValue('1201');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(inPage(page)).toBeVisible();
  });

  test('is merged with another after showing what becomes of both, and split again', async ({ open }) => {
    const page = await openPage(open);
    await choose(page, 'Merge with…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().click();
    const preview = page.locator('[data-merge-preview]');
    await expect(preview).toContainText('Both notes, one below the other.');
    await expect(preview).toContainText('Disposition: Connected');
    await expect(preview).toContainText('Tags: offer, mobile');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(inPage(page)).toContainText('On the mobile');
    await expect(inPage(page)).toContainText('Merged by you: Written down by hand');
    expect(await kept(page, twin.id)).toBeUndefined();
    await inPage(page).getByRole('button', { name: 'Split off' }).click();
    await expect(page.getByText('The call stands by itself again.')).toBeVisible();
    await expect(inPage(page)).not.toContainText('Merged by you');
    expect(await kept(page, twin.id)).toMatchObject({ noteText: 'On the mobile' });
    expect(await kept(page)).toMatchObject({ noteText: 'Wants the offer' });
  });

  test('shows what becomes of both calls and the button to merge them at 800 × 600 too', async ({ open }) => {
    const earlier = Array.from({ length: 12 }, (_, place) =>
      endedCall({ id: madeUpId(50 + place), remote: anna, startedAt: now - (40 + place) * minute }),
    );
    const page = await openPage(open, 'light', earlier);
    await choose(page, 'Merge with…');
    await page.setViewportSize({ width: 800, height: 600 });
    await page.getByRole('dialog').getByRole('radio').first().click();
    await expect(page.locator('[data-merge-preview]')).toBeInViewport({ ratio: 0.6 });
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true })).toBeInViewport(
      {
        ratio: 1,
      },
    );
  });

  test('is merged with any other call of the log, however far away, once it is searched for', async ({
    open,
  }) => {
    const far = endedCall({
      id: madeUpId(77),
      startedAt: Date.now() - 90 * 24 * 3_600_000,
      remote: { raw: '+49301234', e164: '+49301234', name: 'Zacharias Quast' },
    });
    const page = await openPage(open, 'light', [far]);
    await choose(page, 'Merge with…');
    const dialog = page.getByRole('dialog');
    const quast = dialog.getByRole('radio', { name: /Zacharias Quast/ });
    await expect(dialog.getByRole('radio').first()).toBeVisible();
    await expect(quast).toHaveCount(0);
    const search = dialog.getByLabel('Any other call of the log');
    await expect(search).toBeFocused();
    await page.keyboard.type('nobody at all');
    await expect(dialog.getByText('No other call that is over fits.')).toBeVisible();
    await search.fill('quast');
    await quast.click();
    await expect(page.locator('[data-merge-preview]')).toContainText('Leaves the history: Zacharias Quast');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    expect(await kept(page, far.id)).toBeUndefined();
  });

  test('is deleted, and back by the message’s button or by Ctrl+Z', async ({ open }) => {
    const page = await openPage(open);
    for (const byKey of [false, true]) {
      await choose(page, 'Delete');
      await expect(inPage(page)).toHaveCount(0);
      await expect(page.locator(`[data-call="${id}"]`)).toHaveCount(0);
      await expect(page.getByText('The call was put into the trash.')).toBeVisible();
      if (byKey) await page.keyboard.press('Control+z');
      else await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(async () => (await kept(page))?.trashedAt).toBeNull();
      await page.locator(`[data-call="${id}"]`).click();
    }
  });

  test('stays where it is when main refuses to delete it', async ({ open }) => {
    const page = await openPage(open);
    await refuse(page, 'call.trash');
    await choose(page, 'Delete');
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await expect(inPage(page)).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`has no serious fault with its dialogs, ${colorScheme}`, async ({ open }) => {
      const page = await openPage(open, colorScheme);
      await choose(page, 'Correct…');
      await expect(page.getByRole('dialog').getByLabel('Number')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('dialog').getByLabel('Number').fill('1201');
      await page.getByRole('button', { name: 'Save the correction' }).click();
      await expect(page.locator('[data-corrected]')).toBeVisible();
      await inPage(page).getByRole('button', { name: 'In an hour' }).click();
      await expect(inPage(page)).toContainText('Due: ');
      expect(await faults(page)).toEqual([]);
      await choose(page, 'Merge with…');
      await page.getByRole('dialog').getByRole('radio').first().click();
      await expect(page.locator('[data-merge-preview]')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
});
