import { describe, expect, it } from 'vitest';
import { shownSaid, takeUp, withoutSent } from '../../renderer/quick/about-draft.ts';
import { type AboutDraft, openDrafts, sweepDrafts } from '../../renderer/quick/drafts.ts';

/** A page's storage, in memory. */
function memory(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

const said = { disposition: null, note: '<p>as it was</p>', followUpAt: null };

describe('what was being said of a call in the quick log', () => {
  it('is taken up where the call still says what it said before', () => {
    const draft = { changed: { note: '<p>as it was, and more</p>' }, before: said };
    expect(takeUp(said, draft)).toEqual({ note: '<p>as it was, and more</p>' });
  });

  it('leaves a field alone that was changed elsewhere meanwhile', () => {
    const draft = { changed: { disposition: 'busy' }, before: said };
    expect(takeUp({ ...said, disposition: 'connected' }, draft)).toEqual({});
  });

  it('keeps both texts of a note that was written in two places', () => {
    const draft = { changed: { note: '<p>from here</p>' }, before: said };
    expect(takeUp({ ...said, note: '<p>from the main window</p>' }, draft)).toEqual({
      note: '<p>from the main window</p><p>from here</p>',
    });
  });

  it('is nothing where the call says the same by now', () => {
    expect(
      takeUp({ ...said, note: '<p>new</p>' }, { changed: { note: '<p>new</p>' }, before: said }),
    ).toEqual({});
  });

  it('shows what was not touched as the call has it', () => {
    expect(shownSaid({ ...said, disposition: 'busy' }, { note: '<p>mine</p>' })).toEqual({
      disposition: 'busy',
      note: '<p>mine</p>',
      followUpAt: null,
    });
  });

  it('still has to be sent where it was changed again on the way', () => {
    expect(
      withoutSent({ note: '<p>ab</p>', disposition: 'busy' }, { note: '<p>a</p>', disposition: 'busy' }),
    ).toEqual({
      note: '<p>ab</p>',
    });
  });

  it('lives as long as the page where the storage is full, and is forgotten there too', () => {
    const full = {
      getItem: () => null,
      removeItem: () => undefined,
      setItem() {
        throw new Error('QuotaExceededError');
      },
    };
    const slot = openDrafts(full).about('x');
    const draft = { changed: { note: '<p>kept</p>' }, before: said };
    slot.keep(draft);
    expect(slot.read()).toEqual(draft);
    slot.drop();
    expect(slot.read()).toBeNull();
  });
});

describe('what was left unsaid of calls, when Ringnote starts', () => {
  const day = 24 * 3_600_000;
  const now = 1_000 * day;
  const draft: AboutDraft = { changed: { note: '<p>left</p>' }, before: said };

  it('goes after 30 days, and not a moment before', () => {
    const storage = memory();
    const drafts = openDrafts(storage);
    const ages = { old: 30 * day + 1, young: 30 * day, fresh: 0 };
    for (const [id, age] of Object.entries(ages)) drafts.about(id).keep({ ...draft, keptAt: now - age });
    sweepDrafts(storage, now);
    expect(Object.keys(ages).filter((id) => drafts.about(id).read() !== null)).toEqual(['young', 'fresh']);
  });

  it('has 30 days from now where an older Ringnote kept it without its moment', () => {
    const storage = memory();
    const slot = openDrafts(storage).about('x');
    slot.keep(draft);
    sweepDrafts(storage, now);
    sweepDrafts(storage, now + 30 * day);
    expect(slot.read()?.changed).toEqual(draft.changed);
    sweepDrafts(storage, now + 30 * day + 1);
    expect(slot.read()).toBeNull();
  });

  it('leaves the entry, the timer and everything that is not the quick log’s alone', () => {
    const storage = memory();
    storage.setItem('ringnote.draft.x', '1 <p>note</p>');
    storage.setItem('ringnote.quick.entry', '{}');
    sweepDrafts(storage, now);
    expect(storage.length).toBe(2);
  });
});
