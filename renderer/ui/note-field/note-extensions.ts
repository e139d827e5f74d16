import { type AnyExtension, Node, wrappingInputRule } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { StarterKit } from '@tiptap/starter-kit';
import { noteLink } from '../../../contract/note/note-link.ts';
import { t } from '../../../contract/words/say.ts';
import { commandKey } from './command-key.ts';

/** Numbered lists count from 1: a note keeps no other number, and `2024. ` is a sentence. */
const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addCommands() {
    return {
      toggleOrderedList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, 'listItem', false),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleOrderedList() };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

/** What the person wrote out as an address becomes a link; a word with a dot in it does not. */
const writtenOut = /^(?:https?:\/\/|mailto:|www\.)|@/i;

const noteLinkNode = (dials: boolean) =>
  Link.extend({
    inclusive: false,
    addAttributes: () => ({ href: { default: null } }),
    parseHTML: () => [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = noteLink(element.getAttribute('href') ?? '');
          return href === null ? false : { href };
        },
      },
    ],
    renderHTML({ HTMLAttributes }) {
      const href = noteLink(String(HTMLAttributes.href ?? ''));
      if (href === null) return ['span', 0];
      const opens = dials || !href.startsWith('tel:');
      const title = t(opens ? 'note.link.open' : 'note.link.noDial', { href, key: commandKey });
      return ['a', { href, rel: 'noopener noreferrer', title }, 0];
    },
  });

/**
 * The editor's schema and keys: what `contract/note/note-html.ts` allows, and nothing else. `dials` says whether a number in
 * the note can be called from where it is shown; a link that leads nowhere says so.
 */
export function noteExtensions(dials: boolean): AnyExtension[] {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      gapcursor: false,
      heading: false,
      horizontalRule: false,
      link: false,
      orderedList: false,
      strike: false,
      trailingNode: false,
      underline: false,
      dropcursor: { class: 'note-drop-cursor', color: false },
    }),
    OrderedList,
    noteLinkNode(dials).configure({
      openOnClick: false,
      defaultProtocol: 'https',
      // Looked at by the finder of written-out addresses alone, which asks before it puts `https://` in front.
      isAllowedUri: (url) => noteLink(url) !== null || !/^[a-z][a-z\d+.-]*:/i.test(url),
      shouldAutoLink: (url) => writtenOut.test(url),
    }),
  ];
}
