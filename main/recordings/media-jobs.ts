import { constants } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import type { MediaJob, MediaRequests } from '../../contract/ipc/media-contract.ts';
import { fail, ok } from '../../contract/ipc/result.ts';
import type { Peaks } from '../../contract/recording/recording.ts';
import type { KeptRecording, Log, MediaFault, MediaWork, TranscodeHand } from '../core/ports.ts';
import { errorOf } from './say-trouble.ts';
import { troubleOf } from './trouble.ts';

/** The hidden page that does the work, as the queue drives it. */
export interface MediaPage {
  /** There is a job: have a page that will ask for it. */
  wake(): void;
  /** Nobody wants this job any more. */
  stop(job: string): void;
  /** The page hangs or breaks the rules: it goes, and the next job gets a new one. */
  kill(why: string): void;
  /** There is no job left: a page that is not needed may go. */
  idle(): void;
}

export interface MediaJobs {
  work: MediaWork;
  handlers: Handlers<MediaRequests>;
  /** The page died, and the job that it had with it. */
  pageGone(why: string): void;
  /** Fails what waits, takes away what is half made, and takes no more. */
  close(): Promise<void>;
}

export interface MediaJobsOptions {
  page: MediaPage;
  uuid(): string;
  log: Log;
  /** How long a job may show no sign of life, ms. */
  patience?: number;
}

/** A minute without a sign of life, ms: reading a damaged file from a slow disk shows one sooner. */
const defaultPatience = 60_000;

/** A WAV tells its size in 32 bits; no file that is made here is larger. */
const madeAtMost = 2 ** 32 - 1;

type Made =
  | { ok: true; durationMs: number; peaks: Peaks | null }
  | { ok: false; why: MediaFault | 'cancelled' };

/** The file that a transcoding job makes, under another name until it is whole. */
interface Target {
  path: string;
  partial: string;
  handle: FileHandle | null;
  size: number;
}

interface Job {
  asked: MediaJob;
  target: Target | null;
  progress(done: number): void;
  /** Given to the page already. */
  handed: boolean;
  peaks: { durationMs: number; peaks: Peaks } | null;
  /** Writes and endings of this job, one after the other. */
  turn: Promise<unknown>;
  over: boolean;
  resolve(made: Made): void;
  reject(error: unknown): void;
}

const noJob = () => fail('not_found', 'Nobody wants this job.');

/**
 * The queue in front of the hidden media page, one job at a time. The page decodes strangers' files, so nothing it says is
 * taken on trust: it can end only the job it has, write only into that job's file, and only where the file is already or ends.
 *
 *     waiting ──page asks──► handed ──done──► made
 *                               │ failed, stopped, page gone, silent for a minute, closed
 *                               ▼
 *                             failed, and nothing is left of its file
 */
export function createMediaJobs({
  page,
  uuid,
  log,
  patience = defaultPatience,
}: MediaJobsOptions): MediaJobs {
  let jobs: Job[] = [];
  let closed = false;
  let silence: NodeJS.Timeout | undefined;

  function watch(): void {
    clearTimeout(silence);
    if (jobs.length === 0) return;
    silence = setTimeout(() => {
      page.kill('it showed no sign of life');
      pageGone('it showed no sign of life');
    }, patience);
    silence.unref();
  }

  async function drop(target: Target | null): Promise<void> {
    if (target === null) return;
    await target.handle?.close().catch(() => undefined);
    await rm(target.partial, { force: true }).catch((error: unknown) => {
      log.warn('a half-made file could not be removed', { error: String(error) });
    });
  }

  /** Takes a job off the queue, once; what follows waits for all that was begun on it. */
  function end(job: Job, last: () => Promise<void>): Promise<void> {
    if (job.over) return Promise.resolve();
    job.over = true;
    jobs = jobs.filter((other) => other !== job);
    watch();
    if (jobs.length > 0) page.wake();
    else page.idle();
    return inTurn(job, last);
  }

  function failed(job: Job, why: MediaFault | 'cancelled'): Promise<void> {
    return end(job, async () => {
      await drop(job.target);
      job.resolve({ ok: false, why });
    });
  }

  function broken(job: Job, error: unknown): Promise<void> {
    return end(job, async () => {
      await drop(job.target);
      job.reject(errorOf(troubleOf(error), String(error)));
    });
  }

  function finished(job: Job): Promise<void> {
    return end(job, async () => {
      const { target, peaks } = job;
      try {
        if (target !== null) {
          if (target.handle === null) throw new Error('the page made nothing');
          await target.handle.sync();
          await target.handle.close();
          target.handle = null;
          await rename(target.partial, target.path);
        }
        job.resolve({ ok: true, durationMs: peaks?.durationMs ?? 0, peaks: peaks?.peaks ?? null });
      } catch (error) {
        await drop(target);
        job.reject(errorOf(troubleOf(error), String(error)));
      }
    });
  }

  async function write(target: Target, position: number, bytes: Uint8Array): Promise<void> {
    const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR } = constants;
    target.handle ??= await open(target.partial, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW, 0o666);
    let done = 0;
    while (done < bytes.byteLength) {
      const { bytesWritten } = await target.handle.write(
        bytes,
        done,
        bytes.byteLength - done,
        position + done,
      );
      done += bytesWritten;
    }
    target.size = Math.max(target.size, position + bytes.byteLength);
  }

  function add(
    task: MediaJob['task'],
    { id, format, bytes, durationMs }: KeptRecording,
    path: string | null,
    hand?: TranscodeHand,
  ): Promise<Made> {
    if (closed) return Promise.resolve({ ok: false, why: 'failed' });
    if (hand?.stop.aborted) return Promise.resolve({ ok: false, why: 'cancelled' });
    return new Promise((resolve, reject) => {
      const asked = { job: uuid(), task, recording: id, format, bytes, durationMs };
      const partial = `${path}.${asked.job.slice(0, 8)}.partial`;
      const job: Job = {
        asked,
        target: path === null ? null : { path, partial, handle: null, size: 0 },
        progress: hand?.progress ?? (() => undefined),
        handed: false,
        peaks: null,
        turn: Promise.resolve(),
        over: false,
        resolve,
        reject,
      };
      jobs.push(job);
      hand?.stop.addEventListener('abort', () => cancel(job), { once: true });
      if (jobs.length > 1) return;
      watch();
      page.wake();
    });
  }

  /** Nobody waits for the page to notice: what it still sends of this job is refused. */
  function cancel(job: Job): void {
    if (job.over) return;
    if (job.handed) page.stop(job.asked.job);
    void failed(job, 'cancelled');
  }

  /** The job that the page has, if it is the one that it speaks of. */
  function current(id: string): Job | null {
    const [job] = jobs;
    if (job === undefined || !job.handed || job.asked.job !== id) return null;
    watch();
    return job;
  }

  /** What the page had is lost with it. */
  function pageGone(why: string): void {
    const [job] = jobs;
    if (job === undefined) return;
    log.error('the media page is gone', { why, task: job.asked.task, format: job.asked.format });
    void failed(job, 'failed');
  }

  return {
    work: {
      async peaks(recording) {
        const made = await add('peaks', recording, null);
        if (!made.ok) return { ok: false, why: made.why === 'cancelled' ? 'failed' : made.why };
        if (made.peaks === null) return { ok: false, why: 'failed' };
        return { ok: true, durationMs: made.durationMs, peaks: made.peaks };
      },
      async transcode(recording, as, target, hand) {
        const made = await add(as, recording, target, hand);
        return made.ok ? { ok: true } : made;
      },
    },
    handlers: {
      'media.next': async () => {
        const [job] = jobs;
        if (job === undefined || job.handed) return ok({ job: null });
        job.handed = true;
        watch();
        return ok({ job: job.asked });
      },
      'media.progress': async ({ job: id, done }) => {
        const job = current(id);
        if (job === null) return noJob();
        job.progress(done);
        return ok({});
      },
      'media.peaks': async ({ job: id, durationMs, bucketMs, levels }) => {
        const job = current(id);
        if (job === null || job.asked.task !== 'peaks') return noJob();
        job.peaks = { durationMs, peaks: { bucketMs, levels } };
        return ok({});
      },
      'media.append': async ({ job: id, position, bytes }) => {
        const job = current(id);
        const target = job?.target ?? null;
        if (job === null || target === null) return noJob();
        return inTurn(job, async () => {
          if (job.over) return noJob();
          if (position > target.size || position + bytes.byteLength > madeAtMost) {
            void failed(job, 'failed');
            page.stop(id);
            return fail('bad_request', 'A file is written from its start, without a gap.');
          }
          try {
            await write(target, position, bytes);
            return ok({});
          } catch (error) {
            void broken(job, error);
            page.stop(id);
            return fail('storage_failed', 'The file could not be written.');
          }
        });
      },
      'media.done': async ({ job: id }) => {
        const job = current(id);
        if (job === null) return noJob();
        await finished(job);
        return ok({});
      },
      'media.failed': async ({ job: id, why, detail }) => {
        const job = current(id);
        if (job === null) return noJob();
        log.warn('a recording could not be decoded', {
          task: job.asked.task,
          format: job.asked.format,
          why,
          detail,
        });
        await failed(job, why);
        return ok({});
      },
    },
    pageGone,
    async close() {
      closed = true;
      await Promise.all([...jobs].map((job) => failed(job, 'failed')));
    },
  };
}

/** Runs work on a job after all that was begun on it. */
function inTurn<T>(job: Job, work: () => Promise<T>): Promise<T> {
  const turn = job.turn.then(work);
  job.turn = turn.catch(() => undefined);
  return turn;
}
