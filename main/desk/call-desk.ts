import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { correlate, correlationWindow, keyOf } from '../core/correlate.ts';
import type { Heard } from '../core/heard.ts';
import {
  type Annotation,
  type CallLog,
  type Clock,
  type ClockReading,
  type Ids,
  type Log,
  StoreError,
} from '../core/ports.ts';
import { recover } from '../core/recover.ts';
import {
  type Anchor,
  anchorAt,
  type SleepCount,
  sleepCount,
  tick,
  timeSince,
  woke,
} from '../core/steady-time.ts';
import { begin, step } from '../core/step.ts';

export interface CallDeskPorts {
  callLog: CallLog;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** The call is written down: tell whoever shows calls. */
  changed(call: CallRecord, event: CallEvent | null): void;
  /** Whether the log can be written to; told when it changes, with the store's own words when it cannot. */
  writable(trouble: unknown | null): void;
}

/**
 * The heart (design, section 3): stamps an event, finds its call, steps it, writes both down in one transaction and
 * then tells. One thing at a time, in the order heard.
 *
 *   event ─► stamp ─► correlate ─► step ─► write ─► tell
 *                                           │ disk full?
 *                                           └─► kept in memory, told all the same, written as soon as it goes
 */
export interface CallDesk {
  hear(event: Heard): Promise<CallRecord | null>;
  annotate(id: string, annotation: Annotation): Promise<CallRecord | null>;
  /** Calls that have not ended, newest first, be they written down yet or not. */
  live(): CallRecord[];
  /** The same as they were last told: what a window may be shown, because it finds them in the log too. */
  told(): CallRecord[];
  find(id: string): CallRecord | null;
  /** Ends what a crash left open; resolves with the calls it ended. */
  recover(): Promise<CallRecord[]>;
  /** To be called every second: dates a crash, counts sleep, and tries again what could not be written. */
  beat(): Promise<void>;
  woke(): void;
  /** Resolves when all that was heard before is dealt with. */
  settled(): Promise<void>;
  /** Tries once more to write down what waits, and tells how many calls still live in memory only. */
  unwritten(): Promise<number>;
}

interface Tracked {
  /** As the machine left it. */
  call: CallRecord;
  /** As it was last told; null until it was written down for the first time. */
  told: CallRecord | null;
  keys: Set<string>;
  anchor: Anchor;
}

export function createCallDesk(ports: CallDeskPorts): CallDesk {
  const tracked = new Map<string, Tracked>();
  const unwritten: { call: CallRecord; event: CallEvent }[] = [];
  let sleep: SleepCount = sleepCount(ports.clock.read());
  let troubled = false;
  let beating: Promise<void> | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** The time now, and the sleep counted until now: taken when something happens, for when its turn comes. */
  function look(): { reading: ClockReading; slept: SleepCount } {
    const reading = ports.clock.read();
    sleep = tick(sleep, reading);
    return { reading, slept: sleep };
  }

  /** Runs one after another, so that events and notes of a call never overtake each other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Writes down what waits, each call's events in their order; tells the first trouble, or null. One call that the log
   * refuses does not hold up the others; a log that cannot be written to holds up all of them.
   */
  async function writeWaiting(): Promise<unknown> {
    const refused = new Map<string, unknown>();
    for (const waiting of [...unwritten]) {
      const { call, event } = waiting;
      if (refused.has(call.id)) continue;
      try {
        await ports.callLog.record(call, event);
        unwritten.splice(unwritten.indexOf(waiting), 1);
      } catch (error) {
        refused.set(call.id, error);
        if (!(error instanceof StoreError && error.code === 'failed')) break;
      }
    }
    const [trouble = null] = refused.values();
    if (trouble !== null) {
      ports.log.error('calls could not be written down; they are kept in memory', {
        waiting: unwritten.length,
        error: String(trouble),
      });
    }
    if (trouble !== null || troubled) ports.writable(trouble);
    troubled = trouble !== null;
    return trouble;
  }

  async function keep(entry: Tracked, call: CallRecord, event: CallEvent): Promise<CallRecord> {
    entry.call = call;
    unwritten.push({ call, event });
    await writeWaiting();
    entry.told = call;
    ports.changed(call, event);
    return call;
  }

  function forgetOld(now: number): void {
    for (const [id, { call }] of tracked) {
      const old = call.endedAt !== null && now - call.endedAt > correlationWindow;
      if (old && !unwritten.some((waiting) => waiting.call.id === id)) tracked.delete(id);
    }
  }

  /** `reading` and `slept` are of the moment when it was heard; its turn may come later. */
  async function take(heard: Heard, reading: ClockReading, slept: SleepCount): Promise<CallRecord | null> {
    forgetOld(reading.wall);
    const known = correlate({ ...heard, at: reading.wall }, [...tracked.values()]) as Tracked | null;
    if (known) {
      known.keys.add(keyOf(heard));
      const event: CallEvent = { ...heard, at: timeSince(known.anchor, reading, slept) };
      const result = step(known.call, event);
      if (result.kind === 'changed') return keep(known, result.call, event);
      ports.log.info('an event changed nothing', { type: event.type, why: result.why });
      return null;
    }
    if (heard.type !== 'started') {
      ports.log.warn('an event belongs to no call', { type: heard.type });
      return null;
    }
    const event = { ...heard, at: reading.wall };
    const call = begin(ports.ids.uuid(), event);
    const entry: Tracked = {
      call,
      told: null,
      keys: new Set([keyOf(heard)]),
      anchor: anchorAt(reading, slept),
    };
    tracked.set(call.id, entry);
    return keep(entry, call, event);
  }

  async function annotate(id: string, annotation: Annotation): Promise<CallRecord | null> {
    const trouble = await writeWaiting();
    if (unwritten.some((waiting) => waiting.call.id === id)) throw trouble;
    const call = await ports.callLog.annotate(id, annotation, ports.clock.read().wall);
    if (!call) return null;
    const entry = tracked.get(id);
    if (entry) {
      entry.call = { ...call, lastAt: Math.max(call.lastAt, entry.call.lastAt) };
      entry.told = entry.call;
    }
    ports.changed(call, null);
    return call;
  }

  async function recoverAll(): Promise<CallRecord[]> {
    const open = await ports.callLog.open();
    const ended: CallRecord[] = [];
    for (const call of open) {
      const event = recover(call);
      const result = step(call, event);
      if (result.kind !== 'changed') continue;
      const entry: Tracked = {
        call,
        told: null,
        keys: new Set([keyOf(call)]),
        anchor: anchorAt(ports.clock.read(), sleep),
      };
      tracked.set(call.id, entry);
      ended.push(await keep(entry, result.call, event));
    }
    return ended;
  }

  async function beat(reading: ClockReading, slept: SleepCount): Promise<void> {
    if (unwritten.length > 0 && (await writeWaiting()) !== null) return;
    const alive = [...tracked.values()].filter(({ call }) => call.state !== 'ended');
    if (alive.length === 0) return;
    const beats = alive.map(({ call, anchor }) => ({ id: call.id, at: timeSince(anchor, reading, slept) }));
    try {
      await ports.callLog.heartbeat(beats);
    } catch (error) {
      ports.log.warn('a heartbeat could not be written', { error: String(error) });
      return;
    }
    for (const [n, entry] of alive.entries()) {
      entry.call = { ...entry.call, lastAt: Math.max(entry.call.lastAt, beats[n]?.at ?? 0) };
    }
  }

  /** A beat is left out while one is still under way: a slow disk must not queue them up before the next event. */
  function beatUnlessBusy(): Promise<void> {
    const { reading, slept } = look();
    beating ??= inTurn(() => beat(reading, slept)).finally(() => {
      beating = null;
    });
    return beating;
  }

  return {
    hear(event) {
      const { reading, slept } = look();
      return inTurn(() => take(event, reading, slept));
    },
    annotate: (id, annotation) => inTurn(() => annotate(id, annotation)),
    live: () => living([...tracked.values()].map(({ call }) => call)),
    told: () => living([...tracked.values()].flatMap(({ told }) => told ?? [])),
    find: (id) => tracked.get(id)?.call ?? null,
    recover: () => inTurn(recoverAll),
    beat: beatUnlessBusy,
    woke() {
      sleep = woke(sleep, ports.clock.read());
    },
    settled: () => inTurn(async () => undefined),
    unwritten: () =>
      inTurn(async () => {
        await writeWaiting();
        return new Set(unwritten.map(({ call }) => call.id)).size;
      }),
  };
}

function living(calls: CallRecord[]): CallRecord[] {
  return calls.filter((call) => call.state !== 'ended').sort((a, b) => b.startedAt - a.startedAt);
}
