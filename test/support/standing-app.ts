import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notice } from '../../contract/ipc/app-contract.ts';
import type { Account, LineMode } from '../../contract/ipc/line.ts';
import type { PhoneCommand, PhoneReport } from '../../contract/ipc/phone-contract.ts';
import type { Result } from '../../contract/ipc/result.ts';
import { defaultSettings, type Settings } from '../../contract/ipc/settings.ts';
import { type App, createApp } from '../../main/app.ts';
import type { CallLog, ClockReading } from '../../main/core/ports.ts';
import { noteCleaner } from '../../main/notes/note-cleaner.ts';
import { openRecordingFiles } from '../../main/recordings/open-recording-files.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';

/** What the app told its main window. */
export interface Told {
  name: string;
  fact: unknown;
}

/** The app on a real store in a folder of its own, with a phone page and clocks that the test moves by hand. */
export interface StandingApp {
  app: App;
  callLog: CallLog;
  /** The database. */
  file: string;
  told: Told[];
  /** What the app told its quick-log window. */
  toldQuick: Told[];
  /** What the quick-log window was asked to do. */
  quickWindow: string[];
  /** The paths that the person chooses in the next file dialog. */
  chosen: string[];
  commands: PhoneCommand[];
  notices(): Notice[];
  outside: string[];
  clock: ClockReading;
  /** Moves both clocks. */
  pass(ms: number): void;
  report(report: PhoneReport): Promise<void>;
  /** Reports the line as registered. */
  register(): Promise<void>;
  stop(): Promise<void>;
}

export const account: Account = {
  wsUrl: 'ws://127.0.0.1:9/ws',
  aor: 'sip:alice@siplab.test',
  displayName: 'Alice',
};

const folders: string[] = [];

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringnote-app-'));
  folders.push(folder);
  return folder;
}

/** Tries again while a folder fills: closing waits for the recordings' thread only two seconds, and a slow disk takes longer. */
export async function removeFolders(): Promise<void> {
  const again = { maxRetries: 50, retryDelay: 20 };
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, ...again });
}

export async function standingApp(
  folder: string,
  around: (log: CallLog) => CallLog = (log) => log,
  now = Date.UTC(2026, 10, 20, 9, 0, 0),
): Promise<StandingApp> {
  const told: Told[] = [];
  const toldQuick: Told[] = [];
  const quickWindow: string[] = [];
  const chosen: string[] = [];
  const commands: PhoneCommand[] = [];
  const outside: string[] = [];
  const clock: ClockReading = { wall: now, mono: 1_000 };
  const quiet = { info() {}, warn() {}, error() {} };
  const file = join(folder, 'calls.db');
  const real = await openCallLog({
    file,
    worker: new URL('../../main/store/worker.ts', import.meta.url),
    log: quiet,
  });
  const callLog = around(real);
  let settings: Settings = { ...defaultSettings, region: 'CA' };
  let line: { mode: LineMode; account: Account | null } = { mode: 'account', account };
  const passwords = new Map<string, string>([['sip.password', 'alice-pw']]);
  let notices: Notice[] = [];
  const app = createApp({
    version: '0.0.0',
    clock: { read: () => ({ ...clock }) },
    ids: { uuid: () => crypto.randomUUID() },
    callLog,
    settings: {
      settings: () => settings,
      saveSettings: (change) => {
        settings = { ...settings, ...change };
        return settings;
      },
      line: () => line,
      saveLine: (next) => {
        line = next;
      },
    },
    secrets: {
      read: async (name) => passwords.get(name) ?? null,
      write: async (name, secret) => {
        passwords.set(name, secret);
        return { kept: true };
      },
      remove: async (name) => void passwords.delete(name),
    },
    phone: { command: (command) => commands.push(command), practice() {}, lineChanged() {} },
    notifier: {
      inbound: (call) => outside.push(`inbound ${call.remote.raw}`),
      missed: (call) => outside.push(`missed ${call.remote.raw}`),
      followUp: (call) => outside.push(`follow-up ${call.remote.raw}`),
      followUps: (calls) => outside.push(`${calls.length} follow-ups`),
      clear: () => outside.push('clear'),
    },
    noteCleaner,
    recordingFiles: openRecordingFiles({
      folder: join(folder, 'recordings'),
      worker: new URL('../../main/recordings/worker.ts', import.meta.url),
      log: quiet,
    }),
    mediaWork: {
      peaks: async () => ({ ok: false, why: 'unsupported' }),
      transcode: async () => ({ ok: false, why: 'unsupported' }),
    },
    outside: {
      chooseAudio: async () => chosen.splice(0),
      chooseTarget: async () => null,
      reveal: (path) => outside.push(`reveal ${path}`),
    },
    quick: {
      open: (call) => quickWindow.push(`open ${call?.id ?? 'empty'}`),
      close: () => quickWindow.push('close'),
    },
    log: quiet,
    announce: (name, fact) => {
      told.push({ name, fact });
      if (name === 'notices.changed') notices = (fact as { notices: Notice[] }).notices;
    },
    announced: () => told.length,
    announceQuick: (name, fact) => toldQuick.push({ name, fact }),
    announcedQuick: () => toldQuick.length,
    notices: [],
  });
  await app.start();
  const standing: StandingApp = {
    app,
    callLog,
    file,
    told,
    toldQuick,
    quickWindow,
    chosen,
    commands,
    outside,
    clock,
    notices: () => notices,
    pass(ms) {
      clock.wall += ms;
      clock.mono += ms;
    },
    async report(report) {
      answerOf(await app.phone['phone.report'](report));
    },
    register: () =>
      standing.report({ kind: 'registration', registration: 'registered', sipCode: null, text: '' }),
    stop: () => app.stop(),
  };
  return standing;
}

/** The value of an answer that must not be a refusal. */
export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
