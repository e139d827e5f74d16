import { Worker } from 'node:worker_threads';
import { type Log, StoreError } from '../core/ports.ts';
import type { AnswerOf, AskOf, Question, Reply, Role, VerbName } from './message.ts';
import { refuse } from './refuse.ts';

/** ms above which an answer is worth a line in the log: more than two frames. */
const slow = 40;

/** Verbs that are expected to take their time. */
const unhurried = ['open', 'importCalls', 'removeDemo', 'close'];

interface Waiting {
  verb: string;
  since: number;
  resolve(answer: unknown): void;
  reject(error: StoreError): void;
}

/** Main's end of one store thread: a question out, its answer or a `StoreError` back. */
export interface StoreThread<R extends Role> {
  ask<N extends VerbName<R>>(verb: N, ask: AskOf<R, N>): Promise<AnswerOf<R, N>>;
  /** Asks the thread to close the log and waits until it has ended by itself: quitting over a live one can crash Electron. */
  end(): Promise<void>;
}

/** Starts a store thread. Should it ever die, everything asked of it then and later is refused, and nothing waits for ever. */
export function startStoreThread<R extends Role>(role: R, entry: URL, log: Log): StoreThread<R> {
  const worker = new Worker(entry, { workerData: { role }, name: `store-${role}` });
  const waiting = new Map<number, Waiting>();
  let seq = 0;
  let ended = false;
  let cause: unknown;

  const gone = () => refuse('closed', {}, cause);

  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      ended = true;
      for (const { reject } of waiting.values()) reject(gone());
      waiting.clear();
      resolve();
    });
  });
  worker.on('error', (error) => {
    cause = error;
    log.error('a store thread died', { role, error: String(error) });
  });
  worker.on('message', (reply: Reply) => {
    const asked = waiting.get(reply.seq);
    if (asked === undefined) return;
    waiting.delete(reply.seq);
    const ms = Math.round(performance.now() - asked.since);
    if (ms > slow && !unhurried.includes(asked.verb))
      log.info('a slow answer of the store', { role, verb: asked.verb, ms });
    if (reply.ok) return asked.resolve(reply.answer);
    log.warn('the store refused', { role, verb: asked.verb, code: reply.code, detail: reply.detail });
    const { code, message, reason, detail } = reply;
    asked.reject(new StoreError(code, message, { cause: detail, ...(reason && { reason }) }));
  });

  function ask<N extends VerbName<R>>(verb: N, ask: AskOf<R, N>): Promise<AnswerOf<R, N>> {
    if (ended) return Promise.reject(gone());
    return new Promise((resolve, reject) => {
      const question: Question = { seq: ++seq, verb, ask };
      waiting.set(seq, {
        verb,
        since: performance.now(),
        resolve: (answer) => resolve(answer as AnswerOf<R, N>),
        reject,
      });
      worker.postMessage(question);
    });
  }

  return {
    ask,
    async end() {
      if (!ended) {
        await ask('close' as VerbName<R>, null as AskOf<R, VerbName<R>>).catch((error: StoreError) => {
          log.warn('the store did not close cleanly', { role, code: error.code });
        });
      }
      await exited;
    },
  };
}
