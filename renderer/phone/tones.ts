/** A signal that repeats: which tones sound together, in which rhythm, and how loud (1 is full scale). */
interface Cadence {
  hertz: readonly number[];
  /** Seconds on and off, in turn. */
  rhythm: readonly number[];
  gain: number;
}

const cadences = {
  /** Two soft notes, twice, then a rest: heard across a room without startling anybody. */
  ring: { hertz: [523.25, 659.25], rhythm: [0.4, 0.2, 0.4, 2], gain: 0.08 },
  /** What the person hears while it rings at the other end (North America: 440 + 480 Hz, ITU-T E.180 supplement 2). */
  ringback: { hertz: [440, 480], rhythm: [2, 4], gain: 0.03 },
} as const satisfies Record<string, Cadence>;

export type Tone = keyof typeof cadences;

export interface Tones {
  /** Plays one tone, or with null none: a new one takes the place of the old. */
  play(tone: Tone | null): void;
}

/** Rings and plays the ringback. Synthesised: no sound file to load, nothing to license. */
export function openTones(audio: AudioContext): Tones {
  let playing: Tone | null = null;
  let stop = (): void => {};

  return {
    play(tone) {
      if (tone === playing) return;
      stop();
      playing = tone;
      stop = tone === null ? () => {} : sound(audio, cadences[tone]);
    },
  };
}

function sound(audio: AudioContext, { hertz, rhythm, gain }: Cadence): () => void {
  const volume = new GainNode(audio, { gain: 0 });
  volume.connect(audio.destination);
  const oscillators = hertz.map((frequency) => {
    const oscillator = new OscillatorNode(audio, { frequency });
    oscillator.connect(volume);
    oscillator.start();
    return oscillator;
  });

  const period = rhythm.reduce((sum, seconds) => sum + seconds, 0);
  const turn = (): void => {
    let at = audio.currentTime + 0.02;
    for (const [index, seconds] of rhythm.entries()) {
      volume.gain.setTargetAtTime(index % 2 === 0 ? gain : 0, at, 0.01);
      at += seconds;
    }
  };
  void audio.resume();
  turn();
  const timer = setInterval(turn, period * 1000);

  return () => {
    clearInterval(timer);
    for (const oscillator of oscillators) oscillator.stop();
    volume.disconnect();
  };
}
