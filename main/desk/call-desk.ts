import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { ok, type Result } from '../../contract/ipc/result.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import { correlate, correlationWindow, keyOf } from '../core/correlate.ts';
import type { Heard } from '../core/heard.ts';
import {
  type CallLog,
  type Clock,
  type ClockReading,
  type ContactName,
  type Ids,
  type Log,
  type Pause,
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
  callLog: Pick<CallLog, 'record' | 'heartbeat' | 'open' | 'nameOf'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  pause: Pause;
  /** The call is written down: tell whoever shows calls. */
  changed(call: CallRecord, event: CallEvent | null): void;
  /** More calls than are worth telling one by one came, went or became others. */
  manyChanged(): void;
  /** The name of this number was not known in time for a call that has begun; it may be by now. */
  nameMissed(party: Party): void;
  /** Whether the log can be written to; told when it changes, with the store's own words when it cannot. */
  writable(trouble: unknown | null): void;
}

/** What a change left: the calls as they are now, and those that are in no list any more. */
export interface LogChange {
  calls: readonly CallRecord[];
  gone?: readonly string[];
}

/**
 * The heart (design, section 3): stamps an event, finds its call, steps it, writes both down in one transaction and
 * then tells. One thing at a time, in the order heard.
 *
 *   event ─► stamp ─► correlate ─► step ─► write ─► tell
 *                                           │ disk full?
 *                                           └─► kept in memory, told all the same, written as soon as it goes
 *
 * What the person does with calls of the log goes through `change`, in the same line, so that nothing overtakes.
 */
export interface CallDesk {
  /** Events heard together are one happening: nobody is told of the states between. */
  hear(...events: [Heard, ...Heard[]]): Promise<CallRecord | null>;
  /**
   * Changes calls of the log when their turn comes; what waits to be written of them goes first. The calls that `work`
   * gives back are told, and stay the same in memory. Throws what the log throws. `any`: which calls it will be is not known.
   */
  change(
    ids: readonly string[] | 'any',
    work: (at: number) => Promise<Result<LogChange>>,
  ): Promise<Result<readonly CallRecord[]>>;
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

/** How many calls of one change are told one by one; for more, lists are asked for again. */
export const toldOneByOne = 50;
/** How long a call that begins waits for the name of its number, ms: less than a person sees. */
const namePatience = 100;

interface Tracked {
  /** As the machine left it. */
  call: CallRecord;
  /** As it was last told; null until it was written down for the first time. */
  told: CallRecord | null;
  keys: Set<string>;
  anchor: Anchor;
  /** In the trash, or joined into another: what is still heard of it changes nothing, and makes no new call. */
  gone: boolean;
}

/** A call as an event made it. */
interface Kept {
  call: CallRecord;
  event: CallEvent;
}

export function createCallDesk(ports: CallDeskPorts): CallDesk {
  const tracked = new Map<string, Tracked>();
  const unwritten: Kept[] = [];
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

  async function keep(entry: Tracked, steps: readonly Kept[]): Promise<CallRecord | null> {
    const last = steps.at(-1);
    if (last === undefined) return null;
    entry.call = last.call;
    unwritten.push(...steps);
    await writeWaiting();
    entry.told = entry.call;
    ports.changed(last.call, last.event);
    return last.call;
  }

  function forgetOld(now: number): void {
    for (const [id, { call }] of tracked) {
      const old = call.endedAt !== null && now - call.endedAt > correlationWindow;
      if (old && !unwritten.some((waiting) => waiting.call.id === id)) tracked.delete(id);
    }
  }

  /** Who the person says this number is. A log that cannot tell, or not at once, must not hold up a call. */
  async function nameFor(remote: Party): Promise<ContactName | undefined> {
    if (numberKey(remote) === null) return undefined;
    let late = false;
    const name = ports.callLog.nameOf(remote).then(
      (found) => {
        if (late && found) ports.nameMissed(remote);
        return found ?? undefined;
      },
      (error: unknown) => {
        ports.log.warn('a number could not be looked up', { error: String(error) });
        return undefined;
      },
    );
    return Promise.race([
      name,
      ports.pause(namePatience).then(() => {
        late = true;
        return undefined;
      }),
    ]);
  }

  /** Steps a call through what was heard of it, all at the same moment. */
  function stepsOf(entry: Tracked, heard: readonly Heard[], at: number): Kept[] {
    const steps: Kept[] = [];
    let { call } = entry;
    for (const event of heard.map((one): CallEvent => ({ ...one, at }))) {
      const joins = event.type === 'started' && !entry.keys.has(keyOf(event));
      entry.keys.add(keyOf(event));
      const result = step(call, event);
      if (result.kind === 'changed') call = result.call;
      // That a second source reports this call is evidence: without it the two could not be split again.
      else if (joins) call = { ...call, revision: call.revision + 1 };
      else {
        ports.log.info('an event changed nothing', { type: event.type, why: result.why });
        continue;
      }
      steps.push({ call, event });
    }
    return steps;
  }

  /** `reading` and `slept` are of the moment when it was heard; its turn may come later. */
  async function take(
    heard: [Heard, ...Heard[]],
    reading: ClockReading,
    slept: SleepCount,
  ): Promise<CallRecord | null> {
    const [first, ...rest] = heard;
    forgetOld(reading.wall);
    const known = correlate({ ...first, at: reading.wall }, [...tracked.values()]) as Tracked | null;
    if (known?.gone) {
      ports.log.info('an event is of a call that is gone', { type: first.type });
      return null;
    }
    if (known) return keep(known, stepsOf(known, heard, timeSince(known.anchor, reading, slept)));
    if (first.type !== 'started') {
      ports.log.warn('an event belongs to no call', { type: first.type });
      return null;
    }
    const event = { ...first, at: reading.wall };
    const call = begin(ports.ids.uuid(), event, await nameFor(first.remote));
    const entry: Tracked = {
      call,
      told: null,
      keys: new Set([keyOf(first)]),
      anchor: anchorAt(reading, slept),
      gone: false,
    };
    tracked.set(call.id, entry);
    return keep(entry, [{ call, event }, ...stepsOf(entry, rest, event.at)]);
  }

  /** Keeps in step with the log what is still in memory of a call. */
  function follow(call: CallRecord): CallRecord {
    const entry = tracked.get(call.id);
    if (!entry) return call;
    // A heartbeat may know of a later moment than the log; an ended call has none, and may have been corrected.
    const lastAt = call.state === 'ended' ? call.lastAt : Math.max(call.lastAt, entry.call.lastAt);
    entry.call = { ...call, lastAt };
    entry.told = entry.call;
    entry.gone = call.trashedAt !== null;
    return entry.call;
  }

  async function change(
    ids: readonly string[] | 'any',
    work: (at: number) => Promise<Result<LogChange>>,
  ): Promise<Result<readonly CallRecord[]>> {
    const trouble = await writeWaiting();
    if (unwritten.some(({ call }) => ids === 'any' || ids.includes(call.id))) throw trouble;
    const done = await work(ports.clock.read().wall);
    if (!done.ok) return done;
    const { calls, gone = [] } = done.value;
    for (const id of gone) {
      const entry = tracked.get(id);
      if (entry) entry.gone = true;
    }
    const now = calls.map(follow);
    const many = now.length > toldOneByOne;
    for (const call of now) if (!many || call.state !== 'ended') ports.changed(call, null);
    if (many || gone.length > 0) ports.manyChanged();
    return ok(now);
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
        gone: false,
      };
      tracked.set(call.id, entry);
      await keep(entry, [{ call: result.call, event }]);
      ended.push(result.call);
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
    hear(...events) {
      const { reading, slept } = look();
      return inTurn(() => take(events, reading, slept));
    },
    change: (ids, work) => inTurn(() => change(ids, work)),
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
