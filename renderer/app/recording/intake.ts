import { ok, type Result } from '../../../contract/ipc/result.ts';
import type { RecordingProgress } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import type { RecordingAsk } from './recording-writer.ts';
import { type FileToUpload, upload } from './upload.ts';

/** What the intake stands on. */
export interface IntakePorts {
  ask: RecordingAsk;
  /** Shows how far a recording has come, in the desk's view. */
  hearProgress: (progress: RecordingProgress) => void;
  forgetProgress: (id: string) => void;
  newId: () => string;
  /** Tells the person of a file whose call has no page open that would show it. */
  tell: (name: string, refusal: string | null) => void;
}

/** How many files are sent at the same time; the others wait their turn. */
const atOnce = 2;

/**
 * Takes in the files that a person drops or pastes, for the whole window: an upload goes on when the page of its call
 * is closed, and can be stopped from wherever it is shown.
 */
export class Intake {
  readonly #ports: IntakePorts;
  readonly #running = new Map<string, AbortController>();
  readonly #queue: (() => Promise<void>)[] = [];
  #busy = 0;
  readonly #shown = new Map<string, number>();

  constructor(ports: IntakePorts) {
    this.#ports = ports;
  }

  /** Attaches each file to a call; what cannot be attached says so by itself. */
  take(call: string, files: readonly FileToUpload[]): void {
    for (const file of files) this.#queue.push(() => this.#upload(call, file));
    this.#next();
  }

  /** The page of a call shows what comes in, until the function returned is called. */
  shows(call: string): () => void {
    this.#shown.set(call, (this.#shown.get(call) ?? 0) + 1);
    return () => this.#shown.set(call, (this.#shown.get(call) ?? 1) - 1);
  }

  /** Says that something dropped is a folder. */
  refuseFolder(call: string, name: string): void {
    this.#refuse(call, name, t('recording.refused.folder'));
  }

  /** Stops what is on its way in, whoever sends it. */
  async stop(id: string): Promise<Result<object>> {
    const running = this.#running.get(id);
    if (!running) return this.#ports.ask['recording.cancel']({ id });
    running.abort();
    return ok({});
  }

  #next(): void {
    while (this.#busy < atOnce) {
      const start = this.#queue.shift();
      if (!start) return;
      this.#busy += 1;
      void start().finally(() => {
        this.#busy -= 1;
        this.#next();
      });
    }
  }

  async #upload(call: string, file: FileToUpload): Promise<void> {
    const stop = new AbortController();
    let id: string | null = null;
    const end = await upload(call, file, {
      ask: this.#ports.ask,
      signal: stop.signal,
      begun: (progress) => {
        id = progress.id;
        this.#running.set(id, stop);
        this.#ports.hearProgress(progress);
      },
    });
    if (id !== null) {
      this.#running.delete(id);
      this.#ports.forgetProgress(id);
    }
    if (end.state === 'refused') this.#refuse(call, file.name, end.why);
    else if (end.state === 'kept' && !this.#isShown(call)) this.#ports.tell(end.recording.name, null);
  }

  #isShown(call: string): boolean {
    return (this.#shown.get(call) ?? 0) > 0;
  }

  #refuse(call: string, name: string, why: string): void {
    if (!this.#isShown(call)) {
      this.#ports.tell(name, why);
      return;
    }
    this.#ports.hearProgress({
      id: this.#ports.newId(),
      call,
      name: name.slice(0, 200),
      state: 'refused',
      done: 0,
      total: null,
      why: why.slice(0, 500),
    });
  }
}
