import type { Call } from '../../../contract/call/call.ts';
import type { CallFilter, CallPage } from '../../../contract/call/query.ts';
import type { Result } from '../../../contract/ipc/result.ts';
import { type Together, together } from '../list/together.ts';
import { addPage, type CallList, emptyCallList, type Fits, hearCalls } from './call-list.ts';
import { fitsFilter } from './fits-filter.ts';

/** Calls per page: some screens' worth, and answered well within a frame. */
const pageSize = 100;
/** A list that is asked for again takes bigger pages, so that a long one is back sooner. */
const refreshPageSize = 200;
/** How long changes are gathered before the count, or a searched list, is asked for again, ms. */
const settleMs = 200;

/** What the history asks of main, and the clock it waits by. */
export interface HistoryPorts {
  list(ask: { filter: CallFilter; after?: string; limit: number }): Promise<Result<CallPage>>;
  count(ask: { filter: CallFilter }): Promise<Result<{ count: number }>>;
  /** Runs `then` after `ms`; returns what takes it back. */
  later(ms: number, then: () => void): () => void;
}

/** The history as the screen shows it. */
export interface HistoryView {
  readonly filter: CallFilter;
  readonly calls: readonly Call[];
  /** False once the list reaches the end of the log. */
  readonly more: boolean;
  /** Matching calls in the whole log; null until the first answer. */
  readonly count: number | null;
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why the newest ask failed, in the person's words; null otherwise. */
  readonly failure: string | null;
  /** Grows with each new filter: the list begins at its top again. */
  readonly generation: number;
}

/**
 * The history's list: endless pages of one filter, corrected by every announced change. An answer that comes after a
 * newer question is dropped; the rows on screen stay until the new ones are here.
 */
export class HistoryList {
  readonly #ports: HistoryPorts;
  readonly #listeners = new Set<() => void>();
  #view: HistoryView = {
    filter: {},
    calls: [],
    more: false,
    count: null,
    phase: 'loading',
    failure: null,
    generation: 0,
  };
  #shown: CallList = emptyCallList();
  /** The list that replaces the shown one once its pages are here. */
  #coming: CallList | null = null;
  #question = 0;
  #countQuestion = 0;
  #loadingMore = false;
  #stopCount: (() => void) | null = null;
  #stopRefresh: (() => void) | null = null;
  /** What is announced on its way into the list. */
  readonly #announced: Together<Call>;

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
    this.#announced = together((calls) => this.#takeUp(calls), ports.later);
  }

  view = (): HistoryView => this.#view;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows the calls that fit `filter`, from the newest. */
  show(filter: CallFilter): void {
    this.#set({ filter, generation: this.#view.generation + 1, failure: null });
    this.#ask(1, true);
  }

  /** Asks for everything on screen again, because changes went past the page. */
  refresh(): void {
    this.#ask(this.#shown.calls.length, false);
  }

  /** Asks for the next older page, unless it is on its way or there is none. */
  async loadMore(): Promise<void> {
    const { next } = this.#shown;
    if (this.#loadingMore || this.#coming || next === null || next === undefined) return;
    this.#loadingMore = true;
    const question = this.#question;
    const { filter } = this.#view;
    const answer = await this.#ports.list({ filter, after: next, limit: pageSize });
    this.#loadingMore = false;
    if (question !== this.#question) return;
    this.#announced.flush();
    if (!answer.ok) {
      this.#set({ failure: answer.error.message });
      return;
    }
    this.#shown = addPage(this.#shown, answer.value, fitsOf(filter));
    this.#publish();
  }

  /** Takes up an announced call, with others that come with it. */
  hear(call: Call): void {
    this.#announced.add(call);
  }

  #takeUp(announced: readonly Call[]): void {
    const fits = fitsOf(this.#view.filter);
    const before = this.#shown;
    const someNew = announced.some(({ id }) => !before.heard.has(id));
    this.#shown = hearCalls(this.#shown, announced, fits);
    if (this.#coming) this.#coming = hearCalls(this.#coming, announced, fits);
    if (this.#shown !== before && this.#view.phase === 'ready' && this.#coming === null) this.#publish();
    if (announced.some((call) => fits(call) === 'ask')) this.#refreshSoon();
    if (this.#shown.calls.length !== before.calls.length || someNew) this.#countSoon();
  }

  #ask(atLeast: number, anew: boolean): void {
    this.#question += 1;
    this.#stopRefresh?.();
    this.#stopRefresh = null;
    this.#coming = emptyCallList();
    void this.#fill(this.#question, atLeast, anew);
    this.#count();
  }

  async #fill(question: number, atLeast: number, anew: boolean): Promise<void> {
    const { filter } = this.#view;
    const limit = atLeast > pageSize ? refreshPageSize : pageSize;
    let after: string | undefined;
    for (;;) {
      const answer = await this.#ports.list({ filter, limit, ...(after === undefined ? {} : { after }) });
      if (question !== this.#question || this.#coming === null) return;
      this.#announced.flush();
      if (!answer.ok) {
        this.#coming = null;
        if (anew) this.#shown = emptyCallList();
        this.#set({
          phase: this.#shown.next === undefined ? 'failed' : 'ready',
          failure: answer.error.message,
        });
        return;
      }
      this.#coming = addPage(this.#coming, answer.value, fitsOf(filter));
      if (this.#coming.next === null || this.#coming.calls.length >= atLeast) break;
      after = this.#coming.next ?? undefined;
    }
    this.#shown = this.#coming;
    this.#coming = null;
    this.#set({ failure: null });
    this.#publish();
  }

  async #count(): Promise<void> {
    this.#stopCount?.();
    this.#stopCount = null;
    this.#countQuestion += 1;
    const question = this.#countQuestion;
    const answer = await this.#ports.count({ filter: this.#view.filter });
    if (question === this.#countQuestion && answer.ok) this.#set({ count: answer.value.count });
  }

  #countSoon(): void {
    this.#stopCount ??= this.#ports.later(settleMs, () => {
      this.#stopCount = null;
      void this.#count();
    });
  }

  #refreshSoon(): void {
    this.#stopRefresh ??= this.#ports.later(settleMs, () => {
      this.#stopRefresh = null;
      this.refresh();
    });
  }

  #publish(): void {
    this.#set({ phase: 'ready', calls: this.#shown.calls, more: this.#shown.next !== null });
  }

  #set(change: Partial<HistoryView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function fitsOf(filter: CallFilter): Fits {
  return (call) => fitsFilter(filter, call);
}
