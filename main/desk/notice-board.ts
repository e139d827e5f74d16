import type { Notice } from '../../contract/ipc/app-contract.ts';

/** What the person should know and has not dismissed yet, oldest first; one notice per id. */
export interface NoticeBoard {
  all(): Notice[];
  add(notice: Notice): void;
  remove(id: string): void;
}

export function createNoticeBoard(
  first: readonly Notice[],
  changed: (notices: Notice[]) => void,
): NoticeBoard {
  let notices = [...first];
  return {
    all: () => notices,
    add(notice) {
      const same = notices.find(({ id }) => id === notice.id);
      if (same && same.title === notice.title && same.body === notice.body) return;
      notices = same ? notices.map((old) => (old === same ? notice : old)) : [...notices, notice];
      changed(notices);
    },
    remove(id) {
      if (!notices.some((notice) => notice.id === id)) return;
      notices = notices.filter((notice) => notice.id !== id);
      changed(notices);
    },
  };
}
