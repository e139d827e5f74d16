import { powerMonitor, powerSaveBlocker } from 'electron';

export interface PowerOptions {
  /** The machine goes to sleep; on Linux it waits for this, so be quick (facts/electron.md, section 7). */
  sleep(): void;
  wake(): void;
  /** The machine shuts down; Windows tells nobody, so nothing that must be kept may wait for it. */
  shutdown(): void;
}

/** Follows the machine's sleep, and keeps it awake while the returned function was last told of a call. */
export function followPower({ sleep, wake, shutdown }: PowerOptions): (inCall: boolean) => void {
  powerMonitor.on('suspend', sleep);
  powerMonitor.on('resume', wake);
  if (process.platform !== 'win32') powerMonitor.on('shutdown', shutdown);
  let blocker: number | null = null;
  return (inCall) => {
    if (inCall && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!inCall && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
