import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { t } from '../../contract/words/say.ts';
import { type Log, type RecordingFiles, StoreError, type TakenIn } from '../core/ports.ts';
import type { AnswerOf, AskOf, Question, Reply, Taken, VerbName } from './message.ts';
import { fileName } from './names.ts';
import { errorOf, refusalOf } from './say-trouble.ts';

/** What the recordings are opened with. */
export interface RecordingFilesOptions {
  /** Absolute path of the folder that is theirs alone; it is made when it is not there. */
  folder: string;
  /** The built `recordings-worker.cjs`, or `worker.ts` where Node runs TypeScript itself. */
  worker: URL;
  log: Log;
}

/** How long the thread may take to end, ms: what it still writes then is found by the next start. */
const closePatience = 2_000;

interface Waiting {
  verb: VerbName;
  resolve(answer: unknown): void;
  reject(error: StoreError): void;
}

/**
 * Opens the recordings' folder over its own thread: copying and hashing half a gigabyte must not hold up a call, so main
 * itself touches no file of it. Should the thread ever die, everything asked of it is refused, and nothing waits for ever.
 */
export function openRecordingFiles({ folder, worker: entry, log }: RecordingFilesOptions): RecordingFiles {
  const worker = new Worker(entry, { workerData: { folder }, name: 'recordings' });
  const waiting = new Map<number, Waiting>();
  const hearing = new Map<string, (done: number, total: number) => void>();
  let seq = 0;
  let ended = false;
  let cause: unknown;

  const gone = () => new StoreError('failed', t('recordingRefusal.closed'), { cause });
  const end = () => {
    ended = true;
    for (const { reject } of waiting.values()) reject(gone());
    waiting.clear();
  };
  const exited = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      end();
      resolve();
    });
  });
  worker.on('error', (error) => {
    cause = error;
    log.error('the recordings’ thread died', { error: String(error) });
  });
  worker.on('message', (reply: Reply) => {
    if (reply.kind === 'progress') {
      hearing.get(reply.id)?.(reply.done, reply.total);
      return;
    }
    const asked = waiting.get(reply.seq);
    if (asked === undefined) return;
    waiting.delete(reply.seq);
    if (reply.kind === 'answer') return asked.resolve(reply.answer);
    log.warn('the recordings’ folder refused', { verb: asked.verb, detail: reply.detail });
    asked.reject(errorOf(reply.trouble, reply.detail));
  });

  function ask<N extends VerbName>(verb: N, ask: AskOf<N>, given: ArrayBuffer[] = []): Promise<AnswerOf<N>> {
    if (ended) return Promise.reject(gone());
    return new Promise((resolve, reject) => {
      const question: Question = { seq: ++seq, verb, ask };
      waiting.set(seq, { verb, resolve: (answer) => resolve(answer as AnswerOf<N>), reject });
      worker.postMessage(question, given);
    });
  }

  const done = async (asked: Promise<null>): Promise<void> => void (await asked);
  const said = (taken: Taken): TakenIn => {
    if (taken.ok) return taken;
    log.info('a recording was not taken in', { ...taken.trouble });
    return refusalOf(taken.trouble);
  };

  return {
    async takeIn(arrival, path, progress) {
      hearing.set(arrival.id, progress);
      try {
        return said(await ask('takeIn', { arrival, path }));
      } finally {
        hearing.delete(arrival.id);
      }
    },
    begin: (arrival) => done(ask('begin', { arrival })),
    append: (id, seq, bytes) => done(ask('append', { id, seq, bytes }, givenWith(bytes))),
    finish: async (id) => said(await ask('finish', { id })),
    cancel: (id) => done(ask('cancel', { id })),
    logged: (id) => done(ask('logged', { id })),
    leftBehind: () => ask('leftBehind', null),
    look: (recording) => ask('look', { recording }),
    verify: (recording) => ask('verify', { recording }),
    remove: ({ id, format }) => done(ask('remove', { file: { id, format } })),
    putAside: ({ id, format }) => done(ask('putAside', { file: { id, format } })),
    sweep: (known) => done(ask('sweep', { known })),
    path: ({ id, format }) => join(folder, fileName(id, format)),
    copyTo: ({ id, format }, target) => done(ask('copyTo', { file: { id, format }, target })),
    async close() {
      if (!ended) void ask('close', null).catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, closePatience, 'late');
      });
      if ((await Promise.race([exited, late])) === 'late') {
        log.warn('the recordings’ thread is still at the disk, and is left behind');
        worker.unref();
        end();
      }
      clearTimeout(timer);
    },
  };
}

/** Bytes that fill their buffer are handed to the thread, not copied, so that half a gigabyte does not pile up here. */
function givenWith(bytes: Uint8Array): ArrayBuffer[] {
  const { buffer, byteLength } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
