import type { AppAnnouncements, AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { Recording, RecordingProgress } from '../../contract/recording/recording.ts';
import type { Arrival, CallLog, Clock, Ids, Log, Outside, RecordingFiles, TakenIn } from '../core/ports.ts';
import { createIncomingList, type Incoming } from './incoming.ts';
import type { RecordingKeeping, ToldOfRecording } from './recording-keeping.ts';
import { nameOf } from './recording-names.ts';
import { recordingRefusals } from './recording-refusals.ts';
import { storageFailure } from './storage-words.ts';
import type { Stored } from './stored.ts';

export interface RecordingIntakePorts {
  callLog: Pick<CallLog, 'get'>;
  files: RecordingFiles;
  outside: Pick<Outside, 'chooseAudio'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  announce: Announce<AppAnnouncements>;
  keeping: Pick<RecordingKeeping, 'keep' | 'letGo'>;
  stored: Stored;
  stopped(): boolean;
}

/** Takes recordings in: chosen from the disk, or piece by piece from a page. */
export interface RecordingIntake {
  handlers: Pick<
    Handlers<AppRequests>,
    'recording.choose' | 'recording.begin' | 'recording.append' | 'recording.finish' | 'recording.cancel'
  >;
  /** How far each on its way in is. */
  incoming(): RecordingProgress[];
  /** The main window's page died: its memos are kept as far as they go, what it was handing over is broken off. */
  pageGone(): Promise<void>;
}

/** So many chosen files are copied at the same time. */
const copiesAtOnce = 2;

/** The most files that are taken from one dialog. */
const chosenAtMost = 50;

const { cancelled, memoWaits, noSuchCall, notFound } = recordingRefusals;

/**
 *     begin, choose ──► incoming ──► taken in ──► in the log ──► waveform
 *                          │ cancelled, refused     │ no such call, there already, not writable
 *                          ▼                        ▼
 *                        gone                     gone; put aside where no call is there; a memo waits for the next start
 */
export function createRecordingIntake(ports: RecordingIntakePorts): RecordingIntake {
  const { files, keeping, stored } = ports;
  const incoming = createIncomingList(ports.clock, ports.announce);
  const { tell, expect, end, refuse } = incoming;
  const waiting: (() => Promise<void>)[] = [];
  let copying = 0;

  /** Ends one on its way in with what became of it. */
  async function settle(
    one: Incoming,
    taking: Promise<TakenIn>,
    told: ToldOfRecording,
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
      await keeping.letGo({ id: one.arrival.id, format: taken.format });
      return refuse(one, cancelled());
    }
    const kept = await keeping.keep(one.arrival, taken, told);
    if (!kept.ok) return refuse(one, kept);
    end(one, { state: 'done', done: taken.bytes, total: taken.bytes });
    return kept;
  }

  async function copyNext(): Promise<void> {
    if (copying >= copiesAtOnce || ports.stopped()) return;
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
    return { id: ports.ids.uuid(), call, name: nameOf(name), kind, createdAt: ports.clock.read().wall };
  }

  async function callIsThere(call: string): Promise<boolean> {
    const found = await ports.callLog.get(call);
    return found !== null && found.call.trashedAt === null;
  }

  /** One whose bytes a page still hands over. */
  function fromPage(id: string): Incoming | null {
    const one = incoming.get(id);
    return one === undefined || one.by !== 'page' || one.ending ? null : one;
  }

  const handlers: RecordingIntake['handlers'] = {
    'recording.choose': ({ call }) =>
      stored(async () => {
        if (!(await callIsThere(call))) return noSuchCall();
        const paths = (await ports.outside.chooseAudio()).slice(0, chosenAtMost);
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
        if (!(await callIsThere(call))) return noSuchCall();
        const arrival = arrivalOf(call, name, kind);
        await files.begin(arrival);
        return ok(expect(arrival, 'page', total).progress);
      }),
    'recording.append': async ({ id, seq, bytes }) => {
      const one = fromPage(id);
      if (one === null) return notFound();
      if (one.broken !== null) return one.broken;
      // The bytes are given away with the call.
      const { byteLength } = bytes;
      try {
        await files.append(id, seq, bytes);
      } catch (error) {
        if (one.ending) return cancelled();
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
      const one = fromPage(id);
      if (one === null) return notFound();
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
        if (incoming.get(id) !== undefined) refuse(one, cancelled());
        return ok({});
      }),
  };

  return {
    handlers,
    incoming: () => incoming.all().map(({ progress }) => progress),
    async pageGone() {
      for (const one of incoming.all()) {
        if (one.by !== 'page' || one.ending) continue;
        one.ending = true;
        const { id, kind } = one.arrival;
        if (kind === 'memo') await settle(one, files.finish(id), { durationMs: null, recovered: true });
        else {
          await files.cancel(id).catch(() => undefined);
          refuse(one, cancelled());
        }
      }
    },
  };
}
