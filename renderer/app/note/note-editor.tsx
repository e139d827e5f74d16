import { Button } from '@mantine/core';
import { IconCheck, IconCloudUp, IconExclamationCircle } from '@tabler/icons-react';
import { type Ref, useCallback, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { type Call, noteLimit } from '../../../contract/call/call.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { words } from '../words.ts';
import classes from './note-editor.module.css';

interface NoteEditorProps {
  call: Pick<Call, 'id' | 'note'>;
  /** True on a live card: a new call waits with taking its place while the cursor is here. */
  onCard?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** A call's plain note. Every key is kept (`draft-keeper.ts`); what is typed is never replaced by an echo of it. */
export function NoteEditor({ call, onCard = false, ref }: NoteEditorProps) {
  const { desk, drafts } = useOpenDesk();
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.draft(call.id));
  const label = useId();
  const release = useRef<(() => void) | null>(null);
  const letGo = useCallback(() => {
    release.current?.();
    release.current = null;
  }, []);
  useEffect(() => letGo, [letGo]);

  const text = draft?.text ?? call.note;
  const state = draft?.state ?? (text === '' ? null : 'saved');
  return (
    <div className={classes.note}>
      <div className={classes.head}>
        <label htmlFor={label} className={classes.label}>
          {words.note.label}
        </label>
        {state === 'saved' && text !== '' && (
          <span className={classes.state} data-note-state="saved">
            <IconCheck size={13} aria-hidden="true" /> {words.note.saved}
          </span>
        )}
        {state === 'saving' && (
          <span className={classes.state} data-note-state="saving">
            <IconCloudUp size={13} aria-hidden="true" /> {words.note.saving}
          </span>
        )}
      </div>
      <textarea
        ref={ref}
        id={label}
        className={classes.text}
        data-note-of={call.id}
        value={text}
        placeholder={words.note.placeholder}
        maxLength={noteLimit}
        spellCheck
        onChange={(event) => drafts.type(call.id, event.currentTarget.value)}
        onFocus={() => {
          release.current ??= drafts.hold(call.id, call.note);
          if (onCard) desk.writing(call.id);
        }}
        onBlur={() => {
          drafts.flush(call.id);
          letGo();
          if (onCard) desk.writing(null);
        }}
      />
      {state === 'failed' && (
        <p className={classes.failed} role="alert" data-note-state="failed">
          <IconExclamationCircle size={15} aria-hidden="true" />
          {words.note.failed(draft?.failure ?? '')}
        </p>
      )}
      {state === 'gone' && (
        <div className={classes.failed} role="alert" data-note-state="gone">
          <IconExclamationCircle size={15} aria-hidden="true" />
          <span className={classes.why}>{words.note.gone}</span>
          <Button size="compact-xs" variant="default" onClick={() => drafts.discard(call.id)}>
            {words.note.discard}
          </Button>
        </div>
      )}
    </div>
  );
}
