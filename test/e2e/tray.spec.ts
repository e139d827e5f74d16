import { takeDesk } from '../support/desk-hand.ts';
import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming } from '../support/host/shared-app.ts';

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
  test('shows the recent calls, and a click on one opens it', async ({ launch }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    const call = await desk.ask('call.log', { ...entry, startedAt: Date.now() - 120_000 });
    await expect
      .poll(() => labels(host), { timeout: slow })
      .toContainEqual(expect.stringMatching(/^Ana Silva · .+ · Answered$/));
    const label = (await labels(host)).find((one) => one.startsWith('Ana Silva · ')) ?? '';
    await host.clickTray(label);
    const window = await host.page('app');
    await expect(window.locator(`[data-call-page="${call.id}"]`)).toBeVisible();
  });

  test('counts the calls to log on its icon, and logs the last one', async ({ launch }) => {
    const host = await launch({ switches: humming });
    const desk = await takeDesk(host);
    const plain = (await host.tray())?.image;
    expect((await host.trayMenu()).find(({ label }) => label === 'Log the last call')).toMatchObject({
      enabled: false,
    });
    const call = await desk.ask('call.log', { ...entry, startedAt: Date.now() - 120_000 });
    await expect.poll(async () => (await host.tray())?.tip, { timeout: slow }).toContain('1 call to log.');
    if (process.platform === 'linux') expect((await host.tray())?.image).not.toBe(plain);

    await expect
      .poll(async () => (await host.trayMenu()).find(({ label }) => label === 'Log the last call')?.enabled)
      .toBe(true);
    await host.clickTray('Log the last call');
    const page = await host.page('quick');
    await expect
      .poll(async () => (await windowAt(host, 'app://ringnote/quick/'))?.visible, { timeout: slow })
      .toBe(true);
    await expect(page.locator(`[data-call="${call.id}"]`)).toContainText('Ana Silva');
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await windowAt(host, 'app://ringnote/quick/'))?.visible, { timeout: slow })
      .toBe(false);
    await expect.poll(async () => (await host.tray())?.tip, { timeout: slow }).not.toContain('to log');
    expect((await host.tray())?.image).toBe(plain);
    expect((await desk.ask('call.get', { id: call.id })).call.disposition).toBe('connected');
  });

  test('opens the quick log, the follow-ups and the window', async ({ launch }) => {
    const host = await launch({ args: ['--hidden'], switches: humming });
    await host.page('phone');
    await host.clickTray('Quick log…');
    await host.page('quick');
    await expect
      .poll(async () => (await windowAt(host, 'app://ringnote/quick/'))?.focused, { timeout: slow })
      .toBe(true);
    expect(await windowAt(host, 'app://ringnote/app/')).toBeNull();
    await host.clickTray('Follow-ups');
    const window = await host.page('app');
    await expect(window.getByRole('heading', { name: 'Follow-ups' })).toBeVisible();
  });
});
