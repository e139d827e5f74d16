import type { CallRecord } from '../../contract/call/call.ts';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import { t } from '../../contract/words/say.ts';
import { type CallLog, type Log, StoreError } from '../core/ports.ts';
import { storeSentence } from '../desk/store-sentence.ts';

export interface FillDemoOptions {
  callLog: Pick<CallLog, 'count' | 'importCalls'>;
  count: number;
  /** Epoch ms. */
  now: number;
  /** Makes so many calls before `until`, newest first; the `seed` is another for each slice. */
  make(slice: { count: number; seed: number; until: number }): readonly CallRecord[];
  /** So many made-up calls are in the log now. */
  filled(demoCalls: number): void;
  notify(notice: Notice): void;
  /** The app ends, or the person took them away: what is not in by now stays out. */
  enough(): boolean;
  log: Log;
}

/** Calls made and written at once: what takes main some 100 ms, as a call may come in meanwhile. */
const slice = 1000;

/** A window that lists calls asks for them anew at each word, so there is one in so many ms at most. */
const wordEvery = 500;

/**
 * Fills an empty log behind an open window, because a large number takes a while and nothing would be seen of it. A
 * log that holds anything is left as it is, and the person is told so.
 */
export async function fillDemo({
  callLog,
  count,
  now,
  make,
  filled,
  notify,
  enough,
  log,
}: FillDemoOptions): Promise<void> {
  try {
    const held = await callLog.count({});
    if (held > 0) {
      notify({
        id: 'demo-not-empty',
        tone: 'info',
        title: t('shell.demo.notEmptyTitle'),
        body: t('shell.demo.notEmpty', { count: held }),
      });
      return;
    }
    let spoken = Number.NEGATIVE_INFINITY;
    let until = now;
    for (let at = 0; at < count && !enough(); at += slice) {
      const some = make({ count: Math.min(slice, count - at), seed: 1 + at / slice, until });
      await callLog.importCalls(some);
      until = some.at(-1)?.startedAt ?? until;
      const last = at + slice >= count;
      if (last || performance.now() - spoken >= wordEvery) {
        filled(at + some.length);
        spoken = performance.now();
      }
    }
  } catch (error) {
    if (enough()) return;
    log.error('the log could not be filled with made-up calls', { error: String(error) });
    notify({
      id: 'demo-failed',
      tone: 'warning',
      title: t('shell.demo.failedTitle'),
      body: t('shell.demo.failed', { why: error instanceof StoreError ? storeSentence(error) : '' }).trim(),
    });
  }
}
