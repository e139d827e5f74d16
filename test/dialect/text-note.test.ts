import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTextNote, toTextNote } from '../../contract/dialect/text-note.ts';

describe('a note for a CRM of plain text', () => {
  it('keeps its words and lines', () => {
    expect(toTextNote('<p>A &amp; B</p><p>later</p>')).toEqual({ text: 'A & B\nlater', whole: true });
    expect(toTextNote('')).toEqual({ text: '', whole: true });
  });

  it.each([
    '<p>a <strong>b</strong></p>',
    '<ul><li><p>x</p></li></ul>',
    '<p><a href="https://x.example/" rel="noopener noreferrer">x</a></p>',
  ])('says that %s does not come back', (note) => {
    expect(toTextNote(note).whole).toBe(false);
  });

  it('is not made markup by what its text looks like', () => {
    expect(fromTextNote('<script>alert(1)</script>\r\n<b>x</b>')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>&lt;b&gt;x&lt;/b&gt;</p>',
    );
  });

  it('comes back whole from whatever text it was read', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', ' ', '\n', '\r', '<', '&', '&amp;', '\u00a0', '\0', '😀'),
          maxLength: 40,
        }),
        (text) => {
          const note = fromTextNote(text);
          expect(toTextNote(note).whole).toBe(true);
        },
      ),
    );
  });
});
