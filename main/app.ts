import { type Call, type CallRecord, toCall } from '../contract/call/call.ts';
import type { AppAnnouncements, AppRequests, Counts, Notice } from '../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../contract/ipc/handlers.ts';
import type { Line } from '../contract/ipc/line.ts';
import type { PhoneRequests } from '../contract/ipc/phone-contract.ts';
import type { QuickAnnouncements, QuickRequests } from '../contract/ipc/quick-contract.ts';
import { toRegion } from '../contract/number/number.ts';
import type {
  CallLog,
  Clock,
  Ids,
  Log,
  MediaWork,
  NoteCleaner,
  Notifier,
  Outside,
  PhonePage,
  QuickWindow,
  RecordingFiles,
  Secrets,
  SettingsStore,
} from './core/ports.ts';
import { createAppHandlers } from './desk/app-handlers.ts';
import { createCallDesk } from './desk/call-desk.ts';
import { createLineDesk } from './desk/line-desk.ts';
import { createNoticeBoard } from './desk/notice-board.ts';
import { createPhoneHandlers } from './desk/phone-handlers.ts';
import { storageNotice } from './desk/storage-words.ts';
import { type PracticeLine, startPracticeLine } from './sources/practice/practice-line.ts';
import { createSipSource, type SipLine } from './sources/sip/sip-source.ts';

/** Everything the app stands on, made outside and passed in (design, section 2). */
export interface AppPorts {
  version: string;
  clock: Clock;
  ids: Ids;
  callLog: CallLog;
  settings: SettingsStore;
  secrets: Secrets;
  phone: PhonePage;
  notifier: Notifier;
  noteCleaner: NoteCleaner;
  recordingFiles: RecordingFiles;
  mediaWork: MediaWork;
  outside: Outside;
  quick: QuickWindow;
  log: Log;
  announce: Announce<AppAnnouncements>;
  /** Number of the newest announcement sent to the main window. */
  announced(): number;
  announceQuick: Announce<QuickAnnouncements>;
  /** Number of the newest announcement sent to the quick-log window. */
  announcedQuick(): number;
  /** What went wrong before the app stood, e.g. a settings file put aside. */
  notices: readonly Notice[];
}

/** The app without Electron: what windows ask of it, and what the shell tells it. */
export interface App {
  readonly app: Handlers<AppRequests>;
  readonly phone: Handlers<PhoneRequests>;
  readonly quick: Handlers<QuickRequests>;
  /** Ends the calls that a crash left open, starts the practice line if it is chosen, and begins the heartbeat. */
  start(): Promise<void>;
  line(): Line;
  live(): readonly Call[];
  /** What waits for the person, as it was last announced. */
  counts(): Counts;
  /** Brings up the quick log: empty, or on a call of the log. The window's page is told `quick.shown`. */
  openQuick(call: string | null): Promise<void>;
  /** Brings up the quick log on the newest unlogged call; on nothing when there is none. */
  openQuickOnLast(): Promise<void>;
  /** Hears of each change of the line, of a call or of the counts (for the tray); returns the end of the subscription. */
  onChange(hear: () => void): () => void;
  /** The phone page crashed, was closed or fell silent: its calls end by the network. */
  phoneGone(why: string): Promise<void>;
  /** The machine went to sleep or woke. */
  suspended(): void;
  resumed(): void;
  /** Adds a notice for the person. */
  notify(notice: Notice): void;
  /** Hangs up every live call and resolves when each is written down as ended (at most 2 s). */
  hangUpAll(): Promise<void>;
  /** Tries once more to write down what waits, and tells how many calls still live in memory only (a full disk). */
  unwritten(): Promise<number>;
  /** Stops timers and the practice line, then closes the log. */
  stop(): Promise<void>;
}

/** How often a living call is dated, ms: a crash is known to the second. */
const heartbeat = 1_000;
/** How long a hang-up may take before the call is written down as ended without its confirmation, ms. */
const hangUpPatience = 2_000;

/** The composition root: wires sources to the desk and the desk to those who show calls, by hand. */
export function createApp(ports: AppPorts): App {
  const listeners = new Set<() => void>();
  const somethingChanged = () => {
    for (const hear of listeners) hear();
  };
  const notices = createNoticeBoard(ports.notices, (all) =>
    ports.announce('notices.changed', { notices: all }),
  );

  const desk = createCallDesk({
    callLog: ports.callLog,
    clock: ports.clock,
    ids: ports.ids,
    log: ports.log,
    changed(call, event) {
      ports.announce('call.changed', { call: toCall(call) });
      announceOutside(call, event?.type ?? null);
      somethingChanged();
    },
    writable(trouble) {
      if (trouble === null) notices.remove(storageNotice.id);
      else notices.add(storageNotice.of(trouble));
    },
  });

  /** Notifications of the operating system follow the call, not the window; the notifier knows which are wanted. */
  function announceOutside(call: CallRecord, event: string | null): void {
    if (call.recovered) return;
    const settings = ports.settings.settings();
    if (event === 'started' && call.direction === 'inbound' && settings.notifyInbound)
      ports.notifier.inbound(call);
    if (event === 'answered' || event === 'ended') ports.notifier.clear(call.id);
    if (event === 'ended' && call.outcome === 'missed') ports.notifier.missed(call);
  }

  let practice: PracticeLine | null = null;
  const lines = createLineDesk({
    settings: ports.settings,
    secrets: ports.secrets,
    clock: ports.clock,
    log: ports.log,
    async startPractice() {
      practice = await startPracticeLine({
        media: (message) => ports.phone.practice(message),
        uuid: () => ports.ids.uuid(),
        log: ports.log,
      });
      return practice;
    },
    phoneLineChanged: () => ports.phone.lineChanged(),
    inCall: () => desk.live().length > 0,
    changed() {
      ports.announce('line.changed', { line: lines.line() });
      somethingChanged();
    },
  });

  const region = () => toRegion(ports.settings.settings().region);

  function sipLine(): SipLine | null {
    const { mode, account } = lines.line();
    if (mode === 'practice' && practice) {
      return { source: 'practice', aor: practice.line.aor, displayName: practice.line.displayName };
    }
    return mode === 'account' && account
      ? { source: 'sip', aor: account.aor, displayName: account.displayName }
      : null;
  }

  const sip = createSipSource({
    phone: ports.phone,
    ids: ports.ids,
    line: sipLine,
    region,
    hear: (event) => desk.hear(event),
  });

  let beating: ReturnType<typeof setInterval> | null = null;

  async function hangUpAll(): Promise<void> {
    for (const call of desk.live()) sip.hangUp(call);
    const deadline = ports.clock.read().mono + hangUpPatience;
    while (desk.live().length > 0 && ports.clock.read().mono < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await desk.settled();
    }
    for (const { source, sourceCallId } of desk.live()) {
      await desk.hear({ source, sourceCallId, type: 'ended', endedBy: 'local', cause: null });
    }
  }

  return {
    app: createAppHandlers({ ...ports, desk, lines, notices, sip }),
    phone: createPhoneHandlers({
      sip,
      lines,
      notices,
      log: ports.log,
      practiceSdp: (leg, sdp) => practice?.sdp(leg, sdp),
    }),
    async start() {
      for (const call of await desk.recover())
        ports.log.info('a call left open by a crash was ended', { id: call.id });
      await lines.start();
      beating = setInterval(() => {
        void desk.beat();
        lines.beat();
      }, heartbeat);
    },
    line: lines.line,
    live: () => desk.live().map(toCall),
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async phoneGone(why) {
      lines.lost();
      await sip.phoneGone(why);
    },
    suspended: () => void desk.beat(),
    resumed: () => desk.woke(),
    notify: (notice) => notices.add(notice),
    hangUpAll,
    unwritten: () => desk.unwritten(),
    async stop() {
      if (beating) clearInterval(beating);
      await lines.stop();
      await desk.settled();
      await ports.callLog.close();
    },
  };
}
