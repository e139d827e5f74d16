import { StoreError, type StoreErrorCode } from '../core/ports.ts';

/** Why the app cannot start, for the person: what happened, and what to do about it. */
export interface Trouble {
  title: string;
  what: string;
  todo: string;
}

const todo: Readonly<Record<StoreErrorCode, string>> = {
  from_the_future:
    'Start the newer Ringnote that wrote this log, or update this one. Your calls and notes are untouched.',
  read_only:
    'Give yourself the right to write in this folder, or start Ringnote with another: --profile FOLDER. Nothing was changed or lost.',
  full: 'Make room on this disk, then start Ringnote again. Your calls and notes are untouched.',
  damaged:
    'Copy the folder to a safe place first. Then restore the call log from a backup, or start with another folder: --profile FOLDER.',
  no_fts5: 'Install Ringnote again from its official package. Your calls and notes are untouched.',
  locked: 'Close the other program that has the call log open, then start Ringnote again.',
  failed: 'Start Ringnote again. If it stays so, look into the log file in this folder. Nothing was deleted.',
};

/** Puts a failed start into words; `folder` is where the app's files lie or should lie. */
export function explain(error: unknown, folder: string): Trouble {
  if (error instanceof StoreError) {
    return {
      title: 'Ringnote cannot open its call log',
      what: `${error.message} The folder is ${folder}.`,
      todo: todo[error.code],
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cannotWrite = `Ringnote keeps its calls in the folder ${folder} and could not write there`;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return {
      title: 'Ringnote may not write in its folder',
      what: `${cannotWrite} (${code}).`,
      todo: todo.read_only,
    };
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return { title: 'The disk is full', what: `${cannotWrite} (${code}).`, todo: todo.full };
  }
  if (['ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG', 'EISDIR'].includes(code)) {
    return {
      title: 'That is not a folder Ringnote can use',
      what: `${cannotWrite}: something else is in that place (${code}).`,
      todo: 'Start Ringnote with the name of a folder, or of one that does not exist yet: --profile FOLDER. Nothing was changed.',
    };
  }
  return {
    title: 'Ringnote could not start',
    what: `${error instanceof Error ? error.message : String(error)} The folder is ${folder}.`,
    todo: todo.failed,
  };
}
