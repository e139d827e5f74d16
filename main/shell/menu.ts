import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application menu: the ways to close and to quit that do not need a tray, and the editing roles, without which
 * macOS has no keys for copy and paste. Elsewhere it stays hidden until Alt is pressed.
 */
export function applicationMenu(platform: NodeJS.Platform, quit: () => void): MenuItemConstructorOptions[] {
  const mac: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  return [
    ...mac,
    {
      label: '&File',
      submenu: [
        { role: 'close', label: 'Close window' },
        ...(platform === 'darwin'
          ? []
          : [{ label: 'Quit Ringnote', accelerator: 'CmdOrCtrl+Q', click: quit } as const]),
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
  ];
}
