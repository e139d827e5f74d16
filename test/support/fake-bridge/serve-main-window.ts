import { type ServedWindow, serveWindow } from './serve-window.ts';

export type { ServedWindow };

/** The main window, on the bridge of `fake-desk.ts`. */
export function serveMainWindow(): Promise<ServedWindow> {
  return serveWindow('app', 'install.ts');
}
