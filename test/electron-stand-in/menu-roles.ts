import type { BrowserWindow } from './browser-window.ts';
import { missing } from './missing.ts';
import { windows } from './windows.ts';

/** What the window in front does for a role (electron/electron, lib/browser/api/menu-item-roles.ts). */
const roles: Readonly<Record<string, (window: BrowserWindow) => void>> = {
  close: (window) => window.close(),
  minimize: (window) => window.minimize(),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
  resetzoom: ({ webContents }) => webContents.setZoomLevel(0),
  zoomin: ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() + 0.5),
  zoomout: ({ webContents }) => webContents.setZoomLevel(webContents.getZoomLevel() - 0.5),
};

/** Carries out a clicked item's role; with no window in front it does nothing. */
export function carryOutRole(role: string): void {
  const act = roles[role.toLowerCase()] ?? missing(`MenuItem.click of the role ${role}`);
  const inFront = [...windows.values()].find((window) => window.isFocused());
  if (inFront) act(inFront);
}
