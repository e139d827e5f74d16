import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, Tray } from 'electron';
import type { Call } from '../../contract/call/call.ts';
import { whoOf } from '../../contract/call/who.ts';
import type { Line } from '../../contract/ipc/line.ts';
import type { Log } from '../core/ports.ts';
import { lineInWords } from './line-in-words.ts';
import { rings } from './ringing.ts';

export interface TrayOptions {
  icons: string;
  log: Log;
  line(): Line;
  live(): readonly Call[];
  open(): void;
  openCall(id: string): void;
  answer(id: string): void;
  decline(id: string): void;
  hangUp(id: string): void;
  quit(): void;
}

/**
 * What the tray offers: how the line stands, each live call with what can be done with it, the window, the end. All of it is in
 * the window or the menu too, because some desktops show no tray and no API tells (facts/electron.md, section 7).
 */
export function trayMenu(options: TrayOptions): MenuItemConstructorOptions[] {
  const calls = options.live().flatMap((call): MenuItemConstructorOptions[] => [
    { label: `Call with ${whoOf(call)}`, click: () => options.openCall(call.id) },
    ...(rings(call)
      ? [
          { label: `Answer ${whoOf(call)}`, click: () => options.answer(call.id) },
          { label: `Decline ${whoOf(call)}`, click: () => options.decline(call.id) },
        ]
      : [{ label: `Hang up ${whoOf(call)}`, click: () => options.hangUp(call.id) }]),
    { type: 'separator' },
  ]);
  return [
    { label: lineInWords(options.line()), enabled: false },
    { type: 'separator' },
    ...calls,
    { label: 'Open Ringnote', click: options.open },
    { label: 'Quit Ringnote', click: options.quit },
  ];
}

export interface TrayIcon {
  /** The line or a call changed. */
  refresh(): void;
  remove(): void;
}

/** Puts the app into the tray; null when this desktop takes no icon. */
export function createTray(options: TrayOptions): TrayIcon | null {
  let tray: Tray;
  try {
    const icon = process.platform === 'darwin' ? 'trayTemplate.png' : '32x32.png';
    tray = new Tray(join(options.icons, icon));
  } catch (error) {
    options.log.warn('there is no tray', { error: String(error) });
    return null;
  }
  let drawn = '';
  const refresh = (): void => {
    const template = trayMenu(options);
    const looks = JSON.stringify(template);
    if (looks === drawn || tray.isDestroyed()) return;
    drawn = looks;
    tray.setToolTip(`Ringnote: ${lineInWords(options.line())}`);
    // On Linux a changed item shows only in a menu that is set again.
    tray.setContextMenu(Menu.buildFromTemplate(template));
  };
  tray.on('click', options.open);
  refresh();
  return { refresh, remove: () => tray.destroy() };
}
