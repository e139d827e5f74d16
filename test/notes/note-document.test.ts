import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { escapeHtml } from '../../contract/note/escape-html.ts';
import { noteText } from '../../contract/note/note-text.ts';
import * as tidying from '../../contract/note/tidy-note.ts';
import { noteCleaner } from '../../main/notes/note-cleaner.ts';
import { noteLength, writeNote } from '../../renderer/ui/note-field/note-document.ts';
import { noteExtensions } from '../../renderer/ui/note-field/note-extensions.ts';

const parsed = vi.hoisted(() => ({ times: 0 }));
vi.mock('sanitize-html', async (original) => {
  const { default: sanitize } = await original<{ default: (html: string, options: object) => string }>();
  return {
    default: (html: string, options: object) => {
      parsed.times += 1;
      return sanitize(html, options);
    },
  };
});

const schema = getSchema(noteExtensions(true));

/** A piece of a document as the editor has it, and the HTML that says the same. */
interface Piece {
  json: object;
  html: string;
}

const words = fc.string({
  unit: fc.constantFrom('a', ' ', '&', '<', '>', '"', 'ü', '\u00a0', '/'),
  minLength: 1,
});
const marks = [
  { json: { type: 'link', attrs: { href: 'https://x.example/?a=1&b=2' } }, tag: 'a' },
  { json: { type: 'bold' }, tag: 'strong' },
  { json: { type: 'italic' }, tag: 'em' },
];
const run: fc.Arbitrary<Piece> = fc
  .oneof(
    { weight: 5, arbitrary: fc.tuple(words, fc.subarray(marks)) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  .map((made) => {
    if (made === null) return { json: { type: 'hardBreak' }, html: '<br>' };
    const [text, chosen] = made;
    const html = chosen.reduceRight(
      (inner, { tag }) =>
        tag === 'a' ? `<a href="https://x.example/?a=1&amp;b=2">${inner}</a>` : `<${tag}>${inner}</${tag}>`,
      escapeHtml(text),
    );
    return { json: { type: 'text', text, marks: chosen.map(({ json }) => json) }, html };
  });
const all = (pieces: readonly Piece[]) => ({
  content: pieces.map(({ json }) => json),
  html: pieces.map(({ html }) => html).join(''),
});
const paragraph: fc.Arbitrary<Piece> = fc.array(run, { maxLength: 4 }).map((runs) => {
  const { content, html } = all(runs);
  return { json: { type: 'paragraph', content }, html: `<p>${html}</p>` };
});
const { block } = fc.letrec<{ block: Piece; item: Piece }>((tie) => ({
  item: fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => {
    const { content, html } = all([first, ...rest]);
    return { json: { type: 'listItem', content }, html: `<li>${html}</li>` };
  }),
  block: fc.oneof(
    { maxDepth: 3 },
    paragraph,
    fc.tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 3 })).map(([ordered, items]) => {
      const { content, html } = all(items);
      const tag = ordered ? 'ol' : 'ul';
      return {
        json: { type: ordered ? 'orderedList' : 'bulletList', content },
        html: `<${tag}>${html}</${tag}>`,
      };
    }),
  ),
}));
const anyDocument = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => {
  const { content, html } = all(blocks);
  return { document: schema.nodeFromJSON({ type: 'doc', content }), html };
});

describe('a note that is written out', () => {
  it('is the tidy shape of the whole document, though each block is tidied alone', () => {
    fc.assert(
      fc.property(anyDocument, ({ document, html }) => {
        expect(writeNote(document)).toBe(tidying.tidyNote(html));
      }),
      { numRuns: 500 },
    );
  });

  it('is what main keeps, to the letter, and never costs main a parser', () => {
    fc.assert(
      fc.property(anyDocument, ({ document }) => {
        parsed.times = 0;
        const note = writeNote(document);
        expect(noteCleaner.clean(note)).toEqual({ html: note, text: noteText(note) });
        expect(parsed.times).toBe(0);
      }),
      { numRuns: 500 },
    );
    noteCleaner.clean('<h1>From elsewhere</h1>');
    expect(parsed.times).toBe(1);
  });

  it('is counted as no shorter than it is, so that main takes whatever the field lets in', () => {
    fc.assert(
      fc.property(anyDocument, ({ document }) => {
        expect(noteLength(document)).toBeGreaterThanOrEqual(noteText(writeNote(document)).length);
      }),
    );
  });

  it('of 100,000 characters is tidied only where it changed', () => {
    const content = Array.from({ length: 500 }, (_, index) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: `${index} ${'wants the offer soon '.repeat(10)}` }],
    }));
    const document = schema.nodeFromJSON({ type: 'doc', content });
    writeNote(document);
    const typed = document.replace(2, 3, document.slice(2, 4));
    const tidied = vi.spyOn(tidying, 'tidyNote');
    expect(writeNote(typed).startsWith('<p>0 wwants the offer')).toBe(true);
    expect(tidied).toHaveBeenCalledTimes(1);
  });
});
