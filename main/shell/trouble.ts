import { StoreError, type StoreErrorCode } from '../core/ports.ts';

/** Why the app cannot start, for the person: what happened, and what to do about it. */
export interface Trouble {
  title: string;
  what: string;
  todo: string;
}

/** How the first line of a trouble begins on stderr, by which `npm start` finds it among Chromium's own words. */
export const troubleBegins = 'Ringnote cannot start: ';

/** The trouble for a terminal, in three lines. */
export function troubleLines({ title, what, todo }: Trouble): string {
  const [first, ...rest] = [title, what, todo].map((text) => text.replace(/\s+/g, ' '));
  return `${troubleBegins}${first}\n${rest.join('\n')}\n`;
}

const titles: Readonly<Record<StoreErrorCode, string>> = {
  from_the_future: 'This call log is from a newer Ringnote',
  read_only: 'Ringnote may not write in its folder',
  full: 'The disk is full',
  damaged: 'The call log is damaged',
  no_fts5: 'This copy of Ringnote is incomplete',
  locked: 'The call log is in use',
  failed: 'Ringnote cannot open its call log',
};

const elsewhere = 'To work in another folder meanwhile, start Ringnote with --profile FOLDER.';

/**
 * Puts a failed start into words; `folder` is where the app's files lie or should lie. The store says itself what to
 * do about its errors.
 */
export function explain(error: unknown, folder: string): Trouble {
  if (error instanceof StoreError) {
    return {
      title: titles[error.code],
      what: error.message,
      todo: `When that is done, start Ringnote again. ${elsewhere}`,
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const cannotWrite = `Ringnote keeps its calls in the folder ${folder} and could not write there`;
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return {
      title: titles.read_only,
      what: `${cannotWrite} (${code}). Nothing was changed or lost.`,
      todo: `Give yourself the right to write in this folder, then start Ringnote again. ${elsewhere}`,
    };
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return {
      title: titles.full,
      what: `${cannotWrite} (${code}). Calls and notes that are there already are untouched.`,
      todo: `Make room on this disk, then start Ringnote again. ${elsewhere}`,
    };
  }
  if (['ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG', 'EISDIR'].includes(code)) {
    return {
      title: 'That is not a folder Ringnote can use',
      what: `${cannotWrite}: something else is in that place (${code}). Nothing was changed.`,
      todo: 'Start Ringnote with the name of a folder, or of one that does not exist yet: --profile FOLDER.',
    };
  }
  return {
    title: 'Ringnote could not start',
    what: `${error instanceof Error ? error.message : String(error)} Nothing was deleted from ${folder}.`,
    todo: `Start Ringnote again. If it stays so, look into the log file in this folder. ${elsewhere}`,
  };
}
