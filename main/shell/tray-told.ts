import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import type { Settled } from '../settings/settings-file.ts';
import { showNotification } from './notifications.ts';

/** Closing looks like quitting, so the first time says that it is not; a click on that brings the window back. */
export function tellOfTray(settings: Settled, show: () => void, log: Log): void {
  if (settings.trayTold()) return;
  const remove = showNotification(
    {
      title: t('shell.notification.trayTitle'),
      body: t('shell.notification.tray'),
      onClick() {
        remove();
        show();
      },
    },
    log,
  );
  try {
    settings.saveTrayTold();
  } catch (error) {
    log.warn('it could not be kept that the tray was told of', { error: String(error) });
  }
}
