import type { AppRequests } from '../../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../../contract/ipc/handlers.ts';
import { fail, ok } from '../../../contract/ipc/result.ts';
import type { Peaks, Recording, RecordingProgress } from '../../../contract/recording/recording.ts';
import type { FakeLog } from './fake-log.ts';

type RecordingHandlers = Pick<Handlers<AppRequests>, Extract<keyof AppRequests, `recording.${string}`>>;

const gone = fail('not_found', 'This recording is not in the log any more.');

/** Recordings in memory: what a page uploads is gathered, and a test can put files into the next dialog. */
export class FakeRecordings {
  /** What was uploaded whole, by recording id. */
  readonly uploaded = new Map<string, Uint8Array>();
  /** The names of the files that the next file dialog gives. */
  nextChoice: { name: string; bytes: number }[] = [];
  /** What `recording.saveAs` and `recording.reveal` were asked for, oldest first. */
  readonly saved: string[] = [];
  readonly handlers: RecordingHandlers;
  readonly #log: FakeLog;
  readonly #all: Recording[];
  readonly #removed = new Set<string>();
  readonly #peaks = new Map<string, Peaks>();
  readonly #incoming = new Map<
    string,
    { progress: RecordingProgress; kind: Recording['kind']; parts: Uint8Array[] }
  >();

  constructor(log: FakeLog, recordings: readonly Recording[]) {
    this.#log = log;
    this.#all = [...recordings];
    this.handlers = this.#handlers();
  }

  of(call: string): Recording[] {
    return this.#all.filter((recording) => recording.call === call && !this.#removed.has(recording.id));
  }

  incoming(): RecordingProgress[] {
    return [...this.#incoming.values()].map(({ progress }) => progress);
  }

  /** The waveform of a recording is there. */
  setPeaks(id: string, peaks: Peaks, durationMs: number): void {
    this.#peaks.set(id, peaks);
    this.change(id, { durationMs });
  }

  /** Something about a recording became known. */
  change(id: string, change: Partial<Recording>): Recording | undefined {
    const index = this.#all.findIndex((recording) => recording.id === id);
    const was = this.#all[index];
    if (!was) return undefined;
    const is = { ...was, ...change };
    this.#all[index] = is;
    this.#tell(is.call);
    return is;
  }

  /** How far one on its way in has come. */
  progress(progress: RecordingProgress): void {
    this.#log.announce('recording.progress', { progress });
  }

  /** How far another format of one is; null once it is over. */
  saving(id: string, done: number | null): void {
    this.#log.announce('recording.saving', { id, done });
  }

  #tell(call: string): void {
    const recordings = this.of(call);
    this.#log.announce('recordings.changed', { call, recordings });
    this.#log.change(call, { recordings: recordings.length });
  }

  #add(recording: Recording): Recording {
    this.#all.push(recording);
    this.#tell(recording.call);
    return recording;
  }

  #handlers(): RecordingHandlers {
    const changed = (id: string, change: Partial<Recording>) => {
      const recording = this.change(id, change);
      return recording ? ok(recording) : gone;
    };
    return {
      'recording.choose': async ({ call }) => {
        const incoming = this.nextChoice.map(
          ({ name, bytes }): RecordingProgress => ({
            id: crypto.randomUUID(),
            call,
            name,
            state: 'copying',
            done: 0,
            total: bytes,
            why: null,
          }),
        );
        this.nextChoice = [];
        for (const progress of incoming)
          setTimeout(() => {
            this.progress({ ...progress, state: 'done', done: progress.total ?? 0 });
            this.#add(
              fakeRecording({ id: progress.id, call, name: progress.name, bytes: progress.total ?? 1 }),
            );
          }, 30);
        return ok({ incoming });
      },
      'recording.begin': async ({ call, name, kind, total }) => {
        const progress: RecordingProgress = {
          id: crypto.randomUUID(),
          call,
          name: name.slice(0, 200),
          state: 'copying',
          done: 0,
          total,
          why: null,
        };
        this.#incoming.set(progress.id, { progress, kind, parts: [] });
        return ok(progress);
      },
      'recording.append': async ({ id, seq, bytes }) => {
        const coming = this.#incoming.get(id);
        if (!coming) return gone;
        if (seq !== coming.parts.length) return fail('bad_request', 'A part of the recording is missing.');
        coming.parts.push(bytes);
        coming.progress = { ...coming.progress, done: coming.progress.done + bytes.byteLength };
        this.progress(coming.progress);
        return ok({});
      },
      'recording.finish': async ({ id, durationMs }) => {
        const coming = this.#incoming.get(id);
        if (!coming) return gone;
        this.#incoming.delete(id);
        const { progress, kind, parts } = coming;
        const whole = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
        this.uploaded.set(id, whole);
        this.progress({ ...progress, state: 'done' });
        return ok(
          this.#add(
            fakeRecording({
              id,
              call: progress.call,
              name: progress.name,
              kind,
              bytes: whole.byteLength,
              durationMs,
            }),
          ),
        );
      },
      'recording.cancel': async ({ id }) => {
        const coming = this.#incoming.get(id);
        this.#incoming.delete(id);
        if (coming) this.progress({ ...coming.progress, state: 'cancelled' });
        return ok({});
      },
      'recording.rename': async ({ id, name }) => changed(id, { name }),
      'recording.remove': async ({ id }) => {
        const recording = this.#all.find((each) => each.id === id);
        if (!recording) return gone;
        this.#removed.add(id);
        this.#tell(recording.call);
        return ok({});
      },
      'recording.restore': async ({ id }) => {
        this.#removed.delete(id);
        return changed(id, {});
      },
      'recording.reveal': async ({ id }) => {
        this.saved.push(`reveal ${id}`);
        return ok({});
      },
      'recording.saveAs': async ({ id, as }) => {
        this.saved.push(`save ${id} as ${as ?? 'it is'}`);
        return ok({ saved: true });
      },
      'recording.stopSaving': async ({ id }) => {
        this.saved.push(`stop ${id}`);
        return ok({});
      },
      'recording.mark': async ({ id, marks }) => changed(id, { marks }),
      'recording.verify': async ({ id }) => changed(id, {}),
      'recording.peaks': async ({ id }) => ok({ peaks: this.#peaks.get(id) ?? null }),
    };
  }
}

/** A recording with everything in it that a test leaves open. */
export function fakeRecording(change: Partial<Recording> & Pick<Recording, 'id' | 'call'>): Recording {
  return {
    name: 'interview.mp3',
    kind: 'attached',
    format: 'mp3',
    bytes: 1_843_200,
    sha256: '0'.repeat(64),
    createdAt: Date.now(),
    durationMs: 115_200,
    unplayable: null,
    recovered: false,
    marks: [],
    file: 'fine',
    ...change,
  };
}
