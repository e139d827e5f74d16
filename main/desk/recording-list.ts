import type { AppAnnouncements } from '../../contract/ipc/app-contract.ts';
import type { Announce } from '../../contract/ipc/handlers.ts';
import type { Recording } from '../../contract/recording/recording.ts';
import type { CallLog, KeptRecording, Log, RecordingFiles } from '../core/ports.ts';

export interface RecordingListPorts {
  callLog: CallLog;
  files: RecordingFiles;
  log: Log;
  announce: Announce<AppAnnouncements>;
  stopped(): boolean;
}

/** Kept recordings as pages see them, each with what became of its file. */
export interface RecordingList {
  list(call: string): Promise<Recording[]>;
  /** Recordings at hand; those in the trash are left out. */
  shown(kept: readonly KeptRecording[]): Promise<Recording[]>;
  /** Announces how a call's recordings now are. */
  tellOf(call: string): Promise<void>;
  stateOf(recording: KeptRecording): Promise<Recording['file']>;
  /** Looks at the whole file, remembers its time where it is fine, and announces what was found. */
  verify(kept: KeptRecording): Promise<Recording>;
  show(kept: KeptRecording, file: Recording['file']): Recording;
}

/** Shows recordings at once; a file whose time has changed counts as fine until a whole look behind the answer is done. */
export function createRecordingList({
  callLog,
  files,
  log,
  announce,
  stopped,
}: RecordingListPorts): RecordingList {
  /** Recordings that wait for a whole look. */
  const doubted = new Set<string>();
  let verifying = Promise.resolve();

  async function stateOf(recording: KeptRecording): Promise<Recording['file']> {
    try {
      const looked = await files.look(recording);
      if (looked !== 'doubtful') return looked;
      verifyBehind(recording);
      return 'fine';
    } catch (error) {
      log.error('a recording could not be looked at', { id: recording.id, error: String(error) });
      return 'lost';
    }
  }

  /** Looks at a doubtful file whole, one after the other, while its page is answered already. */
  function verifyBehind(recording: KeptRecording): void {
    const { id } = recording;
    if (doubted.has(id)) return;
    doubted.add(id);
    verifying = verifying.then(async () => {
      try {
        if (!stopped()) await verify(recording);
      } catch (error) {
        log.warn('a recording could not be looked at whole', { id, error: String(error) });
      }
      doubted.delete(id);
    });
  }

  async function verify(kept: KeptRecording): Promise<Recording> {
    const { file, mtimeMs } = await files.verify(kept);
    if (mtimeMs !== null && mtimeMs !== kept.mtimeMs) await callLog.changeRecording(kept.id, { mtimeMs });
    await tellOf(kept.call);
    return show(mtimeMs === null ? kept : { ...kept, mtimeMs }, file);
  }

  async function shown(kept: readonly KeptRecording[]): Promise<Recording[]> {
    const there = kept.filter(({ trashedAt }) => trashedAt === null);
    return Promise.all(there.map(async (one) => show(one, await stateOf(one))));
  }

  const list = async (call: string) => shown(await callLog.recordings(call));

  async function tellOf(call: string): Promise<void> {
    announce('recordings.changed', { call, recordings: (await list(call)).slice(0, 200) });
  }

  return { list, shown, tellOf, stateOf, verify, show };
}

/** A recording as pages see it. */
function show(kept: KeptRecording, file: Recording['file']): Recording {
  const { mtimeMs: _mtimeMs, trashedAt: _trashedAt, ...recording } = kept;
  return { ...recording, file };
}
