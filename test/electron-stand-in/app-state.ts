/** How far the app's life has come, for the modules that refuse to work before `ready` (facts/electron.md, section 1). */
export const appState = {
  ready: false,
  /** Between an unprevented `before-quit` and the end; a window that prevents its `close` takes it back. */
  quitting: false,
};

/** Throws as Electron does for what needs a ready app. */
export function needReady(text: string): void {
  if (!appState.ready) throw new Error(text);
}
