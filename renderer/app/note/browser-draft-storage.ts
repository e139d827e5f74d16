import { asNote } from '../../../contract/note/as-note.ts';
import type { DraftStorage } from './draft-keeper.ts';
import type { TimedDrafts } from './overtaken-drafts.ts';

const prefix = 'ringnote.draft.';

/**
 * Drafts in the page's localStorage, which outlives a reload and a crash of the page; each value is the moment of its
 * last key (epoch ms), a blank, and the note; what an older Ringnote left there is plain text. A full or missing storage is no reason to stop the typing: the draft is
 * still on screen and on its way to main.
 */
export function browserDraftStorage(storage: Storage, now: () => number): DraftStorage & TimedDrafts {
  function* values(): Generator<[id: string, value: string]> {
    for (let index = 0; index < storage.length; index += 1) {
      const key = storage.key(index);
      if (!key?.startsWith(prefix)) continue;
      const value = storage.getItem(key);
      if (value !== null) yield [key.slice(prefix.length), value];
    }
  }
  return {
    all: () => new Map([...values()].map(([id, value]) => [id, asNote(value.slice(value.indexOf(' ') + 1))])),
    typedAt: () => new Map([...values()].map(([id, value]) => [id, Number.parseInt(value, 10)])),
    write(id, html) {
      try {
        storage.setItem(prefix + id, `${now()} ${html}`);
      } catch {
        storage.removeItem(prefix + id);
      }
    },
    remove(id) {
      storage.removeItem(prefix + id);
    },
  };
}
