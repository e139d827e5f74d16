import type { Locator, Page } from 'playwright/test';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { faults } from './faults.ts';
import { expect, test } from './main-window.ts';

const call = endedCall({
  id: madeUpId(7),
  startedAt: Date.now() - 3_600_000,
  remote: { raw: '+4930901820', e164: '+4930901820', name: 'Anna Lindqvist' },
});
const full = { code: 'storage_full' as const, message: 'The disk is full. Make room, then try again.' };

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

/** The part of the settings under one heading. */
function section(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** What the page asked to be saved, oldest first. */
function saves(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    window.fakeDesk.asked.flatMap(({ name, ask }) => (name === 'settings.save' ? [ask] : [])),
  );
}

function lastSave(page: Page): Promise<Record<string, unknown>> {
  return saves(page).then((all) => (all.at(-1) ?? {}) as Record<string, unknown>);
}

test.describe('the list of dispositions', () => {
  const names = (page: Page) => section(page, 'Dispositions').getByRole('listitem');

  test('takes a name, puts it anywhere, gives it up, and becomes the usual list again', async ({ open }) => {
    const page = await open({ settings: { dispositions: ['connected', 'busy'] } });
    await openSettings(page);
    const list = section(page, 'Dispositions');
    await expect(names(page)).toHaveText(['Connected', 'Busy']);
    await list.getByLabel('Add a disposition').fill('Demo booked');
    await page.keyboard.press('Enter');
    await expect(names(page)).toHaveText(['Connected', 'Busy', 'Demo booked']);
    await expect(list.getByLabel('Add a disposition')).toHaveValue('');
    await list.getByRole('button', { name: 'Move Demo booked up' }).click();
    await expect(names(page)).toHaveText(['Connected', 'Demo booked', 'Busy']);
    await list.getByRole('button', { name: 'Move Connected down' }).click();
    await expect(names(page)).toHaveText(['Demo booked', 'Connected', 'Busy']);
    await expect(list.getByRole('button', { name: 'Move Demo booked up' })).toBeDisabled();
    await list.getByRole('button', { name: 'Remove Busy' }).click();
    await expect(names(page)).toHaveText(['Demo booked', 'Connected']);
    await expect(page.getByText('Busy is not offered any more. Calls that have it keep it.')).toBeVisible();
    expect(await lastSave(page)).toEqual({ dispositions: ['Demo booked', 'connected'] });
    await list.getByRole('button', { name: 'Back to the usual list' }).click();
    await expect(names(page).first()).toHaveText('Connected');
    await expect(list.getByRole('button', { name: 'Back to the usual list' })).toHaveCount(0);
  });

  test('has each name once, however it is written, and says so', async ({ open }) => {
    const page = await open({ settings: { dispositions: ['connected', 'Demo booked'] } });
    await openSettings(page);
    const field = section(page, 'Dispositions').getByLabel('Add a disposition');
    for (const name of ['DEMO BOOKED', 'connected']) {
      await field.fill(name);
      await page.keyboard.press('Enter');
      await expect(page.getByText('There is one of this name already.')).toBeVisible();
      await expect(field).toHaveValue(name);
    }
    expect(await saves(page)).toEqual([]);
    // A usual one that was given up comes back as itself: it is said in each language.
    await field.fill('Busy');
    await page.keyboard.press('Enter');
    await expect.poll(() => lastSave(page)).toEqual({ dispositions: ['connected', 'Demo booked', 'busy'] });
  });

  test('is offered in its order on a call’s page', async ({ open }) => {
    const page = await open({ extra: [call], settings: { dispositions: ['busy', 'connected'] } });
    await openSettings(page);
    await section(page, 'Dispositions').getByLabel('Add a disposition').fill('Demo booked');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Move Demo booked up' }).click();
    await expect(names(page)).toHaveText(['Busy', 'Demo booked', 'Connected']);
    await page.keyboard.press('Escape');
    await page.locator('[data-call]').first().click();
    const shown = page.locator('[data-call-page]').getByRole('radiogroup').first().getByRole('radio');
    await expect(shown).toHaveText([/Busy/, /Demo booked/, /Connected/]);
  });

  test('that could not be saved says why, stays as it was, and keeps the name that was typed', async ({
    open,
  }) => {
    const page = await open({
      settings: { dispositions: ['connected', 'busy'] },
      refused: { 'settings.save': full },
    });
    await openSettings(page);
    await section(page, 'Dispositions').getByLabel('Add a disposition').fill('Demo booked');
    await page.keyboard.press('Enter');
    await expect(page.getByText(full.message)).toBeVisible();
    await expect(page.getByText('The setting was not saved')).toBeVisible();
    await expect(section(page, 'Dispositions').getByLabel('Add a disposition')).toHaveValue('Demo booked');
    await page.getByRole('button', { name: 'Remove Busy' }).click();
    await expect(page.getByText(full.message)).toHaveCount(2);
    await expect(names(page)).toHaveText(['Connected', 'Busy']);
    await expect(page.getByText('Busy is not offered any more.')).toHaveCount(0);
  });
});

test.describe('the templates', () => {
  test('are added, changed, deleted and brought back, and `/` puts one into a note with its fields filled', async ({
    open,
  }) => {
    const page = await open({ extra: [call] });
    await openSettings(page);
    const list = section(page, 'Note templates');
    await expect(list.getByText('There are no templates yet.')).toBeVisible();
    await list.getByRole('button', { name: 'Add a template' }).click();
    await expect(list.getByLabel('Name of the template')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(list.getByText('Give the template a name.')).toBeVisible();
    await expect(list.getByText('Write what the template puts into a note.')).toBeVisible();
    await page.keyboard.type('Callbak');
    await list.getByLabel('Text of the template').focus();
    await page.keyboard.type('Call {name} back: {number}');
    await list.getByRole('button', { name: 'Save template' }).click();
    await list.getByRole('button', { name: 'Edit Callbak' }).click();
    await list.getByLabel('Name of the template').fill('Callback');
    await list.getByLabel('Text of the template').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', {oops}');
    await list.getByRole('button', { name: 'Save template' }).click();
    await expect(list.getByRole('listitem')).toHaveText(['CallbackCall {name} back: {number}, {oops}']);
    await list.getByRole('button', { name: 'Delete Callback' }).click();
    await expect(list.getByText('There are no templates yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await list.getByRole('button', { name: 'Add a template' }).click();
    await page.keyboard.type('callback');
    await list.getByRole('button', { name: 'Save template' }).click();
    await expect(list.getByText('There is a template of this name already.')).toBeVisible();
    // The first Esc leaves the form, the next one the settings.
    await page.keyboard.press('Escape');
    await expect(list.getByLabel('Name of the template')).toHaveCount(0);
    await expect(list.getByRole('button', { name: 'Add a template' })).toBeFocused();
    await page.keyboard.press('Escape');
    await page.locator('[data-call]').first().click();
    await page.getByLabel('Note', { exact: true }).focus();
    await page.keyboard.type('/call');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate((id) => window.fakeDesk.call(id)?.note, call.id))
      .toBe('<p>Call Anna Lindqvist back: +49 30 901820, {oops}</p>');
  });

  test('that could not be saved stay in the form, and the sentence says why', async ({ open }) => {
    const page = await open({ refused: { 'settings.save': full } });
    await openSettings(page);
    const list = section(page, 'Note templates');
    await list.getByRole('button', { name: 'Add a template' }).click();
    await page.keyboard.type('Callback');
    await list.getByLabel('Text of the template').focus();
    await page.keyboard.type('Call back');
    await list.getByRole('button', { name: 'Save template' }).click();
    await expect(page.getByText(full.message)).toBeVisible();
    await expect(list.getByLabel('Name of the template')).toHaveValue('Callback');
    await expect(list.getByLabel('Text of the template')).toHaveText('Call back');
  });
});

test('whether a call is asked about follows the setting at once', async ({ open }) => {
  const page = await open();
  const talk = async () => {
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '+4930901820' }));
    await page.evaluate((id) => window.fakeDesk.answer(id), id);
    await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
    return page.locator(`[data-card="${id}"]`);
  };
  await openSettings(page);
  await page.getByRole('combobox', { name: 'Ask how it went' }).click();
  await page.getByRole('option', { name: 'Never' }).click();
  await expect(page.getByRole('combobox', { name: 'Ask how it went' })).toHaveValue('Never');
  const unasked = await talk();
  await expect(unasked.getByRole('button', { name: 'Done' })).toBeVisible();
  await expect(unasked.getByRole('radiogroup')).toHaveCount(0);
  await unasked.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('combobox', { name: 'Ask how it went' }).click();
  await page.getByRole('option', { name: 'After every call' }).click();
  await expect((await talk()).getByRole('radiogroup', { name: 'How did it go?' })).toBeVisible();
  expect(await saves(page)).toEqual([{ wrapUp: 'never' }, { wrapUp: 'always' }]);
});

test('the shortcut is taken as it is pressed, left by Esc, refused where it would take plain typing, and switched off', async ({
  open,
}) => {
  const page = await open();
  await openSettings(page);
  const part = section(page, 'Quick log');
  const shown = part.getByRole('status', { name: 'Shortcut' });
  await expect(shown).toHaveText('CtrlShiftL');
  await part.getByRole('button', { name: 'Change' }).click();
  await expect(shown).toHaveText('Press the keys…');
  for (const key of ['l', 'Shift+L', '5', 'Enter']) await page.keyboard.press(key);
  await expect(shown).toHaveText('Press the keys…');
  await expect(part.getByText('Hold Ctrl, Alt or Shift and press')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shown).toHaveText('CtrlShiftL');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  expect(await saves(page)).toEqual([]);
  await part.getByRole('button', { name: 'Change' }).click();
  await page.keyboard.press('Control+Alt+K');
  await expect(shown).toHaveText('CtrlAltK');
  await part.getByRole('button', { name: 'Switch off' }).click();
  await expect(shown).toHaveText('No shortcut');
  await part.getByRole('button', { name: 'Back to Ctrl Shift L' }).click();
  await expect(shown).toHaveText('CtrlShiftL');
  expect(await saves(page)).toEqual([
    { quickLogShortcut: 'CommandOrControl+Alt+K' },
    { quickLogShortcut: '' },
    { quickLogShortcut: 'CommandOrControl+Shift+L' },
  ]);
});

test('the language changes the whole window at once, dates included, and the settings stay open', async ({
  open,
}) => {
  const page = await open({ extra: [{ ...call, startedAt: new Date(2026, 2, 4, 15, 5).getTime() }] });
  await openSettings(page);
  await page.getByText('Deutsch', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(section(page, 'Ergebnisse').getByRole('listitem').first()).toHaveText('Gesprochen');
  await expect(page.getByLabel('Nummer oder SIP-Adresse')).toBeVisible();
  const english =
    /\b(the|and|of|Settings|Calls?|Language|Back to|Notify|Switch off|Change|Save|Yesterday|Today)\b/;
  expect((await page.locator('body').innerText()).replace(/English|Blindmakers.*/g, '')).not.toMatch(english);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-call]').first()).toBeVisible();
  await expect(page.locator('main')).toContainText(/4\. März/);
  await page.locator('[data-call]').first().click();
  await expect(page.locator('[data-call-page]')).toContainText('Mi, 4. März');
  expect(await page.locator('body').innerText()).not.toMatch(english);
  await page.getByRole('button', { name: 'Einstellungen', exact: true }).click();
  await page.getByText('English', { exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('what could not be saved says why, and each control shows what still holds', async ({ open }) => {
  const page = await open({ refused: { 'settings.save': full } });
  await openSettings(page);
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.getByText(full.message)).toHaveCount(1);
  await expect(page.getByRole('radio', { name: 'Same as the system' }).first()).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  const tray = page.getByLabel('Keep running when the window is closed');
  await tray.click();
  await expect(page.getByText(full.message)).toHaveCount(2);
  await expect(tray).toBeChecked();
  const asks = page.getByRole('combobox', { name: 'Ask how it went' });
  await asks.click();
  await page.getByRole('option', { name: 'Never' }).click();
  await expect(page.getByText(full.message)).toHaveCount(3);
  await expect(asks).toHaveValue('After answered calls');
  await expect(page.getByText('The setting was not saved')).toHaveCount(3);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the whole page has no serious fault and reflows at 200 %, ${colorScheme}`, async ({ open }) => {
    const page = await open(
      {
        settings: {
          theme: colorScheme,
          dispositions: ['connected', 'Demo booked'],
          templates: [{ id: madeUpId(901), name: 'Callback', html: '<p>Call {name} back</p>' }],
        },
      },
      { colorScheme: colorScheme === 'light' ? 'dark' : 'light' },
    );
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await openSettings(page);
    await page.getByRole('button', { name: 'Edit Callback' }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('settings.png') });
    await section(page, 'Look').scrollIntoViewIfNeeded();
    await page.screenshot({ path: test.info().outputPath('settings-end.png') });
    await page.setViewportSize({ width: 800, height: 600 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await section(page, 'Dispositions').scrollIntoViewIfNeeded();
    const wide = await section(page, 'Dispositions').evaluate((part) =>
      [...part.querySelectorAll('*')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .map(({ className }) => String(className)),
    );
    expect(wide).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('settings-200.png') });
  });
