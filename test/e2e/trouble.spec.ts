import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { takeDesk } from '../support/desk-hand.ts';
import { onOwnDisk, seenByApp, whyNoOwnDisk } from '../support/host/app-disk.ts';
import { hasElectronRuntime } from '../support/host/electron-runtime.ts';
import { expect, test } from '../support/host/fixture.ts';
import type { Host } from '../support/host/host.ts';
import { humming } from '../support/host/shared-app.ts';
import { readLog } from '../support/read-log.ts';

const noDisk = whyNoOwnDisk(hasElectronRuntime() ? 'electron' : 'stand-in');

function dataOf(profile: string): string {
  const data = join(profile, 'data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return data;
}

function fingerprint(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** What the window says that is there in place of the app, and how the app ends when that is closed. */
async function refusalOf(host: Host): Promise<{ title: string; text: string; code: number | null }> {
  const page = await host.page({ url: 'app://ringnote/trouble.html' });
  const main = page.getByRole('alert');
  await expect(main.getByRole('heading', { name: 'What to do' })).toBeVisible();
  const title = await main.getByRole('heading', { level: 1 }).innerText();
  const text = (await main.innerText()).replace(/\s+/g, ' ');
  expect((await host.windows()).filter(({ visible }) => visible)).toHaveLength(1);
  await host.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
  });
  return { title, text, code: await host.waitForExit() };
}

test.describe('a settings file that is no JSON', () => {
  test('is put aside and told of; the app opens with its usual settings', async ({ launch, profile }) => {
    const data = dataOf(profile);
    writeFileSync(join(data, 'settings.json'), '{"settings": {"theme": "da');
    const host = await launch();
    const window = await host.page('app');
    const notice = window.getByRole('alert').filter({ hasText: 'Your settings could not be read' });
    await expect(notice).toContainText('It is kept as settings.corrupt-1.json');
    expect(readFileSync(join(data, 'settings.corrupt-1.json'), 'utf8')).toBe('{"settings": {"theme": "da');
    await expect(window.locator('[data-registration]')).toHaveText('Practice line · Ready');
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
  });
});

test.describe('a call log that cannot be opened', () => {
  test('because a newer Ringnote wrote it, is named and left exactly as it is', async ({
    launch,
    profile,
  }) => {
    const file = join(dataOf(profile), 'calls.db');
    const db = new DatabaseSync(file);
    db.exec('PRAGMA application_id = 0x52694e67; PRAGMA user_version = 999; CREATE TABLE call (later TEXT)');
    db.close();
    const before = fingerprint(file);
    const refusal = await refusalOf(await launch());
    expect(refusal.title).toBe('This call log is from a newer Ringnote');
    expect(refusal.text).toContain('What to do');
    expect(refusal.text).toContain('--profile FOLDER');
    expect(refusal.code).toBe(1);
    expect(fingerprint(file)).toBe(before);
    expect(readdirSync(join(profile, 'data')).filter((name) => /calls/.test(name))).toEqual(['calls.db']);
  });

  test('because it is damaged, is named and left exactly as it is', async ({ launch, profile }) => {
    const file = join(dataOf(profile), 'calls.db');
    writeFileSync(file, Buffer.alloc(32_768, 'not a database'));
    const before = fingerprint(file);
    const refusal = await refusalOf(await launch());
    expect(refusal.title).toBe('The call log is damaged');
    expect(refusal.text).toContain(file);
    expect(refusal.code).toBe(1);
    expect(fingerprint(file)).toBe(before);
  });
});

test.describe('a folder that cannot be used', () => {
  test('because a file is in its place, is named; the file stays', async ({ launch, profile }) => {
    const place = join(profile, 'taken');
    writeFileSync(place, 'mine');
    const refusal = await refusalOf(await launch({ profile: place }));
    expect(refusal.title).toBe('That is not a folder Ringnote can use');
    expect(refusal.text).toContain(place);
    expect(refusal.code).toBe(1);
    expect(readFileSync(place, 'utf8')).toBe('mine');
  });

  test('because it is read-only, is named', async ({ launch, profile }) => {
    test.skip(noDisk !== null, noDisk ?? '');
    const host = await launch({ under: onOwnDisk(profile, { mebibytes: 1, readOnly: true }) });
    const refusal = await refusalOf(host);
    expect(refusal.title).toBe('Ringnote may not write in its folder');
    expect(refusal.text).toContain(join(profile, 'data'));
    expect(refusal.text).toContain('Give yourself the right to write');
    expect(refusal.code).toBe(1);
  });

  test('because its disk is full, is named', async ({ launch, profile }) => {
    test.skip(noDisk !== null, noDisk ?? '');
    const prepare = '(head -c 2m /dev/zero > filler || true)';
    const refusal = await refusalOf(await launch({ under: onOwnDisk(profile, { mebibytes: 1, prepare }) }));
    expect(refusal.title).toBe('The disk is full');
    expect(refusal.text).toContain('Make room on this disk');
    expect(refusal.code).toBe(1);
  });
});

test.describe('a disk that fills up during a call', () => {
  test('stops neither call nor note: both are kept, told of, and written when there is room', async ({
    launch,
    profile,
  }) => {
    test.skip(noDisk !== null, noDisk ?? '');
    test.setTimeout(90_000);
    const host = await launch({ under: onOwnDisk(profile, { mebibytes: 8 }), switches: humming });
    const desk = await takeDesk(host);
    const window = await host.page('app');
    await desk.registered();
    const { id } = await desk.place('echo');
    await desk.call(id, ({ status }) => status === 'answered');
    const note = window.locator(`[data-card="${id}"]`).getByRole('textbox', { name: 'Note' });
    await note.fill('Before the disk was full.');
    await desk.call(id, (call) => call.noteText === 'Before the disk was full.');

    const filler = seenByApp(host, join(profile, 'data', 'filler'));
    expect(() => writeFileSync(filler, Buffer.alloc(16 * 2 ** 20))).toThrow(/ENOSPC/);
    // The log has taken some room already, and some notes still fit into it.
    const failed = window.locator('[data-note-state="failed"]');
    let typed = '';
    for (let n = 0; n < 40 && !(await failed.isVisible()); n += 1) {
      typed = `After it was full, ${n}. ${'All of this has to be kept. '.repeat(1500)}`;
      await note.fill(typed);
      const settled = async () =>
        (await failed.isVisible()) || (await desk.ask('call.get', { id })).call.noteText === typed;
      await expect.poll(settled, { timeout: 20_000 }).toBe(true);
    }
    await expect(failed).toContainText('The disk is full', { timeout: 20_000 });
    await expect(note).toHaveText(typed);
    await window.locator(`[data-card="${id}"]`).getByRole('button', { name: 'Hang up' }).click();
    await expect(window.locator(`[data-card="${id}"]`)).toHaveAttribute('data-turn', 'over');
    const next = await desk.place('busy');
    await expect(window.locator(`[data-card="${next.id}"]`)).toContainText('Busy');

    rmSync(filler);
    expect(await desk.ended(id, 20_000)).toMatchObject({ status: 'answered', endedBy: 'local' });
    expect(await desk.ended(next.id, 20_000)).toMatchObject({ status: 'busy' });
    await desk.call(id, (call) => call.noteText === typed, 20_000);
    await expect(window.getByRole('alert')).toHaveCount(0, { timeout: 20_000 });
    expect(await host.quit()).toBe(0);
  });
});

test.describe('quitting while the disk is full', () => {
  test('asks before a call is lost, and loses none when the person makes room', async ({
    launch,
    profile,
  }) => {
    test.skip(noDisk !== null, noDisk ?? '');
    test.setTimeout(90_000);
    const host = await launch({ under: onOwnDisk(profile, { mebibytes: 8 }), switches: humming });
    const desk = await takeDesk(host);
    await desk.registered();
    const filler = seenByApp(host, join(profile, 'data', 'filler'));
    expect(() => writeFileSync(filler, Buffer.alloc(16 * 2 ** 20))).toThrow(/ENOSPC/);
    // One call still fits into the room that the log has taken already; soon one does not.
    const window = await host.page('app');
    const notice = window.getByRole('alert').filter({ hasText: 'The disk is full' });
    for (let n = 0; n < 40 && !(await notice.isVisible()); n += 1) {
      const { id } = await desk.place('busy');
      await expect(window.locator(`[data-card="${id}"]`)).toContainText('Busy');
    }
    await expect(notice).toBeVisible();

    await host.answerDialog('showMessageBox', { response: 2 });
    await host.clickTray('Quit Ringnote');
    await expect.poll(() => host.dialogs()).toHaveLength(1);
    expect((await host.dialogs())[0]).toMatchObject({
      options: { message: expect.stringMatching(/not on disk yet/) },
    });
    expect((await host.windows()).some(({ url }) => url.startsWith('app://phone/'))).toBe(true);

    rmSync(filler);
    expect(await host.quit()).toBe(0);
    expect(await host.failures()).toEqual([]);
  });
});

test.describe('a log with a hole in it', () => {
  test('is never overwritten by an empty one', async ({ launch, profile }) => {
    const first = await launch({ args: ['--demo', '400'] });
    const window = await first.page('app');
    await expect(window.getByRole('note')).toContainText('The log holds 400 made-up calls.');
    expect(await first.quit()).toBe(0);
    const file = join(profile, 'data', 'calls.db');
    const whole = await readLog(file);
    expect(whole.length).toBe(200);
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096, 4096 * 12);
    writeFileSync(file, bytes);
    const before = fingerprint(file);
    const refusal = await refusalOf(await launch());
    expect(refusal.title).toBe('The call log is damaged');
    expect(refusal.code).toBe(1);
    expect(fingerprint(file)).toBe(before);
  });
});
