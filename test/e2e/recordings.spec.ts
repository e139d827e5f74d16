import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import type { Call } from '../../contract/call/call.ts';
import { recordingPath } from '../../contract/recording/limits.ts';
import { makeSound, probe, soundFolder } from '../recordings/sounds.ts';
import { type DeskHand, takeDesk } from '../support/desk-hand.ts';
import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming, sharedApp } from '../support/host/shared-app.ts';

const slow = 30_000;
/** Playing time of the long recording, s: 12 MB, so that its end is not in the first answer, which has 4 MB at most. */
const longSeconds = 300;

const sounds = soundFolder();
test.afterAll(sounds.remove);

/** Five minutes of MP3, made of ten seconds thirty times over. */
function makeLong(): string {
  const path = join(sounds.path, 'long talk.mp3');
  const part = makeSound(sounds.path, 'mp3', 10, '-b:a', '320k');
  execFileSync('ffmpeg', ['-v', 'error', '-y', '-stream_loop', '29', '-i', part, '-c', 'copy', path]);
  return path;
}

/** Writes a call down by hand, for recordings to be attached to. */
function logged(desk: DeskHand, contactName: string, number = '+1 416 555 0142'): Promise<Call> {
  return desk.ask('call.log', {
    number,
    contactName,
    direction: 'outbound',
    outcome: 'answered',
    startedAt: Date.now() - 600_000,
    talkMs: 300_000,
    disposition: null,
    note: '',
  });
}

/** The page of a call, opened from the history. */
async function openCall(window: Page, id: string): Promise<Locator> {
  const page = window.locator(`[data-call-page="${id}"]`);
  await window
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: 'History', exact: true })
    .click();
  if (!(await page.isVisible())) await window.locator(`[data-call="${id}"]`).first().click();
  await expect(page.getByRole('heading', { name: 'Recordings' })).toBeVisible();
  return page;
}

async function attach(host: Host, page: Locator, ...filePaths: string[]): Promise<void> {
  await host.answerDialog('showOpenDialog', { canceled: false, filePaths });
  await page.getByRole('button', { name: 'Attach…' }).click();
}

/** Hands a file to the page as a mouse or a keyboard does. */
async function give(how: 'drop' | 'paste', onto: Locator, path: string, name: string): Promise<void> {
  await onto.evaluate(
    (target, { how, base64, name }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name));
      const about = { bubbles: true, cancelable: true };
      if (how === 'paste')
        target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, ...about }));
      else
        for (const type of ['dragenter', 'dragover', 'drop'])
          target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, ...about }));
    },
    { how, base64: readFileSync(path).toString('base64'), name },
  );
}

const row = (page: Locator, name: string) => page.locator('[data-recording]').filter({ hasText: name });

async function fromMenu(page: Locator, name: string, item: string): Promise<void> {
  await row(page, name).getByRole('button', { name: 'More for' }).click();
  await page.page().getByRole('menuitem', { name: item, exact: true }).click();
}

/** Where a player stands, whole seconds. */
const at = async (player: Locator) =>
  Number(await player.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuenow'));

const folderOf = (profile: string) => join(profile, 'data', 'recordings');
const namesIn = (folder: string) => readdirSync(folder).sort();
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test.describe('the recordings of a call', () => {
  test.describe.configure({ mode: 'serial' });
  const app = sharedApp();
  let call = '';
  let page: Locator;

  const kept = async () => (await app.desk.ask('call.get', { id: call })).recordings;
  const keptAs = async (name: string) => {
    const found = (await kept()).find((each) => each.name === name);
    if (found === undefined) throw new Error(`There is no recording ${name}.`);
    return found;
  };
  const player = async (name: string) => app.window.locator(`[data-player="${(await keptAs(name)).id}"]`);

  test('are attached by the dialog, drawn, and kept as they were', async () => {
    ({ id: call } = await logged(app.desk, 'Ana Silva'));
    page = await openCall(app.window, call);
    const source = makeLong();
    await attach(app.host, page, source);
    await expect(row(page, 'long talk.mp3')).toContainText('5:00', { timeout: slow });
    expect((await app.host.dialogs()).at(-1)).toMatchObject({
      method: 'showOpenDialog',
      options: { properties: ['openFile', 'multiSelections'] },
    });
    const { id, format, ...facts } = await keptAs('long talk.mp3');
    expect(facts).toMatchObject({ kind: 'attached', sha256: sha256(source), file: 'fine', recovered: false });
    expect(namesIn(folderOf(app.profile))).toEqual([`${id}.${format}`]);

    await row(page, 'long talk.mp3').getByRole('button', { name: 'long talk.mp3' }).first().click();
    await expect((await player('long talk.mp3')).locator('[data-waveform]')).toBeVisible({ timeout: slow });
  });

  test('play from any moment at once, by a range of the file', async () => {
    const { id, bytes } = await keptAs('long talk.mp3');
    const ranges: { status: number; range: string }[] = [];
    app.window.on('response', (response) => {
      if (!response.url().endsWith(recordingPath(id))) return;
      ranges.push({ status: response.status(), range: response.headers()['content-range'] ?? '' });
    });
    const shown = await player('long talk.mp3');
    await shown.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => at(shown), { timeout: slow }).toBeGreaterThanOrEqual(1);

    const track = shown.getByRole('slider', { name: 'Position' });
    const width = (await track.boundingBox())?.width ?? 0;
    await track.click({ position: { x: width * 0.9, y: 10 } });
    const sought = await at(shown);
    expect(Math.abs(sought - longSeconds * 0.9)).toBeLessThan(3);
    await expect.poll(() => at(shown), { timeout: slow }).toBeGreaterThanOrEqual(sought + 2);
    await expect(shown).toHaveAttribute('data-playing', 'true');
    const starts = ranges.map(({ range }) => Number(/^bytes (\d+)-/.exec(range)?.[1]));
    expect(Math.max(...starts)).toBeGreaterThan(bytes * 0.8);
    expect(new Set(ranges.map(({ status }) => status))).toEqual(new Set([206]));
  });

  test('play faster when asked to', async () => {
    const shown = await player('long talk.mp3');
    await shown.getByRole('slider', { name: 'Position' }).press('Home');
    await shown.getByLabel('Speed').selectOption({ label: '3 ×' });
    const [from, begun] = [await at(shown), performance.now()];
    await expect.poll(() => at(shown), { timeout: slow }).toBeGreaterThanOrEqual(from + 9);
    expect(performance.now() - begun, 'nine seconds of sound, ms').toBeLessThan(8_000);
    await shown.getByLabel('Speed').selectOption({ label: '1 ×' });
    await shown.getByRole('button', { name: 'Pause' }).click();
  });

  test('carry marks, which are clicked to hear what was said then', async () => {
    const shown = await player('long talk.mp3');
    const track = shown.getByRole('slider', { name: 'Position' });
    await track.press('PageUp');
    const marked = await at(shown);
    await shown.getByRole('button', { name: 'Mark here' }).click();
    await app.window.keyboard.type('She agrees to the price');
    await app.window.keyboard.press('Enter');
    const mark = shown.getByRole('button', { name: /^Play from .*: She agrees to the price$/ });
    await expect(mark).toBeVisible();
    await expect
      .poll(async () => (await keptAs('long talk.mp3')).marks)
      .toMatchObject([{ text: 'She agrees to the price' }]);
    await track.press('End');
    await mark.click();
    await expect(shown).toHaveAttribute('data-playing', 'true');
    await expect.poll(() => at(shown), { timeout: slow }).toBeGreaterThanOrEqual(marked + 1);
    expect(await at(shown)).toBeLessThan(marked + 30);
    await shown.getByRole('button', { name: 'Pause' }).click();
  });

  test('are renamed, deleted, brought back and shown in their folder', async () => {
    await fromMenu(page, 'long talk.mp3', 'Rename');
    await app.window.getByRole('textbox', { name: 'Name of the recording' }).fill('The price');
    await app.window.keyboard.press('Enter');
    await expect(row(page, 'The price')).toBeVisible();
    const { id, format } = await keptAs('The price');

    await fromMenu(page, 'The price', 'Delete');
    await expect(row(page, 'The price')).toHaveCount(0);
    expect(await kept()).toEqual([]);
    expect(namesIn(folderOf(app.profile)), 'the file waits in the trash').toEqual([`${id}.${format}`]);
    await app.window.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 'The price')).toBeVisible();
    expect(await kept()).toMatchObject([{ id, file: 'fine' }]);

    await fromMenu(page, 'The price', 'Show in folder');
    await expect.poll(() => app.host.opened()).toEqual([join(folderOf(app.profile), `${id}.${format}`)]);
  });

  test('are dropped and pasted onto the page of the call', async () => {
    const [dropped, pasted] = [makeSound(sounds.path, 'ogg', 4), makeSound(sounds.path, 'flac', 3)];
    await give('drop', page, dropped, 'dropped.ogg');
    await expect(row(page, 'dropped.ogg')).toContainText('0:04', { timeout: slow });
    await give('paste', app.window.locator('body'), pasted, 'pasted.flac');
    await expect(row(page, 'pasted.flac')).toContainText('0:03', { timeout: slow });
    expect(await keptAs('dropped.ogg')).toMatchObject({ format: 'ogg', sha256: sha256(dropped) });
    expect(await keptAs('pasted.flac')).toMatchObject({ format: 'flac', sha256: sha256(pasted) });
  });

  test('are saved as they are, as WAV and as MP3', async () => {
    const saved = async (item: string, name: string) => {
      const filePath = join(sounds.path, name);
      await app.host.answerDialog('showSaveDialog', { canceled: false, filePath });
      await fromMenu(page, 'dropped.ogg', item);
      await expect.poll(() => namesIn(sounds.path), { timeout: slow }).toContain(name);
      await expect(row(page, 'dropped.ogg').getByLabel('Saving…')).toHaveCount(0);
      return filePath;
    };
    expect(sha256(await saved('Save as…', 'saved.ogg'))).toBe((await keptAs('dropped.ogg')).sha256);
    const wav = probe(await saved('Save as WAV…', 'saved.wav'));
    expect(wav).toMatchObject({ codec: 'pcm_s16le', channels: 2, rate: 48_000 });
    expect(Math.abs(wav.seconds - 4)).toBeLessThan(0.1);
    const mp3 = probe(await saved('Save as MP3…', 'saved.mp3'));
    expect(mp3).toMatchObject({ codec: 'mp3', channels: 2, rate: 48_000 });
    expect(Math.abs(mp3.seconds - 4)).toBeLessThan(0.15);
    const suggested = (await app.host.dialogs()).filter(({ method }) => method === 'showSaveDialog');
    expect(suggested.map(({ options }) => options)).toEqual([
      { defaultPath: 'dropped.ogg' },
      { defaultPath: 'dropped.wav' },
      { defaultPath: 'dropped.mp3' },
    ]);
  });

  test('can be spoken into the microphone', async () => {
    await page.getByRole('button', { name: 'Record a memo' }).click();
    const bar = app.window.getByRole('region', { name: 'Voice memo' });
    await expect(bar).toHaveAttribute('data-memo', 'recording', { timeout: slow });
    const begun = performance.now();
    await expect(bar.getByRole('timer')).toHaveText('0:03', { timeout: slow });
    const spoken = performance.now() - begun;
    await bar.getByRole('button', { name: 'Stop and keep' }).click();
    await expect(row(page, 'Voice memo')).toBeVisible({ timeout: slow });
    await expect(bar).toHaveCount(0);
    const memo = (await kept()).find(({ kind }) => kind === 'memo');
    expect(memo).toMatchObject({ format: 'opus', recovered: false, file: 'fine' });
    const seconds = (memo?.durationMs ?? 0) / 1000;
    expect(Math.abs(seconds - spoken / 1000)).toBeLessThan(1);
    const file = join(folderOf(app.profile), `${memo?.id}.opus`);
    expect(Math.abs(probe(file).seconds - seconds)).toBeLessThan(0.1);
  });

  test('are sound, or refused with the reason', async () => {
    const html = join(sounds.path, 'not a call.mp3');
    writeFileSync(html, '<!doctype html><html><body><script>alert(1)</script></body></html>\n'.repeat(50));
    const before = namesIn(folderOf(app.profile));
    await attach(app.host, page, html);
    await expect(page.getByRole('alert')).toContainText(
      '“not a call.mp3” was not attached. This is not a sound file that Ringnote can read: its content is',
    );
    await page.getByRole('button', { name: 'Put away the message about not a call.mp3' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(namesIn(folderOf(app.profile))).toEqual(before);
  });

  test('have a sign in the history, where a filter finds them', async () => {
    const without = await logged(app.desk, 'Nobody Recorded', '+1 514 555 0199');
    const rows = app.window.locator('[data-call]');
    const { recordings } = (await app.desk.ask('call.get', { id: call })).call;
    await openCall(app.window, without.id);
    const sign = app.window
      .locator(`[data-call="${call}"]`)
      .getByRole('img', { name: `${recordings} recordings` });
    await expect(sign).toBeVisible();
    await app.window.getByRole('button', { name: 'Filter', exact: true }).click();
    await app.window.getByRole('option', { name: 'With a recording' }).click();
    await app.window.keyboard.press('Escape');
    await expect(rows).toHaveCount(1);
    await expect(rows).toHaveAttribute('data-call', call);
    await app.window.getByRole('button', { name: 'Remove the filter' }).first().click();
    await expect(rows).toHaveCount(2);
  });

  test('say when their file was taken away or changed behind the app’s back', async () => {
    const [lost, changed] = [await keptAs('pasted.flac'), await keptAs('dropped.ogg')];
    rmSync(join(folderOf(app.profile), `${lost.id}.${lost.format}`));
    appendFileSync(join(folderOf(app.profile), `${changed.id}.${changed.format}`), 'x');
    page = await openCall(app.window, call);
    await expect(row(page, 'pasted.flac')).toContainText('The file of this recording is gone');
    await expect(row(page, 'dropped.ogg')).toContainText('was changed outside of Ringnote');
    await expect(row(page, 'The price')).not.toContainText('outside of Ringnote');
  });
});

test.describe('a killed app', () => {
  test('has its waveforms and what was spoken when it starts again', async ({ launch, profile }) => {
    const first = await launch({ switches: humming });
    const desk = await takeDesk(first);
    const { id: call } = await logged(desk, 'Ana Silva');
    const window = await first.page('app');
    let page = await openCall(window, call);
    await attach(first, page, makeSound(sounds.path, 'm4a', 20));
    await row(page, 'tone-20.m4a').getByRole('button', { name: 'tone-20.m4a' }).first().click();
    await expect(page.locator('[data-waveform]')).toBeVisible({ timeout: slow });
    await page.getByRole('button', { name: 'Record a memo' }).click();
    const bar = window.getByRole('region', { name: 'Voice memo' });
    await expect(bar.getByRole('timer')).toHaveText('0:04', { timeout: slow });
    await first.kill();

    const second = await launch({ switches: humming });
    const again = await takeDesk(second);
    page = await openCall(await second.page('app'), call);
    const memoRow = row(page, 'Voice memo');
    await expect(memoRow).toContainText('Ringnote was closed while this was recorded.', { timeout: slow });
    const { recordings } = await again.ask('call.get', { id: call });
    const [attached, memo] = [
      recordings.find(({ kind }) => kind === 'attached'),
      recordings.find(({ kind }) => kind === 'memo'),
    ];
    expect(memo).toMatchObject({ recovered: true, format: 'opus', file: 'fine' });
    expect(probe(join(folderOf(profile), `${memo?.id}.opus`)).seconds).toBeGreaterThan(2.5);
    await memoRow.getByRole('button', { name: 'Voice memo' }).first().click();
    const heard = page.locator(`[data-player="${memo?.id}"]`);
    await heard.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => at(heard), { timeout: slow }).toBeGreaterThanOrEqual(2);

    await row(page, 'tone-20.m4a').getByRole('button', { name: 'tone-20.m4a' }).first().click();
    await expect(page.locator(`[data-player="${attached?.id}"] [data-waveform]`)).toBeVisible();
    const decoded = second
      .requests()
      .filter(({ page, url }) => page.startsWith('app://media/') && url.includes('/recordings/'))
      .map(({ url }) => url);
    expect(decoded.filter((url) => url.endsWith(recordingPath(attached?.id ?? '')))).toEqual([]);
  });

  test('at any moment of an attach leaves a whole recording or none', async ({ launch, profile }) => {
    test.setTimeout(300_000);
    const source = join(sounds.path, 'heavy.wav');
    makeHeavyWav(source);
    const whole = sha256(source);
    // The thread alone is killed twelve times in test/recordings/kill.test.ts; here it is the whole app.
    const rounds = 3;
    let halves = 0;
    let took = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const host = await launch({ switches: humming });
      const desk = await takeDesk(host);
      const { calls } = await desk.ask('call.list', { filter: {}, limit: 200 });
      expect(calls).toHaveLength(round);
      const recordings = [];
      for (const { id } of calls) recordings.push(...(await desk.ask('call.get', { id })).recordings);
      for (const recording of recordings) expect(recording).toMatchObject({ sha256: whole, file: 'fine' });
      expect(namesIn(folderOf(profile))).toEqual(recordings.map(({ id }) => `${id}.wav`).sort());
      if (round === rounds) break;

      const { id: call } = await logged(desk, `Round ${round}`);
      await host.answerDialog('showOpenDialog', { canceled: false, filePaths: [source] });
      const begun = performance.now();
      await desk.ask('recording.choose', { call });
      if (round === 0) {
        const taken = async () => (await desk.ask('call.get', { id: call })).recordings;
        await expect.poll(async () => (await taken()).length, { timeout: slow, intervals: [20] }).toBe(1);
        took = performance.now() - begun;
        const [{ id } = { id: '' }] = await taken();
        const drawn = async () => (await desk.ask('recording.peaks', { id })).peaks !== null;
        await expect.poll(drawn, { timeout: slow }).toBe(true);
      } else if (round === 1) {
        const copying = () => namesIn(folderOf(profile)).some((name) => name.endsWith('.partial'));
        await expect.poll(copying, { timeout: slow, intervals: [2] }).toBe(true);
      } else await new Promise((resolve) => setTimeout(resolve, Math.random() * took));
      await host.kill();
      if (namesIn(folderOf(profile)).some((name) => name.endsWith('.partial'))) halves += 1;
    }
    expect(halves, 'kills that came in the midst of the copying').toBeGreaterThan(0);
  });
});

/** A second of sound behind 80 MB that are none: slow to copy, quick to draw; the disk need not hold its zeros. */
function makeHeavyWav(path: string): void {
  const [filler, sound] = [80 * 1024 * 1024, 16_000];
  const chunk = (name: string, size: number, ...rest: Buffer[]) => {
    const head = Buffer.alloc(8);
    head.write(name);
    head.writeUInt32LE(size, 4);
    return Buffer.concat([head, ...rest]);
  };
  const format = Buffer.alloc(16);
  format.writeUInt32LE(0x1_0001, 0);
  format.writeUInt32LE(8000, 4);
  format.writeUInt32LE(16_000, 8);
  format.writeUInt32LE(0x10_0002, 12);
  const start = Buffer.concat([
    chunk('RIFF', 4 + 24 + 8 + filler + 8 + sound, Buffer.from('WAVE')),
    chunk('fmt ', 16, format),
    chunk('JUNK', filler),
  ]);
  writeFileSync(path, start);
  truncateSync(path, start.length + filler);
  appendFileSync(path, chunk('data', sound, Buffer.alloc(sound)));
}
