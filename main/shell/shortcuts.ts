import { globalShortcut } from 'electron';
import type { Log } from '../core/ports.ts';

/** Why a shortcut cannot be had: another program holds it, or it is no shortcut. */
export type ShortcutTrouble = 'taken' | 'invalid';

export interface ShortcutOptions {
  press(): void;
  /** The shortcut asked for cannot be had; null once it can. */
  trouble(trouble: { wanted: string; kept: string; why: ShortcutTrouble } | null): void;
  log: Log;
}

export interface Shortcut {
  /** Takes this accelerator in place of the one before, or none for ''. Where it cannot be had, the old one stays. */
  use(accelerator: string): void;
  /** Gives it back to the system. */
  release(): void;
}

/**
 * Holds the one key combination that works in any program. Under Wayland the desktop asks the person and tells us
 * nothing: `register` says yes always, and giving back works only for all at once (facts/electron.md, section 7). So the
 * old one is given back that way and the new one taken again, which is right everywhere.
 */
export function createShortcut({ press, trouble, log }: ShortcutOptions): Shortcut {
  /** In force; '' for none. */
  let held = '';
  /** Asked for last, so that the same wish is not refused twice. */
  let wanted = '';

  const take = (accelerator: string): ShortcutTrouble | null => {
    try {
      return globalShortcut.register(accelerator, press) ? null : 'taken';
    } catch (error) {
      log.warn('a shortcut was not understood', { accelerator, error: String(error) });
      return 'invalid';
    }
  };

  return {
    use(accelerator) {
      if (accelerator === wanted) return;
      wanted = accelerator;
      if (accelerator === held) {
        trouble(null);
        return;
      }
      const why = accelerator === '' ? null : take(accelerator);
      if (why !== null) {
        log.warn('a shortcut cannot be had', { accelerator, why });
        trouble({ wanted: accelerator, kept: held, why });
        return;
      }
      if (held !== '') {
        globalShortcut.unregisterAll();
        if (accelerator !== '') take(accelerator);
      }
      held = accelerator;
      trouble(null);
    },
    release() {
      globalShortcut.unregisterAll();
      held = '';
      wanted = '';
    },
  };
}
