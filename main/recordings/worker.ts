/**
 * Entry of the recordings' thread. `workerData.folder` says where they lie; it answers each question when it is done with
 * it, several at a time, and ends by itself once it is closed.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { AskOf, Question, Reply } from './message.ts';
import { createRecordingFolder, type RecordingFolder } from './recording-folder.ts';
import { troubleOf } from './trouble.ts';

const { folder } = workerData as { folder: string };
const port = parentPort;
const tell = (reply: Reply): void => port?.postMessage(reply);

let verbs: RecordingFolder | null = null;
function opened(): RecordingFolder {
  verbs ??= createRecordingFolder(folder, (id, done, total) => tell({ kind: 'progress', id, done, total }));
  return verbs;
}

port?.on('message', async ({ seq, verb, ask }: Question) => {
  try {
    tell({ kind: 'answer', seq, answer: await opened()[verb](ask as never) });
  } catch (error) {
    tell({ kind: 'trouble', seq, trouble: troubleOf(error), detail: String(error) });
  }
  if (verb === 'append') letGo((ask as AskOf<'append'>).bytes);
  if (verb === 'close') port.close();
});

/** Frees bytes that were written: V8 would let 64 MB of them gather before it looks for what nobody needs any more. */
function letGo({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
