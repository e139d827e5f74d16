import type { en } from '../../../contract/words/en/index.ts';

/** What a key does; each is a line of the sheet of all keys. */
export type KeyDoes = keyof typeof en.keys.does;
type KeyGroup = keyof typeof en.keys.groups;
type KeyShort = keyof typeof en.keys.short;

/** One stroke: a key as the browser names it (letters small), with what is held down beside it. */
export interface Stroke {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod?: true;
  readonly shift?: true;
}

/** A row of the one table of keys. */
export interface KeyRow {
  readonly does: KeyDoes;
  readonly group: KeyGroup;
  /** Any of these does it. */
  readonly strokes: readonly Stroke[];
  /** The stroke before, where it takes two. */
  readonly after?: 'g';
  /** True where a key held down may do it again and again. */
  readonly repeats?: true;
  /** Works in fields too. */
  readonly anywhere?: true;
  /** Buttons and links under the cursor keep this key for themselves. */
  readonly notOnButtons?: true;
  /** Only where the cursor is on a row. */
  readonly onRow?: true;
  /** The word for it in the line below the history; rows of one word stand there together. */
  readonly short?: KeyShort;
  /** Named in the sheet and acted on elsewhere: a mouse button goes with it. */
  readonly shownOnly?: 'click';
}

/**
 * All keys of the main window, once: what is listened to, what the sheet shows and what the line below the history shows
 * come from here.
 */
export const keyTable: readonly KeyRow[] = [
  { does: 'search', group: 'list', strokes: [{ key: '/' }], short: 'search' },
  {
    does: 'down',
    group: 'list',
    strokes: [{ key: 'j' }],
    repeats: true,
    short: 'move',
  },
  { does: 'up', group: 'list', strokes: [{ key: 'k' }], repeats: true, short: 'move' },
  { does: 'down', group: 'list', strokes: [{ key: 'ArrowDown' }], repeats: true, notOnButtons: true },
  { does: 'up', group: 'list', strokes: [{ key: 'ArrowUp' }], repeats: true, notOnButtons: true },
  { does: 'pageDown', group: 'list', strokes: [{ key: 'PageDown' }], repeats: true, notOnButtons: true },
  { does: 'pageUp', group: 'list', strokes: [{ key: 'PageUp' }], repeats: true, notOnButtons: true },
  { does: 'open', group: 'call', strokes: [{ key: 'Enter' }], notOnButtons: true, short: 'open' },
  { does: 'note', group: 'call', strokes: [{ key: 'n' }], short: 'note' },
  { does: 'disposition', group: 'call', strokes: [{ key: 'd' }], short: 'disposition' },
  { does: 'tag', group: 'call', strokes: [{ key: 't' }] },
  { does: 'followUp', group: 'call', strokes: [{ key: 'f' }] },
  { does: 'trash', group: 'call', strokes: [{ key: 'Delete' }], notOnButtons: true },
  {
    does: 'callBack',
    group: 'call',
    strokes: [{ key: 'Enter', mod: true }],
    onRow: true,
    short: 'callBack',
  },
  { does: 'select', group: 'select', strokes: [{ key: 'x' }], short: 'select' },
  { does: 'select', group: 'select', strokes: [{ key: ' ' }], notOnButtons: true },
  { does: 'selectTo', group: 'select', strokes: [{ key: 'X', shift: true }] },
  { does: 'selectTo', group: 'select', strokes: [{ key: 'click', shift: true }], shownOnly: 'click' },
  { does: 'selectAll', group: 'select', strokes: [{ key: 'a', mod: true }] },
  { does: 'close', group: 'window', strokes: [{ key: 'Escape' }] },
  { does: 'goHistory', group: 'go', after: 'g', strokes: [{ key: 'h' }] },
  { does: 'goFollowUps', group: 'go', after: 'g', strokes: [{ key: 'f' }] },
  { does: 'goTrash', group: 'go', after: 'g', strokes: [{ key: 't' }] },
  { does: 'goSettings', group: 'go', after: 'g', strokes: [{ key: 's' }] },
  { does: 'palette', group: 'window', strokes: [{ key: 'k', mod: true }], anywhere: true },
  { does: 'sheet', group: 'window', strokes: [{ key: '?' }], short: 'sheet' },
];

/** What the table needs to know of a pressed key and of where it was pressed. */
export interface Press {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly repeat: boolean;
  /** The first stroke of two, where it was pressed just before. */
  readonly after: 'g' | null;
  readonly inField: boolean;
  readonly onButton: boolean;
  readonly onRow: boolean;
}

function isStroke(stroke: Stroke, press: Press): boolean {
  if ((stroke.mod ?? false) !== press.mod) return false;
  if (stroke.shift === true) return press.shift && press.key.toLowerCase() === stroke.key.toLowerCase();
  // A letter with Shift is another key; `?` and `/` need Shift on some keyboards, so signs are taken as they come.
  const isLetter = /^[a-z]$/.test(stroke.key);
  if (isLetter && press.shift) return false;
  return (isLetter ? press.key.toLowerCase() : press.key) === stroke.key;
}

/** What a pressed key does, by the table; null where it does nothing or belongs to somebody else. */
export function keyDoes(press: Press): KeyDoes | null {
  const row = keyTable.find(
    (each) =>
      each.shownOnly === undefined &&
      (each.after ?? null) === press.after &&
      each.strokes.some((stroke) => isStroke(stroke, press)) &&
      (each.anywhere === true || !press.inField) &&
      !(each.notOnButtons === true && press.onButton) &&
      !(each.onRow === true && !press.onRow) &&
      (each.repeats === true || !press.repeat),
  );
  return row?.does ?? null;
}
