import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { t } from '../contract/words/say.ts';
import type { Host } from '../test/support/host/host.ts';
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

/** A real call on the practice line. */
async function callEcho(page: Page): Promise<void> {
  const dialBox = page.getByLabel(t('dial.label'));
  await dialBox.fill('echo');
  await dialBox.press('Enter');
  await page.getByRole('button', { name: t('live.mute') }).waitFor();
}

/** A note typed while a call runs. */
async function takeNote(page: Page): Promise<void> {
  await page
    .getByRole('textbox', { name: t('note.label') })
    .first()
    .click();
  await page.keyboard.type('The echo is clear and comes at once. The headset works.');
  // Long enough for the note to be saved and the timer to show a call that runs.
  await page.waitForTimeout(5000);
}

const hangUp = (page: Page): Promise<void> => page.getByRole('button', { name: t('live.hangUp') }).click();

/** Selects the second and the third call by the keyboard. */
async function selectTwo(page: Page): Promise<void> {
  for (const key of ['j', 'j', 'x', 'j', 'x']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(100);
  }
  await page.getByRole('region', { name: t('history.select.region') }).waitFor();
}

/** Twenty seconds of something like speech: bursts of sound with pauses between them. */
function makeRecording(folder: string): string {
  const file = join(folder, 'Interview with Hartmann.mp3');
  const speech =
    'aevalsrc=exprs=(sin(2*PI*t*0.31)*0.5+0.5)*sin(2*PI*220*t)*gt(sin(2*PI*t*0.9)\\,-0.2)*0.6:d=20';
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', speech, '-b:a', '64k', file]);
  return file;
}

async function callWithRecording(host: Host, page: Page, file: string): Promise<void> {
  const grid = page.getByRole('grid', { name: t('history.grid') });
  await grid.locator('[data-call]').nth(2).click();
  await page.getByRole('region', { name: t('call.region'), exact: true }).waitFor();
  await host.answerDialog('showOpenDialog', { canceled: false, filePaths: [file] });
  await page.getByRole('button', { name: t('recording.attach') }).click();
  await page.locator('[data-recording]').waitFor();
  const position = page.getByRole('slider', { name: t('recording.player.position') });
  // It opens by itself where it is the only one.
  await position.waitFor({ timeout: 5000 }).catch(async () => {
    await page
      .locator('[data-recording]')
      .getByRole('button', { name: 'Interview with Hartmann' })
      .first()
      .click();
    await position.waitFor();
  });
  await position.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
}

/** Deletes what is left in the history, until it shows how a first call is made. */
async function emptyLog(page: Page): Promise<void> {
  const rows = page.getByRole('grid', { name: t('history.grid') }).locator('[data-call]');
  while (await rows.first().isVisible()) {
    await rows.first().focus();
    await page.keyboard.press('Delete');
    await page.waitForTimeout(300);
  }
  // What was deleted is told for some seconds.
  await page.getByText(t('history.trashed', { count: 1 })).waitFor({ state: 'detached' });
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
    const go = async (key: string) => {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
    };
    await page
      .getByRole('grid', { name: t('history.grid') })
      .getByRole('row')
      .first()
      .waitFor();
    await picture(page, 'history');
    await selectTwo(page);
    await picture(page, 'selection');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: t('history.filter.button'), exact: true }).click();
    await page.getByPlaceholder(t('history.filter.search')).waitFor();
    await picture(page, 'filter');
    await page.keyboard.press('Escape');
    await callEcho(page);
    await takeNote(page);
    await picture(page, 'live-call');
    await hangUp(page);
    await page.getByRole('button', { name: t('live.done'), exact: true }).click();
    await callEcho(page);
    await hangUp(page);
    await page.getByText(t('wrapUp.title')).waitFor();
    await picture(page, 'wrap-up');
    await page.getByRole('button', { name: t('live.done'), exact: true }).click();
    await callWithRecording(host, page, makeRecording(profile));
    await picture(page, 'call');
    await page.getByRole('button', { name: t('call.more') }).click();
    await page.getByRole('menuitem', { name: t('call.correct.action') }).click();
    await page.getByRole('dialog', { name: t('call.correct.title') }).waitFor();
    await picture(page, 'correct');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await go('f');
    await page.getByRole('heading', { name: t('followUp.title') }).waitFor();
    await picture(page, 'follow-ups');
    await go('t');
    await page.getByRole('heading', { name: t('trash.title') }).waitFor();
    await picture(page, 'trash');
    await go('s');
    await page.getByRole('heading', { name: t('settings.title') }).waitFor();
    await picture(page, 'settings');
    await go('h');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(t('palette.search')).fill('mar');
    await page.waitForTimeout(600);
    await picture(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: t('keys.title') }).waitFor();
    await picture(page, 'keys');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('history.window.logCall') }).click();
    const quick = await host.page('quick');
    await quick.getByLabel(t('quick.who')).waitFor();
    await picture(quick, 'quick-log');
    await quick.keyboard.press('Escape');
    await page.getByRole('button', { name: t('app.demoRemove', { count: 2 }) }).click();
    await emptyLog(page);
    await picture(page, 'first-run');
  } finally {
    await host.quit().catch(() => host.kill());
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

await takeScreenshots();
