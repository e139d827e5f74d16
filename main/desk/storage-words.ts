import type { Notice } from '../../contract/ipc/app-contract.ts';
import { type Failure, fail } from '../../contract/ipc/result.ts';
import { SecretsLocked, StoreError } from '../core/ports.ts';

/** The notice that stands while the log cannot be written to. */
export const storageNotice = {
  id: 'storage',
  of(trouble: unknown): Notice {
    const full = isFull(trouble);
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
  if (isFull(trouble)) {
    return fail(
      'storage_full',
      'The disk is full. Free some space; what you typed is kept here and saved as soon as it goes.',
    );
  }
  return fail('storage_failed', `It could not be saved. ${wordsOf(trouble)}`);
}

function isFull(trouble: unknown): boolean {
  if (trouble instanceof StoreError) return trouble.code === 'full';
  return ['ENOSPC', 'EDQUOT'].includes(systemCode(trouble));
}

/** The code of a failed system call (errno(3)), or '' for any other error. */
function systemCode(trouble: unknown): string {
  return trouble instanceof Error && 'code' in trouble ? String(trouble.code) : '';
}

function wordsOf(trouble: unknown): string {
  if (trouble instanceof StoreError) return trouble.message;
  if (trouble instanceof SecretsLocked)
    return 'The keyring of this system is locked. Unlock it, then try again.';
  return ['EROFS', 'EACCES', 'EPERM'].includes(systemCode(trouble))
    ? 'Ringnote may not write in its folder. Check the rights of the folder, then try again.'
    : 'The details are in the log file.';
}
