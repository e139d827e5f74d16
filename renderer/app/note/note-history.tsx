import { Button, Loader, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { NoteVersion } from '../../../contract/call/entry.ts';
import { asNote } from '../../../contract/note/as-note.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { dayText, timeText } from '../format/when.ts';
import { firstLine } from './first-line.ts';
import classes from './note-history.module.css';
import { countWords, textChanges } from './text-changes.ts';

interface NoteHistoryProps {
  call: Call;
  /** The note as it stands in the editor. */
  html: string;
  onClose: () => void;
}

type Found =
  | { state: 'loading' }
  | { state: 'failed'; why: string }
  | { state: 'found'; versions: readonly NoteVersion[] };

/** The earlier texts of a note: when each was replaced, what was changed then, and the way back to it. */
export function NoteHistory({ call, html, onClose }: NoteHistoryProps) {
  const { ask, drafts } = useOpenDesk();
  const act = useAct();
  const [found, setFound] = useState<Found>({ state: 'loading' });
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { id } = call;

  const look = useCallback(async () => {
    setFound({ state: 'loading' });
    const answer = await ask['note.versions']({ id });
    setFound(
      answer.ok
        ? { state: 'found', versions: answer.value.versions }
        : { state: 'failed', why: answer.error.message },
    );
  }, [ask, id]);
  useEffect(() => void look(), [look]);

  const present = noteText(asNote(html));
  const versions = found.state === 'found' ? found.versions : [];
  const version = versions[chosen];

  const restore = async () => {
    if (!version) return;
    drafts.flush(id);
    const kept = await act(t('note.history.notRestored'), ask['call.annotate']({ id, keepVersion: true }));
    if (!kept.ok) return;
    drafts.type(id, version.note);
    drafts.flush(id);
    notifications.show({ message: t('note.history.restored'), withBorder: true });
    onClose();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('note.history.title')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      size="xl"
      transitionProps={{ duration: 0 }}
    >
      {found.state === 'loading' && (
        <div className={classes.message} role="status">
          <Loader size="sm" aria-hidden="true" /> {t('note.history.loading')}
        </div>
      )}
      {found.state === 'failed' && (
        <div className={classes.message} role="alert">
          {t('note.history.failed', { why: found.why })}
          <Button size="compact-sm" variant="default" onClick={() => void look()}>
            {t('note.history.again')}
          </Button>
        </div>
      )}
      {found.state === 'found' && !version && (
        <Text c="dimmed" size="sm">
          {t('note.history.empty')}
        </Text>
      )}
      {version && (
        <div className={classes.history}>
          <div
            ref={list}
            role="listbox"
            aria-label={t('note.history.list')}
            tabIndex={0}
            data-autofocus
            aria-activedescendant={`note-version-${version.id}`}
            className={classes.list}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
              if (step === 0) return;
              event.preventDefault();
              const next = Math.max(0, Math.min(versions.length - 1, chosen + step));
              setChosen(next);
              list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
            }}
          >
            {versions.map((each, index) => (
              <Entry
                key={each.id}
                version={each}
                after={versions[index - 1]?.noteText ?? present}
                chosen={index === chosen}
                onChoose={() => setChosen(index)}
              />
            ))}
          </div>
          <section
            className={classes.text}
            aria-label={t('note.history.text')}
            data-note-version={version.id}
          >
            {version.noteText === '' ? (
              <span className={classes.nothing}>{t('note.history.nothing')}</span>
            ) : (
              <Changes before={version.noteText} after={versions[chosen - 1]?.noteText ?? present} />
            )}
          </section>
          <div className={classes.acts}>
            <Button size="sm" onClick={restore}>
              {t('note.history.restore')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}

function Entry(props: { version: NoteVersion; after: string; chosen: boolean; onChoose: () => void }) {
  const { version, after, chosen, onChoose } = props;
  const changes = textChanges(version.noteText, after);
  const count = (kind: 'added' | 'removed') =>
    changes.reduce((sum, change) => sum + (change.kind === kind ? countWords(change.text) : 0), 0);
  const added = count('added');
  const removed = count('removed');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
    <div
      id={`note-version-${version.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      className={classes.entry}
      onClick={onChoose}
    >
      <span className={classes.when}>
        {t('note.history.replaced', { day: dayText(version.at, Date.now()), time: timeText(version.at) })}
      </span>
      <span className={classes.line}>{firstLine(version.noteText) || t('note.history.nothing')}</span>
      <span className={classes.what}>
        {added === 0 && removed === 0 && t('note.history.same')}
        {added > 0 && <span className={classes.added}>{t('note.history.added', { count: added })}</span>}
        {removed > 0 && (
          <span className={classes.removed}>{t('note.history.removed', { count: removed })}</span>
        )}
      </span>
    </div>
  );
}

/** The text as it was; what was taken out of it afterwards is marked. */
function Changes({ before, after }: { before: string; after: string }) {
  let at = 0;
  return textChanges(before, after).map(({ kind, text }) => {
    if (kind === 'added') return null;
    const key = at;
    at += text.length;
    return kind === 'same' ? <span key={key}>{text}</span> : <mark key={key}>{text}</mark>;
  });
}
