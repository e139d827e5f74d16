import { Menu, type MenuItem } from './menu.ts';
import { toApp } from './windows.ts';

/** A key that a page was given and left alone, with what was held. */
interface KeyPressed {
  /** As `KeyboardEvent.key`. */
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
  meta: boolean;
}

/**
 * Clicks the item of the application menu that bears a key pressed in a page. Chromium's windows have no such menu, so the page tells
 * of its keys. Roles keep theirs to themselves: copying, zooming and closing are Chromium's own keys here.
 */
export function listenToKeys(): void {
  toApp.on('stand-in:key', (pressed: KeyPressed) => find(Menu.getApplicationMenu(), pressed)?.click());
}

function find(menu: Menu | null | undefined, pressed: KeyPressed): MenuItem | null {
  for (const item of menu?.items ?? []) {
    const found = item.role === '' && isOn(item.accelerator, pressed) ? item : find(item.submenu, pressed);
    if (found) return found;
  }
  return null;
}

function isOn(accelerator: string, { key, ctrl, alt, shift, meta }: KeyPressed): boolean {
  const parts = accelerator.toLowerCase().split('+');
  const last = parts.pop() ?? '';
  const mac = process.platform === 'darwin';
  const held = new Set(
    parts.map((part) =>
      part === 'commandorcontrol' || part === 'cmdorctrl' ? (mac ? 'command' : 'control') : part,
    ),
  );
  const has = (...names: string[]) => names.some((name) => held.has(name));
  return (
    last !== '' &&
    key.toLowerCase() === last &&
    ctrl === has('control', 'ctrl') &&
    alt === has('alt', 'option') &&
    shift === has('shift') &&
    meta === has('command', 'cmd', 'super', 'meta')
  );
}
