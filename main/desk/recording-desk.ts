import type { CallRecord } from '../../contract/call/call.ts';
import { keptInTrash } from '../../contract/call/kept-in-trash.ts';
import type { AppAnnouncements, AppRequests } from '../../contract/ipc/app-contract.ts';
import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import { ok, type Result } from '../../contract/ipc/result.ts';
import type { Recording, RecordingProgress } from '../../contract/recording/recording.ts';
import type {
  CallLog,
  Clock,
  Ids,
  KeptRecording,
  Log,
  MediaWork,
  Outside,
  RecordingFile,
  RecordingFiles,
} from '../core/ports.ts';
import { createRecordingIntake } from './recording-intake.ts';
import { createRecordingKeeping } from './recording-keeping.ts';
import { createRecordingList } from './recording-list.ts';
import { recordingRefusals } from './recording-refusals.ts';
import { createRecordingSaving } from './recording-saving.ts';
import { createStored } from './stored.ts';
import { createWaveforms } from './waveforms.ts';

/** The part of the main window's requests that is about recordings. */
export type RecordingHandlers = Pick<
  Handlers<AppRequests>,
  Extract<keyof AppRequests, `recording.${string}`>
>;

export interface RecordingDeskPorts {
  callLog: CallLog;
  files: RecordingFiles;
  media: MediaWork;
  outside: Outside;
  clock: Clock;
  ids: Ids;
  log: Log;
  announce: Announce<AppAnnouncements>;
  /**
   * Runs work that changes a call's row in that call's turn, so that an event meanwhile finds the raised revision, and tells
   * of the call as it then is. Null, and nothing told, when the work found no call.
   */
  onCall(id: string, work: () => Promise<CallRecord | null>): Promise<CallRecord | null>;
}

/** Use cases of recordings: taking them in, keeping them, letting them go. */
export interface RecordingDesk {
  handlers: RecordingHandlers;
  /** A call's recordings as pages see them, oldest first, each with what became of its file. */
  list(call: string): Promise<Recording[]>;
  /** The same for recordings that are at hand; those in the trash are left out. */
  shown(kept: readonly KeptRecording[]): Promise<Recording[]>;
  /** Brings in what a crash left behind, tidies the folder, and has missing waveforms computed. */
  start(): Promise<void>;
  /** Removes for good what has been in the trash for 30 days. */
  purge(): Promise<void>;
  /** Takes away the files of recordings that went with their calls. */
  removeFiles(files: readonly RecordingFile[]): Promise<void>;
  /** Recordings on their way in. */
  incoming(): RecordingProgress[];
  /** The main window's page died: its memos are kept as far as they go, what it was handing over is broken off. */
  pageGone(): Promise<void>;
  /** Nothing is written into the log from now on; close the files after it. */
  stop(): void;
}

const { lost, notFound } = recordingRefusals;

/** Puts the parts together that recordings have at the desk; what is asked of one that is there is answered here. */
export function createRecordingDesk(ports: RecordingDeskPorts): RecordingDesk {
  const { callLog, files, outside } = ports;
  let stopped = false;
  const isStopped = () => stopped;
  const now = () => ports.clock.read().wall;

  const stored = createStored(ports.log);
  const recordings = createRecordingList({ ...ports, stopped: isStopped });
  const { list, shown, tellOf, stateOf, verify, show } = recordings;
  const waveforms = createWaveforms({ ...ports, list: recordings, stopped: isStopped });
  const keeping = createRecordingKeeping({ ...ports, list: recordings, waveforms, now });
  const intake = createRecordingIntake({ ...ports, keeping, stored, stopped: isStopped });
  const saving = createRecordingSaving(ports);

  async function present(id: string): Promise<KeptRecording | null> {
    const found = await callLog.recording(id);
    return found === null || found.trashedAt !== null ? null : found;
  }

  /** Runs a request on a recording that is there; what the log or the disk throws becomes a refusal. */
  async function on<T>(id: string, work: (kept: KeptRecording) => Promise<Result<T>>): Promise<Result<T>> {
    return stored(async () => {
      const kept = await present(id);
      return kept === null ? notFound() : work(kept);
    });
  }

  async function change(
    kept: KeptRecording,
    what: Parameters<CallLog['changeRecording']>[1],
  ): Promise<Result<Recording>> {
    const changed = await callLog.changeRecording(kept.id, what);
    if (changed === null) return notFound();
    await tellOf(changed.call);
    return ok(show(changed, await stateOf(changed)));
  }

  async function trash(kept: KeptRecording, at: number | null): Promise<boolean> {
    const call = await ports.onCall(kept.call, () => callLog.trashRecording(kept.id, at, now()));
    if (call === null) return false;
    await tellOf(kept.call);
    return true;
  }

  const handlers: RecordingHandlers = {
    ...intake.handlers,
    'recording.rename': ({ id, name }) =>
      on(id, async (kept) => {
        const clean = cleanText(name, 200);
        return change(kept, { name: clean === '' ? kept.name : clean });
      }),
    'recording.remove': ({ id }) =>
      on(id, async (kept) => ((await trash(kept, now())) ? ok({}) : notFound())),
    'recording.restore': ({ id }) =>
      stored(async () => {
        const kept = await callLog.recording(id);
        if (kept === null) return notFound();
        if (kept.trashedAt !== null && !(await trash(kept, null))) return notFound();
        const restored = { ...kept, trashedAt: null };
        return ok(show(restored, await stateOf(restored)));
      }),
    'recording.reveal': ({ id }) =>
      on(id, async (kept) => {
        if ((await stateOf(kept)) === 'lost') return lost();
        outside.reveal(files.path(kept));
        return ok({});
      }),
    'recording.saveAs': ({ id, as }) =>
      on<{ saved: boolean }>(id, async (kept) =>
        (await stateOf(kept)) === 'lost' ? lost() : saving.saveAs(kept, as),
      ),
    'recording.stopSaving': async ({ id }) => {
      saving.stop(id);
      return ok({});
    },
    'recording.mark': ({ id, marks }) => on(id, (kept) => change(kept, { marks })),
    'recording.verify': ({ id }) => on(id, async (kept) => ok(await verify(kept))),
    'recording.peaks': ({ id }) =>
      on(id, async (kept) => {
        const peaks = await callLog.peaks(id);
        if (peaks === null) void waveforms.ask(kept);
        return ok({ peaks });
      }),
  };

  async function removeFiles(gone: readonly RecordingFile[]): Promise<void> {
    for (const file of gone) await keeping.letGo(file);
  }

  return {
    handlers,
    list,
    shown,
    async start() {
      try {
        await keeping.bringIn();
        await files.sweep(await callLog.recordingFiles());
      } catch (error) {
        ports.log.error('the recordings’ folder could not be tidied', { error: String(error) });
      }
      waveforms.askForMissing().catch((error: unknown) => {
        ports.log.error('missing waveforms could not be asked for', { error: String(error) });
      });
    },
    async purge() {
      await removeFiles(await callLog.purgeRecordings(now() - keptInTrash));
    },
    removeFiles,
    incoming: intake.incoming,
    pageGone: intake.pageGone,
    stop() {
      stopped = true;
    },
  };
}
