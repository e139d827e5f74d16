import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { Call } from '../../contract/call/call.ts';
import { isManual } from '../../contract/call/manual.ts';
import { whoOf } from '../../contract/call/who.ts';
import { spoken, t } from '../../contract/words/say.ts';
import type { Unwritten } from './leave.ts';

/**
 * Asks a person who quits during a call, or while a timer runs, whether to end that; false means stay, which is also
 * what Escape does. The question goes away when `overtaken` is aborted.
 */
export async function askToQuit(
  window: BrowserWindow | null,
  calls: readonly Call[],
  overtaken: AbortSignal,
): Promise<boolean> {
  const { message, detail, go, stay } = inWords(calls);
  const question = {
    type: 'question' as const,
    message,
    detail,
    buttons: [go, stay],
    defaultId: 1,
    cancelId: 1,
    signal: overtaken,
  };
  return (await ask(window, question)) === 0;
}

function inWords(calls: readonly Call[]): { message: string; detail: string; go: string; stay: string } {
  const who = names(calls.filter((call) => !isManual(call)));
  const timer = names(calls.filter(isManual));
  if (timer === '') {
    return {
      message: t('shell.quit.inCall', { who }),
      detail: t('shell.quit.inCallWhy'),
      go: t('shell.quit.hangUp'),
      stay: t('shell.quit.stay'),
    };
  }
  if (who === '') {
    return {
      message: t('shell.quit.timer', { who: timer }),
      detail: t('shell.quit.timerWhy'),
      go: t('shell.quit.stopTimer'),
      stay: t('shell.quit.stayWithTimer'),
    };
  }
  return {
    message: t('shell.quit.both', { who, timer }),
    detail: t('shell.quit.bothWhy'),
    go: t('shell.quit.endBoth'),
    stay: t('shell.quit.stayWithBoth'),
  };
}

function names(calls: readonly Call[]): string {
  const list = new Intl.ListFormat(spoken(), { type: 'conjunction' });
  return list.format(calls.map((call) => whoOf(call) || t('app.withheld')));
}

/** Asks a person who quits while calls could not be written down; Escape means stay. */
export async function askToLose(
  window: BrowserWindow | null,
  count: number,
  overtaken: AbortSignal,
): Promise<Unwritten> {
  const answers = ['again', 'lose', 'stay'] as const;
  const question = {
    type: 'warning' as const,
    message: t('shell.quit.unwritten', { count }),
    detail: t('shell.quit.unwrittenWhy', { count }),
    buttons: [t('shell.quit.again'), t('shell.quit.lose', { count }), t('shell.quit.stayHere')],
    defaultId: 0,
    cancelId: 2,
    signal: overtaken,
  };
  return answers[await ask(window, question)] ?? 'stay';
}

async function ask(window: BrowserWindow | null, question: MessageBoxOptions): Promise<number> {
  const { response } = await (window === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question));
  return response;
}
