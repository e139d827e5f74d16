import type { AppAnnouncements } from '../../contract/ipc/app-contract.ts';
import type { Announce } from '../../contract/ipc/handlers.ts';
import type { Failure } from '../../contract/ipc/result.ts';
import type { RecordingProgress } from '../../contract/recording/recording.ts';
import type { Arrival, Clock } from '../core/ports.ts';

/** At most ten times a second is a page told how far one is, ms. */
const tellingPause = 100;

/** One recording on its way in. */
export interface Incoming {
  arrival: Arrival;
  progress: RecordingProgress;
  /** Where its bytes come from. */
  by: 'disk' | 'page';
  toldAt: number;
  /** It has all its bytes, or was cancelled: nothing else may end it. */
  ending: boolean;
  cancelled: boolean;
  /** Why no more of it can be written: finishing keeps what arrived before. */
  broken: Failure | null;
}

/** Recordings on their way in, and how far each is told to be. */
export interface IncomingList {
  get(id: string): Incoming | undefined;
  all(): Incoming[];
  tell(one: Incoming, change: Partial<RecordingProgress>): void;
  expect(arrival: Arrival, by: Incoming['by'], total: number | null): Incoming;
  /** It is on its way no longer; nothing is told of one that had ended already. */
  end(one: Incoming, change: Partial<RecordingProgress>): void;
  /** Ends it for this reason, and gives the reason back. */
  refuse(one: Incoming, failure: Failure): Failure;
}

/** Remembers what is on its way in from its first byte to its end, and tells the pages. */
export function createIncomingList(clock: Clock, announce: Announce<AppAnnouncements>): IncomingList {
  const incoming = new Map<string, Incoming>();

  function tell(one: Incoming, change: Partial<RecordingProgress>): void {
    one.progress = { ...one.progress, ...change };
    const { mono } = clock.read();
    if (one.progress.state === 'copying' && mono - one.toldAt < tellingPause) return;
    one.toldAt = mono;
    announce('recording.progress', { progress: one.progress });
  }

  function expect(arrival: Arrival, by: Incoming['by'], total: number | null): Incoming {
    const { id, call, name } = arrival;
    const one: Incoming = {
      arrival,
      by,
      progress: { id, call, name, state: 'copying', done: 0, total, why: null },
      toldAt: Number.NEGATIVE_INFINITY,
      ending: false,
      cancelled: false,
      broken: null,
    };
    incoming.set(id, one);
    tell(one, {});
    return one;
  }

  function end(one: Incoming, change: Partial<RecordingProgress>): void {
    if (incoming.delete(one.arrival.id)) tell(one, change);
  }

  function refuse(one: Incoming, failure: Failure): Failure {
    const state = failure.error.code === 'cancelled' ? 'cancelled' : 'refused';
    end(one, { state, why: failure.error.message.slice(0, 500) });
    return failure;
  }

  return { get: (id) => incoming.get(id), all: () => [...incoming.values()], tell, expect, end, refuse };
}
