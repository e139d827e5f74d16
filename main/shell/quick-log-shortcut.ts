import type { Notice } from '../../contract/ipc/app-contract.ts';
import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import { createShortcut, type Shortcut, type ShortcutTrouble } from './shortcuts.ts';

export interface QuickLogShortcutOptions {
  press(): void;
  notify(notice: Notice): void;
  /** Takes a notice away that is no longer true. */
  dismiss(id: string): void;
  log: Log;
}

const noticeId = 'shortcut';

/** The quick log's global shortcut, which tells the person when it cannot be had and what to do then. */
export function createQuickLogShortcut(options: QuickLogShortcutOptions): Shortcut {
  const { press, log } = options;
  return createShortcut({
    press,
    log,
    trouble(trouble) {
      if (trouble === null) options.dismiss(noticeId);
      else options.notify(noticeOf(trouble));
    },
  });
}

function noticeOf({ wanted, kept, why }: { wanted: string; kept: string; why: ShortcutTrouble }): Notice {
  const keys = { wanted: keysIn(wanted), kept: keysIn(kept) };
  return {
    id: noticeId,
    tone: 'warning',
    title: t(`shell.shortcut.${why}Title`),
    body: t(kept === '' ? `shell.shortcut.${why}` : `shell.shortcut.${why}Kept`, keys),
  };
}

/** An accelerator by the names of this system's keys. */
function keysIn(accelerator: string): string {
  const main = process.platform === 'darwin' ? 'Cmd' : 'Ctrl';
  return accelerator.replace(/CommandOrControl|CmdOrCtrl/g, main);
}
