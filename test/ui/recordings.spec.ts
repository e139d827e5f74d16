import axe from 'axe-core';
import type { Browser, Page } from 'playwright/test';
import type { Recording } from '../../contract/recording/recording.ts';
import { fakeRecording } from '../support/fake-bridge/fake-recordings.ts';
import { madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { openToneBrowser } from '../support/phone-harness/tone-browser.ts';
import { test as base, expect } from './main-window.ts';
import { bucketMs, levels, pause, soundLength, spokenWav } from './spoken-wav.ts';

const call = madeUpId(1);
const uuid = (place: number) => `00000000-0000-4000-9000-${place.toString(16).padStart(12, '0')}`;
const sound = spokenWav();

/** The microphone of these specs is a tone; the window is the same as in every other spec of it. */
const test = base.extend<object, { shared: Browser }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const { browser, close } = await openToneBrowser(440);
      await use(browser);
      await close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

/** What is asked of main for a name of request, oldest first. */
const asked = (page: Page, name: string) =>
  page.evaluate(
    (name) => window.fakeDesk.asked.filter((each) => each.name === name).map(({ ask }) => ask),
    name,
  ) as Promise<Record<string, unknown>[]>;

/** Serves every recording's sound as main does: whole or in ranges. Returns the ranges that were asked for. */
async function serveSound(page: Page): Promise<string[]> {
  const ranges: string[] = [];
  await page.route('**/recordings/*', async (route) => {
    const range = route.request().headers().range ?? 'bytes=0-';
    ranges.push(range);
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(range) ?? [];
    const start = Number(from);
    const end = to === '' ? sound.length - 1 : Number(to);
    await route.fulfill({
      status: 206,
      headers: {
        'content-type': 'audio/wav',
        'accept-ranges': 'bytes',
        'content-range': `bytes ${start}-${end}/${sound.length}`,
      },
      body: sound.subarray(start, end + 1),
    });
  });
  return ranges;
}

const spoken = (place: number, change: Partial<Recording> = {}) =>
  fakeRecording({
    id: uuid(place),
    call,
    name: 'Interview with Anna.wav',
    format: 'wav',
    bytes: sound.length,
    durationMs: soundLength * 1000,
    createdAt: 1_790_000_000_000,
    ...change,
  });

const peaks = { bucketMs, levels: [...levels], ms: soundLength * 1000 };

/** Main has computed the levels of a recording. */
const tellPeaks = (page: Page, id: string) =>
  page.evaluate(
    ({ id, bucketMs, levels, ms }) =>
      window.fakeDesk.recordings.setPeaks(id, { bucketMs, levels: new Uint8Array(levels) }, ms),
    { id, ...peaks },
  );

const row = (page: Page, place: number) => page.locator(`[data-recording="${uuid(place)}"]`);
const player = (page: Page, place: number) => page.locator(`[data-player="${uuid(place)}"]`);
const position = (page: Page, place: number) => player(page, place).getByRole('slider', { name: 'Position' });
/** Where the player stands, whole seconds. */
const at = async (page: Page, place: number) =>
  Number(await position(page, place).getAttribute('aria-valuenow'));

/** Opens the page of the newest call, which has these recordings. */
async function openCall(page: Page): Promise<string[]> {
  const ranges = await serveSound(page);
  await page.locator(`[data-call="${call}"]`).first().click();
  await expect(page.getByRole('heading', { name: 'Recordings' })).toBeVisible();
  return ranges;
}

/** A drop of files (name → bytes) on an element, as a mouse does it: over it first. */
async function drop(page: Page, onto: string, files: Record<string, number>, kind = 'drop'): Promise<void> {
  await page.evaluate(
    ({ onto, files, kind }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of Object.entries(files))
        dataTransfer.items.add(new File([new Uint8Array(bytes).fill(7)], name, { type: 'audio/wav' }));
      const target = document.querySelector(onto);
      for (const type of ['dragenter', 'dragover', kind])
        target?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    { onto, files, kind },
  );
}

test.describe('the recordings of a call', () => {
  test('show what each is and how it stands with its file, in whole sentences', async ({ open }) => {
    const page = await open({
      calls: 3,
      recordings: [
        spoken(1),
        spoken(2, {
          name: 'Voice memo 14:32',
          kind: 'memo',
          format: 'opus',
          bytes: 5_300_000,
          recovered: true,
        }),
        spoken(3, { file: 'lost' }),
        spoken(4, { file: 'changed' }),
        spoken(5, { unplayable: 'Its sound is encoded in a way that is not known.', durationMs: null }),
      ],
    });
    await openCall(page);
    await expect(row(page, 1)).toContainText('Interview with Anna.wav0:12375 kBwav');
    await expect(row(page, 1).getByRole('img', { name: 'Attached file' })).toBeVisible();
    await expect(row(page, 2).getByRole('img', { name: 'Voice memo' })).toBeVisible();
    await expect(row(page, 2)).toContainText('5.1 MB');
    await expect(row(page, 2)).toContainText('Everything that had reached the disk was saved');
    await expect(row(page, 3)).toContainText('If you still have it elsewhere, attach it again');
    await expect(row(page, 4)).toContainText('was changed outside of Ringnote');
    await expect(row(page, 5)).toContainText('Its sound is encoded in a way that is not known.');
    await row(page, 3).getByRole('button', { name: 'Interview' }).first().dispatchEvent('click');
    await expect(player(page, 3)).toHaveCount(0);
  });

  test('are checked again, and say when a file is back', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(3, { file: 'lost' })] });
    await openCall(page);
    await page.evaluate((id) => void window.fakeDesk.recordings.change(id, { file: 'fine' }), uuid(3));
    await expect(row(page, 3)).not.toContainText('is gone');
    await row(page, 3).getByRole('button', { name: 'More for' }).click();
    await page.getByRole('menuitem', { name: 'Check the file' }).click();
    await expect(page.getByText('is exactly as it was taken in')).toBeVisible();
    expect(await asked(page, 'recording.verify')).toEqual([{ id: uuid(3) }]);
  });

  test('are renamed in place: Enter keeps the name, Escape does not and leaves the page open', async ({
    open,
  }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    const head = row(page, 1).getByRole('button', { name: 'Interview' }).first();
    await head.focus();
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'Name of the recording' });
    await expect(field).toBeFocused();
    await field.fill('no');
    await page.keyboard.press('Escape');
    await expect(head).toBeFocused();
    await row(page, 1).getByRole('button', { name: 'More for' }).click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await expect(field).toBeFocused();
    await field.fill('  Anna on the price ');
    await page.keyboard.press('Enter');
    await expect(row(page, 1)).toContainText('Anna on the price');
    expect(await asked(page, 'recording.rename')).toEqual([{ id: uuid(1), name: 'Anna on the price' }]);
  });

  test('are deleted, and brought back by Undo', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1), spoken(2)] });
    await openCall(page);
    await row(page, 1).getByRole('button', { name: 'More for' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(row(page, 1)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row(page, 1)).toBeVisible();
  });

  test('are shown in their folder and saved as they are, as WAV and as MP3', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    for (const name of ['Show in folder', 'Save as…', 'Save as WAV…', 'Save as MP3…']) {
      await row(page, 1).getByRole('button', { name: 'More for' }).click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    }
    await expect
      .poll(() => page.evaluate(() => window.fakeDesk.recordings.saved))
      .toEqual([
        `reveal ${uuid(1)}`,
        `save ${uuid(1)} as it is`,
        `save ${uuid(1)} as wav`,
        `save ${uuid(1)} as mp3`,
      ]);
  });

  test('tell how far another format of them is, and let it be stopped', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1), spoken(2)] });
    await openCall(page);
    const far = (done: number | null) =>
      page.evaluate(([id, done]) => window.fakeDesk.recordings.saving(id, done), [uuid(1), done] as const);
    await far(0.423);
    const bar = row(page, 1).getByRole('progressbar', { name: 'Saving… 42 %' });
    await expect(bar).toHaveAttribute('aria-valuenow', '42');
    await expect(row(page, 2).getByRole('progressbar')).toHaveCount(0);
    await row(page, 1).getByRole('button', { name: 'More for' }).click();
    await expect(page.getByRole('menuitem', { name: 'Save as MP3…' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await row(page, 1).getByRole('button', { name: 'Stop saving Interview with Anna.wav' }).click();
    expect(await asked(page, 'recording.stopSaving')).toEqual([{ id: uuid(1) }]);
    await far(null);
    await expect(bar).toHaveCount(0);
  });

  test('come from the dialog, several at once', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await expect(page.getByText('No recording yet.')).toBeVisible();
    await page.evaluate(() => {
      window.fakeDesk.recordings.nextChoice = [
        { name: 'one.mp3', bytes: 2_000_000 },
        { name: 'two.flac', bytes: 3_000_000 },
      ];
    });
    await page.getByRole('button', { name: 'Attach…' }).click();
    await expect(page.locator('[data-recording]')).toHaveCount(2);
    await expect(page.locator('[data-incoming]')).toHaveCount(0);
  });
});

test.describe('a recording on its way in', () => {
  const coming = { id: uuid(70), call, name: 'long.wav', done: 100_000_000, total: 400_000_000, why: null };

  test('shows how far it is and can be stopped', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await page.evaluate(
      (coming) => window.fakeDesk.recordings.progress({ ...coming, state: 'copying' }),
      coming,
    );
    await expect(page.locator('[data-incoming]')).toContainText('95.4 MB of 381 MB');
    await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await page.getByRole('button', { name: 'Stop copying long.wav' }).click();
    expect(await asked(page, 'recording.cancel')).toEqual([{ id: coming.id }]);
    await page.evaluate(
      (coming) => window.fakeDesk.recordings.progress({ ...coming, state: 'cancelled' }),
      coming,
    );
    await expect(page.locator('[data-incoming]')).toHaveCount(0);
  });

  test('that is refused says why until it is put away', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await page.evaluate(
      (coming) =>
        window.fakeDesk.recordings.progress({ ...coming, state: 'refused', why: 'It is a web page.' }),
      coming,
    );
    await expect(page.getByRole('alert')).toContainText('“long.wav” was not attached. It is a web page.');
    await page.getByRole('button', { name: 'Put away the message about long.wav' }).click();
    await expect(page.locator('[data-incoming]')).toHaveCount(0);
  });
});

test.describe('files that are dropped', () => {
  const zone = '[data-call-page]';

  test('on the page of a call are attached to it, whole and in order', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await drop(page, zone, { 'a.wav': 600_000, 'b.wav': 10, 'c.wav': 262_144 });
    await expect(page.locator('[data-recording]')).toHaveCount(3);
    const sizes = await page.evaluate(() =>
      [...window.fakeDesk.recordings.uploaded.values()].map(({ length }) => length).sort(),
    );
    expect(sizes).toEqual([10, 262_144, 600_000]);
    expect(page.url()).toContain('/app/index.html');
  });

  test('light the page up while they hang over it, and only files do', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await drop(page, zone, { 'a.wav': 10 }, 'dragover');
    await expect(page.locator('[data-recording-drop="Drop to attach to this call"]')).toHaveCount(1);
    await drop(page, zone, { 'a.wav': 10 }, 'dragleave');
    const ofText = await page.evaluate((zone) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'hello');
      const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector(zone)?.dispatchEvent(over);
      return over.dataTransfer?.dropEffect;
    }, zone);
    expect(ofText).toBe('none');
    expect(await asked(page, 'recording.begin')).toEqual([]);
  });

  test('and are empty, or that main refuses, say so', async ({ open }) => {
    const page = await open({
      calls: 3,
      refused: { 'recording.finish': { code: 'not_audio', message: 'This is a web page, not sound.' } },
    });
    await openCall(page);
    await drop(page, zone, { 'empty.wav': 0, 'page.wav': 500 });
    await expect(page.getByRole('alert').filter({ hasText: 'empty.wav' })).toContainText(
      'This file is empty.',
    );
    await expect(page.getByRole('alert').filter({ hasText: 'page.wav' })).toContainText('This is a web page');
  });

  test('or pasted where no field has the cursor are attached; in a field only sound is', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    const paste = (selector: string, name: string, type: string) =>
      page.evaluate(
        ({ selector, name, type }) => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(['12345'], name, { type }));
          const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
          document.querySelector(selector)?.dispatchEvent(event);
        },
        { selector, name, type },
      );
    await paste('body', 'call.mp3', 'audio/mpeg');
    await expect(page.locator('[data-recording]')).toHaveCount(1);
    await paste('input', 'photo.png', 'image/png');
    await paste('input', 'call.opus', '');
    await expect(page.locator('[data-recording]')).toHaveCount(2);
    expect((await asked(page, 'recording.begin')).map(({ name }) => name)).toEqual(['call.mp3', 'call.opus']);
  });
});

test.describe('the player', () => {
  test('draws the waveform once its levels are known, and plays before that', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    await player(page, 1).getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => at(page, 1)).toBeGreaterThanOrEqual(1);
    await expect(player(page, 1).locator('[data-waveform]')).toHaveCount(0);
    await tellPeaks(page, uuid(1));
    await expect(player(page, 1).locator('[data-waveform] canvas').first()).toBeAttached();
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'true');
  });

  test('plays any moment at once, by range requests, where its picture is clicked', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    const ranges = await openCall(page);
    await tellPeaks(page, uuid(1));
    const box = await position(page, 1).boundingBox();
    if (!box) throw new Error('The slider is not shown.');
    await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
    await expect(position(page, 1)).toHaveAttribute('aria-valuetext', '0:09 of 0:12');
    await player(page, 1).getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => at(page, 1)).toBeGreaterThanOrEqual(10);
    expect(ranges.every((range) => range.startsWith('bytes='))).toBe(true);
  });

  test('obeys its keys', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    await position(page, 1).focus();
    await expect(position(page, 1)).toHaveAttribute('aria-valuemax', '12');
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return at(page, 1);
    };
    expect(await press('ArrowRight')).toBe(5);
    expect(await press('Shift+ArrowRight')).toBe(6);
    expect(await press('ArrowLeft')).toBe(1);
    expect(await press('ArrowLeft')).toBe(0);
    expect(await press('End')).toBe(12);
    expect(await press('Home')).toBe(0);
    const speed = player(page, 1).getByRole('combobox', { name: 'Speed' });
    await press('ArrowUp');
    await expect(speed).toHaveValue('1.25');
    for (let i = 0; i < 12; i += 1) await press('ArrowUp');
    await expect(speed).toHaveValue('3');
    for (let i = 0; i < 12; i += 1) await press('ArrowDown');
    await expect(speed).toHaveValue('0.5');
    await press('s');
    await expect(player(page, 1).getByRole('button', { name: 'Skip silence' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await press(' ');
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'true');
    await press(' ');
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'false');
  });

  test('jumps over silence when told to', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    await tellPeaks(page, uuid(1));
    await expect(player(page, 1).locator('[data-waveform]')).toBeVisible();
    await player(page, 1).getByRole('button', { name: 'Skip silence' }).click();
    const seen: number[] = [];
    await player(page, 1).getByRole('button', { name: 'Play', exact: true }).click();
    await expect
      .poll(
        async () => {
          seen.push(await at(page, 1));
          return seen.at(-1);
        },
        { intervals: [50], timeout: 9_000 },
      )
      .toBeGreaterThanOrEqual(pause.to + 1);
    expect(seen.filter((second) => second > pause.from + 1 && second < pause.to - 1)).toEqual([]);
  });

  test('keeps speed and volume for the next recording, and only one sounds at a time', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1), spoken(2, { name: 'Second.wav' })] });
    await openCall(page);
    await row(page, 1).getByRole('button', { name: 'Interview' }).first().click();
    await row(page, 2).getByRole('button', { name: 'Second' }).first().click();
    await player(page, 1).getByRole('combobox', { name: 'Speed' }).selectOption('0.75');
    await expect(player(page, 2).getByRole('combobox', { name: 'Speed' })).toHaveValue('0.75');
    await player(page, 1).getByRole('button', { name: 'Play', exact: true }).click();
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'true');
    await player(page, 2).getByRole('button', { name: 'Play', exact: true }).click();
    await expect(player(page, 2)).toHaveAttribute('data-playing', 'true');
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'false');
  });

  test('says in a sentence what it cannot play', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await page.route('**/recordings/*', (route) =>
      route.fulfill({ status: 200, contentType: 'audio/wav', body: 'no sound at all' }),
    );
    await page.locator(`[data-call="${call}"]`).first().click();
    await expect(player(page, 1).getByRole('alert')).toContainText('This recording could not be played.');
  });
});

test.describe('a mark', () => {
  test('is written at the present moment, found again, changed and deleted', async ({ open }) => {
    const page = await open({ calls: 3, recordings: [spoken(1)] });
    await openCall(page);
    await tellPeaks(page, uuid(1));
    await position(page, 1).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('m');
    await expect(page.getByRole('textbox', { name: 'Mark at 0:05' })).toBeFocused();
    await page.keyboard.type('The price');
    await page.keyboard.press('Enter');
    await expect(position(page, 1)).toBeFocused();
    await expect(page.locator('[data-mark]')).toContainText('0:05The price');
    await expect(page.locator('[data-pin]')).toHaveCount(1);
    await page.keyboard.press('Home');
    await page.getByRole('button', { name: 'Play from 0:05: The price' }).click();
    await expect(player(page, 1)).toHaveAttribute('data-playing', 'true');
    expect(await at(page, 1)).toBeGreaterThanOrEqual(5);
    await page.getByRole('button', { name: 'Edit the mark at 0:05' }).click();
    await page.keyboard.type('The discount');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-mark]')).toContainText('The discount');
    await page.getByRole('button', { name: 'Delete the mark at 0:05' }).click();
    await expect(page.locator('[data-mark]')).toHaveCount(0);
    const kept = await asked(page, 'recording.mark');
    expect(
      kept.map(({ marks }) => (marks as { atMs: number; text: string }[]).map(({ text }) => text)),
    ).toEqual([['The price'], ['The discount'], []]);
  });

  test('that main does not keep goes again, and the person is told', async ({ open }) => {
    const page = await open({
      calls: 3,
      recordings: [spoken(1)],
      refused: { 'recording.mark': { code: 'storage_full', message: 'The disk is full.' } },
    });
    await openCall(page);
    await position(page, 1).focus();
    await page.keyboard.press('m');
    await page.keyboard.type('lost');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The mark was not kept')).toBeVisible();
    await expect(page.locator('[data-mark]')).toHaveCount(0);
  });
});

/** What a browser that never saw it made says of a file: its length, and how loud it is after a seek. */
async function heardOf(page: Page, bytes: Uint8Array) {
  return page.evaluate(async (bytes) => {
    const file = new Blob([new Uint8Array(bytes)], { type: 'audio/ogg' });
    const audio = new Audio(URL.createObjectURL(file));
    await new Promise((resolve, reject) => {
      audio.onloadedmetadata = resolve;
      audio.onerror = reject;
    });
    const { duration } = audio;
    audio.currentTime = duration / 2;
    await new Promise((resolve) => {
      audio.onseeked = resolve;
    });
    const soughtTo = audio.currentTime;
    const decoded = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(
      await file.arrayBuffer(),
    );
    const samples = decoded.getChannelData(0).slice(24_000);
    return { duration, soughtTo, loudest: samples.reduce((most, each) => Math.max(most, Math.abs(each)), 0) };
  }, Array.from(bytes));
}

/** What has arrived of memos so far. */
const arrived = async (page: Page): Promise<Uint8Array> =>
  Uint8Array.from(
    await page.evaluate(() =>
      window.fakeDesk.asked
        .filter(({ name }) => name === 'recording.append')
        .flatMap(({ ask }) => [...(ask as { bytes: Uint8Array }).bytes]),
    ),
  );

test.describe('a voice memo', () => {
  const begin = async (page: Page) => {
    await page.context().grantPermissions(['microphone']);
    await page.getByRole('button', { name: 'Record a memo' }).click();
    await expect(page.locator('[data-memo="recording"]')).toBeVisible();
  };

  test('is kept as a file that plays, seeks and knows its length without its pause', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await begin(page);
    await expect(page.getByRole('timer', { name: 'Recorded so far' })).toHaveText('0:02');
    expect(
      Number(await page.locator('[data-level]').evaluate((bar) => bar.style.scale.split(' ')[0])),
    ).toBeGreaterThan(0.3);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.waitForTimeout(1_500);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('timer', { name: 'Recorded so far' })).toHaveText('0:03');
    await page.getByRole('button', { name: 'Stop and keep' }).click();
    await expect(page.locator('[data-memo]')).toHaveCount(0);
    await expect(page.locator('[data-recording]')).toContainText(/Voice memo \d{1,2}:\d\d/);
    expect(await asked(page, 'recording.begin')).toMatchObject([{ call, kind: 'memo', total: null }]);
    const [finish] = await asked(page, 'recording.finish');
    const heard = await heardOf(page, await arrived(page));
    expect(heard.duration).toBeGreaterThan(2.6);
    expect(heard.duration).toBeLessThan(4.4);
    expect(Math.abs(heard.duration * 1000 - Number(finish?.durationMs))).toBeLessThan(100);
    expect(heard.soughtTo).toBeCloseTo(heard.duration / 2, 1);
    expect(heard.loudest).toBeGreaterThan(0.1);
  });

  test('loses a second at most when the app dies, and what is left knows its length', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await begin(page);
    await page.waitForTimeout(4_000);
    const { spokenMs, bytes } = await page.evaluate(() => {
      const appended = window.fakeDesk.asked.filter(({ name }) => name === 'recording.append');
      const began = window.fakeDesk.asked.find(({ name }) => name === 'recording.begin');
      return {
        spokenMs: Date.now() - (began?.at ?? 0),
        bytes: appended.flatMap(({ ask }) => [...(ask as { bytes: Uint8Array }).bytes]),
      };
    });
    const heard = await heardOf(page, Uint8Array.from(bytes.slice(0, -37)));
    expect(heard.duration * 1000).toBeGreaterThan(spokenMs - 1_500);
    expect(heard.soughtTo).toBeCloseTo(heard.duration / 2, 1);
    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, discard' }).click();
    await expect(page.locator('[data-memo]')).toHaveCount(0);
    await expect.poll(() => asked(page, 'recording.cancel')).toHaveLength(1);
    await expect(page.locator('[data-recording]')).toHaveCount(0);
  });

  test('goes on when the page of its call is closed, and leads back to it', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await begin(page);
    await page
      .locator(`[data-call="${madeUpId(2)}"]`)
      .first()
      .click();
    await expect(page.getByRole('button', { name: 'Record a memo' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await page.getByRole('button', { name: 'Go to the call' }).click();
    await expect(page.locator(`[data-call-page="${call}"]`)).toBeVisible();
    await page.getByRole('button', { name: 'Stop and keep' }).click();
    await expect(page.locator('[data-recording]')).toHaveCount(1);
  });

  test('says what to do when the microphone is denied, and when none is there', async ({ open }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await page.getByRole('button', { name: 'Record a memo' }).click();
    await expect(page.locator('[data-memo="failed"]')).toContainText('may not use the microphone. Allow it');
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('[data-memo="failed"]')).toContainText('No microphone was found. Plug one in');
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.locator('[data-memo]')).toHaveCount(0);
    expect(await asked(page, 'recording.begin')).toEqual([]);
  });

  test('whose bytes main cannot write is kept as far as it came, and says why it stopped', async ({
    open,
  }) => {
    const page = await open({ calls: 3 });
    await openCall(page);
    await begin(page);
    await page.waitForTimeout(1_200);
    await page.evaluate(() =>
      window.fakeDesk.refuse('recording.append', { code: 'storage_full', message: 'The disk is full.' }),
    );
    await expect(page.locator('[data-memo="failed"]')).toContainText(
      'The recording stopped: The disk is full. What was spoken until then was kept.',
    );
    await expect(page.locator('[data-recording]')).toHaveCount(1);
  });
});

/** What axe finds serious or critical, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof axe }).axe.run('main, [data-memo]', {
      // It would copy the waveform's own style sheet, against the page's policy.
      preload: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing serious stands in the way of anyone among recordings, ${colorScheme}`, async ({ open }) => {
    const marks = [{ id: uuid(90), atMs: 2_500, text: 'The price' }];
    const page = await open(
      {
        calls: 30,
        recordings: [spoken(1, { marks }), spoken(2, { file: 'lost' }), spoken(3, { recovered: true })],
      },
      { colorScheme },
    );
    await openCall(page);
    await tellPeaks(page, uuid(1));
    await row(page, 1).getByRole('button', { name: 'Interview' }).first().click();
    await expect(player(page, 1).locator('[data-waveform]')).toBeVisible();
    await page.evaluate((coming) => window.fakeDesk.recordings.progress(coming), {
      id: uuid(70),
      call,
      name: 'a.html',
      done: 1,
      total: 2,
      why: 'It is no sound.',
      state: 'refused' as const,
    });
    await expect(page.locator('[data-incoming]')).toBeVisible();
    await page.context().grantPermissions(['microphone']);
    await page.getByRole('button', { name: 'Record a memo' }).click();
    await expect(page.locator('[data-memo="recording"]')).toBeVisible();
    expect(await faults(page)).toEqual([]);
  });
}
