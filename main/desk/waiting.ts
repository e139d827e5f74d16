import { lastWeekStart, toLogConditions } from '../../contract/call/to-log.ts';
import type { Counts } from '../../contract/ipc/app-contract.ts';
import type { CallLog, Clock, Log, Pause, SettingsStore } from '../core/ports.ts';
import { coalesce } from './coalesce.ts';

export interface WaitingPorts {
  callLog: Pick<CallLog, 'counts'>;
  settings: Pick<SettingsStore, 'settings'>;
  clock: Clock;
  pause: Pause;
  log: Log;
  changed(counts: Counts): void;
}

/** What waits for the person, counted anew after each change and told when it is another number than before. */
export interface Waiting {
  /** As they were last counted. */
  last(): Counts;
  /** Counts now; a log that cannot count gives the last counts, because a window must show without them. */
  count(): Promise<Counts>;
  /** Something changed that may count: looked at soon, and not more than twice a second. */
  stale(): void;
  stop(): void;
}

/** The least time between two counts, ms. */
const every = 500;

export function createWaiting(ports: WaitingPorts): Waiting {
  let last: Counts = { unlogged: 0, followUpsDue: 0, followUps: 0, trash: 0 };
  let stopped = false;

  async function count(): Promise<Counts> {
    if (stopped) return last;
    const now = ports.clock.read().wall;
    try {
      const { wrapUp } = ports.settings.settings();
      const toLog =
        wrapUp === 'never' ? null : { ...toLogConditions(wrapUp === 'answered'), from: lastWeekStart(now) };
      const counts = await ports.callLog.counts({ now, toLog });
      const keys = Object.keys(counts) as (keyof Counts)[];
      const same = keys.every((key) => counts[key] === last[key]);
      last = counts;
      if (!same && !stopped) ports.changed(counts);
    } catch (error) {
      if (!stopped) ports.log.error('what waits could not be counted', { error: String(error) });
    }
    return last;
  }

  return {
    last: () => last,
    count,
    stale: coalesce(async () => void (await count()), every, ports.pause),
    stop() {
      stopped = true;
    },
  };
}
