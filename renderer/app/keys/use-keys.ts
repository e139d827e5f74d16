import { useEffect, useLayoutEffect, useRef } from 'react';
import { type KeyDoes, keyDoes, keyTable } from './keys.ts';

/** Where a single key is text or belongs to somebody else. */
const field =
  'input:not([type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="menu"], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="combobox"]';
/** What takes Enter, Space and the arrows itself. */
const button = 'button, a, input, [role="radio"], [role="tab"], [role="slider"], audio';

/** The field of a note: a person who wrote in it leaves it by Escape, and their next single key is a key again. */
const note = '[data-note-of]';

/** How long the second stroke of two may take, ms. */
const secondWithin = 1_500;

/** The window's first stroke of two, and until when it counts: one for all who listen. */
const waiting = { first: null as 'g' | null, until: 0 };
const firsts: ReadonlySet<string> = new Set(keyTable.flatMap(({ after }) => after ?? []));

/**
 * Does what the table of keys (`keys.ts`) says, for the part of it that `does` names; keys in fields, menus and dialogs
 * are left alone. Several parts of the window may listen, each to its own keys.
 */
export function useKeys(does: Partial<Record<KeyDoes, () => void>>, listening: boolean): void {
  const latest = useRef(does);
  // Before anything is painted: whoever sees what a key did may press the next one at once.
  useLayoutEffect(() => {
    latest.current = does;
  });
  useEffect(() => {
    if (!listening) return;
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      // The editor prevents the default of every Escape, and lets through those that its own menu has no use for.
      if (event.key === 'Escape' && target?.matches(note) === true && !event.isComposing) {
        target.blur();
        return;
      }
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const inField = target?.closest(field) != null;
      const mod = event.ctrlKey || event.metaKey;
      const after = waiting.first !== null && event.timeStamp <= waiting.until ? waiting.first : null;
      const what = keyDoes({
        key: event.key,
        mod,
        shift: event.shiftKey,
        repeat: event.repeat,
        after,
        inField,
        onButton: target?.closest(button) != null,
        onRow: target?.matches('[data-call]') ?? false,
      });
      const act = what === null ? undefined : latest.current[what];
      if (act) {
        event.preventDefault();
        waiting.first = null;
        act();
      } else if (!inField && !mod && after === null && firsts.has(event.key)) {
        waiting.first = 'g';
        waiting.until = event.timeStamp + secondWithin;
      } else if (after !== null && event.key !== after) {
        // Only once all who listen have had their turn with this stroke. A busy page comes to it late: by then a new first
        // stroke may wait for its second.
        const spent = waiting.until;
        setTimeout(() => {
          if (waiting.until === spent) waiting.first = null;
        });
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [listening]);
}
