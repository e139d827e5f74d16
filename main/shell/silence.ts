/**
 * Notices when something that should make itself heard has fallen silent. The hidden phone page can hang without any
 * event of Electron's (facts/electron.md, section 2), so it sends a heartbeat, and this listens for it.
 */
export interface SilenceWatch {
  heard(): void;
  /** Waits anew, as after sleep, when nobody could be heard. */
  stop(): void;
}

/** Calls `silent` once when nothing was heard for `limit` ms; the next `heard` begins the watch again. */
export function watchSilence(limit: number, silent: () => void): SilenceWatch {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(timer);
  return {
    heard() {
      stop();
      timer = setTimeout(silent, limit);
      timer.unref();
    },
    stop,
  };
}
