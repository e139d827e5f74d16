import { Button, Text } from '@mantine/core';
import { IconCheck, IconExclamationCircle } from '@tabler/icons-react';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { t } from '../../contract/words/say.ts';
import classes from './quick-log.module.css';

interface FormFrameProps {
  ref?: Ref<HTMLDivElement>;
  title: string;
  /** What the person should know before going on. */
  hint: string | null;
  failure: string | null;
  saved: boolean;
  busy: boolean;
  saveLabel: string;
  onSave: () => void;
  /** Another way to go on, beside the one that saves. */
  aside?: ReactNode;
  /** Null where there is nothing to throw away. */
  onStartOver: (() => void) | null;
  onKeyDown: (event: KeyboardEvent) => void;
  children: ReactNode;
}

const isMac = /Mac/.test(navigator.platform);

/** What every form of the quick log stands in: heading, what went wrong, the fields, and the way to save. */
export function FormFrame(props: FormFrameProps) {
  const { ref, title, hint, failure, saved, busy, saveLabel, onSave, aside, onStartOver, onKeyDown } = props;
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!fields.current?.contains(document.activeElement)) fields.current?.querySelector('input')?.focus();
  }, []);
  // On the window, because the keys count also while nothing in the form has the cursor.
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onKeyDown]);
  return (
    <div ref={ref} className={classes.page} data-saved={saved}>
      <main className={classes.form}>
        <h1 className={classes.title}>{title}</h1>
        {hint !== null && (
          <div className={classes.restored} role="status">
            <span>{hint}</span>
            {onStartOver !== null && (
              <Button size="compact-xs" variant="subtle" onClick={onStartOver}>
                {t('quick.startOver')}
              </Button>
            )}
          </div>
        )}
        <div ref={fields} className={classes.fields}>
          {props.children}
        </div>
      </main>
      <footer className={classes.foot}>
        {failure !== null && (
          <p className={classes.failure} role="alert">
            <IconExclamationCircle size={16} aria-hidden="true" />
            {failure}
          </p>
        )}
        <div className={classes.actions}>
          <Text span className={classes.hint}>
            {t('quick.keys')}
            <br />
            {t(isMac ? 'quick.keysInNoteMac' : 'quick.keysInNote')}
          </Text>
          <span role="status" className={classes.said}>
            {saved && (
              <>
                <IconCheck size={16} aria-hidden="true" /> {t('quick.saved')}
              </>
            )}
          </span>
          {!saved && aside}
          {!saved && (
            <Button onClick={onSave} loading={busy}>
              {saveLabel}
            </Button>
          )}
        </div>
      </footer>
    </div>
  );
}
