import { type Browser, test as base, chromium, expect, type Page } from 'playwright/test';
import type { FakeQuickOptions } from '../support/fake-bridge/fake-quick.ts';
import type {} from '../support/fake-bridge/install-quick.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { type ServedWindow, serveWindow } from '../support/fake-bridge/serve-window.ts';
import { shownNote } from '../support/shown-note.ts';
import { faults } from './faults.ts';

type OpenQuick = (
  quick?: FakeQuickOptions,
  view?: { colorScheme?: 'light' | 'dark'; height?: number },
) => Promise<Page>;

/** The quick log's own page in a real Chromium, as large as its window; it must break neither contract nor CSP. */
const test = base.extend<{ open: OpenQuick }, { served: ServedWindow; shared: Browser }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const served = await serveWindow('quick', 'install-quick.ts');
      await use(served);
      await served.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const executablePath = process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium';
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  open: async ({ served, shared }, use) => {
    const opened: { page: Page; thrown: string[] }[] = [];
    await use(async (quick = {}, view = {}) => {
      const context = await shared.newContext({
        viewport: { width: 440, height: view.height ?? 660 },
        colorScheme: view.colorScheme ?? 'light',
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      const thrown: string[] = [];
      page.on('pageerror', (error) => thrown.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') thrown.push(message.text());
      });
      await page.addInitScript(`window.fakeQuickOptions = ${JSON.stringify(quick)};\n${served.fakeBridge}`);
      opened.push({ page, thrown });
      await page.goto(served.url);
      await expect(page.getByRole('main')).toBeVisible();
      if (!quick.silent) await expect(page.locator(':focus'), 'where what is typed goes').toHaveCount(1);
      return page;
    });
    for (const { page, thrown } of opened) {
      const broken = await page.evaluate(() => ({
        contract: window.fakeQuick.desk.breaches,
        csp: window.cspViolations,
      }));
      expect({ ...broken, thrown }).toEqual({ contract: [], csp: [], thrown: [] });
      await page.context().close();
    }
  },
});

const full = { code: 'storage_full' as const, message: 'The disk is full. Make room, then try again.' };
const anna = endedCall({
  id: madeUpId(1),
  status: 'answered',
  startedAt: Date.now() - 3_600_000,
  answeredAt: Date.now() - 3_590_000,
  endedAt: Date.now() - 3_410_000,
  remote: { raw: '+4930901820', e164: '+4930901820', name: 'Anna Lindqvist' },
  company: 'Hartmann Verlag',
});
const timed = endedCall({
  id: madeUpId(2),
  source: 'manual',
  account: null,
  direction: 'outbound',
  remote: { raw: '+4930901830', e164: '+4930901830', name: null },
  contactName: 'Noor van Dijk',
  status: 'answered',
  startedAt: Date.now() - 65_000,
  ringingAt: null,
  answeredAt: Date.now() - 65_000,
  endedAt: null,
  endedBy: null,
});

const who = (page: Page) => page.getByRole('combobox', { name: 'Number or name' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note' });
const asked = (page: Page, wanted: string) =>
  page.evaluate(
    (wanted) => window.fakeQuick.desk.asked.flatMap(({ name, ask }) => (name === wanted ? [ask] : [])),
    wanted,
  );
const closed = (page: Page) => page.evaluate(() => window.fakeQuick.closed);

test.describe('a new entry', () => {
  test('takes a number in its note as whom the call was with, unless somebody is named already', async ({
    open,
  }) => {
    const page = await open({});
    const link = note(page).getByText('her mobile');
    await note(page).focus();
    await page.keyboard.type('her mobile');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('tel:+4930901820');
    await page.keyboard.press('Enter');
    await expect(link).toHaveAttribute('href', 'tel:+4930901820');
    await link.click();
    await expect(who(page)).toHaveValue('');
    await link.click({ modifiers: ['Control'] });
    await expect(who(page)).toHaveValue('+4930901820');
    await expect(who(page)).toBeFocused();
    await who(page).fill('Noor');
    await link.click({ modifiers: ['Control'] });
    await expect(page.getByRole('alert')).toHaveText(
      '+4930901820 was not taken over: there is a number or a name already. Clear it first.',
    );
    await expect(who(page)).toHaveValue('Noor');
  });

  test('is written by keyboard alone, from the first key to Enter', async ({ open }) => {
    const page = await open({ extra: [anna] });
    await expect(who(page)).toBeFocused();
    await page.keyboard.type('Anna');
    await expect(page.getByRole('option', { name: /Anna Lindqvist/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(who(page)).toHaveValue('Anna Lindqvist');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('Duration')).toBeFocused();
    await page.keyboard.type('5');
    await expect(page.getByText('5 min 0 s of talk')).toBeVisible();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect.poll(() => closed(page)).toBe(1);
    expect(await asked(page, 'call.log')).toMatchObject([
      {
        number: '+4930901820',
        contactName: null,
        remoteName: 'Anna Lindqvist',
        talkMs: 300_000,
        disposition: 'connected',
      },
    ]);
    // The window that comes up next is empty again.
    await expect(who(page)).toHaveValue('');
  });

  test('says at each field what cannot be saved, and leads there', async ({ open }) => {
    const page = await open();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Type the number or the name of the other side.')).toBeVisible();
    await expect(who(page)).toBeFocused();
    await page.keyboard.type('Anna');
    await page.getByLabel('Duration').fill('long');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is no duration. Write 5 or 5:30')).toBeVisible();
    await expect(page.getByLabel('Duration')).toBeFocused();
    await page.getByLabel('Duration').fill('5');
    await page.getByLabel('Start', { exact: true }).fill('some day');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is no time. Write 14:30')).toBeVisible();
    await expect(page.getByLabel('Start', { exact: true })).toBeFocused();
    expect(await asked(page, 'call.log')).toEqual([]);
  });

  test('that main refuses stays with the reason, and is saved once main can', async ({ open }) => {
    const page = await open({ refused: { 'call.log': full } });
    await page.keyboard.type('Anna');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(full.message);
    await expect(who(page)).toHaveValue('Anna');
    await page.evaluate(() => window.fakeQuick.desk.refuse('call.log', null));
    await page.keyboard.press('Enter');
    await expect.poll(() => closed(page)).toBe(1);
  });

  test('is there again after Esc, after a reload and when the window comes up anew; or begun over', async ({
    open,
  }) => {
    const page = await open();
    await page.keyboard.type('Anna');
    await page.getByLabel('Duration').fill('2:30');
    await page.keyboard.press('Alt+2');
    await note(page).focus();
    await page.keyboard.type('Wants the offer');
    await page.keyboard.press('Escape');
    await expect.poll(() => closed(page)).toBe(1);
    await page.reload();
    await expect(page.getByText('This is the entry that you left.')).toBeVisible();
    await expect(who(page)).toHaveValue('Anna');
    await expect(page.getByLabel('Duration')).toHaveValue('2:30');
    await expect(page.getByRole('radio', { checked: true, name: /Left message/ })).toBeVisible();
    await expect.poll(() => shownNote(note(page))).toBe('Wants the offer');
    await page.evaluate(() => window.fakeQuick.show());
    await expect(who(page)).toHaveValue('Anna');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(who(page)).toHaveValue('');
    await expect(who(page)).toBeFocused();
    expect(await shownNote(note(page))).toBe('');
  });
});

test.describe('the timer', () => {
  test('takes along what was typed, counts, keeps the note while it runs, and is stopped and saved', async ({
    open,
  }) => {
    const page = await open();
    await page.keyboard.type('+4930901830');
    await page.getByRole('button', { name: 'Start timer' }).click();
    await expect(page.getByRole('timer')).toHaveText(/^\d s$/);
    await expect(note(page)).toBeFocused();
    await page.keyboard.type('Wants two');
    await expect
      .poll(async () => (await asked(page, 'call.annotate')).at(-1))
      .toMatchObject({ note: '<p>Wants two</p>' });
    await page.evaluate(() =>
      window.fakeQuick.desk.refuse('timer.stop', {
        code: 'storage_full',
        message: 'The disk is full.',
      }),
    );
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText('The disk is full.');
    await page.evaluate(() => window.fakeQuick.desk.refuse('timer.stop', null));
    await page.getByRole('button', { name: 'Stop and save' }).click();
    await expect.poll(() => closed(page)).toBe(1);
    expect(await asked(page, 'timer.stop')).toHaveLength(2);
  });

  test('that runs is what the window comes up with; stopped elsewhere, what became of it is still asked', async ({
    open,
  }) => {
    const page = await open({ extra: [timed] });
    await expect(page.getByRole('timer')).toHaveText(/^\d min \d+ s$/);
    await expect(page.getByText('Noor van Dijk')).toBeVisible();
    await page.evaluate((id) => window.fakeQuick.desk.end(id, 'local'), timed.id);
    await expect(page.getByText('The timer ended. Say what became of the call.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.evaluate(() => window.fakeQuick.show());
    await expect(page.getByText('The timer ended. Say what became of the call.')).toBeVisible();
    await page.keyboard.press('Alt+1');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => closed(page)).toBe(2);
    await page.evaluate(() => window.fakeQuick.show());
    await expect(who(page)).toBeFocused();
  });

  test('that ran when Ringnote was killed is finished from what is known of it', async ({ open }) => {
    const page = await open({ extra: [timed] });
    await note(page).focus();
    await page.keyboard.type('Half a');
    await expect.poll(async () => (await asked(page, 'call.annotate')).length).toBeGreaterThan(0);
    // The next start has closed the call at the last moment it was known to run.
    await page.addInitScript((id) => {
      window.fakeQuick.desk.changeUnheard(id, {
        recovered: true,
        endedAt: Date.now() - 5_000,
        endedBy: 'unknown',
        note: '<p>Half a</p>',
        noteText: 'Half a',
      });
    }, timed.id);
    await page.reload();
    await expect(page.getByText('It counts until the last moment it was known to run.')).toBeVisible();
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect.poll(() => shownNote(note(page))).toBe('Half a');
    await note(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' word');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => closed(page)).toBe(1);
    expect((await asked(page, 'call.annotate')).at(-1)).toMatchObject({
      id: timed.id,
      note: '<p>Half a word</p>',
    });
  });
});

test.describe('the window', () => {
  test('says of a number in its note that it is called from the main window', async ({ open }) => {
    const href = 'tel:+4930901830';
    const linked = { ...anna, note: `<p><a href="${href}" rel="noopener noreferrer">her mobile</a></p>` };
    const page = await open({ extra: [linked], about: linked.id });
    await expect(note(page).getByText('her mobile')).toHaveAttribute(
      'title',
      `${href} (numbers are called from the main window)`,
    );
  });

  test('for a call of the log shows it, and keeps what is said of it', async ({ open }) => {
    const page = await open({ extra: [anna], about: anna.id });
    await expect(page.getByRole('heading', { name: 'Log this call' })).toBeVisible();
    await expect(page.locator(`[data-call="${anna.id}"]`)).toContainText('Anna Lindqvist');
    await expect(page.locator(`[data-call="${anna.id}"]`)).toContainText('3 min 0 s');
    await expect(note(page)).toBeFocused();
    await page.keyboard.type('Wants the offer');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => closed(page)).toBe(1);
    expect(await asked(page, 'call.annotate')).toMatchObject([
      { id: anna.id, note: '<p>Wants the offer</p>' },
    ]);
  });

  test('says when main does not answer, and leaves by Esc', async ({ open }) => {
    const page = await open({ silent: true });
    await expect(page.getByText('The quick log could not be opened. Ringnote did not answer.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect.poll(() => closed(page)).toBe(1);
  });

  test('changes to German while it is open, with all it says, and keeps what was typed', async ({ open }) => {
    const page = await open({ extra: [anna] });
    await page.keyboard.type('Anna');
    await page.evaluate(() => void window.fakeQuick.desk.bridge.ask['settings.save']({ language: 'de' }));
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('combobox', { name: 'Nummer oder Name' })).toHaveValue('Anna');
    await page.getByLabel('Dauer').fill('2,5');
    await expect(page.getByText('2 Min. 30 Sek. gesprochen')).toBeVisible();
    await page.getByLabel('Beginn', { exact: true }).fill('vor 10m');
    const english = /\b(the|and|Start|Note|Save|Duration|Today|Yesterday|Started|Enter saves)\b/;
    expect(await page.locator('body').innerText()).not.toMatch(english);
    await page.screenshot({ path: test.info().outputPath('german.png') });
    await page.keyboard.press('Enter');
    await expect.poll(() => closed(page)).toBe(1);
    expect(await asked(page, 'call.log')).toMatchObject([{ talkMs: 150_000 }]);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`has no serious fault in any of its forms, and reflows at 200 %, ${colorScheme}`, async ({
      open,
    }) => {
      const page = await open({ extra: [anna] }, { colorScheme });
      expect(await faults(page)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('new.png') });
      await page.keyboard.type('An');
      await expect(page.getByRole('option', { name: /Anna Lindqvist/ })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByLabel('Duration').fill('long');
      await page.keyboard.press('Enter');
      await expect(page.getByText('This is no duration.')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByLabel('Duration').fill('');
      await page.getByRole('button', { name: 'Start timer' }).click();
      await expect(page.getByRole('timer')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.screenshot({ path: test.info().outputPath('timer.png') });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const save = page.getByRole('button', { name: 'Stop and save' });
      await expect(save).toBeInViewport({ ratio: 1 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
      await note(page).scrollIntoViewIfNeeded();
      await expect(note(page)).toBeInViewport();
      await page.screenshot({ path: test.info().outputPath('timer-200.png') });
    });
});
