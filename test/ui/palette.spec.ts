import axe from 'axe-core';
import type { Page } from 'playwright/test';
import { expect, test } from './main-window.ts';

const rows = (page: Page) => page.locator('[data-call]');
const palette = (page: Page) => page.getByRole('dialog', { name: 'Find anything' });
const asked = (page: Page, name: string) =>
  page.evaluate(
    (name) => window.fakeDesk.asked.filter((each) => each.name === name).map(({ ask }) => ask),
    name,
  );

/** What axe finds serious or critical, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      );
  });
}

test.describe('the palette', () => {
  test('finds people and calls while one types, once per pause, and opens the call', async ({ open }) => {
    const page = await open({ calls: 300 });
    await page.getByLabel('Number or SIP address').focus();
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeVisible();
    await palette(page)
      .getByLabel('Find anything')
      .first()
      .evaluate((field: HTMLInputElement) => {
        const typed = 'lindqvist';
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        for (let letters = 1; letters <= typed.length; letters += 1) {
          set?.call(field, typed.slice(0, letters));
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
      });
    await expect(palette(page).getByRole('button', { name: /^Anna Lindqvist/ })).toHaveCount(6);
    expect((await asked(page, 'people.match')).length).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(palette(page)).toHaveCount(0);
    await expect(page.locator('[data-call-page]')).toContainText('Anna Lindqvist');
  });

  test('shows the calls with a person', async ({ open }) => {
    const page = await open({ calls: 300 });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hartmann logistik');
    await palette(page)
      .getByRole('button', { name: /^Hartmann Logistik · / })
      .click();
    await expect(page.getByRole('button', { name: /^Remove the filter Number: / })).toBeVisible();
    await expect(rows(page).first()).toContainText('Hartmann Logistik');
  });

  test('does what it says: goes places, logs a call, dials, changes theme and rows', async ({ open }) => {
    const page = await open({ calls: 30 });
    const run = async (typed: string) => {
      await page.keyboard.press('Control+k');
      await expect(palette(page)).toBeVisible();
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await expect(palette(page)).toHaveCount(0);
    };
    await run('log a call');
    await expect.poll(() => asked(page, 'quick.open')).toEqual([{ call: null }]);
    await run('dark theme');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await run('compact');
    await expect(rows(page).first()).toHaveAttribute('data-density', 'compact');
    await run('trash');
    await expect(page.getByRole('button', { name: 'Trash', exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await run('view to log');
    await expect(page.locator('[data-view="toLog"]')).toHaveAttribute('aria-current', 'true');
    await run('dispositions');
    await expect(page.getByRole('region', { name: 'Dispositions' })).toBeInViewport();
    await run('+49 30 901820');
    await expect.poll(() => asked(page, 'call.place')).toEqual([{ number: '+49 30 901820' }]);
  });

  test('says so when nothing is found', async ({ open }) => {
    const page = await open({ calls: 5 });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zzzz');
    await expect(palette(page).getByText('Nothing found')).toBeVisible();
  });
});

test.describe('the keys', () => {
  test('go places by g and a letter, and show themselves by ?', async ({ open }) => {
    const page = await open({ calls: 20 });
    await expect(rows(page).first()).toBeVisible();
    for (const [key, name] of [
      ['f', 'Follow-ups'],
      ['t', 'Trash'],
      ['s', 'Settings'],
      ['h', 'History'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(
        page
          .getByRole('navigation', { name: 'Places' })
          .getByRole('button', { name: new RegExp(`^${name}`) }),
      ).toHaveAttribute('aria-current', 'page');
    }
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard' });
    await expect(sheet).toContainText('Select all that fit');
    await expect(sheet).toContainText('g then h');
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });

  for (const { key, ctrlKey, opens } of [
    { key: 'd', ctrlKey: false, opens: 'what became of a call' },
    { key: 'k', ctrlKey: true, opens: 'the palette' },
  ])
    test(`give the cursor to ${opens} before any timer of the page has run`, async ({ open }) => {
      const page = await open({ calls: 20 });
      await rows(page).first().focus();
      const inside = await page.evaluate(
        async ({ key, ctrlKey }) => {
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
          );
          for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
          return document.activeElement?.closest('[role="dialog"]') !== null;
        },
        { key, ctrlKey },
      );
      expect(inside).toBe(true);
    });

  test('go on to the next place however late a busy page gets round to forgetting the last one', async ({
    open,
  }) => {
    const page = await open({ calls: 20 });
    await expect(rows(page).first()).toBeVisible();
    await page.evaluate(async () => {
      const press = (key: string) =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      for (const key of ['g', 'f', 'g']) press(key);
      await new Promise((resolve) => setTimeout(resolve, 50));
      press('t');
    });
    await expect(page.getByRole('heading', { name: 'Trash', exact: true })).toBeVisible();
  });
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`nothing serious stands in the way of anyone, ${colorScheme},`, () => {
    test('in a selection, the filter menu, the look of the rows, a saved view, palette and sheet', async ({
      open,
    }) => {
      test.setTimeout(120_000);
      const page = await open({ calls: 200 }, { colorScheme });
      await rows(page).nth(1).focus();
      await page.keyboard.press('x');
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('d');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Filter', exact: true }).click();
      await expect(page.getByRole('combobox', { name: 'Find a filter' })).toBeFocused();
      await page.keyboard.type('of');
      // The log's own values come a moment after the menu.
      await expect(page.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Save as view' }).click();
      await expect(page.getByLabel('Name of the view')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByText('Compact').click();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.keyboard.type('anna');
      await expect(
        palette(page)
          .getByRole('button', { name: /^Anna Lindqvist/ })
          .first(),
      ).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(palette(page)).toHaveCount(0);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  });
