import { dirname } from 'node:path';
import { StoreError, type StoreReason } from '../core/ports.ts';
import { refuse } from './refuse.ts';

/** What SQLite or the file system itself can tell of. */
type Trouble = Extract<StoreReason['why'], 'locked' | 'readOnly' | 'damaged' | 'full' | 'failed'>;

/** SQLite's primary result codes that a person can do something about (sqlite.org/rescode.html). */
const byPrimaryCode: Record<number, Trouble> = {
  5: 'locked',
  6: 'locked',
  8: 'readOnly',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
};

/** Extended codes that say more than their primary one: a disk without room for the shared memory file, a read-only folder. */
const byExtendedCode: Record<number, Trouble> = { 4874: 'full', 5642: 'readOnly' };

const bySystemCode: Record<string, Trouble> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  EACCES: 'readOnly',
  EPERM: 'readOnly',
};

function troubleOf(error: Error & { code?: unknown; errcode?: unknown }): Trouble {
  if (typeof error.errcode === 'number') {
    return byExtendedCode[error.errcode] ?? byPrimaryCode[error.errcode & 0xff] ?? 'failed';
  }
  return (typeof error.code === 'string' && bySystemCode[error.code]) || 'failed';
}

/** Makes whatever SQLite or the file system threw a refusal with its reason. */
export function toStoreError(thrown: unknown, file: string): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const trouble = troubleOf(error);
  return refuse(trouble, { file, folder: dirname(file), detail: error.message }, error);
}
