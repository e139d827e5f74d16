import { type Call, type CallRecord, toCall } from '../contract/call/call.ts';
import { isManual } from '../contract/call/manual.ts';
import type { AppAnnouncements, AppRequests, Counts, Notice } from '../contract/ipc/app-contract.ts';
import type { Announce, Handlers } from '../contract/ipc/handlers.ts';
import type { Line } from '../contract/ipc/line.ts';
import type { PhoneRequests } from '../contract/ipc/phone-contract.ts';
import type { QuickAnnouncements, QuickRequests } from '../contract/ipc/quick-contract.ts';
import { ok } from '../contract/ipc/result.ts';
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
  Pause,
  PhonePage,
  QuickWindow,
  RecordingFiles,
  Secrets,
  SettingsStore,
} from './core/ports.ts';
import { createAnnotations } from './desk/annotations.ts';
import { countDemo, createAppHandlers } from './desk/app-handlers.ts';
import { createCallDesk } from './desk/call-desk.ts';
import { coalesce } from './desk/coalesce.ts';
import { createCorrectionHandlers } from './desk/corrections.ts';
import { createEntryHandlers } from './desk/entries.ts';
import { createFollowUps } from './desk/follow-ups.ts';
import { createLineDesk } from './desk/line-desk.ts';
import { createLineHandlers } from './desk/line-handlers.ts';
import { createLogHandlers } from './desk/log-handlers.ts';
import { createNoticeBoard } from './desk/notice-board.ts';
import { createPhoneHandlers } from './desk/phone-handlers.ts';
import { createQuickDesk } from './desk/quick-desk.ts';
import { createRecordingDesk } from './desk/recording-desk.ts';
import { createRounds } from './desk/rounds.ts';
import { storageNotice } from './desk/storage-words.ts';
import { createStored } from './desk/stored.ts';
import { createTrash } from './desk/trash.ts';
import { createWaiting } from './desk/waiting.ts';
import { createManualSource } from './sources/manual/manual-source.ts';
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
  /** The main window's page crashed or was closed: recordings that it was handing over are kept or broken off. */
  pageGone(): Promise<void>;
  /** The machine went to sleep or woke. */
  suspended(): void;
  resumed(): void;
  /** Adds a notice for the person. */
  notify(notice: Notice): void;
  /** Hangs up every live call and resolves when each is written down as ended (at most 2 s). */
  hangUpAll(): Promise<void>;
  /** Tries once more to write down what waits, and tells how many calls still live in memory only (a full disk). */
  unwritten(): Promise<number>;
  /** Stops timers and the practice line, then closes the recordings and the log. */
  stop(): Promise<void>;
}

/** How often a living call is dated, ms: a crash is known to the second. */
const heartbeat = 1_000;
/** How long a hang-up may take before the call is written down as ended without its confirmation, ms. */
const hangUpPatience = 2_000;
/** The least time between two words that many calls changed, ms: each has every list asked for anew. */
const wordEvery = 500;

/** The composition root: wires sources to the desk and the desk to those who show calls, by hand. */
export function createApp(ports: AppPorts): App {
  const { callLog, clock, ids, log, settings, noteCleaner, announce } = ports;
  const pause: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const stored = createStored(log);
  const region = () => toRegion(settings.settings().region);
  const listeners = new Set<() => void>();
  const somethingChanged = () => {
    for (const hear of listeners) hear();
  };
  const notices = createNoticeBoard(ports.notices, (all) => announce('notices.changed', { notices: all }));

  const waiting = createWaiting({
    callLog,
    settings,
    clock,
    pause,
    log,
    changed(counts) {
      announce('counts.changed', { counts });
      somethingChanged();
    },
  });
  const tellMany = coalesce(
    async () => announce('log.changed', { demoCalls: await countDemo({ callLog, log }) }),
    wordEvery,
    pause,
  );
  const manyChanged = () => {
    tellMany();
    waiting.stale();
    somethingChanged();
  };

  const desk = createCallDesk({
    callLog,
    clock,
    ids,
    log,
    pause,
    changed(call, event) {
      announce('call.changed', { call: toCall(call) });
      quick.changed(call);
      announceOutside(call, event?.type ?? null);
      waiting.stale();
      somethingChanged();
    },
    manyChanged,
    nameMissed: (party) => void annotations.spread(party),
    writable(trouble) {
      if (trouble === null) notices.remove(storageNotice.id);
      else notices.add(storageNotice.of(trouble));
    },
  });

  /** Notifications of the operating system follow the call, not the window; the notifier knows which are wanted. */
  function announceOutside(call: CallRecord, event: string | null): void {
    if (call.recovered || isManual(call)) return;
    const { notifyInbound } = settings.settings();
    if (event === 'started' && call.direction === 'inbound' && notifyInbound) ports.notifier.inbound(call);
    if (event === 'answered' || event === 'ended') ports.notifier.clear(call.id);
    if (event === 'ended' && call.outcome === 'missed') ports.notifier.missed(call);
  }

  let practice: PracticeLine | null = null;
  const lines = createLineDesk({
    settings,
    secrets: ports.secrets,
    clock,
    log,
    async startPractice() {
      practice = await startPracticeLine({
        media: (message) => ports.phone.practice(message),
        uuid: () => ids.uuid(),
        log,
      });
      return practice;
    },
    phoneLineChanged: () => ports.phone.lineChanged(),
    inCall: () => desk.live().some((call) => !isManual(call)),
    changed() {
      announce('line.changed', { line: lines.line() });
      somethingChanged();
    },
  });

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
    ids,
    line: sipLine,
    region,
    hear: (event) => desk.hear(event),
  });
  const timer = createManualSource({ ids, live: desk.live, hear: desk.hear });

  const recordings = createRecordingDesk({
    callLog,
    files: ports.recordingFiles,
    media: ports.mediaWork,
    outside: ports.outside,
    clock,
    ids,
    log,
    announce,
    async onCall(id, work) {
      const changed = await desk.change([id], async () => {
        const call = await work();
        return ok({ calls: call === null ? [] : [call] });
      });
      return changed.ok ? (changed.value[0] ?? null) : null;
    },
  });
  const annotations = createAnnotations({ desk, callLog, noteCleaner, log });
  const entries = createEntryHandlers({
    desk,
    callLog,
    ids,
    noteCleaner,
    annotations,
    timer,
    region,
    log,
    stored,
  });
  const quick = createQuickDesk({
    desk,
    callLog,
    settings,
    window: ports.quick,
    entries,
    announce: ports.announceQuick,
    announced: ports.announcedQuick,
    stored,
  });
  const trash = createTrash({
    desk,
    callLog,
    removeFiles: recordings.removeFiles,
    clock,
    log,
    stored,
    purged: manyChanged,
  });
  const followUps = createFollowUps({ callLog, settings, notifier: ports.notifier, clock, log, stored });
  const rounds = createRounds({
    clock,
    log,
    followUps: followUps.tellDue,
    counts: async () => void (await waiting.count()),
    async purge() {
      await trash.purgeOld();
      await recordings.purge();
    },
  });

  let beating: ReturnType<typeof setInterval> | null = null;

  async function hangUpAll(): Promise<void> {
    for (const call of desk.live()) {
      if (isManual(call)) await timer.stop(call);
      else sip.hangUp(call);
    }
    const deadline = clock.read().mono + hangUpPatience;
    while (desk.live().length > 0 && clock.read().mono < deadline) {
      await pause(20);
      await desk.settled();
    }
    for (const { source, sourceCallId } of desk.live()) {
      await desk.hear({ source, sourceCallId, type: 'ended', endedBy: 'local', cause: null });
    }
  }

  return {
    app: {
      ...createAppHandlers({
        ...ports,
        desk,
        lines,
        notices,
        waiting,
        recordings,
        stored,
        manyChanged,
        settingsChanged() {
          const changed = { settings: settings.settings() };
          announce('settings.changed', changed);
          ports.announceQuick('settings.changed', changed);
          waiting.stale();
        },
      }),
      ...createLogHandlers({ desk, callLog, recordings, stored }),
      ...createCorrectionHandlers({ desk, callLog, ids, region, stored }),
      ...createLineHandlers({ desk, lines, sip, timer, stored }),
      ...entries,
      ...trash.handlers,
      ...followUps.handlers,
      ...recordings.handlers,
      ...quick.opening,
    },
    phone: createPhoneHandlers({
      sip,
      lines,
      notices,
      log,
      practiceSdp: (leg, sdp) => practice?.sdp(leg, sdp),
    }),
    quick: quick.handlers,
    async start() {
      for (const call of await desk.recover())
        log.info('a call left open by a crash was ended', { id: call.id });
      await lines.start();
      void recordings.start();
      void annotations.resume();
      beating = setInterval(() => {
        void desk.beat();
        lines.beat();
        void rounds.beat();
      }, heartbeat);
      void rounds.beat();
    },
    line: lines.line,
    live: () => desk.live().map(toCall),
    counts: waiting.last,
    async openQuick(call) {
      await quick.open(call);
    },
    async openQuickOnLast() {
      await quick.openOnLast();
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    async phoneGone(why) {
      lines.lost();
      await sip.phoneGone(why);
    },
    pageGone: recordings.pageGone,
    suspended: () => void desk.beat(),
    resumed: () => desk.woke(),
    notify: (notice) => notices.add(notice),
    hangUpAll,
    unwritten: () => desk.unwritten(),
    async stop() {
      if (beating) clearInterval(beating);
      annotations.stop();
      recordings.stop();
      waiting.stop();
      await lines.stop();
      await rounds.settled();
      await desk.settled();
      await ports.recordingFiles.close();
      await callLog.close();
    },
  };
}
