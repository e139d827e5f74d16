import type { StoreErrorCode, StoreReason } from '../core/ports.ts';
import type { ReaderVerbs, WriterVerbs } from './verbs.ts';

/** Which of the two threads a worker is: the only one that writes, or the one that reads. */
export type Role = 'writer' | 'reader';

/** Each role's verbs, and `open`, which comes first and makes them possible. */
export interface VerbsByRole {
  writer: WriterVerbs & Opening;
  reader: ReaderVerbs & Opening;
}

interface Opening {
  open(ask: { file: string }): void;
}

export type VerbName<R extends Role> = keyof VerbsByRole[R] & string;
type Verb<R extends Role, N extends VerbName<R>> = VerbsByRole[R][N] extends (ask: infer A) => infer B
  ? { ask: A; answer: B }
  : never;
export type AskOf<R extends Role, N extends VerbName<R>> = Verb<R, N>['ask'];
export type AnswerOf<R extends Role, N extends VerbName<R>> = Verb<R, N>['answer'];

/** Main to worker. `seq` comes back with the answer. */
export interface Question {
  seq: number;
  verb: string;
  ask: unknown;
}

/** Worker to main: an answer, or why there is none; `message` and `detail` are for the log. */
export type Reply =
  | { seq: number; ok: true; answer: unknown }
  | {
      seq: number;
      ok: false;
      code: StoreErrorCode;
      message: string;
      reason: StoreReason | null;
      detail: string;
    };
