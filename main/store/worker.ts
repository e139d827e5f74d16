/**
 * Entry of a store thread. `workerData.role` says whether it is the one that writes or the one that reads; it opens the log
 * when asked to, answers one question after the other, and ends by itself once the log is closed.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Question, Reply, Role } from './message.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import { openForReading, openForWriting } from './open-database.ts';
import { createReader } from './reader.ts';
import { refuse } from './refuse.ts';
import { toStoreError } from './to-store-error.ts';
import { createWriter } from './writer.ts';

const role = (workerData as { role: Role }).role;
const port = parentPort;
let file = '';
let verbs: Record<string, (ask: never) => unknown> = { close: () => undefined };

function open(ask: { file: string }): void {
  file = ask.file;
  verbs =
    role === 'writer'
      ? { ...createWriter(openForWriting(file, allMigrations)) }
      : { ...createReader(openForReading(file)) };
}

function answer({ verb, ask }: Question): unknown {
  if (verb === 'open') return open(ask as { file: string });
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (act === undefined) throw refuse('closed');
  return act(ask as never);
}

port?.on('message', (question: Question) => {
  const { seq } = question;
  let reply: Reply;
  try {
    reply = { seq, ok: true, answer: answer(question) };
  } catch (thrown) {
    const error = toStoreError(thrown, file);
    const detail = String(error.cause ?? error.message);
    const { code, message, reason } = error;
    reply = { seq, ok: false, code, message, reason, detail };
  }
  port.postMessage(reply);
  if (question.verb === 'close') port.close();
});
