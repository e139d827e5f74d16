import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallRecord } from '../../contract/call/call.ts';
import type { Log } from '../../main/core/ports.ts';
import { demoCalls } from '../../main/desk/demo-calls.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { aRecording } from '../store/a-recording.ts';

/** Calls with a recording: the newest. */
const recorded = 500;

/** Made-up calls stand for real ones here, of three lines. */
const asGenuine = (call: CallRecord, n: number): CallRecord => ({
  ...call,
  demo: false,
  account: `sip:line${n % 3}@example.org`,
});

const worker = new URL('../../main/store/worker.ts', import.meta.url);
const log: Log = { info: () => undefined, warn: () => undefined, error: console.error };

/** A log of made-up calls in a folder of its own; whoever has it filled removes the folder. */
export interface FilledLog {
  readonly folder: string;
  readonly file: string;
  /** Newest first. */
  readonly calls: readonly CallRecord[];
  readonly fillMs: number;
}

/** Fills a log with `total` calls for the parts of the bench that look into one. */
export async function fillLog(total: number): Promise<FilledLog> {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-bench-'));
  const calls = demoCalls({ count: total, seed: 1, until: Date.now(), uuid: randomUUID }).map(asGenuine);
  const file = join(folder, 'calls.db');
  const filling = performance.now();
  const filler = await openCallLog({ file, worker, log });
  await filler.importCalls(calls);
  for (const call of calls.slice(0, recorded)) await filler.addRecording(aRecording(call.id), Date.now());
  await filler.close();
  return { folder, file, calls, fillMs: Math.round(performance.now() - filling) };
}
