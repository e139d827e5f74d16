import type { Call } from '../../contract/call/call.ts';
import type { Log } from '../core/ports.ts';

export interface LeaveOptions {
  live(): readonly Call[];
  /** Asks whether to hang up and quit; false means stay. */
  ask(calls: readonly Call[]): Promise<boolean>;
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
  /** The machine shuts down: no question is asked any more. */
  withoutQuestion(): void;
  /** True once the app is ending, so a closed window stays closed. */
  leaving(): boolean;
}

/**
 * Ends the app so that nothing is lost by quitting.
 *
 *     staying ──before-quit──► asking ──stay──► staying
 *                                │ hang up and quit, or no call
 *                                ▼
 *                              ending: notes, calls, lines, log ──► gone ──before-quit──► passes
 *
 * A held quit is not resumed by Electron: it is asked for again (facts/electron.md, section 1).
 */
export function createLeave(options: LeaveOptions): Leave {
  let phase: 'staying' | 'asking' | 'ending' | 'gone' = 'staying';
  let quiet = false;

  const end = async (): Promise<void> => {
    phase = 'asking';
    const calls = options.live();
    if (calls.length > 0 && !quiet && !(await options.ask(calls))) {
      phase = 'staying';
      return;
    }
    phase = 'ending';
    for (const step of ['flushNotes', 'hangUpAll', 'stop'] as const) {
      try {
        await options[step]();
      } catch (error) {
        options.log.error('quitting went wrong and goes on', { step, error: String(error) });
      }
    }
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
    withoutQuestion() {
      quiet = true;
    },
    leaving: () => phase === 'ending' || phase === 'gone',
  };
}
