import type { Account, Line, LineMode, Registration } from '../../contract/ipc/line.ts';
import type { PhoneLine, PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import type { Clock, Log, Secrets, SettingsStore } from '../core/ports.ts';
import { registrationTrouble } from './registration-words.ts';

/** The practice line while it runs: where the phone page finds it, and how it is stopped. */
export interface RunningPractice {
  line: PhoneLine;
  stop(): Promise<void>;
}

export interface LineDeskPorts {
  settings: SettingsStore;
  secrets: Secrets;
  clock: Clock;
  log: Log;
  startPractice(): Promise<RunningPractice>;
  /** The phone page must ask for its line again. */
  phoneLineChanged(): void;
  changed(): void;
  /** True while a call lives: a line is never changed under a call. */
  inCall(): boolean;
}

/** Which line the phone uses, and how it stands with it. */
export interface LineDesk {
  start(): Promise<void>;
  line(): Line;
  phoneLine(): Promise<PhoneLine | null>;
  choose(mode: LineMode): Promise<Result<Line>>;
  saveAccount(account: Account, password: string | undefined): Promise<Result<Line>>;
  removeAccount(): Promise<Result<Line>>;
  registration(report: Extract<PhoneReport, { kind: 'registration' }>): void;
  /** The page that held the registration is gone. */
  lost(): void;
  stop(): Promise<void>;
}

const passwordName = 'sip.password';
const finishFirst = fail('busy_line', 'A call is on this line. Hang up first, then change the line.');

export function createLineDesk(ports: LineDeskPorts): LineDesk {
  let practice: RunningPractice | null = null;
  let passwordKept = true;
  let state: { registration: Registration; reason: string | null; since: number } = {
    registration: 'off',
    reason: null,
    since: ports.clock.read().wall,
  };

  function become(registration: Registration, reason: string | null): void {
    if (state.registration === registration && state.reason === reason) return;
    state = { registration, reason, since: ports.clock.read().wall };
    ports.changed();
  }

  function line(): Line {
    const { mode, account } = ports.settings.line();
    return { mode, account, passwordKept, ...state };
  }

  async function startPractice(): Promise<void> {
    try {
      practice ??= await ports.startPractice();
      become('connecting', null);
    } catch (error) {
      ports.log.error('the practice line could not start', { error });
      become('failed', 'The practice line could not start. Quit Ringnote and start it again.');
    }
  }

  async function stopPractice(): Promise<void> {
    const running = practice;
    practice = null;
    await running?.stop();
  }

  /** Brings the running parts in line with what is chosen, and tells the phone page. */
  async function apply(): Promise<void> {
    const { mode } = ports.settings.line();
    if (mode === 'practice') await startPractice();
    else {
      await stopPractice();
      become(mode === 'account' ? 'connecting' : 'off', null);
    }
    ports.phoneLineChanged();
    ports.changed();
  }

  async function phoneLine(): Promise<PhoneLine | null> {
    const { mode, account } = ports.settings.line();
    if (mode === 'practice') return practice?.line ?? null;
    if (mode === 'off' || !account) return null;
    const password = await ports.secrets.read(passwordName);
    if (password === null) {
      become('failed', 'The password of this line is not known any more. Enter it again in Settings.');
      return null;
    }
    return {
      wsUrl: account.wsUrl,
      aor: account.aor,
      displayName: account.displayName,
      password,
      practice: false,
    };
  }

  async function choose(mode: LineMode): Promise<Result<Line>> {
    if (ports.inCall()) return finishFirst;
    const { account } = ports.settings.line();
    if (mode === 'account' && !account)
      return fail('bad_request', 'There is no SIP account yet. Fill in its form first.');
    ports.settings.saveLine({ mode, account });
    await apply();
    return ok(line());
  }

  async function saveAccount(account: Account, password: string | undefined): Promise<Result<Line>> {
    if (ports.inCall()) return finishFirst;
    if (password === undefined && (await ports.secrets.read(passwordName)) === null) {
      return fail('bad_request', 'The password is missing. Enter the password of this SIP account.');
    }
    if (password !== undefined) passwordKept = (await ports.secrets.write(passwordName, password)).kept;
    ports.settings.saveLine({ mode: 'account', account });
    await apply();
    return ok(line());
  }

  async function removeAccount(): Promise<Result<Line>> {
    if (ports.inCall()) return finishFirst;
    await ports.secrets.remove(passwordName);
    passwordKept = true;
    ports.settings.saveLine({
      mode: ports.settings.line().mode === 'account' ? 'practice' : ports.settings.line().mode,
      account: null,
    });
    await apply();
    return ok(line());
  }

  return {
    start: apply,
    line,
    phoneLine,
    choose,
    saveAccount,
    removeAccount,
    registration(report) {
      if (ports.settings.line().mode === 'off') return;
      become(report.registration, report.registration === 'failed' ? registrationTrouble(report) : null);
    },
    lost() {
      if (state.registration !== 'off') become('connecting', null);
    },
    stop: stopPractice,
  };
}
