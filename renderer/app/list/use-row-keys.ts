import { type RefObject, useEffect, useRef } from 'react';

/** Where a single key is text or belongs to somebody else. */
const elsewhere =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="menu"], [role="dialog"], [role="listbox"]';

/** What keys do on the row that has the focus, by `KeyboardEvent.key`. */
export interface RowKeys {
  /** Ctrl or Cmd and Enter, which no typed word can press. */
  callBack?: (id: string) => void;
  /** `d`. */
  done?: (id: string) => void;
  /** Esc. */
  close: () => void;
}

/**
 * The keys of a plain list: `j` `k` and the arrows move between the rows of `list` (elements with `data-row`, their id
 * as its value, focusable), Enter presses the row that has the focus, as it does any button.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, keys: RowKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(elsewhere) || !list.current || list.current.closest('[inert]')) return;
      const rows = [...list.current.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.findIndex((row) => row === target || row.parentElement?.contains(target));
      const id = rows[at]?.dataset.row;
      const on = latest.current;
      const move = (by: number) =>
        rows[
          at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(at + by, rows.length - 1))
        ]?.focus();
      if (event.ctrlKey || event.metaKey) {
        if (event.key !== 'Enter' || event.repeat || id === undefined || !on.callBack) return;
        event.preventDefault();
        on.callBack(id);
        return;
      }
      const does: Partial<Record<string, () => void>> = {
        j: () => move(1),
        k: () => move(-1),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        Home: () => rows[0]?.focus(),
        End: () => rows.at(-1)?.focus(),
        Escape: on.close,
        ...(id === undefined || !on.done ? {} : { d: () => on.done?.(id) }),
      };
      const act = does[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [list]);
}

/** The row that takes the focus when `id` leaves the list: the next, or the one before the last. */
export function neighbourOf(list: HTMLElement | null, id: string): string | undefined {
  const ids = [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => row.dataset.row);
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1];
}
