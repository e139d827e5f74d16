import { join } from 'node:path';
import { app, Menu, Tray } from 'electron';
import { t } from '../../contract/words/say.ts';
import type { Log } from '../core/ports.ts';
import { lineInWords } from './line-in-words.ts';
import { type TrayMenuOptions, trayMenu } from './tray-menu.ts';

export interface TrayOptions extends TrayMenuOptions {
  icons: string;
  log: Log;
}

export interface TrayIcon {
  /** The line, a call, the log, a count or the language changed. */
  refresh(): void;
  remove(): void;
}

/** The icon's file; macOS colours its own and writes the count beside it, elsewhere a dot says that calls wait. */
function iconOf(platform: NodeJS.Platform, unlogged: number): string {
  if (platform === 'darwin') return 'trayTemplate.png';
  return unlogged > 0 ? 'tray-waiting.png' : '32x32.png';
}

/** Puts the app into the tray; null when this desktop takes no icon. */
export function createTray(options: TrayOptions): TrayIcon | null {
  const { platform } = process;
  let icon = iconOf(platform, 0);
  let tray: Tray;
  try {
    tray = new Tray(join(options.icons, icon));
  } catch (error) {
    options.log.warn('there is no tray', { error: String(error) });
    return null;
  }
  let drawn = '';

  /** The count of calls to log, where this system has a place for it. */
  const count = (unlogged: number): void => {
    const next = iconOf(platform, unlogged);
    if (next !== icon) {
      icon = next;
      tray.setImage(join(options.icons, icon));
    }
    if (platform === 'darwin') tray.setTitle(unlogged > 0 ? String(unlogged) : '');
    if (platform !== 'win32') app.setBadgeCount(unlogged);
  };

  const refresh = (): void => {
    if (tray.isDestroyed()) return;
    const template = trayMenu(options);
    const { unlogged } = options.glance().counts;
    const line = lineInWords(options.line());
    const tip =
      unlogged === 0 ? t('shell.tray.tip', { line }) : t('shell.tray.tipUnlogged', { line, count: unlogged });
    const looks = JSON.stringify([tip, template]);
    if (looks === drawn) return;
    drawn = looks;
    count(unlogged);
    tray.setToolTip(tip);
    // On Linux a changed item shows only in a menu that is set again.
    tray.setContextMenu(Menu.buildFromTemplate(template));
  };
  tray.on('click', options.open);
  refresh();
  return { refresh, remove: () => tray.destroy() };
}
