import { join } from 'node:path';
import { takeDesk } from '../support/desk-hand.ts';
import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming, sharedApp } from '../support/host/shared-app.ts';
import { startApart } from '../support/host/start-apart.ts';
import { readLog } from '../support/read-log.ts';

const slow = 20_000;

async function mainWindow(host: Host) {
  return (await host.windows()).find(({ url }) => url.startsWith('app://ringnote/app/')) ?? null;
}

/** Clicks the window's own close button, which no page has. */
function closeWindow(host: Host): Promise<void> {
  return host.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().startsWith('app://ringnote/app/')) window.close();
    }
  });
}

function crash(host: Host, origin: string): Promise<void> {
  return host.evaluate(({ webContents }, begins) => {
    for (const contents of webContents.getAllWebContents()) {
      if (contents.getURL().startsWith(begins)) contents.forcefullyCrashRenderer();
    }
  }, origin);
}

/** Asks the main window's page by way of main: a debugger's view of a page does not outlive its crash. */
function inWindow<T>(host: Host, code: string): Promise<T> {
  return host.evaluate(({ webContents }, script) => {
    const page = webContents
      .getAllWebContents()
      .find((one) => one.getURL().startsWith('app://ringnote/app/'));
    return page ? page.executeJavaScript(script) : Promise.reject(new Error('There is no main window.'));
  }, code);
}

const logIn = (profile: string) => readLog(join(profile, 'data', 'calls.db'));

test.describe('an app that is open', () => {
  const app = sharedApp();
  test.describe.configure({ mode: 'serial' });

  test('hides in the tray when its window is closed, and lives on there', async () => {
    await app.window.evaluate(() => Object.assign(window, { marked: true }));
    await closeWindow(app.host);
    await expect.poll(async () => (await mainWindow(app.host))?.visible, { timeout: slow }).toBe(false);
    expect(await app.window.evaluate(() => 'marked' in window)).toBe(true);
    expect(await app.host.notifications()).toMatchObject([
      { title: 'Ringnote stays in the tray and keeps taking calls', body: 'Quit it from the tray menu.' },
    ]);
    await app.host.clickNotification();
    await expect.poll(async () => (await mainWindow(app.host))?.visible, { timeout: slow }).toBe(true);
    await closeWindow(app.host);
    await expect.poll(async () => (await mainWindow(app.host))?.visible, { timeout: slow }).toBe(false);
    expect(await app.host.notifications()).toEqual([]);

    const { id } = await app.desk.place('callme');
    await app.desk.ended(id);
    const arrived = await app.desk.arrival();
    await expect
      .poll(() => mainWindow(app.host), { timeout: slow })
      .toMatchObject({ visible: true, focused: false });
    await expect.poll(() => app.host.notifications()).toMatchObject([{ title: 'Incoming call' }]);
    const items = (await app.host.trayMenu()).map(({ label }) => label);
    expect(items).toEqual(expect.arrayContaining([expect.stringMatching(/^Answer /)]));
    await app.host.clickNotification();
    await expect.poll(async () => (await mainWindow(app.host))?.focused, { timeout: slow }).toBe(true);
    await expect(app.window.locator(`[data-call-page="${arrived.id}"]`)).toBeVisible();
    await app.host.clickTray(items.find((label) => label.startsWith('Decline ')) ?? 'no item to decline');
    expect(await app.desk.ended(arrived.id)).toMatchObject({ status: 'declined' });
  });

  test('tells of a missed call, and shows it on a click', async () => {
    const ref = 'missed-1';
    await app.desk.phone.evaluate(async (ref) => {
      const { ringnotePhone } = globalThis as unknown as {
        ringnotePhone: { ask: Record<string, (ask: object) => Promise<{ ok: boolean }>> };
      };
      const report = async (fact: object) => {
        const answer = await ringnotePhone.ask['phone.report']?.(fact);
        if (!answer?.ok) throw new Error(JSON.stringify(answer));
      };
      await report({ kind: 'call.arrived', ref, remoteUser: '+14165550142', remoteName: 'Ada Lovelace' });
      await report({ kind: 'call.ringing', ref });
      await report({ kind: 'call.ended', ref, by: 'remote', sipCode: 487, reasonHeader: null, text: '' });
    }, ref);
    await expect
      .poll(() => app.host.notifications())
      .toMatchObject([{ title: 'Missed call', body: 'Ada Lovelace · +14165550142' }]);
    await app.host.clickNotification();
    const { calls } = await app.desk.ask('call.list', { filter: {}, limit: 1 });
    expect(calls[0]).toMatchObject({ direction: 'inbound', status: 'missed' });
    const page = app.window.locator(`[data-call-page="${calls[0]?.id}"]`);
    await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    await expect.poll(() => app.host.notifications()).toEqual([]);
  });

  test('is brought forward by a second start, which ends at once', async () => {
    await closeWindow(app.host);
    await expect.poll(async () => (await mainWindow(app.host))?.visible).toBe(false);
    const second = await startApart({ profile: app.profile });
    expect(second).toMatchObject({ code: 0, stderr: '' });
    await expect
      .poll(() => mainWindow(app.host), { timeout: slow })
      .toMatchObject({ visible: true, minimized: false, focused: true });
  });

  test('stays where it is when the second start is a hidden one', async () => {
    await closeWindow(app.host);
    await expect.poll(async () => (await mainWindow(app.host))?.visible).toBe(false);
    await app.host.evaluate(({ app, BrowserWindow }) => {
      const heard: boolean[] = [];
      Object.assign(globalThis, { visibleAfterStarts: heard });
      app.on('second-instance', () => {
        heard.push(
          BrowserWindow.getAllWindows().some(
            (window) => window.webContents.getURL().startsWith('app://ringnote/app/') && window.isVisible(),
          ),
        );
      });
    });
    expect((await startApart({ profile: app.profile, args: ['--hidden'] })).code).toBe(0);
    expect((await startApart({ profile: app.profile })).code).toBe(0);
    await expect
      .poll(
        () =>
          app.host.evaluate(
            () => (globalThis as unknown as { visibleAfterStarts: boolean[] }).visibleAfterStarts,
          ),
        { timeout: slow },
      )
      .toEqual([false, true]);
  });

  test('ends the calls of a phone page that crashes by the network, and has its line back', async () => {
    const { id } = await app.desk.place('echo');
    await app.desk.call(id, ({ status }) => status === 'answered');
    await crash(app.host, 'app://phone/');
    expect(await app.desk.ended(id)).toMatchObject({ status: 'answered', endedBy: 'network' });
    await app.desk.registered();
    const again = await app.desk.place('busy');
    expect(await app.desk.ended(again.id, slow)).toMatchObject({ status: 'busy' });
  });

  test('loads a window that crashes again, with what was being typed in it', async () => {
    const { id } = await app.desk.place('echo');
    const note = app.window.locator(`[data-card="${id}"]`).getByRole('textbox', { name: 'Note' });
    await expect(note).toBeFocused();
    await app.window.keyboard.insertText('Half a sentence that nobody has saved');
    const kept = () => app.window.evaluate(() => JSON.stringify({ ...localStorage }));
    await expect.poll(kept, { intervals: [10] }).toContain('Half a sentence that nobody has saved');
    await crash(app.host, 'app://ringnote/app/');
    const typed = () =>
      inWindow<string>(
        app.host,
        `document.querySelector('[data-card="${id}"] [data-note-of]')?.textContent ?? ''`,
      ).catch(String);
    await expect.poll(typed, { timeout: slow }).toBe('Half a sentence that nobody has saved');
    const logged = () =>
      inWindow<{ value: { call: { noteText: string; endedAt: number | null } } }>(
        app.host,
        `ringnote.ask['call.get']({ id: '${id}' })`,
      );
    await expect
      .poll(async () => (await logged()).value.call)
      .toMatchObject({ noteText: 'Half a sentence that nobody has saved', endedAt: null });
    await inWindow(app.host, `ringnote.ask['call.hangUp']({ id: '${id}' })`);
    await expect.poll(async () => (await logged()).value.call.endedAt).not.toBeNull();
  });
});

test.describe('closing the window', () => {
  test('quits when the setting says so, and the next window opens where this one was', async ({ launch }) => {
    const bounds = { x: 60, y: 40, width: 1010, height: 690 };
    const first = await launch({ switches: humming });
    const desk = await takeDesk(first);
    await desk.ask('settings.save', { closeToTray: false });
    await first.evaluate(({ BrowserWindow }, to) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (window.webContents.getURL().startsWith('app://ringnote/app/')) window.setBounds(to);
      }
    }, bounds);
    await closeWindow(first);
    expect(await first.waitForExit()).toBe(0);

    const second = await launch({ args: ['--hidden'], switches: humming });
    await second.page('phone');
    await expect
      .poll(async () => (await second.trayMenu()).map(({ label }) => label), { timeout: slow })
      .toEqual([
        'Practice line is ready',
        '',
        'Quick log…',
        'Log the last call',
        '',
        'Follow-ups',
        '',
        'Open Ringnote',
        'Quit Ringnote',
      ]);
    expect(await mainWindow(second), 'a hidden start has no window').toBeNull();
    await second.clickTray('Open Ringnote');
    await second.page('app');
    await expect.poll(() => mainWindow(second), { timeout: slow }).toMatchObject({ visible: true, bounds });
  });
});

test.describe('quitting during a call', () => {
  const lastWords = 'Send the offer by Friday. Last words.';

  test('asks: staying stays, hanging up ends the call properly, with the last words', async ({
    launch,
    profile,
  }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    const window = await host.page('app');
    await desk.registered();
    const { id } = await desk.place('echo');
    await desk.call(id, ({ status }) => status === 'answered');

    await host.answerDialog('showMessageBox', { response: 1 });
    await host.clickTray('Quit Ringnote');
    await expect.poll(() => host.dialogs()).toHaveLength(1);
    expect((await host.dialogs())[0]?.options).toMatchObject({
      message: 'You are in a call with echo.',
      buttons: ['Hang up and quit', 'Stay in the call'],
    });
    expect(await desk.call(id, () => true)).toMatchObject({ status: 'answered', endedAt: null });

    await host.answerDialog('showMessageBox', { response: 0 });
    await window.locator(`[data-card="${id}"]`).getByRole('textbox', { name: 'Note' }).focus();
    await window.keyboard.insertText(lastWords);
    await host.clickTray('Quit Ringnote');
    expect(await host.waitForExit()).toBe(0);

    const [call] = await logIn(profile);
    expect(call).toMatchObject({
      id,
      state: 'ended',
      outcome: 'answered',
      endedBy: 'local',
      recovered: false,
      note: `<p>${lastWords}</p>`,
    });
  });

  test('by Ctrl+C is the same', async ({ launch, profile }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    await desk.registered();
    const { id } = await desk.place('echo');
    await desk.call(id, ({ status }) => status === 'answered');
    await host.answerDialog('showMessageBox', { response: 0 });
    process.kill(host.pid, 'SIGINT');
    expect(await host.waitForExit()).toBe(0);
    expect(await logIn(profile)).toMatchObject([{ id, state: 'ended', endedBy: 'local', recovered: false }]);
  });
});

test.describe('an app that the system ends', () => {
  test('by shutting down asks it to wait, hangs up without a question, and goes', async ({
    launch,
    profile,
  }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    await desk.registered();
    const { id } = await desk.place('echo');
    await desk.call(id, ({ status }) => status === 'answered');
    expect(await host.powerEvent('shutdown')).toEqual({ prevented: true });
    expect(await host.waitForExit()).toBe(0);
    expect(host.failures()).toEqual([]);
    expect(await logIn(profile)).toMatchObject([{ id, state: 'ended', endedBy: 'local', recovered: false }]);
  });

  test('by SIGTERM writes down what was being typed, and goes', async ({ launch, profile }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    const window = await host.page('app');
    await desk.registered();
    const { id } = await desk.place('busy');
    await desk.ended(id);
    await window.locator(`[data-card="${id}"]`).getByRole('textbox', { name: 'Note' }).focus();
    await window.keyboard.insertText('Engaged all morning');
    process.kill(host.pid, 'SIGTERM');
    expect(await host.waitForExit()).toBe(0);
    expect(await logIn(profile)).toMatchObject([{ id, outcome: 'busy', note: '<p>Engaged all morning</p>' }]);
  });
});
