import { Button, Tooltip } from '@mantine/core';
import { IconMicrophone, IconPaperclip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import type { Recording } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { IncomingRow } from './incoming-row.tsx';
import { RecordingRow } from './recording-row.tsx';
import classes from './recordings.module.css';
import { useIntake } from './use-intake.ts';
import { useMemoKeeper } from './use-memo-keeper.ts';
import { useRecordingPaste } from './use-recording-paste.ts';

interface RecordingsProps {
  call: Pick<Call, 'id'>;
  /** Oldest first, as `call.get` and `recordings.changed` give them. */
  recordings: readonly Recording[];
}

/** A call's recordings, to be played and kept, with every way to add one: a dialog, a drop, a paste, the microphone. */
export function Recordings({ call, recordings }: RecordingsProps) {
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const { memo, session } = useMemoKeeper();
  const section = useRef<HTMLElement>(null);
  const intake = useIntake();
  useEffect(() => intake.shows(call.id), [intake, call.id]);
  useRecordingPaste(call.id, section);
  const everywhere = useDesk((view) => view.incoming);
  const incoming = everywhere.filter(
    (each) =>
      each.call === call.id &&
      (each.state === 'copying' || each.state === 'refused') &&
      each.id !== memo.recordingId(),
  );
  const [only] = useState(recordings.length === 1 ? recordings[0]?.id : undefined);
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (id: string) => turned.get(id) ?? id === only;

  const attach = async () => {
    const chosen = await act(t('recording.trouble.attach'), ask['recording.choose']({ call: call.id }));
    if (chosen.ok) for (const progress of chosen.value.incoming) desk.hearProgress(progress);
  };
  const memoRuns = session.phase !== 'idle' && session.phase !== 'failed';
  const elsewhere = memoRuns && session.call !== call.id;

  return (
    <section ref={section} className={classes.recordings} aria-labelledby={`recordings-${call.id}`}>
      <div className={classes.head}>
        <h3 id={`recordings-${call.id}`} className={classes.title}>
          {t('recording.title')}
        </h3>
        <Tooltip label={t('recording.memo.elsewhere')} disabled={!elsewhere} multiline maw={280}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconMicrophone size={15} aria-hidden="true" />}
            aria-disabled={memoRuns}
            data-disabled={memoRuns}
            onClick={() => {
              if (!memoRuns) void memo.start(call.id);
            }}
          >
            {t('recording.memo.record')}
          </Button>
        </Tooltip>
        <Tooltip label={t('recording.attachHint')} multiline maw={280}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPaperclip size={15} aria-hidden="true" />}
            onClick={() => void attach()}
          >
            {t('recording.attach')}
          </Button>
        </Tooltip>
      </div>
      {incoming.length > 0 && (
        <ul className={classes.list} aria-label={t('recording.progress.list')}>
          {incoming.map((progress) => (
            <IncomingRow key={progress.id} progress={progress} />
          ))}
        </ul>
      )}
      {recordings.length === 0 && incoming.length === 0 && (
        <p className={classes.empty}>{t('recording.empty')}</p>
      )}
      {recordings.length > 0 && (
        <ul className={classes.list} aria-label={t('recording.title')}>
          {recordings.map((recording) => (
            <RecordingRow
              key={recording.id}
              recording={recording}
              open={isOpen(recording.id)}
              onToggle={() => setTurned((known) => new Map(known).set(recording.id, !isOpen(recording.id)))}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
