import { IconBold, IconItalic, IconLink, IconList, IconListNumbers, IconTemplate } from '@tabler/icons-react';
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useRef } from 'react';
import { t } from '../../../contract/words/say.ts';
import { commandKey } from './command-key.ts';
import classes from './note-field.module.css';

/** What the text at the cursor is. */
export interface Format {
  bold: boolean;
  italic: boolean;
  bullets: boolean;
  numbers: boolean;
  /** Where the link at the cursor leads, or null. */
  link: string | null;
}

interface NoteToolsProps {
  format: Format;
  editor: Editor | null;
  hasTemplates: boolean;
  onLink: () => void;
}

/** The few formats of a note as one toolbar: one stop of the Tab key, after the text; arrows move inside. */
export function NoteTools({ format, editor, hasTemplates, onLink }: NoteToolsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const tools = [
    {
      name: t('note.bold'),
      keys: `${commandKey}+B`,
      Icon: IconBold,
      on: format.bold,
      act: () => editor?.chain().focus().toggleBold().run(),
    },
    {
      name: t('note.italic'),
      keys: `${commandKey}+I`,
      Icon: IconItalic,
      on: format.italic,
      act: () => editor?.chain().focus().toggleItalic().run(),
    },
    {
      name: t('note.bullets'),
      keys: `${commandKey}+Shift+8`,
      Icon: IconList,
      on: format.bullets,
      act: () => editor?.chain().focus().toggleBulletList().run(),
    },
    {
      name: t('note.numbers'),
      keys: `${commandKey}+Shift+7`,
      Icon: IconListNumbers,
      on: format.numbers,
      act: () => editor?.chain().focus().toggleOrderedList().run(),
    },
    {
      name: t('note.link.button'),
      keys: `${commandKey}+K`,
      Icon: IconLink,
      on: format.link !== null,
      act: onLink,
    },
    ...(hasTemplates
      ? [
          {
            name: t('note.template.button'),
            keys: '/',
            Icon: IconTemplate,
            on: null,
            act: () => {
              const before = editor?.state.selection.$from;
              const text = before?.parent.textBetween(0, before.parentOffset, undefined, ' ') ?? '';
              editor
                ?.chain()
                .focus()
                .insertContent(/\S$/.test(text) ? ' /' : '/')
                .run();
            },
          },
        ]
      : []),
  ];
  const move = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const to =
      event.key === 'ArrowRight'
        ? at + 1
        : event.key === 'ArrowLeft'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? -1
              : null;
    if (to === null || at === -1) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div ref={bar} role="toolbar" aria-label={t('note.tools')} className={classes.tools} onKeyDown={move}>
      {tools.map(({ name, keys, Icon, on, act }, index) => (
        <button
          key={keys}
          type="button"
          className={classes.tool}
          tabIndex={index === 0 ? 0 : -1}
          aria-label={name}
          {...(on === null ? {} : { 'aria-pressed': on })}
          title={`${name} (${keys})`}
          // The selection stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={act}
        >
          <Icon size={15} stroke={2} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}
