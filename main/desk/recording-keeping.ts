import type { CallRecord } from '../../contract/call/call.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { Recording } from '../../contract/recording/recording.ts';
import { t } from '../../contract/words/say.ts';
import type {
  Arrival,
  CallLog,
  KeptRecording,
  Log,
  RecordingFile,
  RecordingFiles,
  TakenIn,
} from '../core/ports.ts';
import type { RecordingList } from './recording-list.ts';
import { recordingRefusals } from './recording-refusals.ts';
import { storageFailure } from './storage-words.ts';
import type { Waveforms } from './waveforms.ts';

export interface RecordingKeepingPorts {
  callLog: CallLog;
  files: RecordingFiles;
  log: Log;
  list: Pick<RecordingList, 'tellOf' | 'show'>;
  waveforms: Pick<Waveforms, 'ask'>;
  now(): number;
  /** Runs work that changes a call's row in that call's turn; null when the work found no call. */
  onCall(id: string, work: () => Promise<CallRecord | null>): Promise<CallRecord | null>;
}

/** What others than the file itself say of a recording. */
export interface ToldOfRecording {
  /** What the recorder measured. */
  durationMs: number | null;
  recovered: boolean;
}

/** Brings files of the recordings' folder and entries of the log together, or apart. */
export interface RecordingKeeping {
  /** Puts a file that was taken in into the log; a file that the log does not take is removed again, but no memo. */
  keep(arrival: Arrival, taken: TakenIn & { ok: true }, told: ToldOfRecording): Promise<Result<Recording>>;
  /** Takes a file away that the log does not have. */
  letGo(file: RecordingFile): Promise<void>;
  /** Puts into the log what a crash left before the log had it. */
  bringIn(): Promise<void>;
}

export function createRecordingKeeping(ports: RecordingKeepingPorts): RecordingKeeping {
  const { callLog, files, list, waveforms, now } = ports;

  async function keep(
    arrival: Arrival,
    taken: TakenIn & { ok: true },
    told: ToldOfRecording,
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
      return ok(list.show(added, 'fine'));
    } catch (error) {
      ports.log.error('a recording could not be written into the log', { id, error: String(error) });
      // Its file and the note of its arrival stay, and the next start brings it in.
      if (kind === 'memo') return recordingRefusals.memoWaits();
      await letGo(file);
      return storageFailure(error);
    }
  }

  /** What follows once a recording is in the log: whatever fails of it, the recording stays. */
  async function afterwards(added: KeptRecording): Promise<void> {
    try {
      await list.tellOf(added.call);
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

  return { keep, letGo, bringIn };
}
