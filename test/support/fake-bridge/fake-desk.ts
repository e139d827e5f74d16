import type { z } from 'zod';
import type { Call } from '../../../contract/call/call.ts';
import type { CallEvent } from '../../../contract/call/event.ts';
import {
  type AppAnnouncements,
  type AppRequests,
  appAnnouncements,
  appRequests,
  type Notice,
} from '../../../contract/ipc/app-contract.ts';
import type { Bridge } from '../../../contract/ipc/bridge.ts';
import type { Handlers } from '../../../contract/ipc/handlers.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import { appAnnouncementNames, appRequestNames } from '../../../contract/ipc/names.ts';
import { type ErrorCode, fail, ok, type Result } from '../../../contract/ipc/result.ts';
import { defaultSettings, type Settings } from '../../../contract/ipc/settings.ts';
import { toE164 } from '../../../contract/number/number.ts';
import type { Recording } from '../../../contract/recording/recording.ts';
import { fakeCounts, fakeEntries } from './fake-entries.ts';
import { facetsOf, fits } from './fake-filter.ts';
import { type FakeBeside, type FakeLog, unknownCall } from './fake-log.ts';
import { FakeRecordings } from './fake-recordings.ts';
import { endedCall, madeUpCalls, plainOf } from './made-up-calls.ts';

/** How the log and the line stand when the page opens. */
export interface FakeDeskOptions {
  /** How many made-up calls are in the log. */
  calls?: number;
  /** True when they are calls of `--demo`. */
  demo?: boolean;
  line?: Partial<Line>;
  settings?: Partial<Settings>;
  notices?: Notice[];
  /** Calls put into the log as they are. */
  extra?: Call[];
  recordings?: Recording[];
  /** How long each answer takes, ms. */
  delay?: number;
  /** Requests that are refused from the start. */
  refused?: Partial<Record<keyof AppRequests, { code: ErrorCode; message: string }>>;
}

interface Asked {
  name: string;
  ask: unknown;
  /** When it was asked, epoch ms. */
  at: number;
}

/** A remote party for a call that a test starts. */
interface Who {
  raw: string;
  name?: string | null;
}

/**
 * Main's half of the app bridge, in the page: a log in memory that keeps the contract to the letter, so that a page
 * which breaks it is caught, with handles for a test to ring, answer, hang up, fail and fall silent.
 */
export class FakeDesk {
  readonly bridge: Bridge<AppRequests, AppAnnouncements>;
  /** Everything the page asked, oldest first. */
  readonly asked: Asked[] = [];
  /** Messages in either direction that broke the contract. A test ends with none. */
  readonly breaches: string[] = [];
  readonly recordings: FakeRecordings;
  readonly #log: FakeLog;
  readonly #delay: number;
  readonly #beside = new Map<string, FakeBeside>();
  readonly #refusals = new Map<string, { code: ErrorCode; message: string }>();
  readonly #hearers = new Map<string, Set<(message: unknown) => void>>();
  #calls: Call[];
  #seq = 0;
  #line: Line;
  #settings: Settings;
  #notices: Notice[];

  constructor(options: FakeDeskOptions) {
    const made = madeUpCalls(options.calls ?? 0, Date.now(), options.demo ?? false);
    this.#calls = [...(options.extra ?? []), ...made].sort((a, b) => b.startedAt - a.startedAt);
    this.#delay = options.delay ?? 2;
    this.#line = {
      mode: 'account',
      account: { wsUrl: 'wss://sip.example.com', aor: 'sip:alice@example.com', displayName: 'Alice' },
      passwordKept: true,
      registration: 'registered',
      reason: null,
      since: Date.now(),
      ...options.line,
    };
    this.#settings = { ...defaultSettings, ...options.settings };
    this.#notices = options.notices ?? [];
    for (const [name, error] of Object.entries(options.refused ?? {})) this.#refusals.set(name, error);
    this.#log = {
      calls: () => [...this.#calls],
      call: (id) => this.call(id),
      beside: (id) => this.#besideOf(id),
      put: (id, change) => this.#put(id, change),
      change: (id, change) => {
        const call = this.#put(id, change);
        if (call) this.announce('call.changed', { call });
        return call;
      },
      add: (call) => {
        this.#calls = [...this.#calls, call].sort((a, b) => b.startedAt - a.startedAt);
        this.announce('call.changed', { call });
      },
      remove: (ids) => {
        this.#calls = this.#calls.filter(({ id }) => !ids.includes(id));
      },
      settings: () => this.#settings,
      announce: (name, fact) => this.announce(name, fact),
    };
    this.recordings = new FakeRecordings(this.#log, options.recordings ?? []);
    const handlers = this.#handlers();
    this.bridge = {
      ask: Object.fromEntries(
        appRequestNames.map((name) => [
          name,
          (ask: never) => this.#answer(name, handlers[name] as never, ask),
        ]),
      ) as never,
      on: Object.fromEntries(
        appAnnouncementNames.map((name) => [
          name,
          (hear: (message: unknown) => void) => this.#hear(name, hear),
        ]),
      ) as never,
    };
  }

  call(id: string): Call | undefined {
    return this.#calls.find((call) => call.id === id);
  }

  /** The whole log, the newest first. */
  calls(): readonly Call[] {
    return this.#calls;
  }

  /** Somebody calls; returns the call's id. */
  ring(who: Who): string {
    const id = this.#begin('inbound', who);
    this.#change(id, { status: 'ringing', ringingAt: Date.now() }, { type: 'ringing' });
    return id;
  }

  /** The call is answered, by whichever side it is for. */
  answer(id: string): void {
    this.#change(id, { status: 'answered', answeredAt: Date.now() }, { type: 'answered' });
  }

  ringOut(id: string): void {
    this.#change(id, { status: 'ringing', ringingAt: Date.now() }, { type: 'ringing' });
  }

  /** The call ends. */
  end(id: string, endedBy: 'local' | 'remote' | 'network', cause: Call['cause'] = null): void {
    const call = this.call(id);
    if (!call || call.endedAt !== null) return;
    const status =
      call.answeredAt !== null
        ? 'answered'
        : call.direction === 'inbound'
          ? endedBy === 'local'
            ? 'declined'
            : 'missed'
          : endedBy === 'local'
            ? 'cancelled'
            : cause?.code === 486
              ? 'busy'
              : cause
                ? 'failed'
                : 'no_answer';
    this.#change(id, { status, endedAt: Date.now(), endedBy, cause }, { type: 'ended', endedBy, cause });
  }

  /** Refuses every request of a name from now on, or no longer. */
  refuse(name: keyof AppRequests, error: { code: ErrorCode; message: string } | null): void {
    if (error) this.#refusals.set(name, error);
    else this.#refusals.delete(name);
  }

  /** Changes a call in the log and lets its announcement get lost: only the gap in the numbers tells. */
  changeUnheard(id: string, change: Partial<Call>): void {
    this.#put(id, change);
    this.#seq += 1;
  }

  setLine(change: Partial<Line>): void {
    this.#line = { ...this.#line, ...change };
    this.announce('line.changed', { line: this.#line });
  }

  announce<N extends keyof AppAnnouncements>(name: N, fact: z.infer<AppAnnouncements[N]>): void {
    this.#seq += 1;
    const checked = appAnnouncements[name].safeParse(fact);
    if (!checked.success) this.breaches.push(`announcement ${name}: ${checked.error.message}`);
    const message = structuredClone({ seq: this.#seq, fact });
    setTimeout(() => {
      for (const hear of this.#hearers.get(name) ?? []) hear(message);
    });
  }

  /** An older state of a call once more, as an echo that was overtaken on its way. */
  echo(call: Call): void {
    this.announce('call.changed', { call });
  }

  #handlers(): Handlers<AppRequests> {
    return {
      'app.overview': async () =>
        ok({
          seq: this.#seq,
          version: '0.1.0',
          line: this.#line,
          live: this.#calls.filter((call) => call.endedAt === null),
          settings: this.#settings,
          notices: this.#notices,
          demoCalls: this.#demoCalls(),
          counts: fakeCounts(this.#log),
          incoming: this.recordings.incoming(),
        }),
      ...fakeEntries(this.#log),
      ...this.recordings.handlers,
      'quick.open': async () => ok({}),
      'call.ids': async ({ filter }) =>
        ok({
          ids: this.#calls
            .filter((call) => fits(filter, call))
            .slice(0, 10_000)
            .map(({ id }) => id),
        }),
      'call.facets': async () => ok(facetsOf(this.#calls)),
      'call.list': async ({ filter, after, limit }) => {
        const fitting = this.#calls.filter((call) => fits(filter, call));
        const from = after === undefined ? 0 : fitting.findIndex((call) => call.id === after) + 1;
        const calls = fitting.slice(from, from + limit);
        return ok({ calls, next: from + limit < fitting.length ? (calls.at(-1)?.id ?? null) : null });
      },
      'call.count': async ({ filter }) =>
        ok({ count: this.#calls.filter((call) => fits(filter, call)).length }),
      'call.get': async ({ id }) => {
        const call = this.call(id);
        if (!call) return unknownCall;
        const { events, original, parts, versions } = this.#besideOf(id);
        return ok({
          call,
          events,
          recordings: this.recordings.of(id),
          original,
          parts,
          noteVersions: versions.length,
          suggestedDisposition: call.cause?.code === 404 ? 'wrong_number' : null,
        });
      },
      'call.place': async ({ number }) => {
        if (this.#line.mode === 'off')
          return fail('line_not_ready', 'The line is off. Choose a line in the settings, then call again.');
        const id = this.#begin('outbound', { raw: number });
        if (number === 'echo') {
          setTimeout(() => this.ringOut(id), 20);
          setTimeout(() => this.answer(id), 60);
        }
        const call = this.call(id);
        return call ? ok(call) : unknownCall;
      },
      'call.answer': async ({ id }) => {
        setTimeout(() => this.answer(id), 10);
        return ok({});
      },
      'call.decline': async ({ id }) => {
        setTimeout(() => this.end(id, 'local'), 10);
        return ok({});
      },
      'call.hangUp': async ({ id }) => {
        setTimeout(() => this.end(id, 'local'), 10);
        return ok({});
      },
      'call.mute': async ({ id, muted }) => {
        this.#change(id, { muted }, { type: muted ? 'muted' : 'unmuted' });
        return ok({});
      },
      'line.choose': async ({ mode }) => {
        this.#line = {
          ...this.#line,
          mode,
          registration: mode === 'off' ? 'off' : 'connecting',
          reason: null,
        };
        if (mode !== 'off') setTimeout(() => this.setLine({ registration: 'registered' }), 120);
        this.announce('line.changed', { line: this.#line });
        return ok(this.#line);
      },
      'line.saveAccount': async ({ account }) => {
        this.#line = { ...this.#line, account };
        this.announce('line.changed', { line: this.#line });
        return ok(this.#line);
      },
      'line.removeAccount': async () => {
        this.#line = { ...this.#line, mode: 'off', registration: 'off', account: null };
        this.announce('line.changed', { line: this.#line });
        return ok(this.#line);
      },
      'settings.save': async (change) => {
        this.#settings = { ...this.#settings, ...(change as Partial<Settings>) };
        this.announce('settings.changed', { settings: this.#settings });
        return ok(this.#settings);
      },
      'notice.dismiss': async ({ id }) => {
        this.#notices = this.#notices.filter((notice) => notice.id !== id);
        this.announce('notices.changed', { notices: this.#notices });
        return ok({});
      },
      'demo.remove': async () => {
        const removed = this.#demoCalls();
        this.#calls = this.#calls.filter((call) => !call.demo);
        this.announce('log.changed', { demoCalls: 0 });
        return ok({ removed });
      },
    };
  }

  async #answer(
    name: keyof AppRequests,
    handle: (ask: never) => Promise<Result<unknown>>,
    sent: never,
  ): Promise<Result<unknown>> {
    const ask = structuredClone(sent);
    this.asked.push({ name, ask, at: Date.now() });
    const checked = appRequests[name].ask.safeParse(ask);
    if (!checked.success) this.breaches.push(`ask ${name}: ${checked.error.message}`);
    await new Promise((resolve) => setTimeout(resolve, this.#delay));
    const refusal = this.#refusals.get(name);
    if (refusal) return fail(refusal.code, refusal.message);
    const result = await handle(ask);
    if (result.ok) {
      const answer = appRequests[name].answer.safeParse(result.value);
      if (!answer.success) this.breaches.push(`answer ${name}: ${answer.error.message}`);
    }
    return structuredClone(result);
  }

  #hear(name: string, hear: (message: unknown) => void): () => void {
    const hearers = this.#hearers.get(name) ?? new Set();
    this.#hearers.set(name, hearers.add(hear));
    return () => hearers.delete(hear);
  }

  #begin(direction: Call['direction'], who: Who): string {
    const id = crypto.randomUUID();
    const now = Date.now();
    const call: Call = {
      ...endedCall({ id, direction, startedAt: now, status: 'initiated' }),
      remote: { raw: who.raw, e164: toE164(who.raw, null), name: who.name ?? null },
      source: this.#line.mode === 'practice' ? 'practice' : 'sip',
      revision: 1,
      ringingAt: null,
      endedAt: null,
      endedBy: null,
      lastAt: now,
    };
    this.#calls.unshift(call);
    this.announce('call.changed', { call });
    return id;
  }

  #put(id: string, change: Partial<Call>): Call | undefined {
    const index = this.#calls.findIndex((call) => call.id === id);
    const call = this.#calls[index];
    if (!call) return undefined;
    const noteText = change.note === undefined ? call.noteText : plainOf(change.note);
    const next = { ...call, noteText, ...change, revision: call.revision + 1 };
    this.#calls[index] = next;
    return next;
  }

  #change(
    id: string,
    change: Partial<Call>,
    event:
      | { type: 'ringing' | 'answered' | 'muted' | 'unmuted' }
      | { type: 'ended'; endedBy: 'local' | 'remote' | 'network'; cause: Call['cause'] },
  ): void {
    const at = Date.now();
    this.#besideOf(id);
    const call = this.#put(id, { ...change, lastAt: at });
    if (!call) return;
    this.#besideOf(id).events.push({ ...event, source: call.source, sourceCallId: call.sourceCallId, at });
    this.announce('call.changed', { call });
  }

  #besideOf(id: string): FakeBeside {
    const call = this.call(id);
    const beside = this.#beside.get(id) ?? {
      events: call ? eventsOf(call) : [],
      original: null,
      parts: [],
      versions: [],
    };
    this.#beside.set(id, beside);
    return beside;
  }

  #demoCalls(): number {
    return this.#calls.filter((call) => call.demo).length;
  }
}

function eventsOf(call: Call): CallEvent[] {
  const about = { source: call.source, sourceCallId: call.sourceCallId };
  const events: CallEvent[] = [
    {
      ...about,
      type: 'started',
      at: call.startedAt,
      direction: call.direction,
      remote: call.remote,
      local: call.local,
      account: call.account,
    },
  ];
  if (call.ringingAt !== null) events.push({ ...about, type: 'ringing', at: call.ringingAt });
  if (call.answeredAt !== null) events.push({ ...about, type: 'answered', at: call.answeredAt });
  if (call.endedAt !== null)
    events.push({
      ...about,
      type: 'ended',
      at: call.endedAt,
      endedBy: call.endedBy ?? 'unknown',
      cause: call.cause,
    });
  return events;
}
