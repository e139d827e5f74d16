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

/** The editor's document as the note that is kept. Written without a DOM: it is done while the person types. */
export function writeNote(document: DocumentNode): string {
  const out: string[] = [];
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
  document.forEach(write);
  return tidyNote(out.join(''));
}

/** How long `noteText` of this document would be, without making it. */
export function noteLength(document: DocumentNode): number {
  let length = 0;
  document.descendants((node) => {
    if (node.isTextblock) {
      node.forEach((part) => {
        length += part.isText ? (part.text?.length ?? 0) : 1;
      });
      length += 1;
      return false;
    }
    // Bullets and the blanks before them, generously.
    if (node.type.name === 'listItem') length += 8;
    return true;
  });
  return Math.max(0, length - 1);
}

function pair(name: string): { open: string; close: string } {
  const tag = tagOf[name];
  return tag === undefined ? { open: '', close: '' } : { open: `<${tag}>`, close: `</${tag}>` };
}
