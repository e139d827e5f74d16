import { Alert, Center, Loader, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHistory, IconPencilCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallPart } from '../../../contract/call/entry.ts';
import type { CallDetail } from '../../../contract/ipc/app-contract.ts';
import { t } from '../../../contract/words/say.ts';
import { useAct } from '../desk/use-act.ts';
import { useAnnotate } from '../desk/use-annotate.ts';
import { useOpenDesk } from '../desk/use-desk.ts';
import { NoteEditor } from '../note/note-editor.tsx';
import { Recordings } from '../recording/recordings.tsx';
import { useRecordingDrop } from '../recording/use-recording-drop.ts';
import { useTrashCalls } from '../trash/use-trash-calls.ts';
import { Afterwards } from './afterwards.tsx';
import { type CallAct, CallHead, LeaveButton } from './call-head.tsx';
import classes from './call-page.module.css';
import { CorrectDialog } from './correct-dialog.tsx';
import { Facts } from './facts.tsx';
import { KeptWords } from './kept-words.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { OriginalFacts } from './original-facts.tsx';
import { Parts } from './parts.tsx';
import { StatusBadge } from './status-badge.tsx';
import { directionIcon } from './status-look.tsx';
import { Timeline } from './timeline.tsx';
import { TrashBanner } from './trash-banner.tsx';
import { useCallDetail } from './use-call-detail.ts';

interface CallPageProps {
  id: string;
  /** True beside the history, false over it. */
  wide: boolean;
  onClose: () => void;
}

/** Everything there is to know of one call: its note first, then what the person says of it, its sound, the facts. */
export function CallPage({ id, wide, onClose }: CallPageProps) {
  const { detail, failure, reload } = useCallDetail(id);
  if (detail)
    return <Shown detail={detail} failure={failure} reload={reload} wide={wide} onClose={onClose} />;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <LeaveButton wide={wide} onClose={onClose} />
      </header>
      <Center flex={1} role={failure === null ? 'status' : 'alert'}>
        {failure === null ? (
          <Loader size="sm" aria-label={t('call.loading')} />
        ) : (
          <Stack gap={4} maw={320} ta="center">
            <Text fw={600}>{t('call.failedTitle')}</Text>
            <Text c="dimmed">{failure}</Text>
          </Stack>
        )}
      </Center>
    </div>
  );
}

function Shown(props: {
  detail: CallDetail;
  failure: string | null;
  reload: () => void;
  wide: boolean;
  onClose: () => void;
}) {
  const { detail, failure, reload, wide, onClose } = props;
  const { ask, desk } = useOpenDesk();
  const act = useAct();
  const [call, annotate] = useAnnotate(detail.call);
  const { trash, restore } = useTrashCalls();
  const drop = useRecordingDrop(call.id);
  const [dialog, setDialog] = useState<'correct' | 'merge' | null>(null);
  const DirectionIcon = directionIcon(call.direction);
  /** What is in the trash is read, not changed: it may be gone for good tomorrow. */
  const isTrashed = call.trashedAt !== null;

  async function begin(what: CallAct) {
    if (what !== 'delete') setDialog(what);
    else if (await trash([call.id])) onClose();
  }
  function close() {
    setDialog(null);
  }
  function done() {
    close();
    reload();
  }
  async function restoreOriginal() {
    const answer = await act(t('call.notRestored'), ask['call.restoreOriginal']({ id: call.id }));
    if (answer.ok) desk.hearCall(answer.value);
    reload();
  }
  async function split(part: CallPart) {
    const answer = await act(t('call.parts.failed'), ask['call.split']({ id: call.id, part: part.key }));
    if (answer.ok) {
      for (const each of answer.value.calls) desk.hearCall(each);
      notifications.show({ message: t('call.parts.done'), withBorder: true });
    }
    reload();
  }

  return (
    <div className={classes.page} data-call-page={call.id} data-wide={wide} {...(isTrashed ? {} : drop)}>
      <CallHead
        call={call}
        annotate={annotate}
        wide={wide}
        onAct={(what) => void begin(what)}
        onClose={onClose}
      />
      <div className={classes.scroll}>
        {failure !== null && (
          <Alert className={classes.recovered} variant="default" role="alert">
            {failure}
          </Alert>
        )}
        {call.trashedAt !== null && (
          <TrashBanner trashedAt={call.trashedAt} onRestore={() => void restore([call.id])} />
        )}
        <div className={classes.badges}>
          <StatusBadge call={call} />
          <span className={classes.direction}>
            <DirectionIcon size={14} stroke={2} aria-hidden="true" />
            {t(`direction.${call.direction}`)}
          </span>
          {call.corrected && (
            <span className={classes.corrected} data-corrected="">
              <IconPencilCheck size={14} stroke={2} aria-hidden="true" />
              {t('call.corrected')}
            </span>
          )}
        </div>
        {call.recovered && (
          <Alert
            className={classes.recovered}
            icon={<IconHistory size={18} />}
            title={t('call.recovered')}
            variant="default"
          >
            {t('call.recoveredWhy')}
          </Alert>
        )}
        <div className={classes.columns}>
          {isTrashed ? (
            <KeptWords call={call} recordings={detail.recordings.length} />
          ) : (
            <>
              <NoteEditor call={call} />
              <Afterwards call={call} annotate={annotate} suggested={detail.suggestedDisposition} />
              <Recordings call={call} recordings={detail.recordings} />
            </>
          )}
          <div className={classes.facts}>
            <Facts call={call} />
            {call.corrected && detail.original && (
              <OriginalFacts
                original={detail.original}
                onRestore={isTrashed ? null : () => void restoreOriginal()}
              />
            )}
            {!isTrashed && <Parts parts={detail.parts} onSplit={(part) => void split(part)} />}
            <h3 className={classes.heading}>{t('call.timeline')}</h3>
            <Timeline call={call} events={detail.events} />
          </div>
        </div>
      </div>
      {dialog === 'correct' && (
        <CorrectDialog call={call} original={detail.original} onClose={close} onDone={done} />
      )}
      {dialog === 'merge' && (
        <MergeDialog
          call={call}
          onClose={close}
          onDone={() => {
            done();
            notifications.show({ message: t('call.merge.done'), withBorder: true });
          }}
        />
      )}
    </div>
  );
}
