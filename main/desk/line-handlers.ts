import { type CallRecord, toCall } from '../../contract/call/call.ts';
import { isManual } from '../../contract/call/manual.ts';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Handlers } from '../../contract/ipc/handlers.ts';
import { type Failure, fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import type { CallDesk } from './call-desk.ts';
import type { Timer } from './entries.ts';
import type { LineDesk } from './line-desk.ts';
import type { Stored } from './stored.ts';

/** What the person can do on the phone line; the SIP source does it. */
export interface CallWishes {
  place(typed: string): Promise<Result<CallRecord>>;
  answer(call: CallRecord): void;
  decline(call: CallRecord): void;
  hangUp(call: CallRecord): void;
  mute(call: CallRecord, muted: boolean): void;
}

export interface LineHandlerPorts {
  desk: Pick<CallDesk, 'find' | 'live'>;
  lines: LineDesk;
  sip: CallWishes;
  timer: Timer;
  stored: Stored;
}

const callOver = (): Failure => fail('call_over', t('refusal.callOver'));
const oneAtATime = (): Failure => fail('busy_line', t('refusal.oneAtATime'));

/** Calling, and the line that it is done on. A call that the person times by hand is on no line, so it is in no call's way. */
export function createLineHandlers(
  ports: LineHandlerPorts,
): Pick<
  Handlers<AppRequests>,
  | 'call.place'
  | 'call.answer'
  | 'call.decline'
  | 'call.hangUp'
  | 'call.mute'
  | 'line.choose'
  | 'line.saveAccount'
  | 'line.removeAccount'
> {
  const { desk, lines, sip, stored } = ports;
  /** True from the wish until the call is one of the live ones: Enter pressed twice is one call. */
  let placing = false;

  /** Runs `wish` on a call that still lives in a state where it makes sense. */
  async function onLive(
    id: string,
    allowed: (call: CallRecord) => boolean,
    wish: (call: CallRecord) => void,
  ): Promise<Result<Record<string, never>>> {
    const call = desk.find(id);
    if (!call || call.state === 'ended' || !allowed(call)) return callOver();
    wish(call);
    return ok({});
  }

  const unanswered = (call: CallRecord) => call.direction === 'inbound' && call.state !== 'answered';
  const onLine = () => desk.live().filter((call) => !isManual(call));
  const alone = (id: string) => onLine().every((other) => other.id === id || unanswered(other));

  return {
    'call.place': async ({ number }) => {
      if (placing || onLine().length > 0) return oneAtATime();
      const { registration, reason } = lines.line();
      if (registration !== 'registered') return lineNotReady(registration, reason);
      placing = true;
      try {
        const placed = await sip.place(number);
        return placed.ok ? ok(toCall(placed.value)) : placed;
      } finally {
        placing = false;
      }
    },
    'call.answer': async ({ id }) => (alone(id) ? onLive(id, unanswered, sip.answer) : oneAtATime()),
    'call.decline': ({ id }) => onLive(id, unanswered, sip.decline),
    'call.hangUp': async ({ id }) => {
      const call = desk.find(id);
      if (call === null || !isManual(call)) {
        return onLive(
          id,
          () => true,
          (live) => (unanswered(live) ? sip.decline(live) : sip.hangUp(live)),
        );
      }
      const stopped = await ports.timer.stop(call);
      return stopped.ok ? ok({}) : callOver();
    },
    'call.mute': async ({ id, muted }) => {
      const call = desk.find(id);
      if (call !== null && isManual(call)) return fail('conflict', t('refusal.noSound'));
      return onLive(
        id,
        (live) => live.state === 'answered',
        (live) => sip.mute(live, muted),
      );
    },
    'line.choose': ({ mode }) => stored(() => lines.choose(mode)),
    'line.saveAccount': ({ account, password }) => stored(() => lines.saveAccount(account, password)),
    'line.removeAccount': () => stored(lines.removeAccount),
  };
}

function lineNotReady(registration: string, reason: string | null): Failure {
  if (reason !== null) return fail('line_not_ready', reason);
  return registration === 'connecting'
    ? fail('line_not_ready', t('refusal.line.connecting'))
    : fail('line_not_ready', t('refusal.line.none'));
}
