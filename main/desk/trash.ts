import { toCall } from '../../contract/call/call.ts';
import { keptInTrash } from '../../contract/call/kept-in-trash.ts';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { ok } from '../../contract/ipc/result.ts';
import type { CallLog, Clock, Log, RecordingFile } from '../core/ports.ts';
import type { CallDesk } from './call-desk.ts';
import type { Stored } from './stored.ts';

export interface TrashPorts {
  desk: CallDesk;
  callLog: Pick<CallLog, 'trash' | 'restore' | 'listTrash' | 'purge'>;
  removeFiles(files: readonly RecordingFile[]): Promise<void>;
  clock: Clock;
  log: Log;
  stored: Stored;
  /** Calls are gone for good: lists and counts should be asked for again. */
  purged(): void;
}

/** Deleted calls: kept for 30 days, for the person who changes their mind. */
export interface Trash {
  readonly handlers: Pick<
    Handlers<AppRequests>,
    'call.trash' | 'call.restore' | 'trash.list' | 'trash.empty'
  >;
  /** To be called at the start and once a day: removes for good what has lain there for 30 days. */
  purgeOld(): Promise<void>;
}

/** Later than any deletion, whatever the clock said then (the largest time value of ECMA-262, 21.4.1.1). */
const endOfTime = 8_640_000_000_000_000;
/** The most calls that the list shows (contract, `trash.list`). */
const listed = 500;
/** Calls removed at once: a slice holds up the next event by a few milliseconds. */
const slice = 200;

export function createTrash(ports: TrashPorts): Trash {
  const { desk, callLog } = ports;

  async function purgeSlice(before: number): Promise<{ calls: number; recordings: RecordingFile[] }> {
    let purged = { calls: 0, recordings: [] as RecordingFile[] };
    await desk.change([], async () => {
      purged = await callLog.purge(before, slice);
      return ok({ calls: [] });
    });
    return purged;
  }

  /** The rows go first: a file that stays behind belongs to nobody and is swept up, a row without its file would be a loss. */
  async function purge(before: number): Promise<number> {
    let removed = 0;
    try {
      for (;;) {
        const { calls, recordings } = await purgeSlice(before);
        removed += calls;
        await ports.removeFiles(recordings);
        if (calls < slice) return removed;
      }
    } finally {
      if (removed > 0) ports.purged();
    }
  }

  return {
    handlers: {
      'call.trash': ({ ids }) =>
        ports.stored(async () => {
          const changed = await desk.change(ids, async (at) => ok({ calls: await callLog.trash(ids, at) }));
          return changed.ok ? ok({ calls: changed.value.map(toCall) }) : changed;
        }),
      'call.restore': ({ ids }) =>
        ports.stored(async () => {
          const changed = await desk.change(ids, async (at) => ok({ calls: await callLog.restore(ids, at) }));
          return changed.ok ? ok({ calls: changed.value.map(toCall) }) : changed;
        }),
      'trash.list': () =>
        ports.stored(async () => ok({ calls: (await callLog.listTrash(listed)).map(toCall) })),
      'trash.empty': () => ports.stored(async () => ok({ removed: await purge(endOfTime) })),
    },
    async purgeOld() {
      try {
        const removed = await purge(ports.clock.read().wall - keptInTrash);
        if (removed > 0) ports.log.info('deleted calls were removed for good', { calls: removed });
      } catch (error) {
        ports.log.error('old deleted calls could not be removed', { error: String(error) });
      }
    },
  };
}
