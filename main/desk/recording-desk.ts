import type { CallRecord } from '../../contract/call/call.ts';
import type { AppAnnouncements, AppRequests } from '../../contract/ipc/app-contract.ts';
import { cleanText } from '../../contract/ipc/clean-text.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { Recording, RecordingProgress } from '../../contract/recording/recording.ts';
import { t } from '../../contract/words/say.ts';
import type {
  Arrival,
  CallLog,
  Clock,
  Ids,
  KeptRecording,
  Log,
  MediaWork,
  Outside,
  RecordingFile,
  RecordingFiles,
  TakenIn,
} from '../core/ports.ts';
import { createIncomingList, type Incoming } from './incoming.ts';
import { createRecordingList } from './recording-list.ts';
import { fileNameOf, nameOf } from './recording-names.ts';
import { storageFailure } from './storage-words.ts';
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

/** How long a removed recording can come back, ms. */
const trashTime = 30 * 86_400_000;

/** So many chosen files are copied at the same time. */
const copiesAtOnce = 2;

/** The most files that are taken from one dialog. */
const chosenAtMost = 50;

const memoWaits = () => fail('storage_failed', t('recordingRefusal.memoWaits'));
const notFound = () => fail('not_found', t('recordingRefusal.notFound'));

/**
 *     begin, choose ──► incoming ──► taken in ──► in the log ──► waveform
 *                          │ cancelled, refused     │ no such call, there already, not writable
 *                          ▼                        ▼
 *                        gone                     gone; put aside where no call is there; a memo waits for the next start
 */
export function createRecordingDesk(ports: RecordingDeskPorts): RecordingDesk {
  const { callLog, files, outside } = ports;
  const incoming = createIncomingList(ports.clock, ports.announce);
  const { tell, expect, end, refuse } = incoming;
  const waiting: (() => Promise<void>)[] = [];
  let copying = 0;
  let stopped = false;

  const stored = createStored(ports.log);
  const recordings = createRecordingList({ ...ports, stopped: () => stopped });
  const { list, shown, tellOf, stateOf, verify, show } = recordings;
  const waveforms = createWaveforms({ ...ports, list: recordings, stopped: () => stopped });

  const now = () => ports.clock.read().wall;

  /** Puts a file that was taken in into the log; a file that the log does not take is removed again, but no memo. */
  async function keep(
    arrival: Arrival,
    taken: TakenIn & { ok: true },
    told: { durationMs: number | null; recovered: boolean },
  ): Promise<Result<Recording>> {
    const { id, call, name, kind, createdAt } = arrival;
    const file = { id, format: taken.format };
    try {
      const twin = (await callLog.recordings(call)).find(
        ({ sha256, trashedAt }) => sha256 === taken.sha256 && trashedAt === null,
      );
      if (twin) {
        await letGo(file);
        return fail('conflict', t('recordingRefusal.duplicate', { name: twin.name }));
      }
      const { format, bytes, sha256, mtimeMs } = taken;
      const kept: KeptRecording = {
        ...{ id, call, name, kind, format, bytes, sha256, createdAt },
        durationMs: taken.durationMs ?? told.durationMs,
        unplayable: null,
        recovered: told.recovered,
        marks: [],
        mtimeMs,
        trashedAt: null,
      };
      const home = await ports.onCall(call, () => callLog.addRecording(kept, now()));
      if (home === null) {
        await files.putAside(file);
        return fail('not_found', t('recordingRefusal.callGone'));
      }
      const added = { ...kept, call: home.id };
      await afterwards(added);
      return ok(show(added, 'fine'));
    } catch (error) {
      ports.log.error('a recording could not be written into the log', { id, error: String(error) });
      // Its file and the note of its arrival stay, and the next start brings it in.
      if (kind === 'memo') return memoWaits();
      await letGo(file);
      return storageFailure(error);
    }
  }

  /** What follows once a recording is in the log: whatever fails of it, the recording stays. */
  async function afterwards(added: KeptRecording): Promise<void> {
    try {
      await tellOf(added.call);
      void waveforms.ask(added);
      await files.logged(added.id);
    } catch (error) {
      ports.log.warn('what follows a recording was not done', { id: added.id, error: String(error) });
    }
  }

  async function letGo(file: RecordingFile): Promise<void> {
    try {
      await files.remove(file);
      await files.logged(file.id);
    } catch (error) {
      ports.log.warn('a recording’s file could not be removed', { id: file.id, error: String(error) });
    }
  }

  /** Ends one on its way in with what became of it. */
  async function settle(
    one: Incoming,
    taking: Promise<TakenIn>,
    told: { durationMs: number | null; recovered: boolean },
  ): Promise<Result<Recording>> {
    let taken: TakenIn;
    try {
      taken = await taking;
    } catch (error) {
      return refuse(one, one.arrival.kind === 'memo' ? memoWaits() : storageFailure(error));
    }
    one.ending = true;
    if (!taken.ok) {
      const waits = one.arrival.kind === 'memo' && taken.code.startsWith('storage_');
      return refuse(one, waits ? memoWaits() : fail(taken.code, taken.why));
    }
    if (one.cancelled) {
      await letGo({ id: one.arrival.id, format: taken.format });
      return refuse(one, fail('cancelled', t('recordingRefusal.cancelled')));
    }
    const kept = await keep(one.arrival, taken, told);
    if (!kept.ok) return refuse(one, kept);
    end(one, { state: 'done', done: taken.bytes, total: taken.bytes });
    return kept;
  }

  async function copyNext(): Promise<void> {
    if (copying >= copiesAtOnce || stopped) return;
    const work = waiting.shift();
    if (work === undefined) return;
    copying += 1;
    await work();
    copying -= 1;
    await copyNext();
  }

  async function copy(one: Incoming, path: string): Promise<void> {
    if (one.ending) return;
    const taking = files.takeIn(one.arrival, path, (done, total) => tell(one, { done, total }));
    await settle(one, taking, { durationMs: null, recovered: false });
  }

  function arrivalOf(call: string, name: string, kind: Recording['kind']): Arrival {
    return { id: ports.ids.uuid(), call, name: nameOf(name), kind, createdAt: now() };
  }

  async function callIsThere(call: string): Promise<boolean> {
    const found = await callLog.get(call);
    return found !== null && found.call.trashedAt === null;
  }

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
    'recording.choose': ({ call }) =>
      stored(async () => {
        if (!(await callIsThere(call))) return fail('not_found', t('refusal.noSuchCall'));
        const paths = (await outside.chooseAudio()).slice(0, chosenAtMost);
        const begun = paths.map((path) => {
          const one = expect(arrivalOf(call, path, 'attached'), 'disk', null);
          waiting.push(() => copy(one, path));
          return one.progress;
        });
        for (const _ of begun) void copyNext();
        return ok({ incoming: begun });
      }),
    'recording.begin': ({ call, name, kind, total }) =>
      stored(async () => {
        if (!(await callIsThere(call))) return fail('not_found', t('refusal.noSuchCall'));
        const arrival = arrivalOf(call, name, kind);
        await files.begin(arrival);
        return ok(expect(arrival, 'page', total).progress);
      }),
    'recording.append': async ({ id, seq, bytes }) => {
      const one = incoming.get(id);
      if (one === undefined || one.by !== 'page' || one.ending) return notFound();
      if (one.broken !== null) return one.broken;
      // The bytes are given away with the call.
      const { byteLength } = bytes;
      try {
        await files.append(id, seq, bytes);
      } catch (error) {
        if (one.ending) return fail('cancelled', t('recordingRefusal.cancelled'));
        ports.log.warn('a recording was broken off', { id, error: String(error) });
        if (one.arrival.kind === 'memo') {
          one.broken = storageFailure(error);
          return one.broken;
        }
        one.ending = true;
        await files.cancel(id).catch(() => undefined);
        return refuse(one, storageFailure(error));
      }
      if (!one.ending) tell(one, { done: one.progress.done + byteLength });
      return ok({});
    },
    'recording.finish': async ({ id, durationMs }) => {
      const one = incoming.get(id);
      if (one === undefined || one.by !== 'page' || one.ending) return notFound();
      one.ending = true;
      return settle(one, files.finish(id), { durationMs, recovered: false });
    },
    'recording.cancel': ({ id }) =>
      stored(async () => {
        const one = incoming.get(id);
        if (one === undefined || one.ending) return ok({});
        one.ending = true;
        one.cancelled = true;
        await files.cancel(id);
        // A copy that is under way ends by itself, and tells then.
        if (incoming.get(id) !== undefined) refuse(one, fail('cancelled', t('recordingRefusal.cancelled')));
        return ok({});
      }),
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
        if ((await stateOf(kept)) === 'lost') return fail('not_found', t('recordingRefusal.lost'));
        outside.reveal(files.path(kept));
        return ok({});
      }),
    'recording.saveAs': ({ id, as }) =>
      on<{ saved: boolean }>(id, async (kept) => {
        if ((await stateOf(kept)) === 'lost') return fail('not_found', t('recordingRefusal.lost'));
        const target = await outside.chooseTarget(fileNameOf(kept.name, as ?? kept.format));
        if (target === null) return ok({ saved: false });
        if (as === null || as === kept.format) {
          await files.copyTo(kept, target);
          return ok({ saved: true });
        }
        const made = await ports.media.transcode(kept, as, target, () => undefined);
        return made.ok ? ok({ saved: true }) : fail('internal', t(`recordingRefusal.decode.${made.why}`));
      }),
    'recording.mark': ({ id, marks }) => on(id, (kept) => change(kept, { marks })),
    'recording.verify': ({ id }) => on(id, async (kept) => ok(await verify(kept))),
    'recording.peaks': ({ id }) =>
      on(id, async (kept) => {
        const peaks = await callLog.peaks(id);
        if (peaks === null) void waveforms.ask(kept);
        return ok({ peaks });
      }),
  };

  async function bringIn(): Promise<void> {
    for (const { arrival, taken, whole } of await files.leftBehind()) {
      const known = await callLog.recording(arrival.id);
      if (known !== null) {
        await files.logged(arrival.id);
        continue;
      }
      const kept = await keep(arrival, taken, { durationMs: null, recovered: !whole });
      ports.log.info('a recording that a crash left behind', { id: arrival.id, kept: kept.ok });
    }
  }

  async function removeFiles(gone: readonly RecordingFile[]): Promise<void> {
    for (const file of gone) await letGo(file);
  }

  return {
    handlers,
    list,
    shown,
    async start() {
      try {
        await bringIn();
        await files.sweep(await callLog.recordingFiles());
      } catch (error) {
        ports.log.error('the recordings’ folder could not be tidied', { error: String(error) });
      }
      waveforms.askForMissing().catch((error: unknown) => {
        ports.log.error('missing waveforms could not be asked for', { error: String(error) });
      });
    },
    async purge() {
      await removeFiles(await callLog.purgeRecordings(now() - trashTime));
    },
    removeFiles,
    incoming: () => incoming.all().map(({ progress }) => progress),
    async pageGone() {
      for (const one of incoming.all()) {
        if (one.by !== 'page' || one.ending) continue;
        one.ending = true;
        const { id, kind } = one.arrival;
        if (kind === 'memo') await settle(one, files.finish(id), { durationMs: null, recovered: true });
        else {
          await files.cancel(id).catch(() => undefined);
          refuse(one, fail('cancelled', t('recordingRefusal.cancelled')));
        }
      }
    },
    stop() {
      stopped = true;
    },
  };
}
