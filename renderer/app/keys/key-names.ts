import { t } from '../../../contract/words/say.ts';
import type { KeyRow, Stroke } from './keys.ts';

const named = ['Enter', 'Escape', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Delete', 'click'] as const;

function keyName(key: string): string {
  if (key === ' ') return t('keys.names.Space');
  const name = named.find((each) => each === key);
  return name === undefined ? key.toLowerCase() : t(`keys.names.${name}`);
}

/** A stroke as this keyboard has it: `Ctrl Enter`, on a Mac `⌘ Enter`. */
export function strokeName({ key, mod, shift }: Stroke, onMac: boolean): string {
  return [
    ...(mod ? [t(onMac ? 'keys.names.cmd' : 'keys.names.ctrl')] : []),
    ...(shift ? [t('keys.names.shift')] : []),
    mod && key.length === 1 ? key.toUpperCase() : keyName(key),
  ].join(' ');
}

/** All strokes of a row, the first of two included: `g then h`. */
export function rowNames(row: KeyRow, onMac: boolean): readonly string[] {
  return row.strokes.map((stroke) => {
    const name = strokeName(stroke, onMac);
    return row.after === undefined ? name : t('keys.sequence', { first: row.after, second: name });
  });
}
