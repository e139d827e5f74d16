import type { CallRecord, Party } from '../../../contract/call/call.ts';
import { isManual, manual } from '../../../contract/call/manual.ts';
import { fail, ok, type Result } from '../../../contract/ipc/result.ts';
import { t } from '../../../contract/words/say.ts';
import { nobody } from '../../core/entry.ts';
import type { Heard } from '../../core/heard.ts';
import type { Ids } from '../../core/ports.ts';

export interface ManualSourcePorts {
  ids: Ids;
  live(): readonly CallRecord[];
  /** Takes in events that are one happening; resolves with the call that they changed, or null. */
  hear(...events: [Heard, ...Heard[]]): Promise<CallRecord | null>;
}

/**
 * The source of calls that the person makes in another phone and times here: one at a time, because a person has one
 * voice. It is a live call like any other, so the heartbeat, a crash and the steady clock take care of its times.
 *
 *   start ─► started + answered (one happening) ─► live ── stop ──► ended by us
 */
export interface ManualSource {
  start(ask: { remote: Party; direction: CallRecord['direction'] }): Promise<Result<CallRecord>>;
  /** Resolves with the call as it ended; refuses a call that is no timer, or is over. */
  stop(call: CallRecord): Promise<Result<CallRecord>>;
}

export function createManualSource(ports: ManualSourcePorts): ManualSource {
  /** True from the wish until the call is one of the live ones: a button pressed twice is one timer. */
  let starting = false;

  return {
    async start({ remote, direction }) {
      if (starting || ports.live().some(isManual)) return fail('busy_line', t('refusal.timer.runs'));
      starting = true;
      try {
        const about = { source: manual, sourceCallId: ports.ids.uuid() };
        const call = await ports.hear(
          { ...about, type: 'started', direction, remote, local: nobody, account: null },
          { ...about, type: 'answered' },
        );
        return call === null ? fail('internal', t('refusal.notStarted')) : ok(call);
      } finally {
        starting = false;
      }
    },
    async stop(call) {
      const { source, sourceCallId } = call;
      const over = isManual(call)
        ? await ports.hear({ source, sourceCallId, type: 'ended', endedBy: 'local', cause: null })
        : null;
      return over === null ? fail('call_over', t('refusal.timer.notRunning')) : ok(over);
    },
  };
}
