import { Button, Loader } from '@mantine/core';
import {
  IconAlertTriangle,
  IconMicrophone,
  IconPlayerPauseFilled,
  IconPlayerRecordFilled,
  IconPlayerStopFilled,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../contract/words/say.ts';
import { clockFace } from '../format/duration.ts';
import { guardDrops } from './guard-drops.ts';
import { LevelMeter } from './level-meter.tsx';
import classes from './memo-bar.module.css';
import type { MemoKeeper } from './memo-keeper.ts';
import { useMemoKeeper } from './use-memo-keeper.ts';

/** How often the time is looked at, ms. */
const lookEvery = 250;

/**
 * The voice memo that is being recorded, at the foot of the window whichever page is open: so it goes on when the page of
 * its call is closed, and nothing that was spoken is lost by looking elsewhere.
 */
export function MemoBar({ onOpen }: { onOpen: (call: string) => void }) {
  const { memo, session } = useMemoKeeper();
  useEffect(() => guardDrops(window), []);
  if (session.phase === 'idle') return null;
  const { call } = session;
  const goTo = (
    <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onOpen(call)}>
      {t('recording.memo.goTo')}
    </Button>
  );
  return (
    <section className={classes.bar} aria-label={t('recording.memo.region')} data-memo={session.phase}>
      {session.phase === 'asking' && (
        <>
          <Loader size={16} />
          <span className={classes.said} role="status">
            {t('recording.memo.asking')}
          </span>
          <Button variant="default" size="compact-sm" onClick={() => void memo.discard()}>
            {t('app.cancel')}
          </Button>
        </>
      )}
      {(session.phase === 'recording' || session.phase === 'paused') && (
        <Running memo={memo} paused={session.phase === 'paused'}>
          {goTo}
        </Running>
      )}
      {session.phase === 'keeping' && (
        <>
          <Loader size={16} />
          <span className={classes.said} role="status">
            {t('recording.memo.keeping')}
          </span>
        </>
      )}
      {session.phase === 'failed' && (
        <>
          <IconAlertTriangle className={classes.fault} size={18} aria-hidden="true" />
          <span className={classes.said} role="alert">
            {session.fault === 'told' ? session.why : t(`recording.memo.${session.fault}`)}
          </span>
          {session.fault !== 'told' && (
            <Button variant="default" size="compact-sm" onClick={() => void memo.start(call)}>
              {t('recording.memo.again')}
            </Button>
          )}
          <Button variant="default" size="compact-sm" onClick={() => void memo.discard()}>
            {t('recording.memo.dismiss')}
          </Button>
        </>
      )}
    </section>
  );
}

interface RunningProps {
  memo: MemoKeeper<MediaStream>;
  paused: boolean;
  children: React.ReactNode;
}

function Running({ memo, paused, children }: RunningProps) {
  const [time, setTime] = useState(memo.time());
  const [sure, setSure] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const look = () => setTime(memo.time());
    look();
    if (paused) return;
    const timer = setInterval(look, lookEvery);
    return () => clearInterval(timer);
  }, [memo, paused]);
  useEffect(() => keep.current?.focus(), []);

  return (
    <>
      <span className={classes.state} data-paused={paused} role="status">
        {paused ? (
          <IconMicrophone size={18} aria-hidden="true" />
        ) : (
          <IconPlayerRecordFilled className={classes.lamp} size={16} aria-hidden="true" />
        )}
        {t(paused ? 'recording.memo.paused' : 'recording.memo.recording')}
      </span>
      <span className={classes.time} role="timer" aria-label={t('recording.memo.time')}>
        {clockFace(time)}
      </span>
      <LevelMeter level={() => memo.level()} />
      {children}
      <span className={classes.acts}>
        {sure ? (
          <>
            <span className={classes.sure}>{t('recording.memo.discardSure')}</span>
            <Button variant="default" size="compact-sm" onClick={() => setSure(false)}>
              {t('recording.memo.discardNo')}
            </Button>
            <Button color="red" size="compact-sm" onClick={() => void memo.discard()}>
              {t('recording.memo.discardYes')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" size="compact-sm" onClick={() => setSure(true)}>
              {t('recording.memo.discard')}
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              leftSection={
                paused ? (
                  <IconPlayerRecordFilled size={14} aria-hidden="true" />
                ) : (
                  <IconPlayerPauseFilled size={14} aria-hidden="true" />
                )
              }
              onClick={() => (paused ? memo.resume() : memo.pause())}
            >
              {t(paused ? 'recording.memo.resume' : 'recording.memo.pause')}
            </Button>
            <Button
              ref={keep}
              size="compact-sm"
              leftSection={<IconPlayerStopFilled size={14} aria-hidden="true" />}
              onClick={() => void memo.keep()}
            >
              {t('recording.memo.keep')}
            </Button>
          </>
        )}
      </span>
    </>
  );
}
