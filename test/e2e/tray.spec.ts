import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming, sharedApp } from '../support/host/shared-app.ts';

const slow = 20_000;
const labels = async (host: Host) => (await host.trayMenu()).map(({ label }) => label);
const windowAt = async (host: Host, url: string) =>
  (await host.windows()).find((window) => window.url.startsWith(url)) ?? null;

const entry = {
  number: '+1 416 555 0142',
  contactName: 'Ana Silva',
  direction: 'inbound',
  outcome: 'answered',
  talkMs: 60_000,
  disposition: null,
  note: '',
} as const;

test.describe('the tray', () => {
  const app = sharedApp();
  const quickIs = (visible: boolean) =>
    expect
      .poll(async () => (await windowAt(app.host, 'app://ringnote/quick/'))?.visible, { timeout: slow })
      .toBe(visible);
  const logLast = async () => (await app.host.trayMenu()).find(({ label }) => label === 'Log the last call');

  test('counts the calls to log on its icon, and logs the last one', async () => {
    const { host, desk } = app;
    const plain = (await host.tray())?.image;
    expect(await logLast()).toMatchObject({ enabled: false });
    const call = await desk.ask('call.log', { ...entry, startedAt: Date.now() - 120_000 });
    await expect.poll(async () => (await host.tray())?.tip, { timeout: slow }).toContain('1 call to log.');
    if (process.platform === 'linux') expect((await host.tray())?.image).not.toBe(plain);

    await expect.poll(async () => (await logLast())?.enabled, { timeout: slow }).toBe(true);
    await host.clickTray('Log the last call');
    const page = await host.page('quick');
    await quickIs(true);
    await expect(page.locator(`[data-call="${call.id}"]`)).toContainText('Ana Silva');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+Enter');
    await quickIs(false);
    await expect.poll(async () => (await host.tray())?.tip, { timeout: slow }).not.toContain('to log');
    expect((await host.tray())?.image).toBe(plain);
    expect((await desk.ask('call.get', { id: call.id })).call.disposition).toBe('connected');
  });

  test('shows the recent calls, and a click on one opens it', async () => {
    const { host, desk, window } = app;
    const call = await desk.ask('call.log', {
      ...entry,
      contactName: 'Marie Tremblay',
      startedAt: Date.now() - 60_000,
    });
    await expect
      .poll(() => labels(host), { timeout: slow })
      .toContainEqual(expect.stringMatching(/^Marie Tremblay · .+ · Answered$/));
    const label = (await labels(host)).find((one) => one.startsWith('Marie Tremblay · ')) ?? '';
    await host.clickTray(label);
    await expect(window.locator(`[data-call-page="${call.id}"]`)).toBeVisible();
  });

  test('opens the follow-ups, whose notification opens the call itself', async () => {
    const { host, desk, window } = app;
    const call = await desk.ask('call.log', {
      ...entry,
      contactName: 'Jonas Weber',
      startedAt: Date.now() - 60_000,
    });
    await desk.ask('call.annotate', { id: call.id, followUpAt: Date.now() - 1000 });
    await expect.poll(() => labels(host), { timeout: slow }).toContain('Follow-ups (1 due)');
    await host.clickTray('Follow-ups (1 due)');
    await expect(window.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
    const told = async () =>
      (await host.notifications()).findIndex(({ title }) => title === 'Follow-up is due');
    // What is due is looked for every 30 s.
    await expect.poll(told, { timeout: 45_000 }).toBeGreaterThanOrEqual(0);
    await host.clickNotification(await told());
    await expect(window.locator(`[data-call-page="${call.id}"]`)).toBeVisible();
  });

  test('opens the calls to log, and the quick log', async () => {
    const { host, window } = app;
    await host.clickTray('2 calls to log');
    await expect(window.getByText('Jonas Weber').first()).toBeVisible();
    await host.clickTray('Quick log…');
    await host.page('quick');
    await expect
      .poll(async () => (await windowAt(host, 'app://ringnote/quick/'))?.focused, { timeout: slow })
      .toBe(true);
  });

  test('has the app take away what a page that crashed had only half handed over', async () => {
    const { host, desk } = app;
    const call = await desk.ask('call.log', { ...entry, startedAt: Date.now() - 30_000 });
    const overview = () =>
      host.evaluate(async ({ webContents }) => {
        const page = webContents
          .getAllWebContents()
          .find((one) => one.getURL().startsWith('app://ringnote/app/'));
        const answer = (await page
          ?.executeJavaScript(`ringnote.ask['app.overview']({})`)
          .catch(() => null)) as { value?: { incoming: { id: string }[] } } | null;
        return answer?.value?.incoming.map(({ id }) => id) ?? null;
      });
    const half = await desk.ask('recording.begin', {
      call: call.id,
      name: 'call.wav',
      kind: 'attached',
      total: 5_000_000,
    });
    expect(await overview()).toEqual([half.id]);
    await host.evaluate(({ webContents }) => {
      for (const one of webContents.getAllWebContents())
        if (one.getURL().startsWith('app://ringnote/app/')) one.forcefullyCrashRenderer();
    });
    await expect.poll(overview, { timeout: slow }).toEqual([]);
  });
});

test.describe('a start with --hidden', () => {
  test('is in the tray only, until a window is asked for', async ({ launch }) => {
    const host = await launch({ args: ['--hidden'], switches: humming });
    await host.page('phone');
    expect(await windowAt(host, 'app://ringnote/app/')).toBeNull();
    await host.clickTray('Follow-ups');
    const window = await host.page('app');
    await expect(window.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
  });
});
