import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming, sharedApp } from '../support/host/shared-app.ts';
import { readLog } from '../support/read-log.ts';

const shortcut = 'CommandOrControl+Shift+L';
const slow = 20_000;
const logIn = (profile: string) => readLog(join(profile, 'data', 'calls.db'));

/** A person at the keyboard who counts what they press; letters and digits that are the entry's own text count apart. */
function typist(page: Page) {
  let keys = 0;
  return {
    async press(...names: string[]) {
      for (const name of names) {
        await page.keyboard.press(name);
        keys += 1;
      }
    },
    type: (text: string) => page.keyboard.type(text),
    keys: () => keys,
  };
}

async function quickWindow(host: Host) {
  return (await host.windows()).find(({ url }) => url.startsWith('app://ringnote/quick/')) ?? null;
}

/** Presses the global shortcut and waits until the window can be typed into. */
async function open(host: Host): Promise<Page> {
  await host.pressShortcut(shortcut);
  const page = await host.page('quick');
  await expect.poll(async () => (await quickWindow(host))?.visible, { timeout: slow }).toBe(true);
  return page;
}

const hidden = (host: Host) =>
  expect.poll(async () => (await quickWindow(host))?.visible, { timeout: slow }).toBe(false);

/** The app stands as far as the quick log needs it. */
async function started(host: Host): Promise<void> {
  await expect.poll(() => host.shortcuts(), { timeout: 2 * slow }).toEqual([shortcut]);
}

test.describe('the quick log while the main window is closed', () => {
  // Two of these start the app twice, and the machine may be busy.
  test.describe.configure({ timeout: 150_000 });

  test('takes a call from the shortcut to the log in under 10 s and 20 keys, while the main window is closed', async ({
    launch,
    profile,
  }) => {
    const host = await launch({ args: ['--hidden'], switches: humming });
    await started(host);
    expect((await host.windows()).filter(({ url }) => url.startsWith('app://ringnote/app/'))).toEqual([]);
    // It is made ready by itself, so the shortcut only has to show it.
    await expect.poll(() => quickWindow(host), { timeout: slow }).toMatchObject({ visible: false });
    const page = await host.page('quick');
    await expect(page.getByRole('combobox', { name: 'Number or name' })).toBeVisible();

    const begun = performance.now();
    await host.pressShortcut(shortcut);
    await expect.poll(() => quickWindow(host)).toMatchObject({ visible: true, focused: true, onTop: true });
    const opened = performance.now() - begun;
    await expect(page.getByRole('combobox', { name: 'Number or name' })).toBeFocused();
    const usable = performance.now() - begun;

    const hand = typist(page);
    await hand.type('+1 (416) 555-0142');
    await hand.press('Tab', 'Tab', 'Tab');
    await hand.type('5:30');
    await hand.press('Alt+1', 'Tab', 'Tab', 'Tab');
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await hand.type('Wants the offer by Friday');
    await hand.press('Control+Enter');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const took = performance.now() - begun;
    await hidden(host);

    expect(opened, 'from the shortcut to a window with the cursor in it, ms').toBeLessThan(300);
    expect(took, 'from the shortcut to saved, ms').toBeLessThan(10_000);
    expect(hand.keys(), 'keys beside the number, the duration and the note').toBeLessThanOrEqual(20);
    test.info().annotations.push({
      type: 'measured',
      description: `${hand.keys()} keys, open ${Math.round(opened)} ms, cursor in it ${Math.round(usable)} ms, saved ${Math.round(took)} ms`,
    });

    expect(await host.quit()).toBe(0);
    const [call, ...more] = await logIn(profile);
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      source: 'manual',
      direction: 'outbound',
      outcome: 'answered',
      remote: { e164: '+14165550142' },
      disposition: 'connected',
      note: '<p>Wants the offer by Friday</p>',
      noteText: 'Wants the offer by Friday',
    });
    expect((call?.endedAt ?? 0) - (call?.answeredAt ?? 0)).toBe(330_000);
  });

  test('keeps what was typed through Esc, a reload and a quit, until the person starts over', async ({
    launch,
  }) => {
    const first = await launch({ switches: humming });
    await started(first);
    let page = await open(first);
    await page.getByRole('combobox', { name: 'Number or name' }).fill('+44 20 7946 0958');
    await page.getByRole('textbox', { name: 'Note' }).click();
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await hidden(first);

    page = await open(first);
    const kept = async (shown: Page) => {
      await expect(shown.getByText('This is the entry that you left.')).toBeVisible();
      await expect(shown.getByRole('combobox', { name: 'Number or name' })).toHaveValue('+44 20 7946 0958');
      await expect(shown.getByRole('textbox', { name: 'Note' })).toHaveText('Half a thought');
    };
    await kept(page);
    await page.reload();
    await kept(page);
    expect(await first.quit()).toBe(0);

    const second = await launch({ args: ['--hidden'], switches: humming });
    await started(second);
    page = await open(second);
    await kept(page);
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.getByRole('combobox', { name: 'Number or name' })).toHaveValue('');
    await page.reload();
    await expect(page.getByRole('combobox', { name: 'Number or name' })).toHaveValue('');
    await expect(page.getByText('This is the entry that you left.')).toHaveCount(0);
  });

  test('restores the form of a timer that kill -9 cut off, with what was typed into it', async ({
    launch,
    profile,
  }) => {
    const first = await launch({ args: ['--hidden'], switches: humming });
    await started(first);
    let page = await open(first);
    await page.getByRole('combobox', { name: 'Number or name' }).fill('+1 416 555 0142');
    await page.getByRole('button', { name: 'Start timer' }).click();
    await expect(page.getByRole('timer', { name: 'Timer' })).toBeVisible();
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Note' }).click();
    await page.keyboard.type('She asks for the annual plan');
    // Chromium writes a page's storage down 5 s late at most; what the call itself bears is on disk long before.
    await expect(page.getByRole('timer', { name: 'Timer' })).toHaveText(/^(?:[89]|\d\d) s$/, {
      timeout: slow,
    });
    const killedAt = Date.now();
    await first.kill();

    const second = await launch({ args: ['--hidden'], switches: humming });
    await started(second);
    const [call] = await logIn(profile);
    expect(call).toMatchObject({
      state: 'ended',
      recovered: true,
      disposition: 'left_message',
      noteText: 'She asks for the annual plan',
    });
    expect(Math.abs((call?.endedAt ?? 0) - killedAt)).toBeLessThan(2_500);

    page = await open(second);
    await expect(page.getByRole('heading', { name: 'Log this call' })).toBeVisible();
    await expect(page.getByText('Ringnote stopped while this timer ran.')).toBeVisible();
    await expect(page.locator(`[data-call="${call?.id}"]`)).toContainText('Answered');
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveText('She asks for the annual plan');
    await page.getByRole('textbox', { name: 'Note' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(', from May');
    await page.keyboard.press('Control+Enter');
    await hidden(second);
    await open(second);
    await expect(page.getByRole('heading', { name: 'Quick log' })).toBeVisible();
    expect(await logIn(profile)).toMatchObject([
      { id: call?.id, noteText: 'She asks for the annual plan, from May' },
    ]);
  });
});

test.describe('the quick log beside the main window', () => {
  const app = sharedApp();
  const newest = async () => (await app.desk.ask('call.list', { filter: {}, limit: 20 })).calls;

  test('takes an inbound call that was missed, at the time that is typed', async () => {
    const page = await open(app.host);
    await page.getByRole('combobox', { name: 'Number or name' }).fill('Marie Tremblay');
    await page.getByText('Incoming', { exact: true }).click();
    await page.getByLabel('Status').selectOption('Missed');
    await expect(page.getByLabel('Duration')).toBeDisabled();
    await page.getByLabel('Start', { exact: true }).fill('yesterday 16:05');
    await expect(page.getByText('Started Yesterday')).toBeVisible();
    await page.keyboard.press('Enter');
    await hidden(app.host);
    const yesterday = new Date();
    yesterday.setDate(yesterday.getDate() - 1);
    yesterday.setHours(16, 5, 0, 0);
    expect(await newest()).toMatchObject([
      {
        direction: 'inbound',
        status: 'missed',
        contactName: 'Marie Tremblay',
        startedAt: yesterday.getTime(),
      },
    ]);
  });

  test('offers people of the log by name and number, and fills in who is chosen by key', async () => {
    await app.desk.ask('call.log', {
      number: '+1 416 555 0142',
      contactName: 'Ana Silva',
      direction: 'outbound',
      outcome: 'answered',
      startedAt: Date.now() - 3_600_000,
      talkMs: 60_000,
      disposition: null,
      note: '',
    });
    const page = await open(app.host);
    const field = page.getByRole('combobox', { name: 'Number or name' });
    for (const typed of ['ana', '5550142', '(416) 555']) {
      await field.fill('');
      await field.pressSequentially(typed);
      await expect(page.getByRole('option', { name: /Ana Silva/ }), typed).toBeVisible();
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue('Ana Silva');
    await page.keyboard.press('Enter');
    await hidden(app.host);
    const calls = (await newest()).filter(({ contactName }) => contactName === 'Ana Silva');
    expect(calls).toHaveLength(2);
    for (const call of calls) expect(call).toMatchObject({ remote: { e164: '+14165550142' } });
  });

  test('says what is missing, and saves nothing until it is there', async () => {
    const before = await newest();
    const page = await open(app.host);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Type the number or the name of the other side.')).toBeVisible();
    const field = page.getByRole('combobox', { name: 'Number or name' });
    await expect(field).toBeFocused();
    await field.fill('0142');
    await page.getByLabel('Duration').fill('five');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is no duration.')).toBeVisible();
    await expect(page.getByLabel('Duration')).toBeFocused();
    await page.getByLabel('Duration').fill('5');
    await page.getByLabel('Start', { exact: true }).fill('soon');
    await page.keyboard.press('Enter');
    await expect(page.getByText('This is no time.')).toBeVisible();
    expect(await newest()).toEqual(before);
    await page.getByLabel('Start', { exact: true }).fill('');
    await page.keyboard.press('Enter');
    await hidden(app.host);
    expect(await newest()).toHaveLength(before.length + 1);
  });

  test('closes to nowhere: its own close button only hides it', async () => {
    await open(app.host);
    await app.host.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://ringnote/quick/')) window.close();
      }
    });
    await hidden(app.host);
    await open(app.host);
  });

  test('opens from the menu too, and shows text at twice its size whole', async () => {
    const page = await app.host.page('quick');
    await page.keyboard.press('Escape');
    await hidden(app.host);
    await app.host.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().startsWith('app://ringnote/app/'),
      );
      window?.focus();
      window?.webContents.setZoomFactor(2);
    });
    await app.host.clickMenu('&File', 'Quick log…');
    await expect
      .poll(() => quickWindow(app.host), { timeout: slow })
      .toMatchObject({ visible: true, focused: true, bounds: { width: 880 } });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(440);
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeInViewport();
    await app.host.clickMenu('&View', 'Usual text size');
    await page.keyboard.press('Escape');
    await hidden(app.host);
    await open(app.host);
    expect((await quickWindow(app.host))?.bounds.width).toBe(440);
    await page.keyboard.press('Escape');
    await hidden(app.host);
  });
});

test.describe('the timer of the quick log', () => {
  const app = sharedApp();
  const blocked = () =>
    app.host.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 20 }, (_, id) => id).some((id) => powerSaveBlocker.isStarted(id)),
    );

  test('is a live call that lets the machine sleep; stopped, it waits to be said what became of it', async () => {
    const page = await open(app.host);
    await page.getByRole('combobox', { name: 'Number or name' }).fill('+1 416 555 0142');
    await page.getByRole('button', { name: 'Start timer' }).click();
    await expect(page.getByRole('timer', { name: 'Timer' })).toHaveText(/^[1-9] s$/);
    await expect
      .poll(async () => (await app.host.trayMenu()).map(({ label }) => label))
      .toContain('Stop the timer: +14165550142');
    expect(await blocked()).toBe(false);
    await page.keyboard.press('Escape');
    await hidden(app.host);

    await open(app.host);
    await expect(page.getByRole('timer', { name: 'Timer' })).toBeVisible();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('timer')).toHaveCount(0);
    await page.keyboard.press('Alt+2');
    await page.getByRole('textbox', { name: 'Note' }).click();
    await page.keyboard.type('Call again on Monday');
    await page.keyboard.press('Control+Enter');
    await hidden(app.host);
    const { calls } = await app.desk.ask('call.list', { filter: {}, limit: 5 });
    expect(calls).toMatchObject([
      {
        source: 'manual',
        status: 'answered',
        disposition: 'left_message',
        noteText: 'Call again on Monday',
        recovered: false,
      },
    ]);
  });

  test('that runs beside a call of the line leaves only that one to keep the machine awake', async () => {
    const timer = await app.desk.ask('timer.start', {
      number: '+1 416 555 0142',
      contactName: 'Ana Silva',
      direction: 'outbound',
    });
    const call = await app.desk.place('echo');
    await expect.poll(blocked).toBe(true);
    await app.desk.ask('call.hangUp', { id: call.id });
    await app.desk.ended(call.id);
    await expect.poll(blocked).toBe(false);
    expect((await app.desk.ask('call.get', { id: timer.id })).call.endedAt).toBeNull();
  });

  test('that runs is named by the question before a quit, which ends it', async () => {
    const { host, desk, profile } = app;
    const running = (await desk.ask('call.list', { filter: {}, limit: 5 })).calls.find(
      ({ source, endedAt }) => source === 'manual' && endedAt === null,
    );
    await host.answerDialog('showMessageBox', { response: 1 });
    await host.clickTray('Quit Ringnote');
    await expect.poll(() => host.dialogs()).toHaveLength(1);
    expect((await host.dialogs())[0]?.options).toMatchObject({
      message: 'A timer is running for the call with Ana Silva.',
      buttons: ['Stop the timer and quit', 'Let it run'],
    });
    await host.answerDialog('showMessageBox', { response: 0 });
    await host.clickTray('Quit Ringnote');
    expect(await host.waitForExit()).toBe(0);
    expect(await logIn(profile)).toContainEqual(
      expect.objectContaining({ id: running?.id, state: 'ended', recovered: false }),
    );
  });
});
