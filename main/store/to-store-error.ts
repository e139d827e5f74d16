import { dirname } from 'node:path';
import { StoreError, type StoreErrorCode } from '../core/ports.ts';

/** SQLite's primary result codes that a person can do something about (sqlite.org/rescode.html). */
const byPrimaryCode: Record<number, StoreErrorCode> = {
  5: 'locked',
  6: 'locked',
  8: 'read_only',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
};

/** Extended codes that say more than their primary one: a disk without room for the shared memory file, a read-only folder. */
const byExtendedCode: Record<number, StoreErrorCode> = { 4874: 'full', 5642: 'read_only' };

const bySystemCode: Record<string, StoreErrorCode> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
};

function codeOf(error: Error & { code?: unknown; errcode?: unknown }): StoreErrorCode {
  if (typeof error.errcode === 'number') {
    return byExtendedCode[error.errcode] ?? byPrimaryCode[error.errcode & 0xff] ?? 'failed';
  }
  return (typeof error.code === 'string' && bySystemCode[error.code]) || 'failed';
}

const messages: Record<StoreErrorCode, (file: string, detail: string) => string> = {
  from_the_future: (file) =>
    `This call log was written by a newer version of Ringnote. Install the newest Ringnote to open it: ${file}`,
  read_only: (file) =>
    `Ringnote may not write to the folder of its call log (${dirname(file)}): the folder or the disk is read-only, or belongs ` +
    'to someone else. Nothing was changed. Allow writing there, or start Ringnote with another --profile folder.',
  full: (file) =>
    `There is no space left on the disk that holds the call log (${dirname(file)}). What was saved before is safe; the last ` +
    'change was not saved. Free some space and try again.',
  damaged: (file) =>
    `The call log is damaged and cannot be read safely. It was left as it is: ${file}. Copy this file to a safe place, then ` +
    'put a backup in its place or move it away to begin a new log.',
  no_fts5: () =>
    'This copy of Ringnote was built without full-text search (SQLite FTS5), which the call log needs. Nothing was changed. ' +
    'Install Ringnote again from its download page.',
  locked: (file) =>
    `Another program is holding the call log (${file}), so the last change was not saved. Close other copies of Ringnote and ` +
    'database tools, then try again.',
  failed: (_file, detail) =>
    `The call log could not do what was asked (${detail}). Nothing was changed by it. Try again; if it keeps happening, start ` +
    'Ringnote anew.',
};

/** Puts whatever SQLite or the file system threw into words that say what happened, why, and what to do next. */
export function toStoreError(thrown: unknown, file: string): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = codeOf(error);
  return new StoreError(code, messages[code](file, error.message), { cause: error });
}
