import type { Call } from '../../../contract/call/call.ts';
import type { Result } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';

/** How far behind the typing a save may start, ms: a note has to reach main at most 500 ms after the key. */
const saveEvery = 400;
/** First and longest wait before a failed save is tried again, ms. */
const retryFirst = 1_000;
const retryAtMost = 10_000;
/** How many saves of one note may wait for main at once; messages keep their order, so the last one sent stands. */
const inFlightAtMost = 3;

/** Where drafts outlive the page until main has them. */
export interface DraftStorage {
  all(): ReadonlyMap<string, string>;
  write(id: string, html: string): void;
  remove(id: string): void;
}

/** What the keeper stands on; time and main are passed in so that its promises can be tested. */
export interface DraftPorts {
  save(id: string, note: string): Promise<Result<Call>>;
  /** Hears of each call that came back from a save, before its draft is let go. */
  saved(call: Call): void;
  storage: DraftStorage;
  /** Runs `then` after `ms`; returns what takes it back. */
  later(ms: number, then: () => void): () => void;
}

/** A note under someone's hands, as the editor shows it. */
export interface Draft {
  /** The whole note, as the editor wrote it. */
  readonly html: string;
  /** `gone`: main no longer has the call, so there is nothing to save the note to. */
  readonly state: 'saving' | 'saved' | 'failed' | 'gone';
  /** Why the last save failed, in the person's words; null unless `state` is `failed`. */
  readonly failure: string | null;
}

/** A kept note whose call is not in the log any more. */
export interface GoneDraft {
  readonly id: string;
  readonly html: string;
}

interface Entry {
  draft: Draft;
  /** Counts the keystrokes' texts; the text of number `version` is the one on screen. */
  version: number;
  sent: number;
  acknowledged: number;
  inFlight: number;
  attempts: number;
  /** The editors that have the cursor in it, each by how it writes out what it was not asked for yet. */
  holders: Set<() => void>;
  stopTimer: (() => void) | null;
  /** The timer that runs waits to try a refused save again. */
  retrying: boolean;
}

/**
 * Keeps every note that is being typed until main has written it down: on screen, in the page's own storage, and on
 * its way to main. What the person typed always wins over an echo of what they typed before.
 *
 * ```
 *            type              400 ms, or flush        acknowledged, nothing newer
 *   (none) ───────► waiting ──────────────────► sent ─────────────────────────────► saved ─ released ─► (none)
 *                      ▲                         │ │ refused
 *                      ├──── type, or newer ─────┘ ├────────► failed ── 1, 2, 4 … 10 s, or type ──► sent
 *                      │                           │ not found
 *                      └────────── type ────────── gone ── discard ──► (none)
 * ```
 */
export class DraftKeeper {
  readonly #ports: DraftPorts;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #gone: readonly GoneDraft[] = [];

  constructor(ports: DraftPorts) {
    this.#ports = ports;
  }

  /**
   * Takes up the drafts that an earlier page left behind, unless the person has typed since, and sends them; those whose
   * call is in `gone` are kept for the person to look at, and not sent.
   */
  restore(gone: ReadonlySet<string> = new Set()): void {
    for (const [id, html] of this.#ports.storage.all()) {
      const entry = this.#entries.get(id) ?? newEntry(html);
      if (entry.version > 0) continue;
      entry.version = 1;
      this.#entries.set(id, entry);
      entry.draft = { html, state: gone.has(id) ? 'gone' : 'saving', failure: null };
      if (!gone.has(id)) this.#send(id);
    }
    this.#tell();
  }

  /** The draft of a call, or undefined when main's note is all there is. The same object until it changes. */
  draft(id: string): Draft | undefined {
    return this.#entries.get(id)?.draft;
  }

  /** The person typed; `html` is the whole note. */
  type(id: string, html: string): void {
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = newEntry(html);
      this.#entries.set(id, entry);
    }
    entry.version += 1;
    this.#ports.storage.write(id, html);
    this.#show(entry, { html, state: 'saving', failure: null });
    if (entry.retrying) this.#clearTimer(entry);
    if (entry.stopTimer === null) this.#arm(id, entry, saveEvery);
  }

  /**
   * An editor holds on to a note: its draft stays after it is saved, so that no echo moves the text under the cursor.
   * `writeOut` types what the editor has on screen and has not written out yet; a flush asks for it first.
   */
  hold(id: string, note: string, writeOut: () => void = () => undefined): () => void {
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = newEntry(note);
      this.#entries.set(id, entry);
    }
    const held = entry;
    const holder = () => writeOut();
    held.holders.add(holder);
    let released = false;
    return () => {
      if (released) return;
      released = true;
      held.holders.delete(holder);
      this.#settle(id, held);
      this.#tell();
    };
  }

  /** The kept notes whose calls are not in the log any more. The same array until it changes. */
  gone = (): readonly GoneDraft[] => this.#gone;

  /** The person does not want what they typed any more. */
  discard(id: string): void {
    const entry = this.#entries.get(id);
    if (entry) this.#clearTimer(entry);
    this.#entries.delete(id);
    this.#ports.storage.remove(id);
    this.#tell();
  }

  /** Sends what is not yet sent, now: of one call, or of all of them. */
  flush(only?: string): void {
    for (const [id, entry] of this.#entries) {
      if (only !== undefined && only !== id) continue;
      for (const writeOut of entry.holders) writeOut();
      if (entry.draft.state === 'gone') continue;
      if (entry.sent < entry.version || entry.draft.state === 'failed') this.#send(id);
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #arm(id: string, entry: Entry, ms: number): void {
    entry.stopTimer = this.#ports.later(ms, () => {
      entry.stopTimer = null;
      entry.retrying = false;
      if (entry.inFlight < inFlightAtMost) this.#send(id);
    });
  }

  #clearTimer(entry: Entry): void {
    entry.stopTimer?.();
    entry.stopTimer = null;
    entry.retrying = false;
  }

  #send(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.acknowledged === entry.version) return;
    this.#clearTimer(entry);
    const version = entry.version;
    const { html } = entry.draft;
    entry.sent = version;
    entry.inFlight += 1;
    this.#ports
      .save(id, html)
      .catch((): Result<Call> => ({ ok: false, error: { code: 'internal', message: t('note.noAnswer') } }))
      .then((result) => {
        entry.inFlight -= 1;
        if (result.ok) this.#acknowledge(id, entry, version, result.value);
        else if (version > entry.acknowledged) this.#refuse(id, entry, version, result.error);
      });
  }

  #acknowledge(id: string, entry: Entry, version: number, call: Call): void {
    entry.acknowledged = Math.max(entry.acknowledged, version);
    entry.attempts = 0;
    this.#ports.saved(call);
    if (this.#entries.get(id) !== entry) return;
    if (entry.acknowledged === entry.version) {
      this.#clearTimer(entry);
      this.#ports.storage.remove(id);
      entry.draft = { html: entry.draft.html, state: 'saved', failure: null };
      this.#settle(id, entry);
    } else if (entry.stopTimer === null && entry.sent < entry.version) {
      this.#send(id);
    }
    this.#tell();
  }

  #refuse(id: string, entry: Entry, version: number, error: { code: string; message: string }): void {
    if (entry.sent > version || this.#entries.get(id) !== entry) return;
    const { html } = entry.draft;
    this.#clearTimer(entry);
    if (error.code === 'not_found') {
      this.#show(entry, { html, state: 'gone', failure: null });
      return;
    }
    this.#show(entry, { html, state: 'failed', failure: error.message });
    entry.attempts += 1;
    this.#arm(id, entry, Math.min(retryFirst * 2 ** (entry.attempts - 1), retryAtMost));
    entry.retrying = true;
  }

  #settle(id: string, entry: Entry): void {
    if (entry.holders.size > 0 || entry.acknowledged !== entry.version || this.#entries.get(id) !== entry)
      return;
    this.#clearTimer(entry);
    this.#entries.delete(id);
  }

  #show(entry: Entry, draft: Draft): void {
    entry.draft = draft;
    this.#tell();
  }

  #tell(): void {
    const gone = [...this.#entries].flatMap(([id, { draft }]) =>
      draft.state === 'gone' ? [{ id, html: draft.html }] : [],
    );
    const same =
      gone.length === this.#gone.length &&
      gone.every(({ id, html }, index) => this.#gone[index]?.id === id && this.#gone[index]?.html === html);
    if (!same) this.#gone = gone;
    for (const listener of this.#listeners) listener();
  }
}

/** `version` 0 is main's own note, which nobody has to send. */
function newEntry(html: string): Entry {
  return {
    draft: { html, state: 'saved', failure: null },
    version: 0,
    sent: 0,
    acknowledged: 0,
    inFlight: 0,
    attempts: 0,
    holders: new Set(),
    stopTimer: null,
    retrying: false,
  };
}
