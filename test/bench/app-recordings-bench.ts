import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { recordingLimit } from '../../contract/recording/limits.ts';
import type { Recording } from '../../contract/recording/recording.ts';
import { makeSound } from '../recordings/sounds.ts';
import { takeDesk } from '../support/desk-hand.ts';
import type { Host } from '../support/host/host.ts';
import { launchHost } from '../support/host/launch-host.ts';
import { until } from '../support/host/until.ts';
import { idleTime, largestWav, type RecordingCost } from './recordings-bench.ts';
import type { TranscodeCost } from './transcode-bench.ts';
import { type Watched, watchProcess } from './watch-process.ts';

/** How long 500 MB may take on a machine that does other things too, ms. */
const patience = 300_000;

type Watching = { stopWatching?: () => Watched };

/** Watches the app's main process from inside. */
async function watched(host: Host, work: () => Promise<unknown>): Promise<Watched> {
  await host.evaluate((_electron, source) => {
    const { runInThisContext } = process.getBuiltinModule('node:vm');
    const watch = runInThisContext(`(${source})`) as typeof watchProcess;
    (globalThis as Watching).stopWatching = watch();
  }, String(watchProcess));
  await work();
  return host.evaluate(() => {
    const { stopWatching } = globalThis as Watching;
    if (stopWatching === undefined) throw new Error('Nothing is watched.');
    return stopWatching();
  });
}

/** Drops a WAV of the largest size onto the page of the call that is open. */
async function drop(page: Page): Promise<void> {
  await page.locator('[data-call-page]').evaluate((target, limit) => {
    const head = new DataView(new ArrayBuffer(44));
    const letters = (at: number, text: string) => {
      for (let n = 0; n < text.length; n += 1) head.setUint8(at + n, text.charCodeAt(n));
    };
    letters(0, 'RIFF');
    head.setUint32(4, limit - 8, true);
    letters(8, 'WAVEfmt ');
    head.setUint32(16, 16, true);
    head.setUint32(20, 0x2_0001, true);
    head.setUint32(24, 48_000, true);
    head.setUint32(28, 192_000, true);
    head.setUint32(32, 0x10_0004, true);
    letters(36, 'data');
    head.setUint32(40, limit - 44, true);
    const transfer = new DataTransfer();
    transfer.items.add(new File([head.buffer, new Uint8Array(limit - 44)], 'dropped.wav'));
    const about = { bubbles: true, cancelable: true, dataTransfer: transfer };
    for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, about));
  }, recordingLimit);
}

/** The built app with one call in its log, whose page is open. */
interface OpenApp {
  readonly host: Host;
  readonly page: Page;
  readonly profile: string;
  /** Has a file chosen in the dialog. */
  choose(path: string): Promise<void>;
  /** Waits for a recording of the call. */
  there(name: string): Promise<Recording>;
  /** Waits for a recording's waveform. */
  drawn(id: string): Promise<void>;
  remove(name: string): Promise<void>;
}

async function inApp<T>(work: (app: OpenApp) => Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'ringnote-app-recordings-'));
  const host = await launchHost({ profile });
  try {
    const page = await host.page('app');
    const desk = await takeDesk(host);
    const call = await desk.ask('call.log', {
      number: '+1 416 555 0142',
      contactName: 'Ana Silva',
      direction: 'outbound',
      outcome: 'answered',
      startedAt: Date.now() - 600_000,
      talkMs: 300_000,
      disposition: null,
      note: '',
    });
    await page.locator(`[data-call="${call.id}"]`).first().click();
    const there = (name: string) =>
      until(`the recording ${name}`, patience, async () => {
        const { recordings } = await desk.ask('call.get', { id: call.id });
        return recordings.find((one) => one.name === name) ?? null;
      });
    const done = await work({
      ...{ host, page, profile, there },
      async choose(path) {
        await host.answerDialog('showOpenDialog', { canceled: false, filePaths: [path] });
        await page.getByRole('button', { name: 'Attach…' }).click();
      },
      drawn: async (id) =>
        void (await until(
          'the waveform',
          patience,
          async () => (await desk.ask('recording.peaks', { id })).peaks,
        )),
      remove: async (name) => void (await desk.ask('recording.remove', { id: (await there(name)).id })),
    });
    await host.quit();
    return done;
  } finally {
    await host.kill();
    rmSync(profile, { recursive: true, force: true });
  }
}

/**
 * What 500 MB cost main in the whole built app: chosen in the dialog, and dropped onto the page. In the stand-in a dropped
 * file's bytes cross as text, which is its own way of speaking with Chromium and costs most of the time; Electron has none
 * of it.
 */
export function appRecordingsBench(): Promise<RecordingCost[]> {
  return inApp(async ({ host, page, profile, choose, there, remove }) => {
    const costOf = async (what: string, name: string, give: () => Promise<void>): Promise<RecordingCost> => {
      const idle = await watched(host, () => sleep(idleTime));
      const start = performance.now();
      const costs = await watched(host, async () => {
        await give();
        await there(name);
      });
      return { what, seconds: (performance.now() - start) / 1000, ...costs, idle };
    };
    const source = join(profile, 'chosen.wav');
    largestWav(source);
    const chosen = await costOf('500 MB chosen in the whole app', 'chosen.wav', () => choose(source));
    await remove('chosen.wav');
    const dropped = await costOf('500 MB dropped onto the whole app', 'dropped.wav', () => drop(page));
    return [chosen, dropped];
  });
}

/** The most memory that a process of the media page's browser has had since it began, MB (`VmHWM`, Linux alone). */
async function mostOfMediaPage(host: Host): Promise<number> {
  const browser = (await host.page('media')).context().browser();
  const session = await browser?.newBrowserCDPSession();
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
  await session?.detach();
  const most = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024);
  return Math.max(0, ...most);
}

/** A WAV of the largest size made into an MP3 in the whole built app: how long, and what main and the media page hold. */
export function appTranscodeBench(): Promise<TranscodeCost[]> {
  return inApp(async ({ host, page, profile, choose, there, drawn }) => {
    const sound = makeSound(profile, 'wav', Math.floor((recordingLimit - 1000) / (48_000 * 4)));
    await choose(sound);
    const { id } = await there(basename(sound));
    // Its waveform is drawn first, by the same page.
    await drawn(id);
    await host.answerDialog('showSaveDialog', { canceled: false, filePath: join(profile, 'made.mp3') });
    const start = performance.now();
    let pageMb = 0;
    const main = await watched(host, async () => {
      await page.getByRole('button', { name: 'More for' }).click();
      await page.getByRole('menuitem', { name: 'Save as MP3…' }).click();
      await page.locator(`[data-saving="${id}"]`).waitFor();
      await page.locator(`[data-saving="${id}"]`).waitFor({ state: 'detached', timeout: patience });
      pageMb = await mostOfMediaPage(host);
    });
    const seconds = (performance.now() - start) / 1000;
    const { size: bytes } = statSync(join(profile, 'made.mp3'));
    const { memoryMb: mainMb, turnMs } = main;
    return [{ what: '500 MB of wav to mp3 in the whole app', seconds, bytes, mainMb, turnMs, pageMb }];
  });
}
