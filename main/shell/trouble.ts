import { t } from '../../contract/words/say.ts';
import { StoreError, type StoreErrorCode } from '../core/ports.ts';
import { storeSentence } from '../desk/store-sentence.ts';

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

const titles = {
  from_the_future: 'fromTheFuture',
  read_only: 'readOnly',
  full: 'full',
  damaged: 'damaged',
  no_fts5: 'incomplete',
  locked: 'locked',
  failed: 'failed',
} as const satisfies Record<StoreErrorCode, string>;

/**
 * Puts a failed start into words; `folder` is where the app's files lie or should lie. What the store refuses says
 * itself what to do about it.
 */
export function explain(error: unknown, folder: string): Trouble {
  if (error instanceof StoreError) {
    return {
      title: t(`shell.trouble.${titles[error.code]}`),
      what: storeSentence(error),
      todo: t('shell.trouble.storeTodo'),
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
    return {
      title: t('shell.trouble.readOnly'),
      what: t('shell.trouble.readOnlyWhat', { folder, code }),
      todo: t('shell.trouble.readOnlyTodo'),
    };
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) {
    return {
      title: t('shell.trouble.full'),
      what: t('shell.trouble.fullWhat', { folder, code }),
      todo: t('shell.trouble.fullTodo'),
    };
  }
  if (['ENOTDIR', 'EEXIST', 'ELOOP', 'ENAMETOOLONG', 'EISDIR'].includes(code)) {
    return {
      title: t('shell.trouble.notAFolder'),
      what: t('shell.trouble.notAFolderWhat', { folder, code }),
      todo: t('shell.trouble.notAFolderTodo'),
    };
  }
  return {
    title: t('shell.trouble.noStart'),
    what: t('shell.trouble.noStartWhat', {
      why: error instanceof Error ? error.message : String(error),
      folder,
    }),
    todo: t('shell.trouble.noStartTodo'),
  };
}
