import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { appState, needReady } from './app-state.ts';
import { BrowserWindow } from './browser-window.ts';
import { canShow } from './chromium.ts';
import { fenced, missing } from './missing.ts';
import { note } from './record.ts';

/** What a dialog shows; the helper process gets it as JSON. */
export interface Shown {
  title: string;
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
}

/** Answers that a test has prepared, in order; and what was shown, answered or not. */
export const prepared: { method: string; answer: unknown }[] = [];
export const dialogs: { method: string; options: unknown }[] = [];

const underTest = () => process.send !== undefined || process.env.RINGNOTE_STAND_IN_TEST === '1';
const helper = fileURLToPath(import.meta.resolve('./dialog-process.ts'));

/** The prepared answer; without one a test fails (facts/electron.md, section 12). */
function takeAnswer(method: string, options: unknown): { answer: unknown } | null {
  dialogs.push({ method, options });
  const at = prepared.findIndex((one) => one.method === method);
  const [found] = at < 0 ? [] : prepared.splice(at, 1);
  if (found) return { answer: found.answer };
  if (!underTest()) return null;
  const text = `stand-in: no answer was prepared for dialog.${method}(${JSON.stringify(options)})`;
  note('failures', { text });
  throw new Error(text);
}

interface BoxOptions {
  title?: string;
  message: string;
  detail?: string;
  buttons?: string[];
  defaultId?: number;
  cancelId?: number;
  checkboxLabel?: string;
  checkboxChecked?: boolean;
  signal?: AbortSignal;
  [further: string]: unknown;
}

/** `cancelId` defaults to a button called Cancel or No, else 0, or 1 if the default is 0 (section 7). */
function toShown(options: BoxOptions): Shown {
  const buttons = options.buttons?.length ? options.buttons : ['OK'];
  const defaultId = options.defaultId ?? 0;
  const named = buttons.findIndex((label) => /^(cancel|no)$/i.test(label));
  const cancelId = options.cancelId ?? (named >= 0 ? named : defaultId === 0 && buttons.length > 1 ? 1 : 0);
  return {
    title: options.title ?? '',
    message: options.message,
    detail: options.detail ?? '',
    buttons,
    defaultId,
    cancelId,
  };
}

function print({ title, message, detail }: Shown): void {
  process.stderr.write(`${[title, message, detail].filter(Boolean).join('\n')}\n`);
}

/** A real window in a process of its own, so that this one can wait for it as Electron does. */
function showAndWait(shown: Shown): number {
  print(shown);
  if (!canShow()) return shown.cancelId;
  const { status } = spawnSync(process.execPath, [helper, JSON.stringify(shown)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status !== null && status >= 10 ? status - 10 : shown.cancelId;
}

/** An aborted `signal` closes the box as its cancel button does (electron.d.ts, `MessageBoxOptions.signal`). */
function show(shown: Shown, signal?: AbortSignal): Promise<number> {
  print(shown);
  if (!canShow()) return Promise.resolve(shown.cancelId);
  const child = spawn(process.execPath, [helper, JSON.stringify(shown)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  signal?.addEventListener('abort', () => child.kill(), { once: true });
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code !== null && code >= 10 ? code - 10 : shown.cancelId));
  });
}

function withoutWindow(args: unknown[]): BoxOptions {
  return (args[0] instanceof BrowserWindow ? args[1] : args[0]) as BoxOptions;
}

async function pick(method: string, args: unknown[]): Promise<unknown> {
  needReady('dialog module can only be used after app is ready');
  const answer = takeAnswer(method, withoutWindow(args));
  return answer ? answer.answer : missing(`dialog.${method} without a test's answer`);
}

export const dialog = fenced('dialog', {
  /** Before `ready`, on Linux, only text on stderr; afterwards it blocks until it is read (section 1). */
  showErrorBox(title: string, content: string): void {
    const shown = { title, message: title, detail: content, buttons: ['OK'], defaultId: 0, cancelId: 0 };
    if (takeAnswer('showErrorBox', { title, content })) return;
    if (appState.ready) showAndWait({ ...shown, title: '' });
    else print({ ...shown, message: '' });
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    needReady('dialog module can only be used after app is ready');
    const options = withoutWindow(args);
    if (options.checkboxChecked && !options.checkboxLabel) {
      throw new TypeError('checkboxChecked requires that checkboxLabel also be passed');
    }
    const answer = takeAnswer('showMessageBox', options);
    if (answer) return answer.answer as { response: number; checkboxChecked: boolean };
    return { response: await show(toShown(options), options.signal), checkboxChecked: false };
  },
  showMessageBoxSync(...args: unknown[]): number {
    needReady('dialog module can only be used after app is ready');
    const options = withoutWindow(args);
    const answer = takeAnswer('showMessageBoxSync', options);
    return answer ? (answer.answer as number) : showAndWait(toShown(options));
  },
  showOpenDialog: (...args: unknown[]) => pick('showOpenDialog', args),
  showSaveDialog: (...args: unknown[]) => pick('showSaveDialog', args),
});
