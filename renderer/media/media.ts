import type { Bridge } from '../../contract/ipc/bridge.ts';
import type { MediaAnnouncements, MediaJob, MediaRequests } from '../../contract/ipc/media-contract.ts';
import { recordingPath } from '../../contract/recording/limits.ts';
import { Fault } from './fault.ts';
import { makeMp3 } from './mp3.ts';
import { makePeaks } from './peaks.ts';
import { openSound } from './sound.ts';
import { createTarget } from './target.ts';
import { makeWav } from './wav.ts';

type MediaBridge = Bridge<MediaRequests, MediaAnnouncements>;

/** Between two tellings of how far a job is, ms: often enough to show life, seldom enough to cost nothing. */
const tellingPause = 500;

/**
 * Does one job after the other, as long as main has any. The page is a process of its own with nothing else to do, so the
 * work needs no thread beside it; it gives way at every read and every write.
 */
export function startMedia(bridge: MediaBridge): void {
  let working = false;
  let again = false;
  let current: { job: string; stop: AbortController } | null = null;

  async function work(): Promise<void> {
    if (working) {
      again = true;
      return;
    }
    working = true;
    do {
      again = false;
      for (;;) {
        const next = await bridge.ask['media.next']({});
        if (!next.ok || next.value.job === null) break;
        const stop = new AbortController();
        current = { job: next.value.job.job, stop };
        await doJob(bridge, next.value.job, stop.signal);
        current = null;
      }
    } while (again);
    working = false;
  }

  bridge.on['media.work'](() => void work());
  bridge.on['media.stop'](({ fact }) => {
    if (current?.job === fact.job) current.stop.abort();
  });
  void work();
}

/** Does one job and says how it ended; a job that was stopped is not spoken of any more. */
async function doJob(
  bridge: MediaBridge,
  { job, task, recording, format, bytes, durationMs }: MediaJob,
  stop: AbortSignal,
) {
  let toldAt = 0;
  const progress = (done: number): void => {
    if (performance.now() - toldAt < tellingPause) return;
    toldAt = performance.now();
    void bridge.ask['media.progress']({ job, done: Math.min(1, Math.max(0, done)) });
  };
  try {
    const url = recordingPath(recording);
    const sound = await openSound({ url, format, bytes, durationMs, stop, progress });
    try {
      if (task === 'peaks') {
        const peaks = await makePeaks(sound);
        await said(bridge.ask['media.peaks']({ job, ...peaks }));
      } else {
        const target = createTarget((position, bytes) =>
          said(bridge.ask['media.append']({ job, position, bytes })),
        );
        await (task === 'wav' ? makeWav(sound, target) : makeMp3(sound, target));
      }
    } finally {
      sound.close();
    }
    await said(bridge.ask['media.done']({ job }));
  } catch (error) {
    if (stop.aborted) return;
    const why = error instanceof Fault ? error.why : 'failed';
    await bridge.ask['media.failed']({ job, why, detail: String(error).slice(0, 500) });
  }
}

/** Main takes no more of this job: it is stopped, or the disk is full. */
async function said(asking: Promise<{ ok: boolean }>): Promise<void> {
  if (!(await asking).ok) throw new Fault('failed', 'main refused it');
}
