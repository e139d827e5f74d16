import { app, Menu } from 'electron';
import type { App } from '../app.ts';
import type { Log } from '../core/ports.ts';
import type { Settled } from '../settings/settings-file.ts';
import { applicationMenu } from './menu.ts';
import { createQuickLogShortcut } from './quick-log-shortcut.ts';

export interface FollowKeysOptions {
  app: App;
  settings: Pick<Settled, 'settings' | 'onSaved'>;
  log: Log;
}

/**
 * Keeps the quick log's global shortcut and the application menu as the settings say, now and at each change of them:
 * the menu shows the shortcut, and its words follow the language. The returned function gives the shortcut back.
 */
export function followKeys({ app: ringnote, settings, log }: FollowKeysOptions): () => void {
  const quickLog = (): void => {
    ringnote.openQuick(null).catch((error: unknown) => {
      log.error('the quick log could not be opened', { error: String(error) });
    });
  };
  const shortcut = createQuickLogShortcut({
    press: quickLog,
    notify: ringnote.notify,
    dismiss: (id) => void ringnote.app['notice.dismiss']({ id }),
    log,
  });
  const settle = (): void => {
    const { quickLogShortcut } = settings.settings();
    shortcut.use(quickLogShortcut);
    const { platform } = process;
    const template = applicationMenu({ platform, quickLogShortcut, quickLog, quit: () => app.quit() });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  settle();
  settings.onSaved(settle);
  return shortcut.release;
}
