import { type BrowserWindow, dialog } from 'electron';
import type { Call } from '../../contract/call/call.ts';
import { whoOf } from './words.ts';

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
  const { response } = await (window === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question));
  return response === 0;
}
