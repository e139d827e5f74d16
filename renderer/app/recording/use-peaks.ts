import { useEffect, useState } from 'react';
import type { Peaks, Recording } from '../../../contract/recording/recording.ts';
import { useOpenDesk } from '../desk/use-desk.ts';

/** A recording's levels: null while main computes them, which `recordings.changed` ends. */
export function usePeaks({ id, call }: Pick<Recording, 'id' | 'call'>): Peaks | null {
  const { ask, desk } = useOpenDesk();
  const [peaks, setPeaks] = useState<Peaks | null>(null);
  useEffect(() => {
    let current = true;
    let known = false;
    const look = async () => {
      if (known) return;
      const answer = await ask['recording.peaks']({ id });
      if (!current || known || !answer.ok || answer.value.peaks === null) return;
      known = true;
      setPeaks(answer.value.peaks);
    };
    const stop = desk.hear('recordings', (changed) => {
      if (changed === call) void look();
    });
    void look();
    return () => {
      current = false;
      stop();
    };
  }, [ask, desk, id, call]);
  return peaks;
}
