import { t } from '../../../contract/words/say.ts';
import {
  type MemoEvent,
  type MemoFault,
  type MemoSession,
  memoStep,
  memoTime,
  noMemo,
} from './memo-session.ts';
import type { Microphone } from './microphone.ts';
import { type RecordingAsk, RecordingWriter } from './recording-writer.ts';

/** What a voice memo stands on; `Stream` is an open microphone, whatever that is here. */
export interface MemoPorts<Stream extends object> {
  ask: RecordingAsk;
  open: () => Promise<Stream | MemoFault>;
  /** Lets an open microphone go that is not recorded. */
  close: (stream: Stream) => void;
  record: (
    stream: Stream,
    ports: { write: (bytes: Uint8Array) => Promise<void>; broke: (how: 'unplugged' | Error) => void },
  ) => Promise<Microphone>;
  /** ms, of a clock that only goes forward. */
  now: () => number;
  /** What a memo is called that begins now. */
  nameIt: () => string;
  /** It is not on its way in any more. */
  forget: (id: string) => void;
}

/**
 * Records one voice memo at a time, for the whole window: it goes on when the page of its call is closed. Its sound is in
 * main's hands as it is spoken, so that a crash costs a second and no more; only *Discard* takes it back.
 */
export class MemoKeeper<Stream extends object> {
  readonly #ports: MemoPorts<Stream>;
  readonly #hearers = new Set<() => void>();
  #session: MemoSession = noMemo;
  #microphone: Microphone | null = null;
  #writer: RecordingWriter | null = null;

  constructor(ports: MemoPorts<Stream>) {
    this.#ports = ports;
  }

  session = (): MemoSession => this.#session;

  subscribe = (hearer: () => void): (() => void) => {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  };

  /** The recording that it becomes; null while there is none. */
  recordingId(): string | null {
    return this.#writer?.begun.id ?? null;
  }

  /** Recorded so far, ms. */
  time(): number {
    return memoTime(this.#session, this.#ports.now());
  }

  /** How loud the microphone is now, 0 to 1. */
  level(): number {
    return this.#session.phase === 'recording' ? (this.#microphone?.level() ?? 0) : 0;
  }

  async start(call: string): Promise<void> {
    const before = this.#session;
    this.#step({ type: 'start', call });
    const asking = this.#session;
    if (asking === before) return;
    const stillAsking = () => this.#session === asking;
    const ports = this.#ports;
    const stream = await ports.open();
    if (typeof stream === 'string') {
      if (stillAsking()) this.#step({ type: 'refused', fault: stream });
      return;
    }
    if (!stillAsking()) return ports.close(stream);
    const begun = await RecordingWriter.begin(ports.ask, {
      call,
      name: ports.nameIt(),
      kind: 'memo',
      total: null,
    });
    if (!begun.ok) {
      ports.close(stream);
      if (stillAsking()) this.#step({ type: 'told', why: begun.error.message });
      return;
    }
    const writer = begun.value;
    if (!stillAsking()) {
      ports.close(stream);
      return writer.cancel();
    }
    this.#writer = writer;
    try {
      const microphone = await ports.record(stream, {
        write: async (bytes) => {
          const written = await writer.write(bytes);
          if (!written.ok) throw new Error(written.error.message);
        },
        broke: (how) => void this.#broke(writer, how),
      });
      if (!stillAsking()) {
        await microphone.drop();
        return writer.cancel();
      }
      this.#microphone = microphone;
      this.#step({ type: 'opened', at: ports.now() });
    } catch {
      ports.close(stream);
      this.#writer = null;
      await writer.cancel();
      if (stillAsking()) this.#step({ type: 'refused', fault: 'unsupported' });
    }
  }

  pause(): void {
    this.#microphone?.pause();
    this.#step({ type: 'pause', at: this.#ports.now() });
  }

  resume(): void {
    this.#microphone?.resume();
    this.#step({ type: 'resume', at: this.#ports.now() });
  }

  /** Ends the memo and keeps it. */
  async keep(): Promise<void> {
    const before = this.#session;
    this.#step({ type: 'keep', at: this.#ports.now() });
    if (this.#session === before) return;
    const why = await this.#finish();
    this.#step(
      why === null ? { type: 'ended' } : { type: 'told', why: t('recording.memo.notKept', { why }) },
    );
  }

  /** Ends the memo and takes it back; puts a failure away. */
  async discard(): Promise<void> {
    const microphone = this.#microphone;
    const writer = this.#writer;
    if (this.#session.phase === 'keeping') return;
    this.#microphone = null;
    this.#writer = null;
    this.#step({ type: 'discard' });
    await microphone?.drop();
    if (microphone && writer) {
      await writer.cancel();
      this.#ports.forget(writer.begun.id);
    }
  }

  /** What was spoken until it broke is kept; the person is told why there is no more. */
  async #broke(writer: RecordingWriter, how: 'unplugged' | Error): Promise<void> {
    if (this.#writer !== writer || this.#session.phase === 'keeping') return;
    this.#step({ type: 'keep', at: this.#ports.now() });
    const why = await this.#finish();
    const said =
      why !== null
        ? t('recording.memo.notKept', { why })
        : how === 'unplugged'
          ? t('recording.memo.unplugged')
          : t('recording.memo.broken', { why: how.message });
    this.#step({ type: 'told', why: said });
  }

  /** Closes the file; null when it is kept, else why it is not. */
  async #finish(): Promise<string | null> {
    const microphone = this.#microphone;
    const writer = this.#writer;
    this.#microphone = null;
    if (!microphone || !writer) return null;
    const heardMs = Math.round(this.time());
    const durationMs = await microphone.finish().catch(() => heardMs);
    const kept = await writer.finish(durationMs, 'keepWhatArrived');
    this.#writer = null;
    this.#ports.forget(writer.begun.id);
    return kept.ok ? null : kept.error.message;
  }

  #step(event: MemoEvent): void {
    const next = memoStep(this.#session, event);
    if (next === this.#session) return;
    this.#session = next;
    for (const hearer of this.#hearers) hearer();
  }
}
