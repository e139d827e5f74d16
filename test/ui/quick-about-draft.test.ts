import { describe, expect, it } from 'vitest';
import { shownSaid, takeUp, withoutSent } from '../../renderer/quick/about-draft.ts';
import { openDrafts } from '../../renderer/quick/drafts.ts';

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
