import { needReady } from './app-state.ts';
import { fenced } from './missing.ts';

/** Accelerators that another program holds, for the tests; `register` of them is refused (facts/electron.md, section 7). */
export const takenShortcuts = new Set<string>();
export const shortcuts = new Map<string, () => void>();

export const globalShortcut = fenced('globalShortcut', {
  register(accelerator: string, run: () => void): boolean {
    needReady('globalShortcut cannot be used before the app is ready');
    if (takenShortcuts.has(accelerator) || shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, run);
    return true;
  },
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
  unregister: (accelerator: string) => void shortcuts.delete(accelerator),
  unregisterAll: () => shortcuts.clear(),
});
