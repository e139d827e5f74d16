import { powerMonitor, powerSaveBlocker } from 'electron';

export interface PowerOptions {
  /** The machine goes to sleep; on Linux it waits for this, so be quick (facts/electron.md, section 7). */
  sleep(): void;
  wake(): void;
  /** The machine shuts down and waits until the app is gone, so quit at once; Windows tells its windows instead. */
  shutdown(): void;
}

/** Follows the machine's sleep, and keeps it awake while the returned function was last told of a call. */
export function followPower({ sleep, wake, shutdown }: PowerOptions): (inCall: boolean) => void {
  powerMonitor.on('suspend', sleep);
  powerMonitor.on('resume', wake);
  if (process.platform !== 'win32') {
    // Electron's types leave out the event that its text describes: a prevented one makes the system wait.
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      shutdown();
    });
  }
  let blocker: number | null = null;
  return (inCall) => {
    if (inCall && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension');
    if (!inCall && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}
