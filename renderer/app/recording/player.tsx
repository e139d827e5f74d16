import { ActionIcon, Button, NativeSelect, Tooltip } from '@mantine/core';
import {
  IconBookmarkPlus,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { Recording } from '../../../contract/recording/recording.ts';
import { spoken, t } from '../../../contract/words/say.ts';
import { clockFace } from '../format/duration.ts';
import { listen, speeds, stepSpeed } from './listening.ts';
import { Marks } from './marks.tsx';
import classes from './player.module.css';
import { playerAct } from './player-keys.ts';
import { Position } from './position.tsx';
import { silences } from './silences.ts';
import { usePeaks } from './use-peaks.ts';
import { useSound } from './use-sound.ts';

/** What keeps the keys for itself while it has the focus. */
const ownKeys = 'input, select, textarea, [contenteditable="true"]';

/** Plays one recording, with the keys of a dictation machine, and keeps what is said at a moment of it. */
export function Player({ recording }: { recording: Recording }) {
  const peaks = usePeaks(recording);
  const quiet = useMemo(() => (peaks ? silences(peaks) : []), [peaks]);
  const sound = useSound(recording, quiet);
  const [markingAt, setMarkingAt] = useState<number | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const keys = useId();
  const { habits, atMs, durationMs } = sound;
  const quietly = habits.muted || habits.volume === 0;
  const mark = () => setMarkingAt(Math.min(atMs, durationMs ?? atMs));

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof Element) || event.target.closest(ownKeys)) return;
    const does = playerAct(event);
    if (does === null || (does.act === 'toggle' && event.target.closest('button'))) return;
    event.preventDefault();
    event.stopPropagation();
    switch (does.act) {
      case 'toggle':
        if (!event.repeat) sound.toggle();
        return;
      case 'jump':
        return sound.jump(does.seconds * 1000);
      case 'start':
        return sound.seek(0);
      case 'end':
        return sound.seek(durationMs ?? 0);
      case 'speed':
        return stepSpeed(does.by);
      case 'skipSilence':
        return listen({ skipSilence: !habits.skipSilence });
      case 'mark':
        return mark();
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls, none of which belongs to a form.
    <div
      className={classes.player}
      role="group"
      aria-label={t('recording.player.region', { name: recording.name })}
      aria-describedby={keys}
      data-player={recording.id}
      data-playing={sound.playing}
      onKeyDown={onKeyDown}
    >
      <span id={keys} className={classes.unseen}>
        {t('recording.player.keys')}
      </span>
      <Position
        track={track}
        sound={sound}
        peaks={peaks}
        marks={recording.marks}
        onMark={({ atMs }) => {
          sound.seek(atMs);
          sound.play();
        }}
      />
      {sound.failed && (
        <p className={classes.failed} role="alert">
          {t('recording.unplayableHere')}
        </p>
      )}
      <div className={classes.controls}>
        <div className={classes.transport}>
          <Tooltip label={t('recording.player.back')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('recording.player.back')}
              onClick={() => sound.jump(-5000)}
            >
              <IconRewindBackward5 size={18} />
            </ActionIcon>
          </Tooltip>
          <ActionIcon
            className={classes.play}
            size={36}
            radius="xl"
            aria-label={t(sound.playing ? 'recording.player.pause' : 'recording.player.play')}
            onClick={sound.toggle}
          >
            {sound.playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
          </ActionIcon>
          <Tooltip label={t('recording.player.forward')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('recording.player.forward')}
              onClick={() => sound.jump(5000)}
            >
              <IconRewindForward5 size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('recording.marks.add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('recording.marks.add')}
              onClick={mark}
            >
              <IconBookmarkPlus size={18} />
            </ActionIcon>
          </Tooltip>
        </div>
        <span className={classes.time}>
          <span data-at>{clockFace(atMs)}</span> / {durationMs === null ? '–:––' : clockFace(durationMs)}
        </span>
        <div className={classes.habits}>
          <Button
            variant={habits.skipSilence ? 'light' : 'default'}
            size="compact-sm"
            aria-pressed={habits.skipSilence}
            onClick={() => listen({ skipSilence: !habits.skipSilence })}
          >
            {t('recording.player.skipSilence')}
          </Button>
          <NativeSelect
            className={classes.speed}
            size="xs"
            aria-label={t('recording.player.speed')}
            value={String(habits.speed)}
            data={speeds.map((speed) => ({
              value: String(speed),
              label: t('recording.player.speedOf', { speed: speed.toLocaleString(spoken()) }),
            }))}
            onChange={(event) => listen({ speed: Number(event.currentTarget.value) })}
          />
          <span className={classes.loudness}>
            {' '}
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t(quietly ? 'recording.player.unmute' : 'recording.player.mute')}
              onClick={() => listen(quietly ? { muted: false, volume: habits.volume || 1 } : { muted: true })}
            >
              {quietly ? <IconVolumeOff size={18} /> : <IconVolume size={18} />}
            </ActionIcon>
            <input
              className={classes.volume}
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={habits.muted ? 0 : habits.volume}
              aria-label={t('recording.player.volume')}
              onChange={(event) => listen({ volume: event.currentTarget.valueAsNumber, muted: false })}
            />
          </span>
        </div>
      </div>
      <Marks
        recording={recording}
        markingAt={markingAt}
        onMarked={(byKey) => {
          setMarkingAt(null);
          if (byKey) track.current?.focus();
        }}
        onJump={(toMs) => {
          sound.seek(toMs);
          sound.play();
        }}
      />
    </div>
  );
}
