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
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { duration, talkTime } from '../../../contract/call/times.ts';
import { useNow } from '../../ui/use-now.ts';
import { useAct } from '../desk/use-act.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { NoteEditor } from '../note/note-editor.tsx';
import { words } from '../words.ts';
import classes from './live-card.module.css';
import { mayTakeFocus } from './may-take-focus.ts';
import { StatusBadge } from './status-badge.tsx';
import { directionIcon } from './status-look.tsx';

/**
 * One call on the person's hands: who, how it stands, how long, what can be done, and the note, which can be begun
 * while it rings. The cursor goes there by itself once the call is answered; the card stays after it is over.
 */
export function LiveCard({ call, onOpen }: { call: Call; onOpen: (id: string) => void }) {
  const { ask, desk, drafts } = useOpenDesk();
  const act = useAct();
  const callBack = useCallBack();
  const whyNot = useDesk((view) => whyNoCallBack(call, view.line));
  const note = useRef<HTMLTextAreaElement>(null);
  const live = call.endedAt === null;
  const answered = call.answeredAt !== null;
  const ringsHere = live && !answered && call.direction === 'inbound';
  const who = partyText(call);
  const DirectionIcon = directionIcon(call.direction);
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  const time = answered ? talkTime(call, now) : duration(call, now);

  useEffect(() => {
    const turn = ringsHere ? 'rings' : live ? 'talk' : 'over';
    if (turn !== 'rings' && mayTakeFocus(document.activeElement)) note.current?.focus();
  }, [ringsHere, live]);

  return (
    <article
      className={classes.card}
      data-card={call.id}
      data-turn={ringsHere ? 'rings' : live ? 'live' : 'over'}
    >
      <div className={classes.top}>
        <StatusBadge call={call} />
        <span className={classes.time} role="timer" aria-label={words.live.timer}>
          {clockFace(time)}
        </span>
      </div>
      <div className={classes.who}>
        <h2 className={classes.name}>{who.title}</h2>
        <p className={classes.number}>
          <DirectionIcon size={14} stroke={2} aria-hidden="true" />
          {words.direction[call.direction]}
          {who.number !== null && <span className={classes.digits}>{who.number}</span>}
        </p>
      </div>
      {ringsHere && (
        <div className={classes.buttons}>
          <Button
            className={classes.end}
            size="md"
            leftSection={<IconPhoneOff size={18} aria-hidden="true" />}
            onClick={() => void act(words.trouble.act, ask['call.decline']({ id: call.id }))}
          >
            {words.live.decline}
          </Button>
          <Button
            className={classes.answer}
            size="md"
            leftSection={<IconPhoneCall size={18} aria-hidden="true" />}
            onClick={() => void act(words.trouble.act, ask['call.answer']({ id: call.id }))}
          >
            {words.live.answer}
          </Button>
        </div>
      )}
      {live && !ringsHere && (
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
                void act(words.trouble.act, ask['call.mute']({ id: call.id, muted: !call.muted }))
              }
            >
              {call.muted ? words.live.unmute : words.live.mute}
            </Button>
          )}
          <Button
            className={classes.end}
            leftSection={<IconPhoneEnd size={18} aria-hidden="true" />}
            onClick={() => {
              drafts.flush(call.id);
              void act(words.trouble.act, ask['call.hangUp']({ id: call.id }));
            }}
          >
            {answered ? words.live.hangUp : words.live.cancel}
          </Button>
        </div>
      )}
      <NoteEditor call={call} onCard ref={note} />
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
              {words.live.callBack}
            </Button>
          </Tooltip>
          <Tooltip label={words.live.open}>
            <ActionIcon
              variant="default"
              size={36}
              aria-label={words.live.open}
              onClick={() => onOpen(call.id)}
            >
              <IconListDetails size={18} />
            </ActionIcon>
          </Tooltip>
          <Button leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={() => desk.done(call.id)}>
            {words.live.done}
          </Button>
        </div>
      )}
    </article>
  );
}
