import type { Bridge } from '../../../contract/ipc/bridge.ts';
import { quickAnnouncementNames } from '../../../contract/ipc/names.ts';
import {
  type QuickAnnouncements,
  type QuickRequests,
  QuickStartSchema,
  quickRequests,
} from '../../../contract/ipc/quick-contract.ts';
import { ok, type Result } from '../../../contract/ipc/result.ts';
import { FakeDesk, type FakeDeskOptions } from './fake-desk.ts';

/** How the log stands, and what the window is brought up for. */
export interface FakeQuickOptions extends FakeDeskOptions {
  /** The call to say something of; a new one when absent. */
  about?: string;
  /** True when main cannot tell where things stand. */
  silent?: boolean;
}

/** Main's half of the quick log's bridge: the log of `fake-desk.ts`, seen through the quick log's narrow contract. */
export class FakeQuick {
  readonly desk: FakeDesk;
  readonly bridge: Bridge<QuickRequests, QuickAnnouncements>;
  /** How often the page asked to be put away. */
  closed = 0;
  readonly #shown = new Set<(said: { seq: number; fact: object }) => void>();
  /** Later than everything the desk says meanwhile. */
  #seq = 1_000_000;

  constructor(options: FakeQuickOptions) {
    this.desk = new FakeDesk(options);
    const { ask, on } = this.desk.bridge;
    const own: Record<string, (ask: never) => Promise<Result<unknown>>> = {
      'quick.overview': async () =>
        options.silent
          ? { ok: false, error: { code: 'internal', message: 'Ringnote did not answer.' } }
          : ok(
              structuredClone({
                seq: 0,
                settings: await this.#settings(),
                start: this.#start(options.about),
              }),
            ),
      'quick.close': async () => {
        this.closed += 1;
        return ok({});
      },
    };
    this.bridge = {
      ask: Object.fromEntries(
        Object.keys(quickRequests).map((name) => [name, own[name] ?? ask[name as keyof typeof ask]]),
      ) as never,
      on: Object.fromEntries(
        quickAnnouncementNames.map((name) => [
          name,
          name === 'quick.shown'
            ? (hear: (said: { seq: number; fact: object }) => void) => {
                this.#shown.add(hear);
                return () => this.#shown.delete(hear);
              }
            : on[name],
        ]),
      ) as never,
    };
  }

  /** The window is brought up again: for a call, or for a new one. */
  show(about?: string): void {
    this.#seq += 1;
    const message = structuredClone({ seq: this.#seq, fact: { start: this.#start(about) } });
    for (const hear of this.#shown) hear(message);
  }

  async #settings() {
    const overview = await this.desk.bridge.ask['app.overview']({});
    if (!overview.ok) throw new Error(overview.error.message);
    return overview.value.settings;
  }

  #start(about: string | undefined) {
    const calls = this.desk.calls();
    const start = {
      call: calls.find(({ id }) => id === about) ?? null,
      timer: calls.find(({ source, endedAt }) => source === 'manual' && endedAt === null) ?? null,
    };
    const checked = QuickStartSchema.safeParse(start);
    if (!checked.success) this.desk.breaches.push(`quick start: ${checked.error.message}`);
    return start;
  }
}
