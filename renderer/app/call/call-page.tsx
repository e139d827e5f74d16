import { ActionIcon, Alert, Center, Loader, Stack, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconHistory, IconPhone, IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { Call } from '../../../contract/call/call.ts';
import { duration, holdTime, ringTime, talkTime } from '../../../contract/call/times.ts';
import type { CallDetail } from '../../../contract/ipc/app-contract.ts';
import { useNow } from '../../ui/use-now.ts';
import { useToday } from '../../ui/use-today.ts';
import { newerCall } from '../desk/newer-call.ts';
import { useDesk, useOpenDesk } from '../desk/use-desk.ts';
import { useCallBack } from '../dial/use-call-back.ts';
import { whyNoCallBack } from '../dial/why-no-call-back.ts';
import { clockFace } from '../format/duration.ts';
import { partyText } from '../format/party.ts';
import { dayText, exactTimeText } from '../format/when.ts';
import { NoteEditor } from '../note/note-editor.tsx';
import { words } from '../words.ts';
import classes from './call-page.module.css';
import { causeWords } from './cause-words.ts';
import { StatusBadge } from './status-badge.tsx';
import { directionIcon } from './status-look.tsx';
import { Timeline } from './timeline.tsx';

/** Everything there is to know of one call: its note first, then the facts and what happened. */
export function CallPage({ id, wide, onClose }: { id: string; wide: boolean; onClose: () => void }) {
  const { ask, desk } = useOpenDesk();
  const [detail, setDetail] = useState<CallDetail | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const load = useCallback(
    async (isCurrent: () => boolean) => {
      const answer = await ask['call.get']({ id });
      if (!isCurrent()) return;
      if (!answer.ok) {
        setFailure(answer.error.message);
        return;
      }
      setFailure(null);
      setDetail((known) => ({
        call: newerCall(known?.call, answer.value.call),
        events: answer.value.events,
      }));
    },
    [ask, id],
  );

  useEffect(() => {
    let current = true;
    const isCurrent = () => current;
    void load(isCurrent);
    const stop = desk.hear('call', (call) => {
      if (call.id !== id) return;
      setDetail((known) => known && { ...known, call: newerCall(known.call, call) });
    });
    const stopStale = desk.hear('stale', () => void load(isCurrent));
    return () => {
      current = false;
      stop();
      stopStale();
    };
  }, [desk, id, load]);

  const call = detail?.call;
  const turn = call && `${call.status} ${call.endedAt} ${call.muted} ${call.heldSince}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn of the call, and nothing else, brings new events.
  useEffect(() => {
    let current = true;
    if (turn) void load(() => current);
    return () => {
      current = false;
    };
  }, [turn]);

  const closeButton = (
    <Tooltip label={wide ? words.close : words.call.back}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={wide ? words.close : words.call.back}
        onClick={onClose}
      >
        {wide ? <IconX size={18} /> : <IconArrowLeft size={18} />}
      </ActionIcon>
    </Tooltip>
  );
  if (!detail)
    return (
      <div className={classes.page}>
        <header className={classes.head}>{closeButton}</header>
        <Center flex={1} role={failure === null ? 'status' : 'alert'}>
          {failure === null ? (
            <Loader size="sm" aria-label={words.call.loading} />
          ) : (
            <Stack gap={4} maw={320} ta="center">
              <Text fw={600}>{words.call.failedTitle}</Text>
              <Text c="dimmed">{failure}</Text>
            </Stack>
          )}
        </Center>
      </div>
    );
  return <Shown detail={detail} closeButton={closeButton} wide={wide} />;
}

function Shown(props: { detail: CallDetail; closeButton: React.ReactNode; wide: boolean }) {
  const { call, events } = props.detail;
  const callBack = useCallBack();
  const whyNot = useDesk((view) => whyNoCallBack(call, view.line));
  const who = partyText(call);
  const DirectionIcon = directionIcon(call.direction);
  return (
    <div className={classes.page} data-call-page={call.id} data-wide={props.wide}>
      <header className={classes.head}>
        {!props.wide && props.closeButton}
        <div className={classes.who}>
          <h2 className={classes.name}>{who.title}</h2>
          {who.number !== null && <p className={classes.number}>{who.number}</p>}
        </div>
        <Tooltip label={whyNot ?? words.live.callBack} multiline maw={280}>
          <ActionIcon
            className={classes.callBack}
            size="lg"
            aria-label={words.live.callBack}
            aria-disabled={whyNot !== null}
            data-disabled={whyNot !== null}
            onClick={() => void callBack(call)}
          >
            <IconPhone size={18} />
          </ActionIcon>
        </Tooltip>
        {props.wide && props.closeButton}
      </header>
      <div className={classes.scroll}>
        <div className={classes.badges}>
          <StatusBadge call={call} />
          <span className={classes.direction}>
            <DirectionIcon size={14} stroke={2} aria-hidden="true" />
            {words.direction[call.direction]}
          </span>
        </div>
        {call.recovered && (
          <Alert
            className={classes.recovered}
            icon={<IconHistory size={18} />}
            title={words.call.recovered}
            variant="default"
          >
            {words.call.recoveredWhy}
          </Alert>
        )}
        <div className={classes.columns}>
          <NoteEditor call={call} />
          <div className={classes.facts}>
            <Facts call={call} />
            <h3 className={classes.heading}>{words.call.timeline}</h3>
            <Timeline call={call} events={events} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Facts({ call }: { call: Call }) {
  const live = call.endedAt === null;
  const now = useNow(call.answeredAt ?? call.startedAt, live);
  const today = useToday();
  const moment = (at: number) => `${dayText(at, today)}, ${exactTimeText(at)}`;
  const say = words.call;
  const raw = partyText(call).number ?? partyText(call.remote).title;
  const facts: readonly (readonly [string, React.ReactNode] | null)[] = [
    [say.started, moment(call.startedAt)],
    [say.answered, call.answeredAt === null ? say.notAnswered : exactTimeText(call.answeredAt)],
    [say.ended, call.endedAt === null ? say.stillOn : exactTimeText(call.endedAt)],
    [say.ringTime, clockFace(ringTime(call, now))],
    call.answeredAt === null ? null : [say.talkTime, clockFace(talkTime(call, now))],
    call.heldMs === 0 && call.heldSince === null ? null : [say.holdTime, clockFace(holdTime(call, now))],
    [say.duration, clockFace(duration(call, now))],
    call.endedBy === null ? null : [say.endedBy, say.enders[call.endedBy]],
    call.cause === null
      ? null
      : [
          say.cause,
          <span key="cause">
            {causeWords(call.cause)}{' '}
            <span className={classes.code} title={call.cause.text}>
              {say.causeCode[call.cause.family]} {call.cause.code}
            </span>
          </span>,
        ],
    call.remote.raw === '' || call.remote.raw === raw ? null : [say.numberAsReceived, call.remote.raw],
    [say.source, say.sources[call.source] ?? call.source],
    call.account === null ? null : [say.account, call.account.replace(/^sips?:/, '')],
  ];
  return (
    <dl className={classes.list} aria-label={say.facts}>
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]} className={classes.fact}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
