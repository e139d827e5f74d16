import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Electron keeps an app's data unless told otherwise: `app.getPath('userData')`, known without Electron. */
export function defaultProfile(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Ringnote');
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Ringnote');
  return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'Ringnote');
}
