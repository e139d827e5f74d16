import { app, powerSaveBlocker } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { clipboard } from './clipboard.ts';
import { dialog } from './dialog.ts';
import { globalShortcut } from './global-shortcut.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { fenced, missingModule } from './missing.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { Notification } from './notification.ts';
import { powerMonitor } from './power-monitor.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { protocol, session } from './session.ts';
import { shell } from './shell.ts';
import { Tray } from './tray.ts';
import { webContents } from './web-contents.ts';

/** What the stand-in has of the module `electron` in the main process. */
const present = {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  webContents: fenced('webContents', webContents),
};

/** What Electron 45 exports besides: importable, and refused at the first touch. */
const absent = [
  ...['autoUpdater', 'BaseWindow', 'BrowserView', 'ClipboardItem', 'contentTracing', 'crashReporter'],
  ...['desktopCapturer', 'ImageView', 'inAppPurchase', 'ipcRenderer', 'contextBridge', 'MessageChannelMain'],
  ...['net', 'netLog', 'parentPort', 'pushNotifications', 'ServiceWorkerMain', 'ShareMenu', 'sharedTexture'],
  ...[
    'systemPreferences',
    'TouchBar',
    'utilityProcess',
    'View',
    'webFrame',
    'webFrameMain',
    'WebContentsView',
  ],
  ...['webUtils'],
] as const;

/** The whole module: what is there, what is refused, and a fence for names that Electron does not have either. */
export const electron: Record<string, unknown> = fenced('', {
  ...present,
  ...Object.fromEntries(absent.map((name) => [name, missingModule(name)])),
});

export type PresentElectron = typeof present;

/** The names that can be imported by name. */
export const exportedNames: readonly string[] = [...Object.keys(present), ...absent];
