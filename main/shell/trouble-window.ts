import { app, BrowserWindow, dialog } from 'electron';
import type { Log } from '../core/ports.ts';
import { troublePage } from './pages.ts';
import type { SecondStarts } from './second-starts.ts';
import { type Trouble, troubleLines } from './trouble.ts';

/**
 * Shows why the app cannot start, in a window in place of the usual one, and ends it with code 1 when that is closed.
 * A plain box stands in where even a window fails. `sessions` must serve the page by now.
 */
export async function showTrouble(trouble: Trouble, secondStarts: SecondStarts, log: Log): Promise<void> {
  log.info('cannot start', { ...trouble });
  process.stderr.write(troubleLines(trouble));
  try {
    const window = new BrowserWindow({
      width: 640,
      height: 460,
      title: 'Ringnote',
      autoHideMenuBar: true,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
      },
    });
    window.on('closed', () => app.exit(1));
    secondStarts.bring(() => {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    });
    await window.loadURL(troublePage.url);
  } catch (error) {
    log.error('the trouble window failed', { error: String(error) });
    dialog.showErrorBox(trouble.title, `${trouble.what}\n\n${trouble.todo}`);
    app.exit(1);
  }
}
