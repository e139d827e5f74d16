import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { type Recording, recordingPath } from '../../../contract/recording/recording.ts';
import { type Listening, listening, onListening, soundAlone } from './listening.ts';
import { pastSilence, type Silence } from './silences.ts';

/** A recording as it sounds: what a player shows of it, and what it can do to it. */
export interface Sound {
  readonly audio: HTMLAudioElement;
  readonly habits: Listening;
  readonly playing: boolean;
  /** Where it stands, ms from its start. */
  readonly atMs: number;
  /** ms; null until somebody knows. */
  readonly durationMs: number | null;
  /** The browser gave up on it. */
  readonly failed: boolean;
  toggle(): void;
  play(): void;
  seek(toMs: number): void;
  jump(byMs: number): void;
}

/** How often the position is read while it plays, ms: often enough that a silence is left before it is noticed. */
const lookEvery = 80;

/**
 * Plays a recording from main by range requests, so that any moment of it sounds at once and no more of it is in memory
 * than what plays. Speed, volume and skipping are the person's habits (`listening.ts`), the same in every player.
 */
export function useSound(recording: Recording, quiet: readonly Silence[]): Sound {
  const { id } = recording;
  const habits = useSyncExternalStore(onListening, listening);
  const audio = useMemo(() => new Audio(), []);
  const [playing, setPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [heardMs, setHeardMs] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const skips = useRef(quiet);
  useEffect(() => {
    skips.current = habits.skipSilence ? quiet : [];
  }, [habits.skipSilence, quiet]);

  useEffect(() => {
    const stop = new AbortController();
    const on = (name: string, hear: () => void) =>
      audio.addEventListener(name, hear, { signal: stop.signal });
    const look = () => setAtMs(Math.round(audio.currentTime * 1000));
    on('play', () => {
      soundAlone(audio);
      setPlaying(true);
    });
    on('pause', () => setPlaying(false));
    on('seeking', look);
    on('timeupdate', look);
    on('durationchange', () => {
      if (Number.isFinite(audio.duration)) setHeardMs(Math.round(audio.duration * 1000));
    });
    on('error', () => setFailed(true));
    on('loadeddata', () => setFailed(false));
    audio.preload = 'metadata';
    audio.src = recordingPath(id);
    return () => {
      stop.abort();
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
    };
  }, [audio, id]);

  useEffect(() => {
    audio.defaultPlaybackRate = habits.speed;
    audio.playbackRate = habits.speed;
    audio.volume = habits.volume;
    audio.muted = habits.muted;
  }, [audio, habits]);

  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      const now = audio.currentTime * 1000;
      const past = pastSilence(skips.current, now);
      if (past !== null) audio.currentTime = past / 1000;
      setAtMs(Math.round(audio.currentTime * 1000));
    }, lookEvery);
    return () => clearInterval(timer);
  }, [audio, playing]);

  const [first, second] =
    recording.file === 'fine' ? [recording.durationMs, heardMs] : [heardMs, recording.durationMs];
  const durationMs = first ?? second;
  const play = useCallback(() => {
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true);
    });
  }, [audio]);
  const seek = useCallback(
    (toMs: number) => {
      const end = durationMs ?? Number.POSITIVE_INFINITY;
      audio.currentTime = Math.min(Math.max(0, toMs), end) / 1000;
      setAtMs(Math.round(audio.currentTime * 1000));
    },
    [audio, durationMs],
  );
  return {
    audio,
    habits,
    playing,
    atMs,
    durationMs,
    failed,
    toggle: () => (audio.paused ? play() : audio.pause()),
    play,
    seek,
    jump: (byMs) => seek(audio.currentTime * 1000 + byMs),
  };
}
