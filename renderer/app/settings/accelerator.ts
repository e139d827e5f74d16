/** The part of a key press that names a shortcut. */
export type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Keys by their place on the keyboard (`KeyboardEvent.code`), so that Shift or AltGr does not change their name. */
function keyOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? null;
}

/**
 * An Electron accelerator for what was pressed, or null while it is none: only modifiers so far, a key that is not
 * taken, or one that would steal plain typing from every other program (a letter with Shift alone, a digit alone).
 */
export function acceleratorOf(pressed: Pressed, onMac: boolean): string | null {
  const key = keyOf(pressed.code);
  if (key === null) return null;
  const main = onMac ? pressed.metaKey : pressed.ctrlKey;
  const other = onMac ? pressed.ctrlKey : pressed.metaKey;
  const strong = main || other || pressed.altKey;
  if (!strong && !key.startsWith('F')) return null;
  return [
    ...(main ? ['CommandOrControl'] : []),
    ...(other ? [onMac ? 'Control' : 'Super'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
    ...(pressed.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}

const onKeyboard: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  CommandOrControl: ['⌘', 'Ctrl'],
  Control: ['⌃', 'Ctrl'],
  Super: ['⌘', 'Super'],
  Alt: ['⌥', 'Alt'],
  Shift: ['⇧', 'Shift'],
};

/** The keys of an accelerator as they are printed on the keyboard. */
export function keysOf(accelerator: string, onMac: boolean): string[] {
  return accelerator.split('+').map((part) => onKeyboard[part]?.[onMac ? 0 : 1] ?? part);
}
