import type { Call } from '../../contract/call/call.ts';
import type { Log } from '../core/ports.ts';

export interface LeaveOptions {
  live(): readonly Call[];
  /** Asks whether to hang up and quit; false means stay. An aborted `overtaken` takes the question away. */
  ask(calls: readonly Call[], overtaken: AbortSignal): Promise<boolean>;
  /** Has what is still being typed sent, and resolves when it is written down or has had its time. */
  flushNotes(): Promise<void>;
  hangUpAll(): Promise<void>;
  /** Tries once more to write what the disk did not take, and tells how many calls are still only in memory. */
  unwritten(): Promise<number>;
  /** Asks what to do about so many calls that quitting would lose. An aborted `overtaken` takes the question away. */
  askUnwritten(count: number, overtaken: AbortSignal): Promise<Unwritten>;
  stop(): Promise<void>;
  /** Everything is done: quit for good. */
  quit(): void;
  log: Log;
}

/** What the person wants done about calls that are not on disk. */
export type Unwritten = 'again' | 'lose' | 'stay';

export interface Leave {
  /** Electron's `before-quit`: holds it until the app has ended properly, then lets it pass. */
  beforeQuit(event: { preventDefault(): void }): void;
  /** The machine shuts down: no question is asked any more, and one that stands open is overtaken. */
  withoutQuestion(): void;
  /** True once the app is ending, so a closed window stays closed. */
  leaving(): boolean;
}

/** How long each step may hold up the end, ms: each has a shorter limit of its own, so this is for defects. */
const limits = { flushNotes: 1000, hangUpAll: 3000, unwritten: 5000, stop: 5000 } as const;

/**
 * Ends the app so that nothing is lost by quitting, and surely: no step can hold it up for good.
 *
 *     staying ──before-quit──► asking ──stay──► staying
 *                                │ hang up and quit, or no call, or the machine shuts down
 *                                ▼
 *                              ending: notes, calls ──not all on disk──► asking ──stay──► staying
 *                                │ all on disk                           │ lose them, or shutdown
 *                                ▼                                       │
 *                              ending: lines, log ◄──────────────────────┘
 *                                ▼
 *                              gone ──before-quit──► passes
 *
 * A held quit is not resumed by Electron: it is asked for again (facts/electron.md, section 1).
 */
export function createLeave(options: LeaveOptions): Leave {
  let phase: 'staying' | 'asking' | 'ending' | 'gone' = 'staying';
  const overtaken = new AbortController();

  /** What the step gave, or `otherwise` when it failed or hung, for then the end goes on without it. */
  const step = async <T>(name: keyof typeof limits, work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await within(limits[name], work());
    } catch (error) {
      options.log.error('quitting went wrong and goes on', { step: name, error: String(error) });
      return otherwise;
    }
  };

  const sure = async (calls: readonly Call[]): Promise<boolean> => {
    if (calls.length === 0) return true;
    return unlessOvertaken(overtaken.signal, (signal) => options.ask(calls, signal), true);
  };

  /** False when the person would rather stay than lose calls. */
  const written = async (): Promise<boolean> => {
    for (;;) {
      const count = await step('unwritten', options.unwritten, 0);
      if (count === 0) return true;
      options.log.error('calls are not on disk', { count });
      phase = 'asking';
      const wish = await unlessOvertaken(
        overtaken.signal,
        (signal) => options.askUnwritten(count, signal),
        'lose',
      );
      if (wish === 'stay') return false;
      phase = 'ending';
      if (wish === 'lose') return true;
    }
  };

  const end = async (): Promise<void> => {
    phase = 'asking';
    if (!(await sure(options.live()))) {
      phase = 'staying';
      return;
    }
    phase = 'ending';
    await step('flushNotes', options.flushNotes, undefined);
    await step('hangUpAll', options.hangUpAll, undefined);
    if (!(await written())) {
      phase = 'staying';
      return;
    }
    await step('stop', options.stop, undefined);
    phase = 'gone';
    options.quit();
  };

  return {
    beforeQuit(event) {
      if (phase === 'gone') return;
      event.preventDefault();
      if (phase === 'staying') {
        end().catch((error: unknown) => {
          options.log.error('quitting failed', { error: String(error) });
          phase = 'gone';
          options.quit();
        });
      }
    },
    withoutQuestion: () => overtaken.abort(),
    leaving: () => phase === 'ending' || phase === 'gone',
  };
}

async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not done after ${limit} ms.`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the person answers, or `otherwise` as soon as nobody can be asked any more. */
async function unlessOvertaken<T>(
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
  otherwise: T,
): Promise<T> {
  if (signal.aborted) return otherwise;
  const overtaken = new Promise<T>((resolve) => {
    signal.addEventListener('abort', () => resolve(otherwise), { once: true });
  });
  return Promise.race([ask(signal), overtaken]);
}
