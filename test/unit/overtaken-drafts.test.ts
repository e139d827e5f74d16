import { describe, expect, it } from 'vitest';
import { toCall } from '../../contract/call/call.ts';
import { fail, ok } from '../../contract/ipc/result.ts';
import { browserDraftStorage } from '../../renderer/app/note/browser-draft-storage.ts';
import { forgetOvertaken } from '../../renderer/app/note/overtaken-drafts.ts';
import { callRecord } from '../support/calls.ts';

const { id } = callRecord();
const noon = Date.UTC(2026, 2, 2, 12);

/** As much of localStorage as drafts need; insertion order is its order of keys. */
function pageStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** What an earlier page kept of one note, at noon. */
function keptAtNoon(text: string) {
  const page = pageStorage();
  page.setItem('something else', 'of the page');
  browserDraftStorage(page, () => noon).write(id, text);
  return browserDraftStorage(page, () => noon + 60_000);
}

const log = (notedAt: number | null) => async () =>
  ok({
    call: toCall(callRecord({ note: '<p>as main has it</p>', noteText: 'as main has it', notedAt })),
    events: [],
    recordings: [],
    original: null,
    parts: [],
    noteVersions: 0,
    suggestedDisposition: null,
  });

describe('a draft that an earlier page kept', () => {
  it('is given back word by word, and alone', () => {
    const text = '<p>12 eggs</p><p> and  <strong>blanks</strong> </p>';
    expect([...keptAtNoon(text).all()]).toEqual([[id, text]]);
    expect([...keptAtNoon('').all()]).toEqual([[id, '']]);
  });

  it('as plain text, before notes were rich, becomes a paragraph per line', () => {
    expect([...keptAtNoon('12 eggs\n and  blanks ').all()]).toEqual([
      [id, '<p>12 eggs</p><p> and  blanks </p>'],
    ]);
  });

  it('is let go when main wrote the note after its last key, so that nothing typed since is undone', async () => {
    const drafts = keptAtNoon('<p>Wants the</p>');
    await forgetOvertaken(drafts, log(noon + 1));
    expect(drafts.all().size).toBe(0);
  });

  it.each([
    ['main wrote the note before its last key', noon - 1],
    ['main has no note at all', null],
  ])('stays when %s', async (_, annotatedAt) => {
    const drafts = keptAtNoon('<p>Wants the offer</p>');
    await forgetOvertaken(drafts, log(annotatedAt));
    expect([...drafts.all()]).toEqual([[id, '<p>Wants the offer</p>']]);
  });

  it('stays when main cannot say what it has', async () => {
    const drafts = keptAtNoon('<p>Wants the offer</p>');
    const gone = await forgetOvertaken(drafts, async () => fail('internal', 'Ringnote did not answer.'));
    expect(drafts.all().size).toBe(1);
    expect(gone.size).toBe(0);
  });

  it('stays, but is named, when the log does not have its call any more', async () => {
    const drafts = keptAtNoon('<p>Wants the offer</p>');
    const gone = await forgetOvertaken(drafts, async () => fail('not_found', 'Not in the log.'));
    expect(drafts.all().size).toBe(1);
    expect([...gone]).toEqual([id]);
  });

  it('can be removed once main has it', () => {
    const drafts = keptAtNoon('<p>Wants the offer</p>');
    drafts.remove(id);
    expect(drafts.all().size).toBe(0);
    expect(drafts.typedAt().size).toBe(0);
  });
});
