import type { MenuItemConstructorOptions } from 'electron';
import { t } from '../../contract/words/say.ts';

export interface MenuOptions {
  platform: NodeJS.Platform;
  /** The quick log's accelerator; '' for none. */
  quickLogShortcut: string;
  quickLog(): void;
  quit(): void;
}

/**
 * The application menu: the ways to close, to quit and to open the quick log that need neither a tray nor a global
 * shortcut, text up to twice its size, and the editing roles, without which macOS has no keys for copy and paste.
 * Elsewhere it stays hidden until Alt is pressed.
 */
export function applicationMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const { platform, quickLogShortcut, quickLog, quit } = options;
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: t('shell.menu.file'),
      submenu: [
        {
          id: 'quickLog',
          label: t('shell.menu.quickLog'),
          ...(quickLogShortcut === '' ? {} : { accelerator: quickLogShortcut }),
          click: quickLog,
        },
        { type: 'separator' },
        { role: 'close', label: t('shell.menu.closeWindow') },
        ...(mac
          ? []
          : [{ label: t('shell.menu.quit'), accelerator: 'CmdOrCtrl+Q', click: () => quit() } as const]),
      ],
    },
    {
      label: t('shell.menu.edit'),
      submenu: [
        { role: 'undo', label: t('shell.menu.undo') },
        { role: 'redo', label: t('shell.menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('shell.menu.cut') },
        { role: 'copy', label: t('shell.menu.copy') },
        { role: 'paste', label: t('shell.menu.paste') },
        { role: 'pasteAndMatchStyle', label: t('shell.menu.pasteAsText') },
        { role: 'selectAll', label: t('shell.menu.selectAll') },
      ],
    },
    {
      label: t('shell.menu.view'),
      submenu: [
        { role: 'resetZoom', label: t('shell.menu.usualSize') },
        { role: 'zoomIn', label: t('shell.menu.larger') },
        // Plus is a shifted key on many keyboards; the same keys without Shift do it too.
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
        { role: 'zoomOut', label: t('shell.menu.smaller') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t('shell.menu.fullScreen') },
      ],
    },
  ];
}
