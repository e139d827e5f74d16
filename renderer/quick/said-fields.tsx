import { type RefObject, useEffect, useId, useRef } from 'react';
import type { Settings } from '../../contract/ipc/settings.ts';
import { t } from '../../contract/words/say.ts';
import { DispositionPicker } from '../ui/disposition-picker.tsx';
import { NoteField, type NoteFieldHandle } from '../ui/note-field/note-field.tsx';
import type { Said } from './drafts.ts';
import classes from './quick-log.module.css';

interface SaidFieldsProps {
  said: Said;
  settings: Settings;
  onChange: (change: Partial<Said>) => void;
  /** What stands for the fields of a template. */
  fields: () => Readonly<Record<string, string>>;
  /** Set to what has the note tell its last keys at once. */
  writeOut: RefObject<(() => void) | null>;
  /** Hears of a number in the note that the person clicks to use. */
  onNumber?: (number: string) => void;
  /** The cursor goes into the note when this changes, and at the start, unless it is somewhere else. */
  noteFirst?: string;
}

/** What is said of a call beside its facts: what became of it, and the note. */
export function SaidFields(props: SaidFieldsProps) {
  const { said, settings, onChange, fields, writeOut, onNumber, noteFirst } = props;
  const heading = useId();
  const note = useRef<NoteFieldHandle>(null);
  useEffect(() => {
    // The control that had the cursor may just be gone.
    if (noteFirst !== undefined && document.activeElement === document.body) note.current?.focus();
  }, [noteFirst]);
  return (
    <>
      <div className={classes.group}>
        <div className={classes.labelRow}>
          <span id={heading} className={classes.label}>
            {t('quick.disposition')}
          </span>
          <span className={classes.hint}>{t('quick.dispositionKeys')}</span>
        </div>
        <DispositionPicker
          value={said.disposition}
          dispositions={settings.dispositions}
          labelledBy={heading}
          compact
          onChange={(disposition) => onChange({ disposition })}
        />
      </div>
      <div className={classes.note}>
        <NoteField
          ref={note}
          html={said.note}
          label={t('quick.note')}
          templates={settings.templates}
          fields={fields}
          marks={{ 'data-quick-note': '' }}
          {...(onNumber ? { onDial: onNumber } : {})}
          onChange={(html) => onChange({ note: html })}
          onFocus={(write) => {
            writeOut.current = write;
          }}
        />
      </div>
    </>
  );
}
