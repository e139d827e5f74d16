import { useEffect, useRef } from 'react';

/** What the history's single keys do. */
export interface ListKeys {
  search: () => void;
  move: (by: number) => void;
  open: () => void;
  /** Calls back the row that has the focus. */
  callBack: () => void;
  close: () => void;
}

/** Where a single key is text or belongs to somebody else. */
const elsewhere =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"]';

/**
 * The history's keys work wherever the cursor is, except in fields, menus and dialogs: `/` searches, arrows and `j` `k`
 * move, Enter opens, Esc closes. With Ctrl, Cmd or Alt they are left to the system, but for Ctrl or Cmd and Enter, which
 * call back the row that has the focus: nobody dials a number by typing a word, or by holding a key down.
 */
export function useListKeys(keys: ListKeys, listening: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!listening) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(elsewhere)) return;
      const on = latest.current;
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== 'Enter' || event.repeat || !target?.matches('[data-call]')) return;
        event.preventDefault();
        on.callBack();
        return;
      }
      const onButton = target?.closest('button, a, [role="radio"]') != null;
      const does: Partial<Record<string, () => void>> = {
        '/': on.search,
        j: () => on.move(1),
        k: () => on.move(-1),
        Escape: on.close,
        ...(onButton ? {} : { ArrowDown: () => on.move(1), ArrowUp: () => on.move(-1), Enter: on.open }),
        ...(onButton ? {} : { PageDown: () => on.move(8), PageUp: () => on.move(-8) }),
      };
      const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [listening]);
}
