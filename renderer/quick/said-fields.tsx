import { Text } from '@mantine/core';
import { useId } from 'react';
import type { Settings } from '../../contract/ipc/settings.ts';
import { t } from '../../contract/words/say.ts';
import { DispositionPicker } from '../ui/disposition-picker.tsx';
import type { Said } from './drafts.ts';
import { NoteText } from './note-text.tsx';
import classes from './quick-log.module.css';

interface SaidFieldsProps {
  said: Said;
  settings: Settings;
  onChange: (change: Partial<Said>) => void;
  /** The cursor begins in the note. */
  autoFocus?: boolean;
}

/** What is said of a call beside its facts: what became of it, and the note. */
export function SaidFields({ said, settings, onChange, autoFocus = false }: SaidFieldsProps) {
  const heading = useId();
  return (
    <>
      <div className={classes.group}>
        <div className={classes.labelRow}>
          <span id={heading} className={classes.label}>
            {t('quick.disposition')}
          </span>
          <Text span className={classes.hint}>
            {t('quick.dispositionKeys')}
          </Text>
        </div>
        <DispositionPicker
          value={said.disposition}
          dispositions={settings.dispositions}
          labelledBy={heading}
          compact
          onChange={(disposition) => onChange({ disposition })}
        />
      </div>
      <NoteText html={said.note} autoFocus={autoFocus} onChange={(note) => onChange({ note })} />
    </>
  );
}
