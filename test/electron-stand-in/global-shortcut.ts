import { needReady } from './app-state.ts';
import { fenced } from './missing.ts';

/** Accelerators that another program holds, for the tests; `register` of them is refused (facts/electron.md, section 7). */
export const takenShortcuts = new Set<string>();
export const shortcuts = new Map<string, () => void>();

/** Under Wayland the desktop's portal answers later, and to nobody (section 7). */
const portal = process.env.RINGNOTE_STAND_IN_WAYLAND === '1';

const modifiers =
  'Command Cmd Control Ctrl CommandOrControl CmdOrCtrl Alt Option AltGr Shift Super Meta'.split(' ');
/** Keys by name, of docs/api/accelerator.md, in small letters. */
const keys =
  'plus space tab capslock numlock scrolllock backspace delete insert return enter up down left right home end pageup pagedown escape esc volumeup volumedown volumemute printscreen'.split(
    ' ',
  );

/** Electron refuses what it cannot read as an accelerator before it asks the system (electron.d.ts, `Accelerator`). */
function isAccelerator(text: unknown): boolean {
  if (typeof text !== 'string') return false;
  const parts = text.split('+').map((part) => part.toLowerCase());
  const key = parts.pop() ?? '';
  const known = modifiers.map((name) => name.toLowerCase());
  const isKey = /^(?:[a-z0-9]|f(?:[1-9]|1\d|2[0-4])|num\w+|[!-/:-@[-`{-~])$/.test(key) || keys.includes(key);
  return isKey && parts.every((part) => known.includes(part));
}

export const globalShortcut = fenced('globalShortcut', {
  register(accelerator: string, run: () => void): boolean {
    needReady('globalShortcut cannot be used before the app is ready');
    if (!isAccelerator(accelerator)) {
      throw new TypeError(
        `Error processing argument at index 0, conversion failure from ${String(accelerator)}`,
      );
    }
    if (portal) {
      if (!takenShortcuts.has(accelerator)) shortcuts.set(accelerator, run);
      return true;
    }
    if (takenShortcuts.has(accelerator) || shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, run);
    return true;
  },
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
  /** Under the portal a single one cannot be given back (section 7). */
  unregister(accelerator: string): void {
    if (!portal) shortcuts.delete(accelerator);
  },
  unregisterAll: () => shortcuts.clear(),
});
