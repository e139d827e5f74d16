import { type Call, toCall } from '../../contract/call/call.ts';
import type { Counts } from '../../contract/ipc/app-contract.ts';
import type { CallLog, Log } from '../core/ports.ts';

/** As much of the log as fits into a tray's menu. */
export interface LogGlance {
  /** The newest ended calls, at most five. */
  recent: readonly Call[];
  /** Id of the newest call that is ended and unlogged. */
  lastUnlogged: string | null;
  counts: Counts;
}

export interface LogGlanceOptions {
  callLog: Pick<CallLog, 'list' | 'lastUnlogged'>;
  counts(): Counts;
  /** There is something else to see. */
  changed(): void;
  log: Log;
}

export interface GlancedLog {
  glance(): LogGlance;
  /** A call, the log or a count changed: look, soon. */
  lookSoon(): void;
  /** The log is about to be closed. */
  stop(): void;
}

const shown = 5;
/** Live calls come first in a list; this many beside the shown are enough to pass over them. */
const spare = 5;
/** A burst of changes is one look, ms. */
const soon = 150;

/** Keeps what the tray shows of the log at hand, because a menu is built in one go and cannot wait for a reading. */
export function createLogGlance({ callLog, counts, changed, log }: LogGlanceOptions): GlancedLog {
  let seen: Omit<LogGlance, 'counts'> = { recent: [], lastUnlogged: null };
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const look = async (): Promise<void> => {
    timer = null;
    try {
      const [page, last] = await Promise.all([
        callLog.list({}, undefined, shown + spare),
        callLog.lastUnlogged(),
      ]);
      if (stopped) return;
      const recent = page.calls
        .filter(({ endedAt }) => endedAt !== null)
        .slice(0, shown)
        .map(toCall);
      seen = { recent, lastUnlogged: last?.id ?? null };
      changed();
    } catch (error) {
      if (!stopped) log.warn('the tray could not look into the log', { error: String(error) });
    }
  };

  return {
    glance: () => ({ ...seen, counts: counts() }),
    lookSoon() {
      if (timer === null && !stopped) timer = setTimeout(() => void look(), soon);
    },
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
