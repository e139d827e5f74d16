import { escapeHtml } from './escape-html.ts';
import { joinSourceLines } from './join-source-lines.ts';
import { noteLink } from './note-link.ts';

/**
 * A tag with its address, or a piece of text, of HTML in which every `<` begins a tag. A name is taken whole or not at all:
 * without that, a `<` before many letters and no `>` would be tried once for each of them.
 */
const tokens = /<(\/?)([a-z]+)(?![a-z])([^<>]*)>|([^<]+)/g;

/** Nested lists deeper than this are read as if they were this deep. */
const deepest = 12;

type Mark = { tag: 'a'; href: string } | { tag: 'strong' | 'em' };
interface Run {
  /** The text, or null for a line break. */
  text: string | null;
  marks: readonly Mark[];
}
interface Container {
  tag: 'ul' | 'ol' | 'li';
  /** How many items a list has. */
  items: number;
}

/**
 * Brings HTML that is made of the allow-list's tags into the one shape that the editor reads and writes, so that a note
 * is the same to the letter wherever it has been: paragraphs and lists on top, paragraphs first in each item, links
 * around bold around italic, no line breaks at a paragraph's end. A note that says nothing is ''. Whatever it is given, it
 * writes nothing but tags of the allow-list, checked addresses and escaped text.
 */
export function tidyNote(html: string): string {
  const shape = new Shape();
  for (const [, closing, tag, rest, text] of html.matchAll(tokens)) {
    if (text !== undefined) shape.text(decode(text));
    else if (tag === 'strong' || tag === 'em') shape.mark(tag, closing === '');
    else if (tag === 'a') shape.link(closing === '' ? hrefOf(rest ?? '') : undefined);
    else if (tag === 'br') shape.break();
    else if (tag === 'p') closing === '' ? shape.openParagraph() : shape.closeParagraph();
    else if (tag === 'ul' || tag === 'ol') closing === '' ? shape.openList(tag) : shape.closeList(tag);
    else if (tag === 'li') closing === '' ? shape.openItem() : shape.closeItem();
  }
  return shape.whole();
}

class Shape {
  #out: string[] = [];
  #stack: Container[] = [];
  #runs: Run[] | null = null;
  #strong = 0;
  #em = 0;
  #links: (string | null)[] = [];
  /** Lists that were too deep to be opened, still to be closed. */
  #tooDeep = 0;
  #says = false;

  text(text: string): void {
    const blank = text.trim() === '';
    if (this.#runs === null && blank) return;
    const runs = this.#paragraph();
    if (!blank) this.#says = true;
    runs.push({ text, marks: this.#marks() });
  }

  break(): void {
    this.#paragraph().push({ text: null, marks: this.#marks() });
  }

  mark(tag: 'strong' | 'em', opens: boolean): void {
    if (tag === 'strong') this.#strong = Math.max(0, this.#strong + (opens ? 1 : -1));
    else this.#em = Math.max(0, this.#em + (opens ? 1 : -1));
  }

  /** `href` is undefined where the link ends, null where its address is not allowed. */
  link(href: string | null | undefined): void {
    if (href === undefined) this.#links.pop();
    else this.#links.push(href);
  }

  openParagraph(): void {
    this.#endParagraph();
    this.#paragraph();
  }

  closeParagraph(): void {
    if (this.#runs === null) return;
    this.#out.push(`<p>${inline(this.#runs)}</p>`);
    this.#runs = null;
  }

  /** Another block begins: a paragraph that is still empty was only a wrapper around it. */
  #endParagraph(): void {
    if (this.#runs !== null && inline(this.#runs) === '') this.#runs = null;
    this.closeParagraph();
  }

  openList(tag: 'ul' | 'ol'): void {
    this.#endParagraph();
    if (this.#stack.length >= 2 * deepest) {
      this.#tooDeep += 1;
      return;
    }
    const top = this.#stack.at(-1);
    // A list straight in a list, as Word and Google Docs write them, belongs to the item before it.
    if (top && top.tag !== 'li') {
      if (top.items > 0 && this.#out.at(-1) === '</li>') {
        this.#out.pop();
        this.#stack.push({ tag: 'li', items: 0 });
      } else this.openItem();
    }
    if (this.#out.at(-1) === '<li>') this.#out.push('<p></p>');
    this.#stack.push({ tag, items: 0 });
    this.#out.push(`<${tag}>`);
  }

  closeList(tag: 'ul' | 'ol'): void {
    this.closeParagraph();
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1;
      return;
    }
    const at = this.#stack.findLastIndex((container) => container.tag === tag);
    if (at !== -1) while (this.#stack.length > at) this.#close();
  }

  openItem(): void {
    this.closeParagraph();
    if (this.#tooDeep > 0 || this.#stack.length === 0) return;
    if (this.#stack.at(-1)?.tag === 'li') this.#close();
    const list = this.#stack.at(-1);
    if (list) list.items += 1;
    this.#stack.push({ tag: 'li', items: 0 });
    this.#out.push('<li>');
  }

  closeItem(): void {
    this.closeParagraph();
    if (this.#tooDeep === 0 && this.#stack.at(-1)?.tag === 'li') this.#close();
  }

  whole(): string {
    this.closeParagraph();
    while (this.#stack.length > 0) this.#close();
    return this.#says ? this.#out.join('') : '';
  }

  #paragraph(): Run[] {
    if (this.#runs !== null) return this.#runs;
    const top = this.#stack.at(-1);
    if (top && top.tag !== 'li') this.openItem();
    this.#runs = [];
    return this.#runs;
  }

  #close(): void {
    const container = this.#stack.pop();
    if (!container) return;
    if (container.tag !== 'li' && container.items === 0) {
      this.#out.pop();
      return;
    }
    if (this.#out.at(-1) === '<li>') this.#out.push('<p></p>');
    this.#out.push(`</${container.tag}>`);
  }

  #marks(): readonly Mark[] {
    const marks: Mark[] = [];
    const href = this.#links.findLast((link) => link !== null);
    if (href) marks.push({ tag: 'a', href });
    if (this.#strong > 0) marks.push({ tag: 'strong' });
    if (this.#em > 0) marks.push({ tag: 'em' });
    return marks;
  }
}

/** A paragraph's inside: source newlines become one blank, or nothing at its edges; marks stay open while they last. */
function inline(runs: readonly Run[]): string {
  const lines = runs.map(({ text, marks }) => ({
    text: text === null ? null : joinSourceLines(text),
    marks,
  }));
  while (lines.length > 0 && (lines.at(-1)?.text ?? '').replaceAll('\n', '') === '') lines.pop();
  let out = '';
  let open: readonly Mark[] = [];
  let atEdge = true;
  for (const [index, { text, marks }] of lines.entries()) {
    let piece = text;
    if (piece !== null) {
      if (atEdge) piece = piece.replace(/^\n+/, '');
      if (index === lines.length - 1 || lines[index + 1]?.text === null) piece = piece.replace(/\n+$/, '');
      piece = piece.replaceAll('\n', ' ');
      if (piece === '') continue;
    }
    atEdge = piece === null;
    let same = 0;
    while (same < open.length && same < marks.length && isSame(open[same], marks[same])) same += 1;
    for (const mark of open.slice(same).reverse()) out += `</${mark.tag}>`;
    for (const mark of marks.slice(same)) out += opening(mark);
    open = marks;
    out += piece === null ? '<br>' : escapeHtml(piece);
  }
  for (const mark of [...open].reverse()) out += `</${mark.tag}>`;
  return out;
}

function isSame(one: Mark | undefined, other: Mark | undefined): boolean {
  if (one?.tag === 'a' && other?.tag === 'a') return one.href === other.href;
  return one?.tag === other?.tag;
}

function opening(mark: Mark): string {
  return mark.tag === 'a' ? `<a href="${escapeHtml(mark.href)}" rel="noopener noreferrer">` : `<${mark.tag}>`;
}

function hrefOf(attributes: string): string | null {
  const href = /(?:^|\s)href="([^"]*)"/.exec(attributes)?.[1];
  return href === undefined ? null : noteLink(decode(href));
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', '#39': "'" };

function decode(text: string): string {
  return text.includes('&')
    ? text.replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => named[name] ?? whole)
    : text;
}
