import { noteHtmlLimit } from '../../../contract/call/call.ts';
import { escapeHtml } from '../../../contract/note/escape-html.ts';
import { tidyNote } from '../../../contract/note/tidy-note.ts';

/** What Pipedrive's own editor and other programs write for what a note of ours can be made of. */
const asOurs: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  ...Object.fromEntries(
    'address article aside blockquote center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr nav pre section table td th tr'
      .split(' ')
      .map((block) => [block, 'p']),
  ),
};

/** Elements whose inside was never meant to be read, and comments; one that does not end takes the rest with it. */
const unread =
  /<(script|style|title|textarea|iframe|noscript|template|object|svg|math)(?![a-z0-9-])[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;

const tags = /<(\/?)([a-z][a-z0-9]*)([^<>]*)>/gi;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\x00-\x08\x0b\x0e-\x1f\x7f]/g;

/**
 * The HTML of any program as a note of our allow-list. What is not in it loses its tags and keeps its text. *Decided*: text
 * without any tag keeps its lines; a note that its marks would make longer than notes can be loses its marks. The note is
 * cleaned once more where it is stored (`main/notes`), so that this has to be true rather than safe.
 */
export function readNote(html: string): string {
  if (tidyNote(html) === html) return html;
  const clean = decodeNumbers(html).replace(controls, '');
  if (!/<[a-z!/?]/i.test(clean)) return tidyNote(lines(clean));
  const ours = clean
    .replace(unread, '')
    .replace(tags, (_, closing: string, tag: string, rest: string) =>
      ourTag(closing, tag.toLowerCase(), rest),
    )
    .replace(/<(?!\/?[a-z])/g, '&lt;');
  const note = tidyNote(ours);
  return note.length <= noteHtmlLimit
    ? note
    : tidyNote(ours.replace(/<\/?(?:a|strong|em)(?![a-z])[^<>]*>/g, ''));
}

function lines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`)
    .join('');
}

function ourTag(closing: string, tag: string, rest: string): string {
  const name = asOurs[tag] ?? tag;
  if (name !== 'a' || closing !== '') return `<${closing}${name}>`;
  const {
    1: double,
    2: single,
    3: bare,
  } = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(rest) ?? [];
  return `<a href="${(double ?? single ?? bare ?? '').replaceAll('"', '&quot;')}">`;
}

/** `&#233;` and `&#xe9;`; of the named references `tidyNote` reads those that HTML is escaped with. */
function decodeNumbers(html: string): string {
  return html.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? escapeHtml(String.fromCodePoint(code)) : whole;
  });
}
