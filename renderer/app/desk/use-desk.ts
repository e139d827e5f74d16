import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DeskView } from './desk.ts';
import type { OpenDesk } from './open-desk.ts';

/** Brings the open desk to every part of the window. */
export const DeskContext = createContext<OpenDesk | null>(null);

export function useOpenDesk(): OpenDesk {
  const open = useContext(DeskContext);
  if (!open) throw new Error('A part of the window stands outside of DeskContext.');
  return open;
}

/** The part of the desk's view that `pick` picks; it must return the same value until that part changes. */
export function useDesk<T>(pick: (view: DeskView) => T): T {
  const { desk } = useOpenDesk();
  return useSyncExternalStore(
    (changed) => desk.hear('view', changed),
    () => pick(desk.view()),
  );
}
