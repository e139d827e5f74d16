/** Where calls are heard. */
export interface Speaker {
  /** Plays a call's audio; `failed` hears of an output that refuses. */
  play(ref: string, stream: MediaStream, failed: (text: string) => void): void;
  /** The call is over: falls silent, unless another call has taken over meanwhile. */
  stop(ref: string): void;
}

/** The remote party's voice comes out of one audio element: the newest call that has audio is the one heard. */
export function openSpeaker(element: HTMLAudioElement): Speaker {
  const streams = new Map<string, MediaStream>();

  function playNewest(failed: (text: string) => void): void {
    const newest = [...streams.values()].at(-1) ?? null;
    if (element.srcObject === newest) return;
    element.srcObject = newest;
    if (newest === null) return;
    element.play().catch((error: unknown) => {
      // AbortError only says that the next stream came before this one played.
      if (error instanceof Error && error.name !== 'AbortError') failed(error.message);
    });
  }

  return {
    play(ref, stream, failed) {
      streams.set(ref, stream);
      playNewest(failed);
    },
    stop(ref) {
      if (streams.delete(ref)) playNewest(() => undefined);
    },
  };
}
