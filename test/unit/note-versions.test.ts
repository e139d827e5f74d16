import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeptAsVersion, type NoteChange, noteVersionInterval } from '../../main/core/note-versions.ts';

const written = (text: string) => ({ html: text === '' ? '' : `<p>${text}</p>`, text });
const change = (before: string, after: string, minutes: number): NoteChange => ({
  before: written(before),
  after: written(after),
  keptAt: 1_000_000,
  at: 1_000_000 + minutes * 60_000,
});

describe('the text that a note had', () => {
  it('is kept when two minutes have gone by since one was last kept', () => {
    expect(isKeptAsVersion(change('asked for a quote', 'asked for a quote.', 1.99))).toBe(false);
    expect(isKeptAsVersion(change('asked for a quote', 'asked for a quote.', 2))).toBe(true);
  });

  it('is kept as well when the clock was set back meanwhile', () => {
    expect(isKeptAsVersion(change('asked for a quote', 'asked for a quote.', -60))).toBe(true);
  });

  it('is kept at once when more than half of it goes', () => {
    const note = 'wants the offer until Friday, two pages at most';
    expect(isKeptAsVersion(change(note, '', 0))).toBe(true);
    expect(isKeptAsVersion(change(note, 'x', 0))).toBe(true);
    expect(isKeptAsVersion(change(note, note.slice(0, 10), 0))).toBe(true);
    expect(isKeptAsVersion(change(note, note.slice(0, -5), 0))).toBe(false);
    expect(isKeptAsVersion(change(note, `${note.slice(0, 20)} call back ${note.slice(25)}`, 0))).toBe(false);
  });

  it('is kept at once when another text of the same length takes its place', () => {
    expect(isKeptAsVersion(change('a'.repeat(40), 'b'.repeat(40), 0))).toBe(true);
  });

  it('is not kept for the loss of a few letters', () => {
    expect(isKeptAsVersion(change('Ask for the boss', '', 0))).toBe(false);
  });

  it('is not kept when it was empty or did not change', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, minutes) => {
        expect(isKeptAsVersion(change('', text, minutes))).toBe(false);
        expect(isKeptAsVersion(change(text, text, minutes))).toBe(false);
      }),
    );
  });

  it('is kept for a change of its marks alone only by time', () => {
    const marked = {
      html: '<p><strong>asked for a quote today</strong></p>',
      text: 'asked for a quote today',
    };
    const one = { ...change(marked.text, '', 0), after: marked };
    expect(isKeptAsVersion(one)).toBe(false);
    expect(isKeptAsVersion({ ...one, at: one.keptAt + noteVersionInterval })).toBe(true);
  });
});
