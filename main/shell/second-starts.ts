import { app } from 'electron';

/** Later starts with the same profile, which end at once and leave it to us to show something. */
export interface SecondStarts {
  /** What to bring to the front from now on; at once, if somebody has waited for it. */
  bring(front: () => void): void;
}

/**
 * Hears of second starts from the first moment, because a log that takes long to open, or a start that failed, must
 * not leave them without an answer. A hidden one wants nothing shown.
 */
export function hearSecondStarts(): SecondStarts {
  let front: (() => void) | null = null;
  let waited = false;
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    if (isHiddenStart(data)) return;
    if (front === null) waited = true;
    else front();
  });
  return {
    bring(next) {
      front = next;
      if (waited) next();
      waited = false;
    },
  };
}

/** The second start's own word; anything could stand there, as any program of this user can send it. */
function isHiddenStart(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'hidden' in data && data.hidden === true;
}
