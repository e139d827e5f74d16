/** How the person listens: chosen in one player, kept for all of them until the window closes. */
export interface Listening {
  /** Times the recorded speed: one of `speeds`. */
  readonly speed: number;
  readonly skipSilence: boolean;
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
}

/** What a player offers: half to three times as fast, in quarters. */
export const speeds = Array.from({ length: 11 }, (_, step) => 0.5 + step * 0.25);

let now: Listening = { speed: 1, skipSilence: false, volume: 1, muted: false };
const hearers = new Set<() => void>();

export function listening(): Listening {
  return now;
}

export function listen(change: Partial<Listening>): void {
  now = { ...now, ...change };
  for (const hearer of hearers) hearer();
}

export function onListening(hearer: () => void): () => void {
  hearers.add(hearer);
  return () => hearers.delete(hearer);
}

/** One step faster or slower, within what is offered. */
export function stepSpeed(by: 1 | -1): void {
  const next = speeds[speeds.indexOf(now.speed) + by];
  if (next !== undefined) listen({ speed: next });
}

let sounding: HTMLMediaElement | null = null;

/** Lets this player sound and no other. */
export function soundAlone(audio: HTMLMediaElement): void {
  if (sounding !== audio) sounding?.pause();
  sounding = audio;
}

/** Stops whatever plays: a microphone is about to listen. */
export function hush(): void {
  sounding?.pause();
}
