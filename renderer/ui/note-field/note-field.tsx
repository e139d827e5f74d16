import { Editor } from '@tiptap/core';
import { Fragment, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { noteLimit } from '../../../contract/call/call.ts';
import type { Template } from '../../../contract/ipc/settings.ts';
import { t } from '../../../contract/words/say.ts';
import { fillTemplate } from './fill-template.ts';
import { LinkBox } from './link-box.tsx';
import { noteLength, pasteParser, readNote, writeNote } from './note-document.ts';
import { noteExtensions } from './note-extensions.ts';
import classes from './note-field.module.css';
import { type Format, NoteTools } from './note-tools.tsx';
import { pastedNote } from './pasted-note.ts';
import { type Slash, slashBefore } from './slash.ts';
import { TemplateMenu } from './template-menu.tsx';

/** Beyond this size of the document the note is written out while the keys rest, at most this much later, ms. */
const largeDocument = 10_000;
const writeAfter = 80;

export interface NoteFieldHandle {
  focus(): void;
}

interface NoteFieldProps {
  /** The note as kept. What comes back through `onChange` may be given here again; the cursor does not feel it. */
  html: string;
  /** Hears of each change; of large notes up to 80 ms after the key. */
  onChange: (html: string) => void;
  label: string;
  placeholder?: string;
  /** The most characters of plain text. */
  maxText?: number;
  /** Offered when the person types `/`. */
  templates?: readonly Template[];
  /** What stands for the fields of a template (`{name}`), asked when one is inserted. */
  fields?: () => Readonly<Record<string, string>>;
  /** `writeOut` tells `onChange` at once what it was not told yet. */
  onFocus?: (writeOut: () => void) => void;
  onBlur?: () => void;
  /** Hears of a `tel:` link whose number the person wants to call; without it the link says that it leads nowhere here. */
  onDial?: (number: string) => void;
  /** Stands at the end of the head line. */
  aside?: ReactNode;
  /** Attributes of the element that is typed into, by which tests find it. */
  marks?: Readonly<Record<`data-${string}`, string>>;
  ref?: Ref<NoteFieldHandle>;
}

interface OpenMenu extends Slash {
  at: { left: number; top: number; bottom: number };
}

const plain: Format = { bold: false, italic: false, bullets: false, numbers: false, link: null };

/**
 * The field in which every note is written: rich text of `contract/note/note-html.ts` and nothing else, whatever is
 * typed or pasted. It owns its text while it has the cursor; a note that changes elsewhere is taken up afterwards.
 */
export function NoteField(props: NoteFieldProps) {
  const { html, label, placeholder, templates, aside, ref } = props;
  const heading = useId();
  const menuId = useId();
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const editorRef = useRef<Editor | null>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [format, setFormat] = useState(plain);
  const [empty, setEmpty] = useState(html === '');
  const [full, setFull] = useState(false);
  const [linking, setLinking] = useState(false);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [chosen, setChosen] = useState(0);
  /** The note as it was last told or taken up, and whether the document has changed since. */
  const told = useRef(html);
  const unwritten = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const visited = useRef(false);
  /** Position of the `/` whose menu the person closed. */
  const dismissed = useRef<number | null>(null);

  const fitting = useMemo(() => {
    const query = menu?.query.toLocaleLowerCase() ?? '';
    return (templates ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(query));
  }, [menu?.query, templates]);
  const open = menu !== null && fitting.length > 0;

  const writeOut = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const current = editorRef.current;
    if (!current || !unwritten.current) return;
    unwritten.current = false;
    const written = writeNote(current.state.doc);
    if (written === told.current) return;
    told.current = written;
    latest.current.onChange(written);
  }, []);

  /** Takes up a note that changed elsewhere, unless the person is writing: then it waits until they have left. */
  const takeUp = useCallback(() => {
    const current = editorRef.current;
    const given = latest.current.html;
    if (!current || given === told.current || unwritten.current || current.view.hasFocus()) return;
    told.current = given;
    const { state, view } = current;
    const document = readNote(state.schema, given);
    if (document.eq(state.doc)) return;
    view.dispatch(
      state.tr
        .replaceWith(0, state.doc.content.size, document.content)
        .setMeta('addToHistory', false)
        .setMeta('takenUp', true)
        .setMeta('preventAutolink', true),
    );
  }, []);

  const insert = useCallback((template: Template, slash: Slash) => {
    const current = editorRef.current;
    if (!current) return;
    const filled = fillTemplate(template.html, latest.current.fields?.() ?? {});
    const { state, view } = current;
    const content = readNote(state.schema, filled).content;
    const tr = state.tr
      .replaceRange(slash.from, slash.to, Slice.maxOpen(content))
      .setMeta('preventAutolink', true);
    view.dispatch(tr.scrollIntoView());
    view.focus();
    setMenu(null);
  }, []);

  /** What the keys of the note do while the menu is open; read by the editor's key handler. */
  const menuKeys = useRef<((key: string) => boolean) | null>(null);
  menuKeys.current =
    open && menu
      ? (key) => {
          const last = fitting.length - 1;
          if (key === 'ArrowDown') setChosen((now) => (now >= last ? 0 : now + 1));
          else if (key === 'ArrowUp') setChosen((now) => (now <= 0 ? last : now - 1));
          else if (key === 'Enter' || key === 'Tab') {
            const template = fitting[Math.min(chosen, last)];
            if (template) insert(template, menu);
          } else if (key === 'Escape') {
            dismissed.current = menu.from;
            setMenu(null);
          } else return false;
          return true;
        }
      : null;

  useEffect(() => {
    if (!place.current) return;
    const made = new Editor({
      element: place.current,
      extensions: noteExtensions(latest.current.onDial !== undefined),
      content: '',
      injectCSS: false,
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        attributes: {
          ...latest.current.marks,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-labelledby': heading,
          spellcheck: 'true',
          class: classes.text ?? '',
        },
        handleDOMEvents: {
          // What a page does on Ctrl+Enter is the page's business.
          keydown: (_, event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
            event.preventDefault();
            return true;
          },
        },
        handleKeyDown: (view, event) => {
          if (!event.isComposing && menuKeys.current?.(event.key)) {
            event.preventDefault();
            event.stopPropagation();
            return true;
          }
          if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey) {
            event.preventDefault();
            event.stopPropagation();
            selectAsShown(view);
            setLinking(true);
            return true;
          }
          return false;
        },
        handleKeyPress: (view, event) => insertFirst(view, event),
        handleClick: (_, __, event) => {
          const link = event.target instanceof Element ? event.target.closest('a') : null;
          if (!link || !(event.ctrlKey || event.metaKey)) return false;
          const href = link.getAttribute('href') ?? '';
          if (href.startsWith('tel:')) latest.current.onDial?.(decodeURIComponent(href.slice(4)));
          else window.open(href, '_blank', 'noopener,noreferrer');
          return true;
        },
        transformPastedHTML: (pasted) => (isOwn(pasted) ? pasted : pastedNote(pasted)),
        clipboardTextParser: (text, $context) => lines(text, $context),
        handlePaste: (view, _, slice) => {
          const most = latest.current.maxText ?? noteLimit;
          const { from, to } = view.state.selection;
          const there = noteLength(view.state.doc) - view.state.doc.textBetween(from, to, '\n', '\n').length;
          const fit = cut(slice, most - there);
          if (fit === slice) return false;
          if (fit.size > 0) view.dispatch(view.state.tr.replaceSelection(fit).scrollIntoView());
          setFull(true);
          return true;
        },
      },
      onTransaction: ({ editor: current, transaction }) => {
        setFormat((before) => {
          const now = formatOf(current);
          return Object.keys(now).every((key) => now[key as keyof Format] === before[key as keyof Format])
            ? before
            : now;
        });
        setEmpty(isBlank(current));
        const slash = current.view.hasFocus() ? slashBefore(current.state) : null;
        if (slash?.from !== dismissed.current) dismissed.current = null;
        if (slash && dismissed.current === null && (latest.current.templates ?? []).length > 0) {
          const { left, top, bottom } = current.view.coordsAtPos(slash.from);
          setMenu((before) => {
            if (before?.query !== slash.query) setChosen(0);
            return { ...slash, at: { left, top, bottom } };
          });
        } else setMenu(null);
        if (!transaction.docChanged || transaction.getMeta('takenUp')) return;
        setFull(false);
        unwritten.current = true;
        if (current.state.doc.content.size < largeDocument) writeOut();
        else timer.current ??= setTimeout(writeOut, writeAfter);
      },
      onFocus: () => {
        visited.current = true;
        latest.current.onFocus?.(writeOut);
      },
      onBlur: () => {
        setMenu(null);
        writeOut();
        latest.current.onBlur?.();
        queueMicrotask(takeUp);
      },
    });
    made.registerPlugin(
      new Plugin({
        key: new PluginKey('noteField'),
        props: { clipboardParser: pasteParser(made.schema) },
        filterTransaction: (transaction, state) => {
          if (!transaction.docChanged || transaction.getMeta('takenUp')) return true;
          const most = latest.current.maxText ?? noteLimit;
          if (transaction.doc.content.size < most / 8) return true;
          const length = noteLength(transaction.doc);
          if (length <= most || length <= noteLength(state.doc)) return true;
          setFull(true);
          return false;
        },
      }),
    );
    editorRef.current = made;
    told.current = '';
    takeUp();
    setEditor(made);
    const leave = () => writeOut();
    const hide = () => {
      if (document.visibilityState === 'hidden') writeOut();
    };
    // Before the page itself hears of them: it then sends what was written.
    addEventListener('pagehide', leave, { capture: true });
    document.addEventListener('visibilitychange', hide, { capture: true });
    return () => {
      removeEventListener('pagehide', leave, { capture: true });
      document.removeEventListener('visibilitychange', hide, { capture: true });
      writeOut();
      editorRef.current = null;
      made.destroy();
    };
  }, [heading, takeUp, writeOut]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `takeUp` reads the note that was given.
  useEffect(takeUp, [html, takeUp]);

  useEffect(() => {
    const text = editor?.view.dom;
    if (!text) return;
    if (open) {
      text.setAttribute('aria-controls', menuId);
      text.setAttribute('aria-activedescendant', `${menuId}-${chosen}`);
    } else {
      text.removeAttribute('aria-controls');
      text.removeAttribute('aria-activedescendant');
    }
  }, [editor, open, chosen, menuId]);

  useImperativeHandle(
    ref,
    () => ({
      focus() {
        const current = editorRef.current;
        if (!current) return;
        const { state, view } = current;
        if (!visited.current) view.dispatch(state.tr.setSelection(TextSelection.atEnd(state.doc)));
        view.focus();
      },
    }),
    [],
  );

  const setLink = (href: string | null) => {
    setLinking(false);
    if (!editor) return;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (href === null) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive('link'))
      editor
        .chain()
        .focus()
        .insertContent({
          type: 'text',
          text: href.replace(/^(?:mailto|tel):/, ''),
          marks: [{ type: 'link', attrs: { href } }],
        })
        .run();
    else chain.setLink({ href }).run();
  };

  return (
    <div className={classes.field}>
      <span id={heading} className={classes.label}>
        {label}
      </span>
      <div className={classes.frame} data-empty={empty} data-placeholder={placeholder ?? ''}>
        {linking && (
          <LinkBox
            href={format.link ?? ''}
            onDone={setLink}
            onLeave={() => {
              setLinking(false);
              editor?.view.focus();
            }}
          />
        )}
        <div ref={place} className={classes.place} />
      </div>
      <NoteTools
        format={format}
        editor={editor}
        hasTemplates={(templates ?? []).length > 0}
        onLink={() => setLinking(true)}
      />
      <div className={classes.aside}>{aside}</div>
      {full && (
        <p className={classes.full} role="status">
          {t('note.full', { most: (props.maxText ?? noteLimit).toLocaleString() })}
        </p>
      )}
      {open && menu && (
        <TemplateMenu
          id={menuId}
          templates={fitting}
          chosen={Math.min(chosen, fitting.length - 1)}
          at={menu.at}
          onChoose={(template) => insert(template, menu)}
        />
      )}
    </div>
  );
}

/**
 * Puts in the first letter of an empty line itself. Left to Chromium, the letter is there a moment before the cursor has
 * gone past it; when the editor looks in that moment, all that a fast hand types next lands before that letter.
 */
function insertFirst(view: EditorView, event: KeyboardEvent): boolean {
  const { selection, tr } = view.state;
  const { $from, from, empty } = selection;
  if (view.composing || event.isComposing || event.key.length !== 1) return false;
  if (!empty || !$from.parent.isTextblock || $from.parent.content.size > 0) return false;
  const insert = () => tr.insertText(event.key).scrollIntoView();
  const taken = view.someProp('handleTextInput', (handle) => handle(view, from, from, event.key, insert));
  if (!taken) view.dispatch(insert());
  return true;
}

/** Takes up what the person has just selected: the browser tells the editor of it only after the next key. */
function selectAsShown(view: EditorView): void {
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.anchorNode || !shown.focusNode) return;
  if (!view.dom.contains(shown.anchorNode) || !view.dom.contains(shown.focusNode)) return;
  const anchor = view.posAtDOM(shown.anchorNode, shown.anchorOffset);
  const head = view.posAtDOM(shown.focusNode, shown.focusOffset);
  const { selection, doc, tr } = view.state;
  if (selection.anchor === anchor && selection.head === head) return;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))));
}

function isBlank(editor: Editor): boolean {
  const { doc } = editor.state;
  return doc.childCount === 1 && doc.firstChild?.isTextblock === true && doc.firstChild.content.size === 0;
}

function formatOf(editor: Editor): Format {
  return {
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    link: editor.isActive('link') ? String(editor.getAttributes('link').href ?? '') : null,
  };
}

/** Copied in a note of ours: it is of our schema, and keeps its blanks. The schema lets nothing else in either. */
function isOwn(html: string): boolean {
  return /^\s*(?:<meta[^>]*>)?\s*<\w+[^>]*\sdata-pm-slice=/.test(html);
}

/** Pasted text, each line a paragraph, the empty ones too. */
function lines(text: string, $context: ResolvedPos): Slice {
  const { schema } = $context.doc.type;
  const paragraphs = text
    .split(/\r\n?|\n/)
    .map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line, $context.marks())]));
  return Slice.maxOpen(Fragment.from(paragraphs));
}

/** As much of a slice as fits into `room` characters; the slice itself when all of it does. */
function cut(slice: Slice, room: number): Slice {
  let length = -1;
  let end: number | null = null;
  slice.content.descendants((node, position) => {
    if (end !== null) return false;
    if (node.isText) {
      const text = node.text ?? '';
      if (length + text.length > room) end = position + Math.max(0, room - length);
      length += text.length;
    } else if (node.isTextblock || node.isLeaf) {
      length += 1;
      if (length > room) end = position;
    } else if (node.type.name === 'listItem') length += 8;
    return true;
  });
  return end === null ? slice : new Slice(slice.content.cut(0, end), slice.openStart, 0);
}
