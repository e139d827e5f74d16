import type { Notice } from '../../contract/ipc/app-contract.ts';
import { type Failure, fail } from '../../contract/ipc/result.ts';
import { StoreError } from '../core/ports.ts';

/** The notice that stands while the log cannot be written to. */
export const storageNotice = {
  id: 'storage',
  of(trouble: unknown): Notice {
    const full = trouble instanceof StoreError && trouble.code === 'full';
    return {
      id: storageNotice.id,
      tone: 'error',
      title: full ? 'The disk is full' : 'The call log cannot be written to',
      body: full
        ? 'Calls go on and are kept in memory until there is room. Free some space; please do not quit Ringnote before this message goes.'
        : `Calls go on and are kept in memory; Ringnote tries again every second. ${wordsOf(trouble)}`,
    };
  },
};

/** What a page is told when a write did not reach the disk. */
export function storageFailure(trouble: unknown): Failure {
  return trouble instanceof StoreError && trouble.code === 'full'
    ? fail(
        'storage_full',
        'The disk is full. Free some space; what you typed is kept here and saved as soon as it goes.',
      )
    : fail('storage_failed', `It could not be saved. ${wordsOf(trouble)}`);
}

function wordsOf(trouble: unknown): string {
  return trouble instanceof StoreError ? trouble.message : 'The details are in the log file.';
}
