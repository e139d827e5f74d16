import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import type { Call } from '../../contract/call/call.ts';
import type { appRequests } from '../../contract/ipc/app-contract.ts';
import type { Answer, Ask } from '../../contract/ipc/message.ts';
import type { Result } from '../../contract/ipc/result.ts';
import type { Host } from './host/host.ts';

type Requests = typeof appRequests;

/** Wall-clock moments between which something happened, epoch ms. */
export interface Moment {
  from: number;
  to: number;
}

/**
 * The running app, used by way of the main window's own bridge: what a person can do there, without the clicks. A
 * refusal is thrown, because the specs that use this only ask for what should work.
 */
export interface DeskHand {
  ask<N extends keyof Requests>(name: N, ask: Ask<Requests, N>): Promise<Answer<Requests, N>>;
  /** Waits until the line is registered. */
  registered(): Promise<void>;
  /** Calls and returns the call as it began. */
  place(number: string): Promise<Call>;
  /** The live call that arrives next, that is not one of those already seen. */
  arrival(): Promise<Call>;
  /** The call as the log has it once it stands so. */
  call(id: string, stands: (call: Call) => boolean, timeout?: number): Promise<Call>;
  ended(id: string, timeout?: number): Promise<Call>;
  /** The phone page's sound, with the speech processing off that would take a steady tone for noise. */
  readonly phone: Page;
}

export async function takeDesk(host: Host): Promise<DeskHand> {
  const window = await host.page('app');
  const phone = await host.page('phone');
  const seen = new Set<string>();

  async function ask<N extends keyof Requests>(
    name: N,
    request: Ask<Requests, N>,
  ): Promise<Answer<Requests, N>> {
    const result = await window.evaluate(
      ([name, request]) => {
        const { ringnote } = globalThis as unknown as {
          ringnote: { ask: Record<string, (ask: unknown) => Promise<unknown>> };
        };
        return ringnote.ask[name]?.(request);
      },
      [name, request] as const,
    );
    const answer = result as Result<Answer<Requests, N>>;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value;
  }

  async function call(id: string, stands: (call: Call) => boolean, timeout = 10_000): Promise<Call> {
    let found: Call | undefined;
    await expect
      .poll(
        async () => {
          // A call is on screen a moment before it is on disk, so "not found" means not yet.
          const detail = await ask('call.get', { id }).catch((error: unknown) => String(error));
          if (typeof detail === 'string') return detail;
          if (stands(detail.call)) found = detail.call;
          return found !== undefined || JSON.stringify(detail.call);
        },
        { timeout, intervals: [50] },
      )
      .toBe(true);
    return found as Call;
  }

  await phone.evaluate(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = () =>
      original({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  });

  return {
    ask,
    phone,
    call,
    async registered() {
      await expect
        .poll(async () => (await ask('app.overview', {})).line.registration, { timeout: 20_000 })
        .toBe('registered');
    },
    async place(number) {
      const placed = await ask('call.place', { number });
      seen.add(placed.id);
      return placed;
    },
    async arrival() {
      let arrived: Call | undefined;
      await expect
        .poll(
          async () => {
            const { live } = await ask('app.overview', {});
            arrived = live.find(({ id, direction }) => direction === 'inbound' && !seen.has(id));
            return arrived !== undefined;
          },
          { timeout: 15_000, intervals: [50] },
        )
        .toBe(true);
      seen.add((arrived as Call).id);
      return arrived as Call;
    },
    ended: (id, timeout) => call(id, ({ endedAt }) => endedAt !== null, timeout),
  };
}

/** Does something and says between which moments it happened. */
export async function timed<T>(act: () => Promise<T>): Promise<[T, Moment]> {
  const from = Date.now();
  const result = await act();
  return [result, { from, to: Date.now() }];
}

/** That a time in the log is right within a second. */
export function expectWithin(at: number | null, { from, to }: Moment): void {
  expect(at).not.toBeNull();
  expect(at).toBeGreaterThanOrEqual(from - 1_000);
  expect(at).toBeLessThanOrEqual(to + 1_000);
}
