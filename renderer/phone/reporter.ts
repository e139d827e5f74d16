import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';

export interface Reporter {
  report(report: PhoneReport): void;
  /**
   * A sign of life. It waits for nothing: main answers a report when the log has it, and a page that fell silent behind
   * a slow disk would be taken for dead, with its calls.
   */
  beat(): void;
}

/**
 * Main stamps each report with the time of its arrival and must see them in the order in which they happened: so they
 * wait here for one another. A report that main refuses or that gets lost is not sent twice, as its time would be wrong.
 */
export function openReporter(send: (report: PhoneReport) => Promise<unknown>): Reporter {
  const waiting: PhoneReport[] = [];
  let sending = false;

  async function drain(): Promise<void> {
    sending = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await send(next).catch(() => undefined);
    }
    sending = false;
  }

  function report(next: PhoneReport): void {
    waiting.push(next);
    if (!sending) void drain();
  }

  return {
    report,
    beat: () => void send({ kind: 'heartbeat' }).catch(() => undefined),
  };
}
