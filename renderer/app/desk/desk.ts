import type { Call } from '../../../contract/call/call.ts';
import type { Counts, Notice, Overview } from '../../../contract/ipc/app-contract.ts';
import type { Line } from '../../../contract/ipc/line.ts';
import type { Envelope } from '../../../contract/ipc/message.ts';
import { defaultSettings, type Settings } from '../../../contract/ipc/settings.ts';
import type { Recording, RecordingProgress } from '../../../contract/recording/recording.ts';
import type { AppBridge } from './app-bridge.ts';
import { type Card, cardsAfter, putAway, unfold } from './cards.ts';
import { newerCall } from './newer-call.ts';
import { placeInSequence } from './sequence.ts';

/** What the main window knows of the app, lists apart. */
export interface DeskView {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why main could not be asked, in the person's words; null otherwise. It is asked again by itself. */
  readonly failure: string | null;
  readonly version: string;
  readonly line: Line;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  readonly demoCalls: number;
  /** What waits for the person. */
  readonly counts: Counts;
  /** Recordings on their way in, and those just refused or cancelled, the newest last. */
  readonly incoming: readonly RecordingProgress[];
  /** How far the recordings are of which another format is being made, between 0 and 1, by their ids. */
  readonly saving: ReadonlyMap<string, number>;
  /** The calls on the person's hands, the newest first. */
  readonly cards: readonly Card[];
  /** The calls that live or have a card. */
  readonly calls: ReadonlyMap<string, Call>;
}

/** What the desk stands on. */
export interface DeskPorts {
  ask: AppBridge['ask'];
  on: AppBridge['on'];
  /** Whether a call has something written, drafts included. */
  hasNote(call: Call): boolean;
  /** Sends what is being typed: of one call, or of all. */
  flush(id?: string): void;
  /** Cards that outlive a reload of the page. */
  keptCards: { read(): readonly Card[]; write(cards: readonly Card[]): void };
  /** Runs `then` after `ms`; returns what takes it back. */
  later(ms: number, then: () => void): () => void;
}

/** First and longest wait before main is asked again that did not answer, ms. */
const retryFirst = 1_000;
const retryAtMost = 10_000;

/** What others can hear from the desk. */
interface Hearers {
  view: () => void;
  call: (call: Call) => void;
  stale: () => void;
  show: (id: string) => void;
  recordings: (call: string, recordings: readonly Recording[]) => void;
  /** A number is wished for in the dial box, to be looked at and called. */
  dial: (number: string) => void;
  /** A list of the main window is wished for from outside: the follow-ups, the unlogged calls. */
  list: (list: 'followUps' | 'unlogged') => void;
}

/**
 * Follows what main announces, in order. After a gap it asks for the overview again, holds back what comes meanwhile,
 * and tells every list to do the same. What is no state but a wish of the moment (`call.show`, `notes.flush`) is done
 * as it comes, whatever its number: an overview that is newer does not contain it.
 *
 * ```
 *            overview                     gap
 *   loading ─────────► in order ─────────────────────► asking ─── overview ───► in order
 *      │ refused                                        │   ▲
 *      ▼                                        refused ▼   │ 1, 2, 4 … 10 s, or by hand
 *   failed: the same waits, or by hand                 waiting
 * ```
 */
export class Desk {
  readonly #ports: DeskPorts;
  readonly #hearers: { readonly [K in keyof Hearers]: Set<Hearers[K]> } = {
    view: new Set(),
    call: new Set(),
    stale: new Set(),
    show: new Set(),
    recordings: new Set(),
    dial: new Set(),
    list: new Set(),
  };
  #view: DeskView = {
    phase: 'loading',
    failure: null,
    version: '',
    line: { mode: 'off', account: null, passwordKept: true, registration: 'off', reason: null, since: 0 },
    settings: defaultSettings,
    notices: [],
    demoCalls: 0,
    counts: { unlogged: 0, followUpsDue: 0, followUps: 0, trash: 0 },
    incoming: [],
    saving: new Map(),
    cards: [],
    calls: new Map(),
  };
  #seq = 0;
  #asking = false;
  #refusals = 0;
  #stopRetry: (() => void) | null = null;
  #waiting: { seq: number; apply: () => void }[] = [];
  /** The call to bring up once there is somebody to do it: a new window's first words come before it is drawn. */
  #toShow: string | null = null;
  #listToShow: 'followUps' | 'unlogged' | null = null;
  #writing: string | null = null;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  view = (): DeskView => this.#view;

  hear<K extends keyof Hearers>(what: K, hearer: Hearers[K]): () => void {
    this.#hearers[what].add(hearer);
    if (what === 'show' && this.#toShow !== null) this.#show(this.#toShow);
    if (what === 'list' && this.#listToShow !== null) this.#showList(this.#listToShow);
    return () => this.#hearers[what].delete(hearer);
  }

  /** Begins to listen, then asks where things stand; returns the end of it. */
  start(): () => void {
    const { on } = this.#ports;
    const ends = [
      on['call.changed']((said) => this.#take(said, ({ call }) => this.hearCall(call))),
      on['log.changed']((said) =>
        this.#take(said, ({ demoCalls }) => {
          this.#set({ demoCalls });
          this.#tell('stale');
        }),
      ),
      on['line.changed']((said) => this.#take(said, ({ line }) => this.#set({ line }))),
      on['settings.changed']((said) => this.#take(said, ({ settings }) => this.#set({ settings }))),
      on['notices.changed']((said) => this.#take(said, ({ notices }) => this.#set({ notices }))),
      on['counts.changed']((said) => this.#take(said, ({ counts }) => this.#set({ counts }))),
      on['recordings.changed']((said) =>
        this.#take(said, ({ call, recordings }) => {
          for (const hearer of this.#hearers.recordings) hearer(call, recordings);
        }),
      ),
      on['recording.progress']((said) => this.#take(said, ({ progress }) => this.hearProgress(progress))),
      on['recording.saving']((said) =>
        this.#take(said, ({ id, done }) => {
          const saving = new Map(this.#view.saving);
          if (done === null) saving.delete(id);
          else saving.set(id, done);
          this.#set({ saving });
        }),
      ),
      on['followUps.show']((said) => {
        this.#showList('followUps');
        this.#take(said, () => undefined);
      }),
      on['unlogged.show']((said) => {
        this.#showList('unlogged');
        this.#take(said, () => undefined);
      }),
      on['call.show']((said) => {
        this.#show(said.fact.id);
        this.#take(said, () => undefined);
      }),
      on['notes.flush']((said) => {
        this.#ports.flush();
        this.#take(said, () => undefined);
      }),
    ];
    void this.ask();
    return () => {
      for (const end of ends) end();
      this.#stopRetry?.();
    };
  }

  /** Asks main where everything stands, and asks again later if it does not say. */
  async ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#stopRetry?.();
    this.#stopRetry = null;
    const first = this.#view.phase !== 'ready';
    // Before the answer: a call that is heard meanwhile writes its own card.
    const kept = first ? this.#ports.keptCards.read() : [];
    const answer = await this.#ports.ask['app.overview']({});
    this.#asking = false;
    if (!answer.ok) {
      this.#set({ failure: answer.error.message, ...(first ? { phase: 'failed' } : {}) });
      const wait = Math.min(retryFirst * 2 ** this.#refusals, retryAtMost);
      this.#refusals += 1;
      this.#stopRetry = this.#ports.later(wait, () => void this.ask());
      return;
    }
    const wasRefused = this.#refusals > 0;
    this.#refusals = 0;
    this.#seq = answer.value.seq;
    this.#adopt(answer.value);
    if (first) void this.#bringBack(kept);
    if (!first || wasRefused) this.#tell('stale');
    const waiting = this.#waiting.sort((a, b) => a.seq - b.seq);
    this.#waiting = [];
    for (const { seq, apply } of waiting) this.#inOrder(seq, apply);
  }

  /** Takes up a call from an announcement or an answer. */
  hearCall(heard: Call): void {
    const before = this.#view.calls.get(heard.id);
    if (newerCall(before, heard) === heard) {
      if (heard.endedAt !== null && before?.endedAt === null) this.#ports.flush(heard.id);
      const calls = new Map(this.#view.calls).set(heard.id, heard);
      const isLive = (id: string) => calls.get(id)?.endedAt === null;
      const cards = cardsAfter(this.#view.cards, {
        before,
        call: heard,
        writing: this.#writing,
        isLive,
        hasNote: (id) => {
          const call = calls.get(id);
          return call !== undefined && this.#ports.hasNote(call);
        },
      });
      const isShown = (id: string) => isLive(id) || cards.some((card) => card.id === id);
      // Most calls that change are of the log alone: nothing of this view is about them.
      if (cards !== this.#view.cards || before !== undefined || isShown(heard.id))
        this.#setCards(cards, calls);
    }
    for (const hearer of this.#hearers.call) hearer(heard);
  }

  /** Takes up how far a recording has come, from an announcement or an answer. */
  hearProgress(progress: RecordingProgress): void {
    const others = this.#view.incoming.filter(({ id }) => id !== progress.id);
    this.#set({ incoming: progress.state === 'done' ? others : [...others, progress] });
  }

  /** The person has read why a recording was refused. */
  forgetProgress(id: string): void {
    this.#set({ incoming: this.#view.incoming.filter((progress) => progress.id !== id) });
  }

  /** Whether something is written about a call, drafts included. */
  hasNote(call: Call): boolean {
    return this.#ports.hasNote(call);
  }

  /** The cursor is in the note of this call's card, or in none. */
  writing(id: string | null): void {
    this.#writing = id;
  }

  /** The person wants to call a number that they read somewhere: it goes into the dial box, and they call it there. */
  wantDial(number: string): void {
    for (const hearer of this.#hearers.dial) hearer(number);
  }

  /** The person is done with the card of a call. */
  done(id: string): void {
    this.#ports.flush(id);
    this.#setCards(putAway(this.#view.cards, id), this.#view.calls);
  }

  /** The person goes on with a folded card. */
  unfold(id: string): void {
    const isLive = (other: string) => this.#view.calls.get(other)?.endedAt === null;
    this.#setCards(unfold(this.#view.cards, id, isLive), this.#view.calls);
  }

  #take<T>(said: Envelope<T>, apply: (fact: T) => void): void {
    this.#inOrder(said.seq, () => apply(said.fact));
  }

  #inOrder(seq: number, apply: () => void): void {
    if (this.#asking || this.#stopRetry !== null || this.#view.phase !== 'ready') {
      this.#waiting.push({ seq, apply });
      return;
    }
    const place = placeInSequence(this.#seq, seq);
    if (place === 'old') return;
    if (place === 'gap') {
      this.#waiting.push({ seq, apply });
      void this.ask();
      return;
    }
    this.#seq = seq;
    apply();
  }

  #adopt(overview: Overview): void {
    const { live, seq: _, ...state } = overview;
    this.#set({ ...state, saving: new Map(), phase: 'ready', failure: null });
    for (const call of live) this.hearCall(call);
    const alive = new Set(live.map((call) => call.id));
    for (const call of this.#view.calls.values())
      if (call.endedAt === null && !alive.has(call.id)) void this.#askCall(call.id);
  }

  async #askCall(id: string): Promise<Call | null> {
    const answer = await this.#ports.ask['call.get']({ id });
    if (!answer.ok) return null;
    this.hearCall(answer.value.call);
    return answer.value.call;
  }

  async #bringBack(kept: readonly Card[]): Promise<void> {
    for (const card of kept) {
      if (this.#view.cards.some((shown) => shown.id === card.id)) continue;
      const answer = await this.#ports.ask['call.get']({ id: card.id });
      if (!answer.ok) continue;
      const calls = new Map(this.#view.calls).set(card.id, answer.value.call);
      this.#setCards([...this.#view.cards, card], calls);
    }
  }

  #setCards(cards: readonly Card[], calls: ReadonlyMap<string, Call>): void {
    const carded = new Set(cards.map((card) => card.id));
    const kept = [...calls].filter(([id, call]) => call.endedAt === null || carded.has(id));
    if (cards !== this.#view.cards) this.#ports.keptCards.write(cards);
    this.#set({ cards, calls: new Map(kept) });
  }

  #set(change: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...change };
    this.#tell('view');
  }

  #show(id: string): void {
    this.#toShow = this.#hearers.show.size === 0 ? id : null;
    for (const hearer of this.#hearers.show) hearer(id);
  }

  #showList(list: 'followUps' | 'unlogged'): void {
    this.#listToShow = this.#hearers.list.size === 0 ? list : null;
    for (const hearer of this.#hearers.list) hearer(list);
  }

  #tell(what: 'view' | 'stale'): void {
    for (const hearer of this.#hearers[what]) hearer();
  }
}
