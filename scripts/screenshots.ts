import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { words } from '../renderer/app/words.ts';
import { launchHost } from '../test/support/host/launch-host.ts';
import { buildApp, isBuilt } from './system/build-app.ts';
import { ensureChromium } from './system/find-chromium.ts';

const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const SIZE = { width: 1280, height: 800 };

/** Light and dark of one view; it is the system's theme that changes, as the app follows it unless told otherwise. */
async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => document.fonts.ready);
    // Colours fade for a moment when the theme changes.
    await page.waitForTimeout(400);
    const path = join(FOLDER, `${name}-${colorScheme}.png`);
    await page.screenshot({ path });
    console.log(path);
  }
}

/** A real call on the practice line, with a note typed while it runs. */
async function callEcho(page: Page): Promise<void> {
  const dialBox = page.getByLabel(words.dial.label);
  await dialBox.fill('echo');
  await dialBox.press('Enter');
  await page.getByRole('button', { name: words.live.mute }).waitFor();
  await page
    .getByLabel(words.note.label)
    .first()
    .fill('The echo is clear and comes at once. The headset works.');
  // Long enough for the note to be saved and the timer to show a call that runs.
  await page.waitForTimeout(5000);
}

async function takeScreenshots(): Promise<void> {
  if (!isBuilt()) {
    const end = await buildApp();
    if (end.code !== 0) throw new Error(`${end.output}\nThe build failed.`);
  }
  const chromium = await ensureChromium(console.log);
  const profile = mkdtempSync(join(tmpdir(), 'ringnote-screenshots-'));
  mkdirSync(FOLDER, { recursive: true });
  const host = await launchHost({
    profile,
    args: ['--demo', '400'],
    env: { RINGNOTE_CHROMIUM: chromium.path },
    switches: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });
  try {
    const page = await host.page('app');
    await page.setViewportSize(SIZE);
    await page.getByRole('grid', { name: words.history.grid }).getByRole('row').first().waitFor();
    await picture(page, 'history');
    await callEcho(page);
    await picture(page, 'live-call');
    await page.getByRole('button', { name: words.live.hangUp }).click();
  } finally {
    await host.quit().catch(() => host.kill());
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

await takeScreenshots();
