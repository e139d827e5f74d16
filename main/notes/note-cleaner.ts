import sanitizeHtml from 'sanitize-html';
import { noteLinkSchemes, noteTags } from '../../contract/note/note-html.ts';
import { noteText } from '../../contract/note/note-text.ts';
import { plainNote } from '../../contract/note/plain-note.ts';
import { tidyNote } from '../../contract/note/tidy-note.ts';
import type { NoteCleaner } from '../core/ports.ts';

/** Elements whose text stands on lines of its own. */
const blocks =
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu nav pre search section summary td th'.split(
    ' ',
  );

/** Elements whose inside was never meant to be read. */
const unread =
  'script style textarea option xmp noscript noembed noframes iframe object template title svg math audio video canvas'.split(
    ' ',
  );

/** More elements in each other than any note has; what lies deeper loses its tags and keeps its text. */
const deepest = 100;

/** More tags than any note has. A parser takes ever longer over them; what is made of them is not worth reading anyway. */
const mostTags = 30_000;

/** Control characters, save the ones that are blanks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\x00-\x08\x0b\x0e-\x1f\x7f]/g;

/**
 * Keeps of a note what the allow-list of `contract/note/note-html.ts` knows, in the editor's own shape: cleaning what
 * was cleaned changes nothing. Text without any tag is taken as it is, a paragraph per line.
 */
export const noteCleaner: NoteCleaner = {
  clean(note) {
    const given = note.toWellFormed().replace(controls, '');
    const html = cleaned(given);
    return { html, text: noteText(html) };
  },
};

function cleaned(note: string): string {
  if (!/<[a-z!/?]/i.test(note)) return plainNote(note);
  // What the editor sends is tidy already, and what is tidy is allowed: most notes need no parser, however long.
  const tidy = tidyNote(note);
  return tidy === note || note.split('<').length > mostTags ? tidy : tidyNote(allowed(note));
}

function allowed(html: string): string {
  let preformatted = 0;
  return sanitizeHtml(html, {
    allowedTags: [...noteTags],
    allowedAttributes: { a: ['href'] },
    // `tidyNote` afterwards leads `http:` over `https:`, or takes the link away.
    allowedSchemes: [...noteLinkSchemes, 'http'],
    allowProtocolRelative: false,
    nonTextTags: unread,
    nestingLimit: deepest,
    parseStyleAttributes: false,
    transformTags: {
      b: 'strong',
      i: 'em',
      ...Object.fromEntries(blocks.map((block) => [block, 'p'])),
    },
    onOpenTag(name) {
      if (name === 'pre') preformatted += 1;
    },
    onCloseTag(name) {
      if (name === 'pre') preformatted -= 1;
    },
    textFilter(text) {
      // Some were spelled as references (`&#1;`) until the parser read them.
      const seen = text.replace(controls, '');
      return preformatted > 0 ? seen.replace(/\r\n?|\n/g, '<br>') : seen;
    },
  });
}
