import { HistoryList } from '../history/history-list.ts';
import { browserDraftStorage } from '../note/browser-draft-storage.ts';
import { DraftKeeper } from '../note/draft-keeper.ts';
import { forgetOvertaken } from '../note/overtaken-drafts.ts';
import type { AppBridge } from './app-bridge.ts';
import { asking } from './asking.ts';
import { Desk } from './desk.ts';
import { keptCards } from './kept-cards.ts';

/** Everything the main window's parts stand on. */
export interface OpenDesk {
  readonly ask: AppBridge['ask'];
  readonly desk: Desk;
  readonly drafts: DraftKeeper;
  readonly history: HistoryList;
}

function later(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** Wires the desk, the drafts and the history to the bridge and to this window, and starts them. */
export function openDesk(bridge: AppBridge, page: Window): OpenDesk {
  const ask = asking(bridge);
  const storage = browserDraftStorage(page.localStorage, Date.now);
  const drafts: DraftKeeper = new DraftKeeper({
    save: (id, note) => ask['call.annotate']({ id, note }),
    saved: (call) => desk.hearCall(call),
    storage,
    later,
  });
  const restored = forgetOvertaken(storage, (id) => ask['call.get']({ id })).then((gone) =>
    drafts.restore(gone),
  );
  const desk: Desk = new Desk({
    ask: {
      ...ask,
      // A card takes the cursor as it appears, and a field that has the cursor takes no other text: drafts come first.
      'app.overview': async (asked) => {
        await restored;
        return ask['app.overview'](asked);
      },
    },
    on: bridge.on,
    hasNote: (call) => {
      const draft = drafts.draft(call.id);
      return draft ? draft.html !== '' : call.noteText.trim() !== '';
    },
    flush: (id) => drafts.flush(id),
    keptCards: keptCards(page.sessionStorage),
    later,
  });
  const history = new HistoryList({ list: ask['call.list'], count: ask['call.count'], later });
  desk.hear('call', (call) => history.hear(call));
  desk.hear('stale', () => history.refresh());
  page.addEventListener('pagehide', () => drafts.flush());
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') drafts.flush();
  });
  desk.start();
  history.show({});
  return { ask, desk, drafts, history };
}
