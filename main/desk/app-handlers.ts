import { type CallRecord, toCall } from '../../contract/call/call.ts';
import type { AppAnnouncements, AppRequests } from '../../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../../contract/ipc/handlers.ts';
import { type Failure, fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { CallLog, Log, SettingsStore } from '../core/ports.ts';
import type { CallDesk } from './call-desk.ts';
import type { LineDesk } from './line-desk.ts';
import type { NoticeBoard } from './notice-board.ts';
import { storageFailure } from './storage-words.ts';

/** What the person can do on the phone line; the SIP source does it. */
export interface CallWishes {
  place(typed: string): Promise<Result<CallRecord>>;
  answer(call: CallRecord): void;
  decline(call: CallRecord): void;
  hangUp(call: CallRecord): void;
  mute(call: CallRecord, muted: boolean): void;
}

export interface AppHandlerPorts {
  version: string;
  callLog: CallLog;
  settings: SettingsStore;
  log: Log;
  announce: Announce<AppAnnouncements>;
  announced(): number;
  desk: CallDesk;
  lines: LineDesk;
  notices: NoticeBoard;
  sip: CallWishes;
}

const callOver = fail('call_over', 'This call is over.');
const noSuchCall = fail('not_found', 'This call is not in the log any more.');
const oneAtATime = fail('busy_line', 'You are in a call. Hang up first.');

/** What the main window may ask of main. */
export function createAppHandlers(ports: AppHandlerPorts): Handlers<AppRequests> {
  const { desk, lines, sip, callLog } = ports;
  /** True from the wish until the call is one of the live ones: Enter pressed twice is one call. */
  let placing = false;

  /** Runs `wish` on a call that still lives in a state where it makes sense. */
  async function onLive(
    id: string,
    allowed: (call: CallRecord) => boolean,
    wish: (call: CallRecord) => void,
  ): Promise<Result<Record<string, never>>> {
    const call = desk.find(id);
    if (!call || call.state === 'ended' || !allowed(call)) return callOver;
    wish(call);
    return ok({});
  }

  const unanswered = (call: CallRecord) => call.direction === 'inbound' && call.state !== 'answered';
  const alone = (id: string) => desk.live().every((other) => other.id === id || unanswered(other));

  async function stored<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work();
    } catch (error) {
      ports.log.error('what was asked could not be stored', { error: String(error) });
      return storageFailure(error);
    }
  }

  /** A log that cannot count must not keep a window from showing, and hanging up, a live call. */
  async function demoCalls(): Promise<number> {
    try {
      return await callLog.countDemo();
    } catch (error) {
      ports.log.error('made-up calls could not be counted', { error: String(error) });
      return 0;
    }
  }

  return {
    'app.overview': async () =>
      ok({
        seq: ports.announced(),
        version: ports.version,
        line: lines.line(),
        live: desk.told().map(toCall),
        settings: ports.settings.settings(),
        notices: ports.notices.all(),
        demoCalls: await demoCalls(),
      }),
    'call.list': ({ filter, after, limit }) =>
      stored(async () => {
        const page = await callLog.list(filter, after, limit);
        return ok({ calls: page.calls.map(toCall), next: page.next });
      }),
    'call.count': ({ filter }) => stored(async () => ok({ count: await callLog.count(filter) })),
    'call.get': ({ id }) =>
      stored(async () => {
        const found = await callLog.get(id);
        return found ? ok({ call: toCall(found.call), events: found.events }) : noSuchCall;
      }),
    'call.annotate': ({ id, ...annotation }) =>
      stored(async () => {
        const call = await desk.annotate(id, annotation);
        return call ? ok(toCall(call)) : noSuchCall;
      }),
    'call.place': async ({ number }) => {
      if (placing || desk.live().length > 0) return oneAtATime;
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
    'call.answer': async ({ id }) => (alone(id) ? onLive(id, unanswered, sip.answer) : oneAtATime),
    'call.decline': ({ id }) => onLive(id, unanswered, sip.decline),
    'call.hangUp': ({ id }) =>
      onLive(
        id,
        () => true,
        (call) => (unanswered(call) ? sip.decline(call) : sip.hangUp(call)),
      ),
    'call.mute': ({ id, muted }) =>
      onLive(
        id,
        (call) => call.state === 'answered',
        (call) => sip.mute(call, muted),
      ),
    'line.choose': ({ mode }) => stored(() => lines.choose(mode)),
    'line.saveAccount': ({ account, password }) => stored(() => lines.saveAccount(account, password)),
    'line.removeAccount': () => stored(lines.removeAccount),
    'settings.save': (change) =>
      stored(async () => {
        const settings = ports.settings.saveSettings(change);
        ports.announce('settings.changed', { settings });
        return ok(settings);
      }),
    'notice.dismiss': async ({ id }) => {
      ports.notices.remove(id);
      return ok({});
    },
    'demo.remove': () =>
      stored(async () => {
        try {
          return ok({ removed: await callLog.removeDemo() });
        } finally {
          ports.announce('log.changed', { demoCalls: await demoCalls() });
        }
      }),
  };
}

function lineNotReady(registration: string, reason: string | null): Failure {
  if (reason !== null) return fail('line_not_ready', reason);
  return registration === 'connecting'
    ? fail('line_not_ready', 'The line is still connecting. Try again in a moment.')
    : fail('line_not_ready', 'No line is chosen. Choose one in Settings, then call again.');
}
