import { Skeleton } from '@mantine/core';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import type { Mark, Peaks } from '../../../contract/recording/recording.ts';
import { t } from '../../../contract/words/say.ts';
import { clockFace } from '../format/duration.ts';
import classes from './player.module.css';
import type { Sound } from './use-sound.ts';
import { Waveform } from './waveform.tsx';

interface PositionProps {
  /** The slider, for whoever brings the cursor back to it. */
  track: RefObject<HTMLDivElement | null>;
  sound: Sound;
  peaks: Peaks | null;
  marks: readonly Mark[];
  onMark: (mark: Mark) => void;
}

/** How far PageUp and PageDown go: a tenth of the recording. */
const page = 0.1;

/**
 * Where a recording stands, over the picture of its sound: a slider to whoever hears or tabs through the page, for the
 * canvas says nothing. Its marks are pinned above; the list of marks (`marks.tsx`) is their way for the keyboard.
 */
export function Position({ track, sound, peaks, marks, onMark }: PositionProps) {
  const { audio, atMs, durationMs, seek } = sound;
  const total = durationMs ?? 0;
  const part = (ms: number) => `${total === 0 ? 0 : Math.min(100, (ms / total) * 100)}%`;

  const seekTo = (event: PointerEvent) => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0 || total === 0) return;
    const ratio = (event.clientX - box.left) / box.width;
    seek(Math.min(Math.max(0, ratio), 1) * total);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'PageUp' ? page : event.key === 'PageDown' ? -page : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    sound.jump(by * total);
  };

  return (
    <div className={classes.position}>
      <div className={classes.pins} aria-hidden="true">
        {marks.map((mark) => {
          const time = clockFace(mark.atMs);
          return (
            <button
              key={mark.id}
              type="button"
              tabIndex={-1}
              className={classes.pin}
              data-pin={mark.id}
              style={{ insetInlineStart: part(mark.atMs) }}
              title={mark.text === '' ? time : t('recording.marks.pin', { time, text: mark.text })}
              onClick={() => onMark(mark)}
            />
          );
        })}
      </div>
      <div
        ref={track}
        className={classes.track}
        role="slider"
        tabIndex={0}
        aria-label={t('recording.player.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(total / 1000)}
        aria-valuenow={Math.min(Math.round(atMs / 1000), Math.round(total / 1000))}
        aria-valuetext={t('recording.player.at', { time: clockFace(atMs), total: clockFace(total) })}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          seekTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
        }}
      >
        {peaks === null || total === 0 ? (
          <>
            <Skeleton className={classes.canvas} radius={6} animate={peaks === null} />
            <span className={classes.playedBar} style={{ inlineSize: part(atMs) }} />
          </>
        ) : (
          <Waveform audio={audio} peaks={peaks} durationMs={total} />
        )}
        {marks.map((mark) => (
          <span key={mark.id} className={classes.needle} style={{ insetInlineStart: part(mark.atMs) }} />
        ))}
      </div>
    </div>
  );
}
