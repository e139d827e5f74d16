import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import type { Peaks } from '../../../contract/recording/recording.ts';
import { styleNonce } from '../../ui/style-nonce.ts';
import classes from './player.module.css';

interface WaveformProps {
  audio: HTMLAudioElement;
  peaks: Peaks;
  /** Playing time, ms. */
  durationMs: number;
}

/** The window's colours as a canvas needs them: read, because it knows no custom properties. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string) => style.getPropertyValue(token).trim();
  return {
    waveColor: read('--rn-line-strong'),
    progressColor: read('--rn-accent'),
    cursorColor: read('--rn-text'),
  };
}

/** Draws a recording's levels and how far it has played. A picture only: `position.tsx` is what a person moves. */
export function Waveform({ audio, peaks, durationMs }: WaveformProps) {
  const scheme = useComputedColorScheme('light');
  const container = useRef<HTMLDivElement>(null);
  const drawn = useRef<WaveSurfer | null>(null);

  useEffect(() => {
    if (!container.current) return;
    const surfer = WaveSurfer.create({
      container: container.current,
      media: audio,
      peaks: [Float32Array.from(peaks.levels, (level) => level / 255)],
      duration: durationMs / 1000,
      height: 'auto',
      normalize: true,
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      barMinHeight: 1,
      cursorWidth: 2,
      interact: false,
      dragToSeek: false,
      hideScrollbar: true,
      cspNonce: styleNonce(),
      ...colours(),
    });
    drawn.current = surfer;
    return () => {
      drawn.current = null;
      surfer.destroy();
    };
  }, [audio, peaks, durationMs]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the tokens say.
  useEffect(() => {
    const frame = requestAnimationFrame(() => drawn.current?.setOptions(colours()));
    return () => cancelAnimationFrame(frame);
  }, [scheme]);

  return <div ref={container} className={classes.canvas} data-waveform />;
}
