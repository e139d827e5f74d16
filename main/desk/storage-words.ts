import type { Notice } from '../../contract/ipc/app-contract.ts';
import { type Failure, fail } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import { SecretsLocked, StoreError } from '../core/ports.ts';
import { storeSentence } from './store-sentence.ts';

/** The notice that stands while the log cannot be written to. */
export const storageNotice = {
  id: 'storage',
  of(trouble: unknown): Notice {
    const full = isFull(trouble);
    return {
      id: storageNotice.id,
      tone: 'error',
      title: full ? t('notice.storageFull.title') : t('notice.storageFailed.title'),
      body: full ? t('notice.storageFull.body') : t('notice.storageFailed.body', { why: wordsOf(trouble) }),
    };
  },
};

/** What a page is told when a write did not reach the disk. */
export function storageFailure(trouble: unknown): Failure {
  if (isFull(trouble)) return fail('storage_full', t('refusal.storage.full'));
  return fail('storage_failed', t('refusal.storage.failed', { why: wordsOf(trouble) }));
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
  if (trouble instanceof StoreError) return storeSentence(trouble);
  if (trouble instanceof SecretsLocked) return t('refusal.storage.keyring');
  return ['EROFS', 'EACCES', 'EPERM'].includes(systemCode(trouble))
    ? t('refusal.storage.rights')
    : t('refusal.storage.inLog');
}
