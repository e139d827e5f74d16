import { escapeHtml } from '../../../contract/note/escape-html.ts';
import { joinSourceLines } from '../../../contract/note/join-source-lines.ts';
import { noteLink } from '../../../contract/note/note-link.ts';
import { tidyNote } from '../../../contract/note/tidy-note.ts';
import { quietHtml } from './quiet-html.ts';

const blocks = new Set(
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav p pre section summary td th'.split(
    ' ',
  ),
);
const unread = new Set(
  'script style textarea select option button input xmp noscript noembed noframes iframe object embed template title head meta link svg math audio video canvas img picture'.split(
    ' ',
  ),
);

/** A list paragraph of Word or Outlook: they write lists as paragraphs that look like items. */
interface LooseItem {
  level: number;
  ordered: boolean;
  html: string;
}

/**
 * What was copied in a mail, a browser or a text program as a note: bold, italics, lists, links and lines stay, however
 * that program writes them; fonts, colours, pictures, tables and everything hidden go.
 */
export function pastedNote(html: string): string {
  const { body } = new DOMParser().parseFromString(quietHtml(html), 'text/html');
  return tidyNote(inside(body, false))
    .replace(/(?:<p>[\s\u00a0]*<\/p>){2,}/g, '<p></p>')
    .replace(/^(?:<p>[\s\u00a0]*<\/p>)+|(?:<p>[\s\u00a0]*<\/p>)+$/g, '');
}

function inside(parent: Element, verbatim: boolean): string {
  let out = '';
  let items: LooseItem[] = [];
  for (const node of parent.childNodes) {
    const item = node instanceof HTMLElement ? looseItem(node) : null;
    if (item) {
      items.push(item);
      continue;
    }
    if (node instanceof Text && node.data.trim() === '' && items.length > 0) continue;
    out += listOf(items);
    items = [];
    if (node instanceof Text) out += textOf(node.data, verbatim);
    else if (node instanceof HTMLElement) out += element(node, verbatim);
  }
  return out + listOf(items);
}

function element(node: HTMLElement, verbatim: boolean): string {
  const name = node.localName;
  const style = styleOf(node);
  if (unread.has(name) || /display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore/.test(style))
    return '';
  if (name === 'br') return node.classList.contains('Apple-interchange-newline') ? '' : '<br>';
  const asWritten = /white-space\s*:\s*(?:pre|break-spaces)/.test(style) || name === 'pre' || verbatim;
  const within = inside(node, asWritten);
  // Word puts an empty <o:p> at the end of each paragraph.
  if (name.includes(':') && blank(within)) return '';
  if (name === 'ul' || name === 'ol' || name === 'li') return `<${name}>${within}</${name}>`;
  if (blocks.has(name)) return `<p>${marked(within, name, style)}</p>`;
  const href = name === 'a' ? noteLink(node.getAttribute('href') ?? '') : null;
  const text = marked(within, name, style);
  return href === null ? text : `<a href="${escapeHtml(href)}">${text}</a>`;
}

/** Google Docs says bold by a style, and wraps everything into a <b> that says by its style that it is none. */
function marked(within: string, name: string, style: string): string {
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z\d]+)/.exec(style)?.[1];
  const bold = weight === undefined ? name === 'b' || name === 'strong' : /^bold|^[6-9]00$/.test(weight);
  const slant = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/.exec(style)?.[1];
  const italic =
    slant === undefined ? name === 'i' || name === 'em' : slant === 'italic' || slant === 'oblique';
  const strong = bold ? `<strong>${within}</strong>` : within;
  return italic ? `<em>${strong}</em>` : strong;
}

function looseItem(node: HTMLElement): LooseItem | null {
  if (node.localName !== 'p' && node.localName !== 'div') return null;
  const level = /mso-list\s*:[^;]*level(\d+)/.exec(styleOf(node))?.[1];
  if (level === undefined) return null;
  const marker = [...node.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list\s*:\s*ignore/.test(styleOf(span)),
  );
  return {
    level: Math.min(9, Math.max(1, Number(level))),
    ordered: /^\s*\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(marker?.textContent ?? ''),
    html: inside(node, false),
  };
}

function listOf(items: readonly LooseItem[]): string {
  let out = '';
  const open: string[] = [];
  for (const { level, ordered, html } of items) {
    const tag = ordered ? 'ol' : 'ul';
    while (open.length > level || (open.length === level && open.at(-1) !== tag)) out += `</${open.pop()}>`;
    while (open.length < level) {
      open.push(tag);
      out += `<${tag}>`;
    }
    out += `<li>${html}</li>`;
  }
  for (const tag of open.reverse()) out += `</${tag}>`;
  return out;
}

function styleOf(node: HTMLElement): string {
  return (node.dataset.style ?? '').toLowerCase();
}

function textOf(text: string, verbatim: boolean): string {
  if (verbatim) return escapeHtml(text).replace(/\r\n?|\n/g, '<br>');
  return escapeHtml(joinSourceLines(text).replace(/[ \t]{2,}/g, ' '));
}

function blank(html: string): boolean {
  return html.replace(/<[^>]*>/g, '').trim() === '';
}
