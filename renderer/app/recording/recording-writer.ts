import { ok, type Result } from '../../../contract/ipc/result.ts';
import { chunkLimit, type RecordingProgress } from '../../../contract/recording/recording.ts';
import type { AppBridge } from '../desk/app-bridge.ts';

/** The requests that bring a recording's bytes to main. */
export type RecordingAsk = Pick<
  AppBridge['ask'],
  'recording.begin' | 'recording.append' | 'recording.finish' | 'recording.cancel'
>;

type Begin = Parameters<RecordingAsk['recording.begin']>[0];
type Kept = Awaited<ReturnType<RecordingAsk['recording.finish']>>;

/** The most parts that may wait for main's answer: one is written while the next is read, and never more is held. */
const inFlight = 2;

/**
 * One recording on its way to main, in order and without a gap (`recording.begin`, `.append`, `.finish`). Whoever
 * writes waits for `write`: so a disk that is slow slows the reading, and memory holds two parts at most.
 */
export class RecordingWriter {
  /** How main answered the beginning. */
  readonly begun: RecordingProgress;
  readonly #ask: RecordingAsk;
  readonly #waiting: Promise<Result<object>>[] = [];
  #seq = 0;
  #refusal: Result<never> | null = null;

  private constructor(ask: RecordingAsk, begun: RecordingProgress) {
    this.#ask = ask;
    this.begun = begun;
  }

  static async begin(ask: RecordingAsk, about: Begin): Promise<Result<RecordingWriter>> {
    const begun = await ask['recording.begin'](about);
    return begun.ok ? ok(new RecordingWriter(ask, begun.value)) : begun;
  }

  /** Sends bytes; settles when there is room for more. After a refusal every further write is refused the same way. */
  async write(bytes: Uint8Array): Promise<Result<object>> {
    for (let from = 0; from < bytes.byteLength; from += chunkLimit) {
      while (this.#waiting.length >= inFlight) await this.#settleOne();
      if (this.#refusal) return this.#refusal;
      const part = bytes.slice(from, from + chunkLimit);
      const { id } = this.begun;
      this.#waiting.push(this.#ask['recording.append']({ id, seq: this.#seq, bytes: part }));
      this.#seq += 1;
    }
    return this.#refusal ?? ok({});
  }

  /**
   * Ends it once everything has arrived; `durationMs` is what the recorder measured, or null. A file is whole or nothing;
   * of what was spoken, main is asked to keep what arrived before a refusal.
   */
  async finish(durationMs: number | null, otherwise: 'keepWhatArrived' | 'refuse'): Promise<Kept> {
    while (this.#waiting.length > 0) await this.#settleOne();
    if (this.#refusal && otherwise === 'refuse') return this.#refusal;
    return this.#ask['recording.finish']({ id: this.begun.id, durationMs });
  }

  /** Takes everything back. */
  async cancel(): Promise<void> {
    await Promise.all(this.#waiting.splice(0));
    await this.#ask['recording.cancel']({ id: this.begun.id });
  }

  async #settleOne(): Promise<void> {
    const answer = await this.#waiting[0];
    this.#waiting.shift();
    if (answer && !answer.ok) this.#refusal ??= answer;
  }
}
