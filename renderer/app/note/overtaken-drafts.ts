import type { CallDetail } from '../../../contract/ipc/app-contract.ts';
import type { Result } from '../../../contract/ipc/result.ts';

/** Kept drafts with the moment of their last key, epoch ms. */
export interface TimedDrafts {
  typedAt(): ReadonlyMap<string, number>;
  remove(id: string): void;
}

/**
 * Lets go of the kept drafts that are older than the note in the log. While a page's storage changes, Chromium takes it to
 * disk every 5 s at best and 60 times an hour (`local_storage_impl.cc`, kCommitDefaultDelaySecs, kMaxCommitsPerHour), main
 * a note twice a second: after a crash a draft may lie there that main had long gone beyond, and sending it would undo what
 * was typed since. Returns the calls that the log does not have any more: their drafts stay, but can be sent nowhere.
 */
export async function forgetOvertaken(
  drafts: TimedDrafts,
  read: (id: string) => Promise<Result<CallDetail>>,
): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  await Promise.all(
    [...drafts.typedAt()].map(async ([id, typedAt]) => {
      const found = await read(id);
      if (found.ok && (found.value.call.notedAt ?? 0) > typedAt) drafts.remove(id);
      if (!found.ok && found.error.code === 'not_found') gone.add(id);
    }),
  );
  return gone;
}
