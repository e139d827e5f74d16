import type { Trouble } from './message.ts';

/** What went wrong, on its way from where it was found to whoever asked. */
export class RecordingTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(trouble.why, options);
    this.trouble = trouble;
  }
}

/** Puts what the file system threw into one of the words that are known for it. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof RecordingTrouble) return error.trouble;
  const code = codeOf(error);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return { why: 'diskFull' };
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return { why: 'readOnly' };
  return { why: 'failed', detail: code === '' ? 'unknown' : code };
}

/** The code of a failed system call, or '' for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
