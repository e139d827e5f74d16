import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconCloudUp, IconExclamationCircle, IconHistory } from '@tabler/icons-react';
import { type Ref, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Call, noteLimit } from '../../../contract/call/call.ts';
import { t } from '../../../contract/words/say.ts';
import { NoteField, type NoteFieldHandle } from '../../ui/note-field/note-field.tsx';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import classes from './note-editor.module.css';
import { NoteHistory } from './note-history.tsx';
import { templateFields } from './template-fields.ts';

interface NoteEditorProps {
  call: Call;
  /** True on a live card: a new call waits with taking its place while the cursor is here. */
  onCard?: boolean;
  ref?: Ref<NoteFieldHandle>;
}

/** A call's note. Every key is kept (`draft-keeper.ts`); what is typed is never replaced by an echo of it. */
export function NoteEditor({ call, onCard = false, ref }: NoteEditorProps) {
  const { desk, drafts } = useOpenDesk();
  const templates = useDesk((view) => view.settings.templates);
  const line = useDesk((view) => view.line);
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.draft(call.id));
  const [showsHistory, setShowsHistory] = useState(false);
  const release = useRef<(() => void) | null>(null);
  const letGo = useCallback(() => {
    release.current?.();
    release.current = null;
  }, []);
  useEffect(() => letGo, [letGo]);

  const html = draft?.html ?? call.note;
  const state = draft?.state ?? (html === '' ? null : 'saved');
  return (
    <div className={classes.note}>
      <NoteField
        key={call.id}
        {...(ref ? { ref } : {})}
        html={html}
        label={t('note.label')}
        placeholder={t(templates.length > 0 ? 'note.placeholderTemplates' : 'note.placeholder')}
        maxText={noteLimit}
        templates={templates}
        fields={() => templateFields(call, line.account, Date.now())}
        marks={{ 'data-note-of': call.id }}
        onChange={(written) => drafts.type(call.id, written)}
        onFocus={(writeOut) => {
          release.current ??= drafts.hold(call.id, call.note, writeOut);
          if (onCard) desk.writing(call.id);
        }}
        onBlur={() => {
          drafts.flush(call.id);
          letGo();
          if (onCard) desk.writing(null);
        }}
        onDial={(number) => desk.wantDial(number)}
        aside={
          <>
            {state === 'saved' && html !== '' && (
              <span className={classes.state} data-note-state="saved">
                <IconCheck size={13} aria-hidden="true" />{' '}
                <span className={classes.word}>{t('note.saved')}</span>
              </span>
            )}
            {state === 'saving' && (
              <span className={classes.state} data-note-state="saving">
                <IconCloudUp size={13} aria-hidden="true" />{' '}
                <span className={classes.word}>{t('note.saving')}</span>
              </span>
            )}
            {call.annotatedAt !== null && (
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={t('note.history.button')}
                title={t('note.history.button')}
                onClick={() => setShowsHistory(true)}
              >
                <IconHistory size={15} aria-hidden="true" />
              </ActionIcon>
            )}
          </>
        }
      />
      {state === 'failed' && (
        <p className={classes.failed} role="alert" data-note-state="failed">
          <IconExclamationCircle size={15} aria-hidden="true" />
          {t('note.failed', { why: draft?.failure ?? '' })}
        </p>
      )}
      {state === 'gone' && (
        <div className={classes.failed} role="alert" data-note-state="gone">
          <IconExclamationCircle size={15} aria-hidden="true" />
          <span className={classes.why}>{t('note.gone')}</span>
          <Button size="compact-xs" variant="default" onClick={() => drafts.discard(call.id)}>
            {t('note.discard')}
          </Button>
        </div>
      )}
      {showsHistory && <NoteHistory call={call} html={html} onClose={() => setShowsHistory(false)} />}
    </div>
  );
}
