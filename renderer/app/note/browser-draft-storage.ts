import type { DraftStorage } from './draft-keeper.ts';

const prefix = 'ringnote.draft.';

/**
 * Drafts in the page's localStorage, which outlives a reload and a crash of the page. A full or missing storage is no
 * reason to stop the typing: the draft is still on screen and on its way to main.
 */
export function browserDraftStorage(storage: Storage): DraftStorage {
  return {
    all() {
      const drafts = new Map<string, string>();
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index);
        if (!key?.startsWith(prefix)) continue;
        const text = storage.getItem(key);
        if (text !== null) drafts.set(key.slice(prefix.length), text);
      }
      return drafts;
    },
    write(id, text) {
      try {
        storage.setItem(prefix + id, text);
      } catch {
        storage.removeItem(prefix + id);
      }
    },
    remove(id) {
      storage.removeItem(prefix + id);
    },
  };
}
