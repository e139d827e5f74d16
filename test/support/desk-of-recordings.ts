import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import type { MediaWork, RecordingFiles } from '../../main/core/ports.ts';
import { createRecordingDesk, type RecordingDesk } from '../../main/desk/recording-desk.ts';
import { openFiles, ownFolder, silentLog } from '../recordings/files-fixture.ts';
import { aCall, anEvent, monday, openLog } from '../store/store-fixture.ts';
import type { Told } from './standing-app.ts';

/** What a test may put in the place of the desk's own. */
interface DeskOptions {
  /** A folder that an earlier desk left. */
  folder?: string;
  /** Makes the folder fail where the test wants it. */
  around?(files: RecordingFiles): RecordingFiles;
  media?: MediaWork;
  /** The paths that the person chooses. */
  chosen?: string[];
  /** Where the person saves a file; null when they close the dialog. */
  target?: string | null;
}

/** The desk of recordings alone, over a real log and a real folder with its thread, with one ended call in it. */
export async function deskOfRecordings(options: DeskOptions = {}) {
  const folder = options.folder ?? ownFolder();
  const log = await openLog(join(folder, 'calls.db'));
  const own = openFiles(join(folder, 'recordings'));
  const files = options.around?.(own) ?? own;
  const told: Told[] = [];
  const revealed: string[] = [];
  const clock = { wall: monday };
  const desk: RecordingDesk = createRecordingDesk({
    callLog: log,
    files,
    media: options.media ?? {
      peaks: async () => ({ ok: false, why: 'unsupported' }),
      transcode: async () => ({ ok: false, why: 'unsupported' }),
    },
    outside: {
      chooseAudio: async () => options.chosen ?? [],
      chooseTarget: async () => options.target ?? null,
      reveal: (path) => void revealed.push(path),
    },
    clock: { read: () => ({ wall: clock.wall, mono: performance.now() }) },
    ids: { uuid: () => randomUUID() },
    log: silentLog,
    announce: (name, fact) => void told.push({ name, fact }),
    onCall: (_id, work) => work(),
  });
  let ended = false;
  async function stop(): Promise<void> {
    if (ended) return;
    ended = true;
    desk.stop();
    await own.close();
    await log.close();
  }
  onTestFinished(stop);
  return {
    desk,
    log,
    files,
    folder,
    recordings: join(folder, 'recordings'),
    told,
    /** Files that were shown in the system's file manager. */
    revealed,
    /** Its wall clock, to be moved by the test. */
    clock,
    stop,
    /** Writes an ended call down. */
    async call(facts: Partial<CallRecord> = {}): Promise<CallRecord> {
      const call = aCall(facts);
      await log.record(call, anEvent(call));
      return call;
    },
  };
}
