import type { Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { expect, test } from './main-window.ts';

const rows = (page: Page) => page.locator('[data-call]');
const view = (page: Page, name: string) => page.locator('[data-view]').filter({ hasText: name });
const saved = (page: Page) =>
  page.evaluate(() =>
    window.fakeDesk.asked.filter(({ name }) => name === 'settings.save').map(({ ask }) => ask),
  );
/** The filter that main was asked for last. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const asks = window.fakeDesk.asked.filter(({ name }) => name === 'call.list').map(({ ask }) => ask);
    return (asks.at(-1) as { filter: unknown } | undefined)?.filter;
  });
const call = (place: number, change: Partial<Parameters<typeof endedCall>[0]> = {}) =>
  endedCall({ id: madeUpId(9_000 + place), startedAt: Date.now() - place * 60_000, ...change });

const answered = { status: 'answered', answeredAt: Date.now() - 59_000 } as const;

test.describe('the views', () => {
  test('say how many calls each has, and again when something changes', async ({ open }) => {
    const page = await open({
      extra: [
        call(1, answered),
        call(2, { ...answered, disposition: 'busy' }),
        call(3, { followUpAt: 5, note: '<p>x</p>' }),
      ],
    });
    await expect(view(page, 'All')).toHaveAccessibleName('All 3');
    await expect(view(page, 'To log')).toHaveAccessibleName('To log 1');
    await expect(view(page, 'With follow-up')).toHaveAccessibleName('With follow-up 1');
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '1201' }));
    await page.evaluate((id) => {
      window.fakeDesk.answer(id);
      window.fakeDesk.end(id, 'remote');
    }, id);
    await expect(view(page, 'To log')).toHaveAccessibleName('To log 2');
    await expect(view(page, 'Missed')).toHaveAccessibleName('Missed 1');
  });

  for (const { wrapUp, statuses, waiting } of [
    { wrapUp: 'answered', statuses: { statuses: ['answered'] }, waiting: 2 },
    { wrapUp: 'always', statuses: {}, waiting: 3 },
  ] as const)
    test(`of calls to log has the calls that the side counts, after calls: ${wrapUp}`, async ({ open }) => {
      const day = 24 * 60;
      const page = await open({
        settings: { wrapUp },
        extra: [
          call(1, answered),
          call(2),
          call(6 * day, answered),
          call(7 * day, answered),
          call(3, { ...answered, demo: true }),
          call(4, { ...answered, disposition: 'busy' }),
          call(5, { ...answered, note: '<p>said</p>' }),
        ],
      });
      await page.getByRole('button', { name: 'Trash' }).click();
      await page.getByRole('button', { name: `${waiting} calls to log` }).click();
      await expect(view(page, 'To log')).toHaveAttribute('aria-current', 'true');
      await expect(view(page, 'To log')).toHaveAccessibleName(`To log ${waiting}`);
      await expect
        .poll(() => shown(page))
        .toEqual({ unlogged: true, genuine: true, from: expect.any(Number), ...statuses });
      await expect(rows(page)).toHaveCount(waiting);
      await expect(page.getByRole('button', { name: 'Last 7 days' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Remove the filter Unlogged' })).toBeVisible();
    });

  test('are opened from the tray', async ({ open }) => {
    const page = await open({ extra: [call(1, answered), call(2, { disposition: 'busy' })] });
    await page.evaluate(() => window.fakeDesk.announce('unlogged.show', {}));
    await expect(rows(page)).toHaveCount(1);
    await page.evaluate(() => window.fakeDesk.announce('followUps.show', {}));
    await expect(page.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Follow-ups' })).toHaveAttribute('aria-current', 'page');
  });

  test('of one’s own are saved, renamed, moved, and deleted with undo', async ({ open }) => {
    const page = await open({ calls: 200 });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Find a filter' })).toBeFocused();
    await page.keyboard.type('offer');
    await expect(page.getByRole('option', { name: /offer/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect.poll(() => shown(page)).toEqual({ tags: ['offer'] });
    for (const name of ['Offers', 'Second']) {
      if (name === 'Second') await page.getByText('Outgoing', { exact: true }).first().click();
      await page.getByRole('button', { name: 'Save as view' }).click();
      await page.getByLabel('Name of the view').fill('aLL');
      await expect(page.getByText('There is a view of this name already.')).toBeVisible();
      await page.getByLabel('Name of the view').fill(name);
      await page.keyboard.press('Enter');
      await expect(view(page, name)).toHaveAttribute('aria-current', 'true');
      await expect(page.getByRole('button', { name: 'Save as view' })).toHaveCount(0);
    }
    await page.getByRole('button', { name: 'Change the view Second' }).click();
    await page.getByRole('menuitem', { name: 'Move left' }).click();
    await expect(page.locator('[data-view]').nth(4)).toContainText('Second');
    await page.getByRole('button', { name: 'Change the view Second' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByLabel('Name of the view').fill('Outgoing offers');
    await page.keyboard.press('Enter');
    await expect(view(page, 'Outgoing offers')).toBeVisible();
    await page.getByRole('button', { name: 'Change the view Outgoing offers' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(view(page, 'Outgoing offers')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.locator('[data-view]').nth(4)).toContainText('Outgoing offers');
    const last = (await saved(page)).at(-1) as { views: unknown[] };
    expect(last.views).toMatchObject([
      { name: 'Outgoing offers', filter: { tags: ['offer'], directions: ['outbound'] } },
      { name: 'Offers', filter: { tags: ['offer'] } },
    ]);
    await view(page, 'All').click();
    await page
      .locator('[data-view]')
      .filter({ hasText: /^Offers/ })
      .click();
    await expect.poll(() => shown(page)).toEqual({ tags: ['offer'] });
  });
});

test.describe('the filter menu', () => {
  test('offers the values of each facet with their counts, by keyboard alone', async ({ open }) => {
    const page = await open({
      extra: [
        call(1, { tags: ['offer'], company: 'Nordljus AB' }),
        call(2, { tags: ['Offer', 'vip'] }),
        call(3, { recordings: 1, contactName: 'Anna' }),
      ],
    });
    await page.getByRole('button', { name: 'Filter', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByPlaceholder('Find a filter')).toBeFocused();
    await page.keyboard.type('comp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: 'Nordljus AB' })).toContainText('1');
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(3);
    await page.keyboard.press('Backspace');
    await page.keyboard.type('with a rec');
    await page.keyboard.press('Enter');
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
    const chip = page.getByRole('button', { name: 'Remove the filter With a recording' });
    await chip.click();
    await expect(rows(page)).toHaveCount(3);
    await expect(chip).toHaveCount(0);
  });

  test('asks for every facet as it is chosen, with a chip that takes it off again', async ({ open }) => {
    test.setTimeout(120_000);
    const calls = [
      call(1, {
        ...answered,
        answeredAt: Date.now() - 59_000,
        endedAt: Date.now() + 61_000,
        tags: ['vip'],
        contactName: 'Anna Lindqvist',
        company: 'Nordljus AB',
        disposition: 'left_voicemail',
        note: '<p>offer</p>',
        recordings: 1,
        followUpAt: Date.now() + 86_400_000,
        account: 'sip:second@example.com',
      }),
      call(2),
      call(3, { demo: true }),
    ];
    const page = await open({ extra: calls });
    const button = page.getByRole('button', { name: 'Filter', exact: true });
    const rich = 1;
    const plain = 2;
    for (const [typed, chip, filter, fitting] of [
      ['left voice', 'Disposition: Left voicemail', { dispositions: ['left_voicemail'] }, rich],
      ['vip', 'Tag: vip', { tags: ['vip'] }, rich],
      ['anna l', 'Contact: Anna Lindqvist', { contacts: ['Anna Lindqvist'] }, rich],
      ['nordljus', 'Company: Nordljus AB', { companies: ['Nordljus AB'] }, rich],
      ['second@', 'Line: second@example.com', { accounts: ['sip:second@example.com'] }, rich],
      ['1 to 5', 'Talk time: 1 to 5 minutes', { lengths: ['to_5m'] }, rich],
      ['not talked', 'Talk time: Not talked', { lengths: ['none'] }, plain],
      ['with a note', 'With a note', { hasNote: true }, rich],
      ['without a note', 'Without a note', { hasNote: false }, plain],
      ['with a rec', 'With a recording', { hasRecording: true }, rich],
      ['without a rec', 'Without a recording', { hasRecording: false }, plain],
      ['unlogged', 'Unlogged', { unlogged: true }, plain],
      ['with a follow', 'With a follow-up', { followUp: true }, rich],
    ] as const) {
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('combobox', { name: 'Find a filter' })).toBeFocused();
      await page.keyboard.type(typed);
      await expect(page.getByRole('option')).toHaveCount(1);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
      await expect.poll(() => shown(page), typed).toEqual(filter);
      await expect(rows(page), typed).toHaveCount(fitting);
      await page.getByRole('button', { name: `Remove the filter ${chip}` }).press('Enter');
      await expect(rows(page), typed).toHaveCount(calls.length);
    }
  });

  test('says why there is nothing to choose', async ({ open }) => {
    const page = await open({ extra: [call(1)] });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('option', { name: 'Tag' }).click();
    await expect(page.getByText('No call in the log has one yet.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.facets', { code: 'storage_failed', message: 'The log is damaged.' }),
    );
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('option', { name: 'Company' }).click();
    await expect(page.getByText('The values could not be loaded: The log is damaged.')).toBeVisible();
  });

  test('takes up a call at once that a change makes fit', async ({ open }) => {
    const page = await open({ extra: [call(1, { tags: ['offer'] }), call(2)] });
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Find a filter' })).toBeFocused();
    await page.keyboard.type('offer');
    await expect(page.getByRole('option', { name: /offer/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(1);
    const other = await page.evaluate(
      (id) => window.fakeDesk.bridge.ask['call.annotate']({ id, tags: ['OFFER'] }),
      madeUpId(9_002),
    );
    expect(other.ok).toBe(true);
    await expect(rows(page)).toHaveCount(2);
  });
});

test.describe('the rows', () => {
  const rich = call(1, {
    status: 'answered',
    answeredAt: Date.now() - 58_000,
    endedAt: Date.now() - 13_000,
    contactName: 'Anna Lindqvist',
    company: 'Nordljus AB',
    disposition: 'left_voicemail',
    tags: ['offer', 'vip', 'third'],
    note: '<p>Wants <strong>24</strong> seats</p>',
    recordings: 2,
    followUpAt: Date.now() - 1_000,
  });

  test('show the chosen columns, and what is attached and due', async ({ open }) => {
    const page = await open({ extra: [rich] });
    const row = rows(page).first();
    for (const text of [
      'Anna Lindqvist',
      'Nordljus AB',
      'Left voicemail',
      'offer',
      '+1',
      'Wants 24 seats',
      '0:',
    ])
      await expect(row).toContainText(text);
    await expect(row.getByRole('img', { name: '2 recordings' })).toBeVisible();
    await expect(row.getByRole('img', { name: 'Follow-up was due Today' })).toBeVisible();
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByLabel('Tags').uncheck();
    await page.getByLabel('Company').uncheck();
    await page.getByLabel('Line', { exact: true }).check();
    await expect(row).not.toContainText('offer');
    await expect(row).not.toContainText('Nordljus AB');
    await expect(row).toContainText('alice@example.com');
  });

  test('stand closer when the person wants it, and keep their places', async ({ open }) => {
    const page = await open({ calls: 300 });
    const height = () =>
      rows(page)
        .nth(3)
        .evaluate((row) => row.getBoundingClientRect().height);
    expect(await height()).toBe(54);
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByText('Compact').click();
    await expect.poll(height).toBe(36);
    const gaps = await page.evaluate(() => {
      const lines = [...document.querySelectorAll('[role="grid"] [role="row"]')]
        .map((row) => row.getBoundingClientRect())
        .sort((a, b) => a.top - b.top);
      return lines.slice(1).map((line, index) => Math.round(line.top - (lines[index]?.bottom ?? 0)));
    });
    expect(new Set(gaps)).toEqual(new Set([0]));
  });
});
