import { useEffect, useState } from 'react';
import type { QuickStart } from '../../contract/ipc/quick-contract.ts';
import type { Settings } from '../../contract/ipc/settings.ts';
import { speakAs } from '../ui/locale.ts';
import type { QuickBridge } from './quick-bridge.ts';

/** What this window begins with, each time it is brought up. */
export interface Opened {
  settings: Settings;
  start: QuickStart;
  /** Counts the times it was brought up, so that each begins anew. */
  time: number;
}

/** Asks main once and hears of each bringing up; a string says why main could not be asked. */
export function useStart(bridge: QuickBridge): Opened | string | null {
  const [opened, setOpened] = useState<Opened | string | null>(null);
  useEffect(() => {
    let gone = false;
    let known = -1;
    const change = (next: (now: Opened) => Opened) =>
      setOpened((now) => (now === null || typeof now === 'string' ? now : next(now)));
    const ends = [
      bridge.on['quick.shown'](({ seq, fact }) => {
        if (seq > known) change((now) => ({ ...now, start: fact.start, time: now.time + 1 }));
      }),
      bridge.on['settings.changed'](({ fact }) => {
        speakAs(fact.settings.language);
        change((now) => ({ ...now, settings: fact.settings }));
      }),
    ];
    void bridge.ask['quick.overview']({}).then((answer) => {
      if (gone) return;
      if (!answer.ok) {
        setOpened(answer.error.message);
        return;
      }
      known = answer.value.seq;
      speakAs(answer.value.settings.language);
      setOpened({ settings: answer.value.settings, start: answer.value.start, time: 0 });
    });
    return () => {
      gone = true;
      for (const end of ends) end();
    };
  }, [bridge]);
  return opened;
}
