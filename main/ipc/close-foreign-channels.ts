import { ipcMain } from 'electron';

/** What libraries open on `ipcMain`. Not everything is taken away: Electron listens to `error` there itself. */
const foreign = ['electron-store-get-data'];

/**
 * Takes away the channels that libraries opened on `ipcMain`: electron-store answers `electron-store-get-data` with
 * the profile's path to any frame that asks, past the router's checks (security item 17). Call it after they loaded.
 */
export function closeForeignChannels(): void {
  for (const channel of foreign) ipcMain.removeAllListeners(channel);
}
