import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { Call } from '../../contract/call/call.ts';
import { whoOf } from '../../contract/call/who.ts';
import type { Unwritten } from './leave.ts';

/**
 * Asks a person who quits during a call whether to hang up; false means stay, which is also what Escape does. The
 * question goes away when `overtaken` is aborted.
 */
export async function askToQuit(
  window: BrowserWindow | null,
  calls: readonly Call[],
  overtaken: AbortSignal,
): Promise<boolean> {
  const question = {
    type: 'question' as const,
    message: `You are in a call with ${calls.map(whoOf).join(' and ')}.`,
    detail: 'Quitting hangs up. The call and your notes stay in the log.',
    buttons: ['Hang up and quit', 'Stay in the call'],
    defaultId: 1,
    cancelId: 1,
    signal: overtaken,
  };
  return (await ask(window, question)) === 0;
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
    message: count === 1 ? '1 call is not on disk yet.' : `${count} calls are not on disk yet.`,
    detail: `The disk is full or cannot be written to. Free some space and try again, or quit and lose ${count === 1 ? 'it' : 'them'}.`,
    buttons: ['Try again', `Quit and lose ${count === 1 ? 'it' : 'them'}`, 'Stay'],
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
