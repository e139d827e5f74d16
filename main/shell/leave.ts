import type { Call } from '../../contract/call/call.ts';
import type { Log } from '../core/ports.ts';

export interface LeaveOptions {
  live(): readonly Call[];
  /** Asks whether to hang up and quit; false means stay. An aborted `overtaken` takes the question away. */
  ask(calls: readonly Call[], overtaken: AbortSignal): Promise<boolean>;
  /** Has what is still being typed sent, and resolves when it is written down or has had its time. */
  flushNotes(): Promise<void>;
  hangUpAll(): Promise<void>;
  stop(): Promise<void>;
  /** Everything is done: quit for good. */
  quit(): void;
  log: Log;
}

export interface Leave {
  /** Electron's `before-quit`: holds it until the app has ended properly, then lets it pass. */
  beforeQuit(event: { preventDefault(): void }): void;
  /** The machine shuts down: no question is asked any more, and one that stands open is overtaken. */
  withoutQuestion(): void;
  /** True once the app is ending, so a closed window stays closed. */
  leaving(): boolean;
}

/** How long each step may hold up the end, ms: each has a shorter limit of its own, so this is for defects. */
const limits = { flushNotes: 1000, hangUpAll: 3000, stop: 5000 } as const;

/**
 * Ends the app so that nothing is lost by quitting, and surely: no step can hold it up for good.
 *
 *     staying ──before-quit──► asking ──stay──► staying
 *                                │ hang up and quit, or no call, or the machine shuts down
 *                                ▼
 *                              ending: notes, calls, lines, log ──► gone ──before-quit──► passes
 *
 * A held quit is not resumed by Electron: it is asked for again (facts/electron.md, section 1).
 */
export function createLeave(options: LeaveOptions): Leave {
  let phase: 'staying' | 'asking' | 'ending' | 'gone' = 'staying';
  const overtaken = new AbortController();

  const step = async (name: keyof typeof limits): Promise<void> => {
    try {
      await within(limits[name], options[name]());
    } catch (error) {
      options.log.error('quitting went wrong and goes on', { step: name, error: String(error) });
    }
  };

  const sure = async (calls: readonly Call[]): Promise<boolean> => {
    if (calls.length === 0) return true;
    return unlessOvertaken(overtaken.signal, (signal) => options.ask(calls, signal), true);
  };

  const end = async (): Promise<void> => {
    phase = 'asking';
    if (!(await sure(options.live()))) {
      phase = 'staying';
      return;
    }
    phase = 'ending';
    await step('flushNotes');
    await step('hangUpAll');
    await step('stop');
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

async function within(limit: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It was not done after ${limit} ms.`)), limit);
  });
  try {
    await Promise.race([work, late]);
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
