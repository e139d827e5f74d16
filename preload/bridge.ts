import { contextBridge, ipcRenderer } from 'electron';

/**
 * Builds a page's whole view of main from lists of names, so that a page can reach no channel that its contract does
 * not list (security item 20). Listeners get the envelope only: Electron's event would hand them `ipcRenderer`.
 */
export function exposeBridge(
  key: string,
  requests: readonly string[],
  announcements: readonly string[],
): void {
  const ask = Object.fromEntries(
    requests.map((name) => [name, (value: unknown): Promise<unknown> => ipcRenderer.invoke(name, value)]),
  );
  const on = Object.fromEntries(
    announcements.map((name) => [
      name,
      (hear: (envelope: unknown) => void): (() => void) => {
        const listen = (_event: unknown, envelope: unknown): void => hear(envelope);
        ipcRenderer.on(name, listen);
        return () => {
          ipcRenderer.removeListener(name, listen);
        };
      },
    ]),
  );
  contextBridge.exposeInMainWorld(key, { ask, on });
}
