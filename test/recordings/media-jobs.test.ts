import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MediaJob } from '../../contract/ipc/media-contract.ts';
import { StoreError } from '../../main/core/ports.ts';
import { createMediaJobs } from '../../main/recordings/media-jobs.ts';
import { answerOf } from '../support/standing-app.ts';
import { anArrival, keptOf, namesIn, ownFolder, silentLog } from './files-fixture.ts';

const recording = keptOf(anArrival(), {
  ok: true,
  format: 'wav',
  bytes: 1000,
  sha256: '0'.repeat(64),
  mtimeMs: 1,
  durationMs: null,
});
const levels = new Uint8Array([0, 128, 255]);
/** The hand of somebody who watches, and stops it by `stop` if it is given. */
const hand = (progress: (done: number) => void = () => undefined, stop = new AbortController()) => ({
  progress,
  stop: stop.signal,
});
const refused = (code: string) => ({ ok: false, error: { code } });

function stand() {
  const page: string[] = [];
  const jobs = createMediaJobs({
    page: {
      wake: () => page.push('wake'),
      stop: (job) => page.push(`stop ${job}`),
      kill: (why) => page.push(`kill: ${why}`),
      idle: () => page.push('idle'),
    },
    uuid: randomUUID,
    log: silentLog,
  });
  const { work, handlers } = jobs;
  /** Takes the job that waits, as the page does. */
  const next = async (): Promise<MediaJob> => {
    const { job } = answerOf(await handlers['media.next']({}));
    if (job === null) throw new Error('No job waits.');
    return job;
  };
  return { jobs, page, work, handlers, next };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a waveform that is asked for', () => {
  it('is made by the page and handed back', async () => {
    const { work, handlers, page, next } = stand();
    const asked = work.peaks(recording);
    expect(page).toEqual(['wake']);
    const { job, task, recording: id } = await next();
    expect({ task, id }).toEqual({ task: 'peaks', id: recording.id });
    answerOf(await handlers['media.peaks']({ job, durationMs: 1500, bucketMs: 50, levels }));
    answerOf(await handlers['media.done']({ job }));
    expect(await asked).toEqual({ ok: true, durationMs: 1500, peaks: { bucketMs: 50, levels } });
    expect(page).toEqual(['wake', 'idle']);
  });

  it('has failed when the page says that it is done and gave nothing', async () => {
    const { work, handlers, next } = stand();
    const asked = work.peaks(recording);
    answerOf(await handlers['media.done']({ job: (await next()).job }));
    expect(await asked).toEqual({ ok: false, why: 'failed' });
  });

  it.each(['damaged', 'unsupported', 'failed'] as const)('has failed as the page says: %s', async (why) => {
    const { work, handlers, next } = stand();
    const asked = work.peaks(recording);
    answerOf(await handlers['media.failed']({ job: (await next()).job, why, detail: 'x' }));
    expect(await asked).toEqual({ ok: false, why });
  });

  it('waits its turn: the page has one job at a time', async () => {
    const { work, handlers, page, next } = stand();
    const first = work.peaks(recording);
    const second = work.peaks({ ...recording, id: randomUUID() });
    const { job } = await next();
    expect(answerOf(await handlers['media.next']({})).job).toBeNull();
    answerOf(await handlers['media.failed']({ job, why: 'damaged', detail: '' }));
    expect(await first).toEqual({ ok: false, why: 'damaged' });
    expect(page).toEqual(['wake', 'wake']);
    answerOf(await handlers['media.failed']({ job: (await next()).job, why: 'unsupported', detail: '' }));
    expect(await second).toEqual({ ok: false, why: 'unsupported' });
  });
});

describe('another format', () => {
  it('is written piece by piece, a header last, and is there under its name once it is whole', async () => {
    const { work, handlers, next } = stand();
    const folder = ownFolder();
    const heard: number[] = [];
    const asked = work.transcode(
      recording,
      'wav',
      join(folder, 'out.wav'),
      hand((done) => heard.push(done)),
    );
    const { job } = await next();
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array([0, 0, 1, 2]) }));
    answerOf(await handlers['media.progress']({ job, done: 0.5 }));
    answerOf(await handlers['media.append']({ job, position: 4, bytes: new Uint8Array([3, 4]) }));
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array([9, 9]) }));
    expect(namesIn(folder)).toEqual([`out.wav.${job.slice(0, 8)}.partial`]);
    answerOf(await handlers['media.done']({ job }));
    expect(await asked).toEqual({ ok: true });
    expect(namesIn(folder)).toEqual(['out.wav']);
    expect([...readFileSync(join(folder, 'out.wav'))]).toEqual([9, 9, 1, 2, 3, 4]);
    expect(heard).toEqual([0.5]);
  });

  it('with a gap in it is stopped, and nothing is left of it', async () => {
    const { work, handlers, page, next } = stand();
    const folder = ownFolder();
    const asked = work.transcode(recording, 'mp3', join(folder, 'out.mp3'), hand());
    const { job } = await next();
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array(10) }));
    const gap = await handlers['media.append']({ job, position: 11, bytes: new Uint8Array(1) });
    expect(gap).toMatchObject(refused('bad_request'));
    expect(await asked).toEqual({ ok: false, why: 'failed' });
    expect(page).toContain(`stop ${job}`);
    expect(namesIn(folder)).toEqual([]);
    const late = await handlers['media.append']({ job, position: 10, bytes: new Uint8Array(1) });
    expect(late).toMatchObject(refused('not_found'));
    expect(namesIn(folder)).toEqual([]);
  });

  it('larger than any such file can be is stopped before its bytes reach the disk', async () => {
    const { work, handlers, next } = stand();
    const folder = ownFolder();
    const asked = work.transcode(recording, 'wav', join(folder, 'out.wav'), hand());
    const { job } = await next();
    const far = await handlers['media.append']({ job, position: 2 ** 32, bytes: new Uint8Array(1) });
    expect(far).toMatchObject(refused('bad_request'));
    expect(await asked).toEqual({ ok: false, why: 'failed' });
    expect(namesIn(folder)).toEqual([]);
  });

  it('that the disk does not take is an error of the store, and the page is told to stop', async () => {
    const { work, handlers, page, next } = stand();
    const folder = ownFolder();
    rmSync(folder, { recursive: true });
    const asked = work.transcode(recording, 'wav', join(folder, 'out.wav'), hand());
    const outcome = asked.catch((error: unknown) => error);
    const { job } = await next();
    const write = await handlers['media.append']({ job, position: 0, bytes: new Uint8Array(1) });
    expect(write).toMatchObject(refused('storage_failed'));
    expect(await outcome).toBeInstanceOf(StoreError);
    expect(page).toContain(`stop ${job}`);
  });

  it('takes the place of a file of that name only when it is whole', async () => {
    const { work, handlers, jobs, next } = stand();
    const folder = ownFolder();
    const target = join(folder, 'out.wav');
    writeFileSync(target, 'before');
    const asked = work.transcode(recording, 'wav', target, hand());
    const { job } = await next();
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array(5) }));
    jobs.pageGone('it stopped (crashed)');
    expect(await asked).toEqual({ ok: false, why: 'failed' });
    expect(namesIn(folder)).toEqual(['out.wav']);
    expect(readFileSync(target, 'utf8')).toBe('before');
  });
});

describe('another format that is stopped', () => {
  async function halfMade() {
    const { work, handlers, page, next } = stand();
    const folder = ownFolder();
    const stop = new AbortController();
    const asked = work.transcode(
      recording,
      'wav',
      join(folder, 'out.wav'),
      hand(() => undefined, stop),
    );
    const { job } = await next();
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array(5) }));
    return { handlers, page, folder, stop, asked, job };
  }

  it('is gone at once, its half-made file too, and the page is told', async () => {
    const { handlers, page, folder, stop, asked, job } = await halfMade();
    const writing = handlers['media.append']({ job, position: 5, bytes: new Uint8Array(5) });
    stop.abort();
    expect(await asked).toEqual({ ok: false, why: 'cancelled' });
    await writing;
    expect(page).toEqual(['wake', `stop ${job}`, 'idle']);
    const late = await handlers['media.append']({ job, position: 10, bytes: new Uint8Array(1) });
    expect(late).toMatchObject(refused('not_found'));
    expect(await handlers['media.done']({ job })).toMatchObject(refused('not_found'));
    expect(namesIn(folder)).toEqual([]);
  });

  it('before the page has it is never begun, and what waits behind it is', async () => {
    const { work, handlers, page, next } = stand();
    const stop = new AbortController();
    const first = work.peaks(recording);
    const stopped = work.transcode(
      recording,
      'mp3',
      join(ownFolder(), 'x.mp3'),
      hand(() => undefined, stop),
    );
    const { job } = await next();
    stop.abort();
    expect(await stopped).toEqual({ ok: false, why: 'cancelled' });
    expect(page).not.toContain(`stop ${job}`);
    answerOf(await handlers['media.failed']({ job, why: 'damaged', detail: '' }));
    expect(await first).toEqual({ ok: false, why: 'damaged' });
    expect(answerOf(await handlers['media.next']({})).job).toBeNull();
  });

  it('before it was asked for is not asked for', async () => {
    const { work, page } = stand();
    const gone = new AbortController();
    gone.abort();
    const asked = work.transcode(
      recording,
      'mp3',
      join(ownFolder(), 'x.mp3'),
      hand(() => undefined, gone),
    );
    expect(await asked).toEqual({ ok: false, why: 'cancelled' });
    expect(page).toEqual([]);
  });

  it('when it is there already stays', async () => {
    const { handlers, page, folder, stop, asked, job } = await halfMade();
    answerOf(await handlers['media.done']({ job }));
    stop.abort();
    expect(await asked).toEqual({ ok: true });
    expect(page).not.toContain(`stop ${job}`);
    expect(namesIn(folder)).toEqual(['out.wav']);
  });
});

describe('a page that breaks the rules', () => {
  it('cannot speak of a job that it was not given', async () => {
    const { work, handlers, next } = stand();
    const folder = ownFolder();
    const first = work.peaks(recording);
    void work.transcode(recording, 'wav', join(folder, 'out.wav'), hand());
    const job = randomUUID();
    const bytes = new Uint8Array(1);
    const answers = async () => [
      await handlers['media.progress']({ job, done: 1 }),
      await handlers['media.peaks']({ job, durationMs: 1, bucketMs: 50, levels }),
      await handlers['media.append']({ job, position: 0, bytes }),
      await handlers['media.done']({ job }),
      await handlers['media.failed']({ job, why: 'failed', detail: '' }),
    ];
    for (const answer of await answers()) expect(answer).toMatchObject(refused('not_found'));
    const { job: given } = await next();
    for (const answer of await answers()) expect(answer).toMatchObject(refused('not_found'));
    expect(await handlers['media.append']({ job: given, position: 0, bytes })).toMatchObject(
      refused('not_found'),
    );
    expect(namesIn(folder)).toEqual([]);
    answerOf(await handlers['media.failed']({ job: given, why: 'damaged', detail: '' }));
    expect(await first).toEqual({ ok: false, why: 'damaged' });
  });

  it('that shows no sign of life for a minute is killed, and the next job gets a new one', async () => {
    vi.useFakeTimers();
    const { work, handlers, page, next } = stand();
    const first = work.peaks(recording);
    const second = work.peaks(recording);
    const { job } = await next();
    await vi.advanceTimersByTimeAsync(59_999);
    answerOf(await handlers['media.progress']({ job, done: 0.1 }));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(page).toEqual(['wake']);
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toEqual({ ok: false, why: 'failed' });
    expect(page).toEqual(['wake', 'kill: it showed no sign of life', 'wake']);
    expect((await next()).job).not.toBe(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await second).toEqual({ ok: false, why: 'failed' });
    expect(page.at(-1)).toBe('idle');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(page.filter((did) => did.startsWith('kill'))).toHaveLength(2);
  });

  it('that dies loses the job it had and no other', async () => {
    const { work, handlers, jobs, page, next } = stand();
    const first = work.peaks(recording);
    const second = work.peaks(recording);
    await next();
    jobs.pageGone('it stopped (crashed)');
    expect(await first).toEqual({ ok: false, why: 'failed' });
    expect(page).toEqual(['wake', 'wake']);
    const { job } = await next();
    answerOf(await handlers['media.peaks']({ job, durationMs: 1, bucketMs: 50, levels }));
    answerOf(await handlers['media.done']({ job }));
    expect(await second).toMatchObject({ ok: true });
    jobs.pageGone('it was closed');
  });
});

describe('the end of the app', () => {
  it('fails what waits, leaves no half-made file, and takes no more', async () => {
    const { work, handlers, jobs, next } = stand();
    const folder = ownFolder();
    const first = work.transcode(recording, 'wav', join(folder, 'out.wav'), hand());
    const second = work.peaks(recording);
    const { job } = await next();
    answerOf(await handlers['media.append']({ job, position: 0, bytes: new Uint8Array(5) }));
    await jobs.close();
    expect(await Promise.all([first, second])).toEqual([
      { ok: false, why: 'failed' },
      { ok: false, why: 'failed' },
    ]);
    expect(namesIn(folder)).toEqual([]);
    expect(await work.peaks(recording)).toEqual({ ok: false, why: 'failed' });
    expect(await handlers['media.done']({ job })).toMatchObject(refused('not_found'));
  });
});
