import { type Node as DocumentNode, DOMParser as DocumentParser, type Schema } from '@tiptap/pm/model';
import { asNote } from '../../../contract/note/as-note.ts';
import { escapeHtml } from '../../../contract/note/escape-html.ts';
import { tidyNote } from '../../../contract/note/tidy-note.ts';

/** A kept note as the editor's document. Only what the allow-list knows ever reaches a parser of the page. */
export function readNote(schema: Schema, note: string): DocumentNode {
  const { body } = new DOMParser().parseFromString(asNote(note), 'text/html');
  return DocumentParser.fromSchema(schema).parse(body, { preserveWhitespace: 'full' });
}

/** Reads what is pasted with its blanks: it has been tidied before. */
export function pasteParser(schema: Schema): DocumentParser {
  const parser = DocumentParser.fromSchema(schema);
  const parseSlice: DocumentParser['parseSlice'] = (dom, options) =>
    parser.parseSlice(dom, { ...options, preserveWhitespace: 'full' });
  return Object.create(parser, { parseSlice: { value: parseSlice } });
}

const tagOf: Record<string, string> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  bold: 'strong',
  italic: 'em',
};

/**
 * The editor's document as the note that is kept, `tidyNote` of it. It is written while the person types, so without a
 * DOM, and each paragraph and list once: those that did not change are the same objects in the next document.
 */
export function writeNote(document: DocumentNode): string {
  const out: string[] = [];
  document.forEach((block) => {
    out.push(blockHtml(block));
  });
  const note = out.join('');
  return says(note) ? note : '';
}

/** Before a block that is tidied alone, so that one that says nothing is kept as it is within a note. */
const before = '<p>.</p>';

const blockHtml = perNode((block) => {
  const out: string[] = [before];
  const write = (node: DocumentNode): void => {
    if (node.isText) {
      const tags = node.marks.map(({ type, attrs }) =>
        type.name === 'link'
          ? { open: `<a href="${escapeHtml(String(attrs.href))}">`, close: '</a>' }
          : pair(type.name),
      );
      out.push(
        ...tags.map(({ open }) => open),
        escapeHtml(node.text ?? ''),
        ...tags.reverse().map(({ close }) => close),
      );
      return;
    }
    if (node.type.name === 'hardBreak') {
      out.push('<br>');
      return;
    }
    const { open, close } = pair(node.type.name);
    out.push(open);
    node.forEach(write);
    out.push(close);
  };
  write(block);
  return tidyNote(out.join('')).slice(before.length);
});

/** Whether there is anything but tags and blanks. */
function says(note: string): boolean {
  return /(?:^|>)[^<]*[^\s<>][^<]*/.test(note);
}

/** How long `noteText` of this document can be at most, without making it. */
export function noteLength(document: DocumentNode): number {
  let length = 0;
  document.forEach((block) => {
    length += blockLength(block);
  });
  return Math.max(0, length - 1);
}

const blockLength = perNode((block) => {
  let length = 0;
  const count = (node: DocumentNode, depth: number): void => {
    if (node.isTextblock) {
      node.forEach((part) => {
        length += part.isText ? (part.text?.length ?? 0) : 1;
      });
      // In a list, the blanks before a line and its bullet or number, of five digits at most.
      length += depth === 0 ? 1 : 2 * depth + 6;
      return;
    }
    const within = node.type.name === 'listItem' ? depth + 1 : depth;
    node.forEach((inner) => {
      count(inner, within);
    });
  };
  count(block, 0);
  return length;
});

/** What `of` says of a node, found out once: a node of a document never changes. */
function perNode<T>(of: (node: DocumentNode) => T): (node: DocumentNode) => T {
  const known = new WeakMap<DocumentNode, T>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const told = of(node);
    known.set(node, told);
    return told;
  };
}

function pair(name: string): { open: string; close: string } {
  const tag = tagOf[name];
  return tag === undefined ? { open: '', close: '' } : { open: `<${tag}>`, close: `</${tag}>` };
}
