import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { noteLimit } from '../../contract/call/call.ts';
import { noteText } from '../../contract/note/note-text.ts';
import { plainNote } from '../../contract/note/plain-note.ts';
import { t } from '../../contract/words/say.ts';
import classes from './quick-log.module.css';

interface NoteTextProps {
  /** The note to begin with, as HTML of the allow-list. */
  html: string;
  onChange: (html: string) => void;
  autoFocus?: boolean;
}

/** The note of an entry, as text. */
export function NoteText({ html, onChange, autoFocus = false }: NoteTextProps) {
  const [text, setText] = useState(() => noteText(html));
  return (
    <Textarea
      className={classes.note ?? ''}
      label={t('quick.note')}
      value={text}
      maxLength={noteLimit}
      data-autofocus={autoFocus}
      autoFocus={autoFocus}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(plainNote(event.currentTarget.value));
      }}
    />
  );
}
