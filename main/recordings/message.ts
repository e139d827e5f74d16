import type { Recording } from '../../contract/recording/recording.ts';
import type { Arrival, KeptRecording, RecordingFile, TakenIn } from '../core/ports.ts';
import type { NotSound } from './verdict.ts';

/** Why something could not be taken in or stored, before it is put into words: the thread does not know the language. */
export type Trouble =
  | NotSound
  | { why: 'tooLarge' | 'cancelled' | 'sourceGone' | 'diskFull' | 'readOnly' | 'stopped' }
  | { why: 'failed'; detail: string };

/** What the thread says of a file that was taken in. */
export type Taken = Extract<TakenIn, { ok: true }> | { ok: false; trouble: Trouble };

export interface LeftBehind {
  arrival: Arrival;
  taken: Taken & { ok: true };
  whole: boolean;
}

/** What a look tells; `doubtful` is known by a whole look only. */
export type Looked = Recording['file'] | 'doubtful';

export interface Verified {
  file: Recording['file'];
  /** The file's present time where it is fine. */
  mtimeMs: number | null;
}

/** Everything that the recordings' thread is asked, by name. */
export interface Verbs {
  takeIn(ask: { arrival: Arrival; path: string }): Taken;
  begin(ask: { arrival: Arrival }): null;
  append(ask: { id: string; seq: number; bytes: Uint8Array }): null;
  finish(ask: { id: string }): Taken;
  cancel(ask: { id: string }): null;
  logged(ask: { id: string }): null;
  leftBehind(ask: null): LeftBehind[];
  look(ask: { recording: KeptRecording }): Looked;
  verify(ask: { recording: KeptRecording }): Verified;
  remove(ask: { file: RecordingFile }): null;
  putAside(ask: { file: RecordingFile }): null;
  sweep(ask: { known: readonly RecordingFile[] }): null;
  copyTo(ask: { file: RecordingFile; target: string }): null;
  /** The thread ends by itself after it. */
  close(ask: null): null;
}
export type VerbName = keyof Verbs;
export type AskOf<N extends VerbName> = Parameters<Verbs[N]>[0];
export type AnswerOf<N extends VerbName> = ReturnType<Verbs[N]>;

/** Main to thread. `seq` comes back with the answer. */
export interface Question {
  seq: number;
  verb: VerbName;
  ask: unknown;
}

/** Thread to main: an answer, why there is none, or how far a copy is. */
export type Reply =
  | { kind: 'answer'; seq: number; answer: unknown }
  | { kind: 'trouble'; seq: number; trouble: Trouble; detail: string }
  | { kind: 'progress'; id: string; done: number; total: number };
