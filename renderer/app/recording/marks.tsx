import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Mark, Recording } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { clockFace } from '../format/duration.ts';
import { LineField } from './line-field.tsx';
import classes from './marks.module.css';

interface MarksProps {
  recording: Recording;
  /** Where a new mark is being written, ms; null while none is. */
  markingAt: number | null;
  /** `byKey`: the cursor was in the line of the new mark. */
  onMarked: (byKey: boolean) => void;
  onJump: (toMs: number) => void;
}

/** The most marks of one recording, as the contract has it. */
const marksLimit = 500;
const textLimit = 500;

/** What was said when: the marks of a recording in the order of their time, and the line to write a new one. */
export function Marks({ recording, markingAt, onMarked, onJump }: MarksProps) {
  const { ask } = useOpenDesk();
  const act = useAct();
  const [shown, setShown] = useState(recording.marks);
  const [editing, setEditing] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const toReach = useRef<string | null>(null);
  useEffect(() => setShown(recording.marks), [recording.marks]);
  useEffect(() => {
    if (editing !== null || toReach.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-mark="${toReach.current}"] button`)?.focus();
    toReach.current = null;
  }, [editing]);

  const save = async (marks: readonly Mark[]) => {
    const ordered = marks.toSorted((a, b) => a.atMs - b.atMs);
    setShown(ordered);
    const saved = await act(
      t('recording.trouble.mark'),
      ask['recording.mark']({ id: recording.id, marks: ordered }),
    );
    if (!saved.ok) setShown(recording.marks);
  };
  const full = shown.length >= marksLimit;

  return (
    <>
      {markingAt !== null &&
        (full ? (
          <p className={classes.full} role="alert">
            {t('recording.marks.full')}
          </p>
        ) : (
          <div className={classes.adding}>
            <span className={classes.time}>{clockFace(markingAt)}</span>
            <LineField
              label={t('recording.marks.addAt', { time: clockFace(markingAt) })}
              placeholder={t('recording.marks.placeholder')}
              value=""
              maxLength={textLimit}
              emptyCounts
              onDone={(text, byKey) => {
                onMarked(byKey);
                if (text !== null)
                  void save([...shown, { id: crypto.randomUUID(), atMs: Math.round(markingAt), text }]);
              }}
            />
          </div>
        ))}
      {shown.length > 0 && (
        <ol ref={list} className={classes.list} aria-label={t('recording.marks.list')}>
          {shown.map((mark) => {
            const time = clockFace(mark.atMs);
            const said = mark.text === '' ? t('recording.marks.none') : mark.text;
            return (
              <li key={mark.id} className={classes.mark} data-mark={mark.id}>
                {editing === mark.id ? (
                  <>
                    <span className={classes.time}>{time}</span>
                    <LineField
                      label={t('recording.marks.text', { time })}
                      value={mark.text}
                      maxLength={textLimit}
                      emptyCounts
                      onDone={(text, byKey) => {
                        setEditing(null);
                        if (byKey) toReach.current = mark.id;
                        if (text !== null && text !== mark.text)
                          void save(shown.map((each) => (each.id === mark.id ? { ...each, text } : each)));
                      }}
                    />
                  </>
                ) : (
                  <>
                    <button
                      type="button"
                      className={classes.jump}
                      aria-label={t('recording.marks.jump', { time, text: said })}
                      onClick={() => onJump(mark.atMs)}
                    >
                      <span className={classes.time}>{time}</span>
                      <span className={classes.text} data-empty={mark.text === ''}>
                        {said}
                      </span>
                    </button>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={26}
                      aria-label={t('recording.marks.edit', { time })}
                      onClick={() => setEditing(mark.id)}
                    >
                      <IconPencil size={15} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={26}
                      aria-label={t('recording.marks.remove', { time })}
                      onClick={() => void save(shown.filter((each) => each.id !== mark.id))}
                    >
                      <IconTrash size={15} />
                    </ActionIcon>
                  </>
                )}
              </li>
            );
          })}
        </ol>
      )}
    </>
  );
}
