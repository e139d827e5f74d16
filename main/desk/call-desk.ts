import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { correlate, correlationWindow, keyOf } from '../core/correlate.ts';
import type { Heard } from '../core/heard.ts';
import type { Annotation, CallLog, Clock, Ids, Log } from '../core/ports.ts';
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
  let queue: Promise<unknown> = Promise.resolve();

  /** Runs one after another, so that events and notes of a call never overtake each other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** Writes down what waits; a trouble that had been told is over when nothing waits any more. */
  async function write(): Promise<void> {
    for (let next = unwritten[0]; next; next = unwritten[0]) {
      await ports.callLog.record(next.call, next.event);
      unwritten.shift();
    }
    if (!troubled) return;
    troubled = false;
    ports.writable(null);
  }

  /** True when nothing waits in memory any more. */
  async function tryToWrite(): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      ports.log.error('a call could not be written down; it is kept in memory', {
        waiting: unwritten.length,
        error,
      });
      troubled = true;
      ports.writable(error);
      return false;
    }
  }

  async function keep(entry: Tracked, call: CallRecord, event: CallEvent): Promise<CallRecord> {
    entry.call = call;
    unwritten.push({ call, event });
    await tryToWrite();
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

  async function take(heard: Heard): Promise<CallRecord | null> {
    const reading = ports.clock.read();
    sleep = tick(sleep, reading);
    forgetOld(reading.wall);
    const known = correlate({ ...heard, at: reading.wall }, [...tracked.values()]) as Tracked | null;
    if (known) {
      known.keys.add(keyOf(heard));
      const event: CallEvent = { ...heard, at: timeSince(known.anchor, reading, sleep) };
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
      anchor: anchorAt(reading, sleep),
    };
    tracked.set(call.id, entry);
    return keep(entry, call, event);
  }

  async function annotate(id: string, annotation: Annotation): Promise<CallRecord | null> {
    await write();
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

  async function beat(): Promise<void> {
    const reading = ports.clock.read();
    sleep = tick(sleep, reading);
    if (unwritten.length > 0 && !(await tryToWrite())) return;
    const alive = [...tracked.values()].filter(({ call }) => call.state !== 'ended');
    if (alive.length === 0) return;
    const now = Math.max(...alive.map(({ anchor }) => timeSince(anchor, reading, sleep)));
    try {
      await ports.callLog.heartbeat(
        alive.map(({ call }) => call.id),
        now,
      );
    } catch (error) {
      ports.log.warn('a heartbeat could not be written', { error });
      return;
    }
    for (const entry of alive) entry.call = { ...entry.call, lastAt: Math.max(entry.call.lastAt, now) };
  }

  return {
    hear: (event) => inTurn(() => take(event)),
    annotate: (id, annotation) => inTurn(() => annotate(id, annotation)),
    live: () => living([...tracked.values()].map(({ call }) => call)),
    told: () => living([...tracked.values()].flatMap(({ told }) => told ?? [])),
    find: (id) => tracked.get(id)?.call ?? null,
    recover: () => inTurn(recoverAll),
    beat: () => inTurn(beat),
    woke() {
      sleep = woke(sleep, ports.clock.read());
    },
    settled: () => inTurn(async () => undefined),
  };
}

function living(calls: CallRecord[]): CallRecord[] {
  return calls.filter((call) => call.state !== 'ended').sort((a, b) => b.startedAt - a.startedAt);
}
