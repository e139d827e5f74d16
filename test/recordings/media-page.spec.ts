import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { recordingFormats } from '../../contract/recording/recording.ts';
import { type MediaLab, startMediaLab } from './media-lab.ts';
import { makeSound, probe, soundFolder } from './sounds.ts';

const hand = (progress: (done: number) => void = () => undefined, stop = new AbortController()) => ({
  progress,
  stop: stop.signal,
});

const sounds = soundFolder();
const out = mkdtempSync(join(tmpdir(), 'ringnote-made-'));
let lab: MediaLab;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  lab = await startMediaLab();
});
test.afterAll(async () => {
  await lab.close();
  sounds.remove();
  rmSync(out, { recursive: true, force: true });
});
test.afterEach(() => {
  expect(lab.troubles).toEqual([]);
  expect(readdirSync(out).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

for (const format of recordingFormats) {
  test.describe(`a recording of the format ${format}`, () => {
    test('has its levels where its sound is, and its playing time', async () => {
      const made = await lab.work.peaks(lab.know(makeSound(sounds.path, format, 6), format));
      if (!made.ok) throw new Error(made.why);
      expect(Math.abs(made.durationMs - 6000)).toBeLessThan(80);
      expect(made.peaks.bucketMs).toBe(100);
      const { levels } = made.peaks;
      expect(Math.abs(levels.length - 60)).toBeLessThanOrEqual(1);
      // A tone at half of full scale in the even seconds, silence in the odd ones; codecs blur the edges.
      for (let bucket = 2; bucket < 58; bucket += 1) {
        const within = bucket % 20;
        if (within >= 2 && within < 8)
          expect(Math.abs((levels[bucket] ?? 0) - 127), `${bucket}`).toBeLessThan(20);
        if (within >= 12 && within < 18) expect(levels[bucket], `${bucket}`).toBeLessThan(6);
      }
    });

    for (const as of ['wav', 'mp3'] as const) {
      test(`becomes a ${as} that others can read`, async () => {
        const target = join(out, `${format}.${as}`);
        const told: number[] = [];
        const recording = lab.know(makeSound(sounds.path, format, 6), format);
        expect(
          await lab.work.transcode(
            recording,
            as,
            target,
            hand((done) => told.push(done)),
          ),
        ).toEqual({
          ok: true,
        });
        expect(probe(target)).toMatchObject({ codec: as === 'wav' ? 'pcm_s16le' : 'mp3', channels: 2 });
        expect(Math.abs(probe(target).seconds - 6)).toBeLessThan(0.15);
      });
    }
  });
}

test('one channel, a high rate and many channels become an MP3 as well', async () => {
  for (const [seconds, ...more] of [
    [2, '-ac', '1', '-ar', '8000'],
    [3, '-ar', '96000'],
    [4, '-ac', '6'],
  ] as [number, ...string[]][]) {
    const target = join(out, `${seconds}.mp3`);
    const recording = lab.know(makeSound(sounds.path, 'flac', seconds, ...more), 'flac');
    expect(await lab.work.transcode(recording, 'mp3', target, hand())).toEqual({ ok: true });
    expect(probe(target).codec).toBe('mp3');
    expect(Math.abs(probe(target).seconds - seconds)).toBeLessThan(0.2);
  }
});

test('a file that breaks off is drawn as far as it goes', async () => {
  for (const format of recordingFormats) {
    // A WebM is written as Chromium's recorder writes it, its clusters without sizes.
    const as = format === 'webm' ? ['-live', '1'] : [];
    const bytes = readFileSync(makeSound(sounds.path, format, 7, ...as));
    const path = join(sounds.path, `cut.${format}`);
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * 0.5)));
    const made = await lab.work.peaks(lab.know(path, format));
    // An M4A that ffmpeg writes has its index behind the sound.
    if (format === 'm4a') expect(made).toMatchObject({ ok: false, why: 'damaged' });
    else {
      expect(made, format).toMatchObject({ ok: true });
      if (made.ok) expect(made.durationMs, format).toBeGreaterThan(1500);
    }
  }
});

test('a file that is no sound is told as damaged, and leaves no file', async () => {
  const path = join(sounds.path, 'noise.mp3');
  writeFileSync(path, 'no sound at all '.repeat(5000));
  expect(await lab.work.peaks(lab.know(path, 'mp3'))).toEqual({ ok: false, why: 'damaged' });
  const target = join(out, 'noise.wav');
  expect(await lab.work.transcode(lab.know(path, 'mp3'), 'wav', target, hand())).toEqual({
    ok: false,
    why: 'damaged',
  });
  expect(readdirSync(out)).not.toContain('noise.wav');
});

test('how far a transcode is, is told by the playing time, from little to nearly all, and never goes back', async () => {
  const told: number[] = [];
  const target = join(out, 'told.mp3');
  // The index of this M4A lies behind the sound: by the places that are read it would be done at once.
  const recording = lab.know(makeSound(sounds.path, 'm4a', 240), 'm4a');
  const known = { ...recording, durationMs: 240_000 };
  expect(
    await lab.work.transcode(
      known,
      'mp3',
      target,
      hand((done) => told.push(done)),
    ),
  ).toEqual({ ok: true });
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  expect(told[0]).toBeLessThan(0.5);
  expect(told.some((done) => done > 0.1 && done < 0.9)).toBe(true);
});

test('a transcode that is stopped ends within a second and leaves nothing; the next one is made', async () => {
  const stop = new AbortController();
  const target = join(out, 'stopped.wav');
  const recording = { ...lab.know(makeSound(sounds.path, 'mp3', 600), 'mp3'), durationMs: 600_000 };
  let stoppedAt = 0;
  const halfway = (done: number) => {
    if (done === 0 || stoppedAt !== 0) return;
    stoppedAt = performance.now();
    stop.abort();
  };
  const made = await lab.work.transcode(recording, 'wav', target, hand(halfway, stop));
  expect(made).toEqual({ ok: false, why: 'cancelled' });
  expect(performance.now() - stoppedAt).toBeLessThan(1000);
  expect(readdirSync(out).filter((name) => name.startsWith('stopped'))).toEqual([]);
  // The page itself has stopped too: it takes another job at once, and nothing of the first comes after it.
  const next = lab.know(makeSound(sounds.path, 'wav', 6), 'wav');
  expect(await lab.work.transcode(next, 'mp3', join(out, 'next.mp3'), hand())).toEqual({ ok: true });
  expect(readdirSync(out).filter((name) => name.startsWith('stopped'))).toEqual([]);
});

test('the page reads in ranges, never more than a few megabytes at once', async () => {
  lab.answers.length = 0;
  const path = makeSound(sounds.path, 'wav', 120);
  expect(await lab.work.peaks(lab.know(path, 'wav'))).toMatchObject({ ok: true });
  expect(lab.answers.length).toBeGreaterThan(4);
  for (const { status, bytes } of lab.answers) {
    expect(status).toBe(206);
    expect(bytes).toBeLessThanOrEqual(4 * 1024 * 1024);
  }
});
