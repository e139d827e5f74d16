import type { Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { faults } from './faults.ts';
import { expect, type Open, test } from './main-window.ts';

const hour = 3_600_000;
const now = Date.now();
const party = (name: string, raw: string) => ({ raw, e164: raw, name });
const later = endedCall({
  id: madeUpId(1),
  startedAt: now - hour,
  remote: party('Jonas Lind', '+46701740605'),
  followUpAt: now + 80 * hour,
});
const overdue = endedCall({
  id: madeUpId(2),
  startedAt: now - 30 * hour,
  remote: party('Anna Lindqvist', '+46812345678'),
  company: 'Nordljus AB',
  note: '<p>Wants the offer</p><p>with 24 seats</p>',
  noteText: 'Wants the offer\nwith 24 seats',
  followUpAt: now - hour,
});
const none = endedCall({ id: madeUpId(3), startedAt: now - 2 * hour });

const kept = (page: Page, id: string) => page.evaluate((id) => window.fakeDesk.call(id)?.followUpAt, id);
const rows = (page: Page) => page.locator('[data-follow-ups] [data-row]');

async function show(
  open: Open,
  options: Parameters<Open>[0] = {},
  view?: Parameters<Open>[1],
): Promise<Page> {
  const page = await open({ extra: [later, overdue, none], ...options }, view);
  await page.evaluate(() => window.fakeDesk.announce('followUps.show', {}));
  await expect(page.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
  return page;
}

test.describe('the follow-ups', () => {
  test('stand by when they are due, each with who, why and when', async ({ open }) => {
    const page = await show(open);
    await expect(rows(page)).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Overdue' })).toContainText('Anna Lindqvist');
    await expect(page.getByRole('region', { name: 'Overdue' })).toContainText('Nordljus AB');
    await expect(page.getByRole('region', { name: 'Overdue' })).toContainText('Wants the offer');
    await expect(page.getByRole('region', { name: 'Overdue' })).not.toContainText('24 seats');
    await expect(page.getByRole('region', { name: 'Later' })).toContainText('Jonas Lind');
    await expect(page.getByText('2 follow-ups')).toBeVisible();
  });

  test('are done with one press, which can be taken back', async ({ open }) => {
    const page = await show(open);
    await page.getByRole('button', { name: 'Done with Anna Lindqvist' }).click();
    await expect(rows(page)).toHaveCount(1);
    expect(await kept(page, overdue.id)).toBeNull();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(2);
    expect(await kept(page, overdue.id)).toBe(overdue.followUpAt);
  });

  test('are worked off by keyboard: j, k, d, Enter, Esc', async ({ open }) => {
    const page = await show(open);
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('j');
    await expect(rows(page).first()).toBeFocused();
    await page.keyboard.press('j');
    await expect(rows(page).last()).toBeFocused();
    await page.keyboard.press('k');
    await page.keyboard.press('d');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).first()).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(rows(page)).toHaveCount(2);
    await rows(page).first().focus();
    await page.keyboard.press('Enter');
    await expect(page.locator(`[data-call-page="${overdue.id}"]`)).toBeVisible();
  });

  test('are called back, or say why not', async ({ open }) => {
    const page = await show(open);
    await page.getByRole('button', { name: 'Call Anna Lindqvist back' }).click();
    await expect(page.locator('[data-card]')).toContainText('Calling');
    const placed = await page.evaluate(
      () => window.fakeDesk.asked.find(({ name }) => name === 'call.place')?.ask,
    );
    expect(placed).toEqual({ number: '+46812345678' });
    await page.evaluate(() => window.fakeDesk.setLine({ mode: 'practice' }));
    await page.getByRole('button', { name: 'Call Jonas Lind back' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Practice line is on.').first()).toBeVisible();
  });

  test('take in what is announced meanwhile', async ({ open }) => {
    const page = await show(open);
    await expect(rows(page)).toHaveCount(2);
    await page.evaluate(
      async ({ id, at }) => {
        await window.fakeDesk.bridge.ask['call.annotate']({ id, followUpAt: at });
      },
      { id: none.id, at: now - 2 * hour },
    );
    await expect(rows(page)).toHaveCount(3);
    await expect(rows(page).first()).toHaveAttribute('data-row', none.id);
  });

  test('say when there are none, and why they cannot be shown, until they can', async ({ open }) => {
    const empty = await show(open, { extra: [] });
    await expect(empty.getByText('Nothing to come back to')).toBeVisible();
    const failing = await show(open, {
      refused: { 'followUp.list': { code: 'storage_failed', message: 'The log cannot be read.' } },
    });
    await expect(failing.getByRole('alert')).toContainText('The log cannot be read.');
    await failing.evaluate(() => window.fakeDesk.refuse('followUp.list', null));
    await failing.getByRole('button', { name: 'Try again' }).click();
    await expect(rows(failing)).toHaveCount(2);
    await expect(failing.getByRole('alert')).toHaveCount(0);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`have no serious fault, ${colorScheme}`, async ({ open }) => {
      const page = await show(open, {}, { colorScheme });
      await expect(rows(page)).toHaveCount(2);
      expect(await faults(page)).toEqual([]);
      const empty = await show(open, { extra: [] }, { colorScheme });
      await expect(empty.getByText('Nothing to come back to')).toBeVisible();
      expect(await faults(empty)).toEqual([]);
    });
});
