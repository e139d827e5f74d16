import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconCheck,
  IconListDetails,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneCall,
  IconPhoneEnd,
  IconPhoneOff,
  IconPlayerStop,
} from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { isManual } from '../../../contract/call/manual.ts';
import { duration, talkTime } from '../../../contract/call/times.ts';
import { t } from '../../../contract/words/say.ts';
import { useNow } from '../../ui/use-now.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { NoteEditor } from '../note/note-editor.tsx';
import { useRecordingDrop } from '../recording/use-recording-drop.ts';
import classes from './live-card.module.css';
import { mayTakeFocus } from './may-take-focus.ts';
import { StatusBadge } from './status-badge.tsx';
import { directionIcon } from './status-look.tsx';
import { wantsWrapUp } from './wants-wrap-up.ts';
import { WrapUp } from './wrap-up.tsx';

/**
 * One call on the person's hands: who, how it stands, how long, what can be done, and the note, which can be begun
 * while it rings. The cursor goes there by itself once the call is answered; the card stays after it is over.
 */
export function LiveCard({ call, onOpen }: { call: Call; onOpen: (id: string) => void }) {
  const { ask, desk, drafts } = useOpenDesk();
  const act = useAct();
  const callBack = useCallBack();
  const whyNot = useDesk((view) => whyNoCallBack(call, view.line));
  const note = useRef<{ focus(): void } | null>(null);
  const holdNote = useCallback((field: { focus(): void } | null) => {
    note.current = field;
  }, []);
  const live = call.endedAt === null;
  const answered = call.answeredAt !== null;
  const timed = isManual(call);
  const ringsHere = live && !answered && !timed && call.direction === 'inbound';
  const who = partyText(call);
  const DirectionIcon = directionIcon(call.direction);
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  const time = answered ? talkTime(call, now) : duration(call, now);

  const setting = useDesk((view) => view.settings.wrapUp);
  const [wrapsUp, setWrapsUp] = useState(false);
  const drop = useRecordingDrop(call.id);
  // Once asked, it stays until the card goes: what is answered must not vanish under the hand that answers.
  if (!wrapsUp && wantsWrapUp(call, setting, () => desk.hasNote(call))) setWrapsUp(true);

  useEffect(() => {
    const turn = ringsHere ? 'rings' : live ? 'talk' : 'over';
    if (turn !== 'rings' && mayTakeFocus(document.activeElement)) note.current?.focus();
  }, [ringsHere, live]);

  async function stop() {
    drafts.flush(call.id);
    const stopped = await act(t('app.trouble.act'), ask['timer.stop']({ id: call.id }));
    if (stopped.ok) desk.hearCall(stopped.value);
  }

  return (
    <article
      {...drop}
      className={classes.card}
      data-card={call.id}
      data-turn={ringsHere ? 'rings' : live ? 'live' : 'over'}
      onKeyDownCapture={(event) => {
        if (live || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        desk.done(call.id);
      }}
    >
      <div className={classes.top}>
        <StatusBadge call={call} />
        <span className={classes.time} role="timer" aria-label={t('live.timer')}>
          {clockFace(time)}
        </span>
      </div>
      <div className={classes.who}>
        <h2 className={classes.name}>{who.title}</h2>
        <p className={classes.number}>
          <DirectionIcon size={14} stroke={2} aria-hidden="true" />
          {t(`direction.${call.direction}`)}
          {who.number !== null && <span className={classes.digits}>{who.number}</span>}
        </p>
        {who.company !== null && <p className={classes.company}>{who.company}</p>}
      </div>
      {ringsHere && (
        <div className={classes.buttons}>
          <Button
            className={classes.end}
            size="md"
            leftSection={<IconPhoneOff size={18} aria-hidden="true" />}
            onClick={() => void act(t('app.trouble.act'), ask['call.decline']({ id: call.id }))}
          >
            {t('live.decline')}
          </Button>
          <Button
            className={classes.answer}
            size="md"
            leftSection={<IconPhoneCall size={18} aria-hidden="true" />}
            onClick={() => void act(t('app.trouble.act'), ask['call.answer']({ id: call.id }))}
          >
            {t('live.answer')}
          </Button>
        </div>
      )}
      {live && timed && (
        <div className={classes.buttons}>
          <Button
            className={classes.end}
            leftSection={<IconPlayerStop size={18} aria-hidden="true" />}
            onClick={() => void stop()}
          >
            {t('live.stop')}
          </Button>
        </div>
      )}
      {live && !timed && !ringsHere && (
        <div className={classes.buttons}>
          {answered && (
            <Button
              variant="default"
              aria-pressed={call.muted}
              data-muted={call.muted}
              className={classes.mute}
              leftSection={
                call.muted ? (
                  <IconMicrophoneOff size={17} aria-hidden="true" />
                ) : (
                  <IconMicrophone size={17} aria-hidden="true" />
                )
              }
              onClick={() =>
                void act(t('app.trouble.act'), ask['call.mute']({ id: call.id, muted: !call.muted }))
              }
            >
              {call.muted ? t('live.unmute') : t('live.mute')}
            </Button>
          )}
          <Button
            className={classes.end}
            leftSection={<IconPhoneEnd size={18} aria-hidden="true" />}
            onClick={() => {
              drafts.flush(call.id);
              void act(t('app.trouble.act'), ask['call.hangUp']({ id: call.id }));
            }}
          >
            {answered ? t('live.hangUp') : t('live.cancel')}
          </Button>
        </div>
      )}
      <NoteEditor call={call} onCard ref={holdNote} />
      {!live && wrapsUp && <WrapUp call={call} />}
      {!live && (
        <div className={classes.after}>
          <Tooltip label={whyNot} disabled={whyNot === null} multiline maw={280}>
            <Button
              variant="default"
              leftSection={<IconPhone size={16} aria-hidden="true" />}
              aria-disabled={whyNot !== null}
              data-disabled={whyNot !== null}
              onClick={() => void callBack(call)}
            >
              {t('live.callBack')}
            </Button>
          </Tooltip>
          <Tooltip label={t('live.open')}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('live.open')}
              onClick={() => onOpen(call.id)}
            >
              <IconListDetails size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('live.doneKeys')}>
            <Button
              leftSection={<IconCheck size={16} aria-hidden="true" />}
              aria-keyshortcuts="Control+Enter Meta+Enter"
              onClick={() => desk.done(call.id)}
            >
              {t('live.done')}
            </Button>
          </Tooltip>
        </div>
      )}
    </article>
  );
}
