import type { Account, Line, LineMode, Registration } from '../../contract/ipc/line.ts';
import type { PhoneLine, PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { fail, ok, type Result } from '../../contract/ipc/result.ts';
import { t } from '../../contract/words/say.ts';
import { type Clock, type Log, type Secrets, SecretsLocked, type SettingsStore } from '../core/ports.ts';
import { registrationTrouble } from './registration-words.ts';

/** The practice line while it runs: where the phone page finds it, and how it is stopped. */
export interface RunningPractice {
  line: PhoneLine;
  stop(): Promise<void>;
}

export interface LineDeskPorts {
  settings: Pick<SettingsStore, 'line' | 'saveLine'>;
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
  /** To be called every second: asks a locked keyring again from time to time. */
  beat(): void;
  /** The page that held the registration is gone. */
  lost(): void;
  stop(): Promise<void>;
}

const passwordName = 'sip.password';
/** How long a locked keyring is left alone, ms. */
const lockedPause = 10_000;

export function createLineDesk(ports: LineDeskPorts): LineDesk {
  let practice: RunningPractice | null = null;
  let passwordKept = true;
  let lockedSince: number | null = null;
  let queue: Promise<unknown> = Promise.resolve();
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
      become('failed', t('refusal.registration.practiceFailed'));
    }
  }

  async function stopPractice(): Promise<void> {
    const running = practice;
    practice = null;
    await running?.stop();
  }

  /** One change of the line after another, and none under a call. */
  function change(work: () => Promise<Result<Line>>): Promise<Result<Line>> {
    const turn = queue.then(() => (ports.inCall() ? fail('busy_line', t('refusal.finishFirst')) : work()));
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** Brings the running parts in line with what is chosen, and tells the phone page. */
  async function apply(): Promise<Result<Line>> {
    const { mode } = ports.settings.line();
    if (mode === 'practice') await startPractice();
    else {
      await stopPractice();
      become(mode === 'account' ? 'connecting' : 'off', null);
    }
    ports.phoneLineChanged();
    ports.changed();
    return ok(line());
  }

  async function phoneLine(): Promise<PhoneLine | null> {
    const { mode, account } = ports.settings.line();
    if (mode === 'practice') return practice?.line ?? null;
    if (mode === 'off' || !account) return null;
    try {
      const password = await ports.secrets.read(passwordName);
      if (password === null) {
        become('failed', t('refusal.registration.passwordLost'));
        return null;
      }
      return {
        wsUrl: account.wsUrl,
        aor: account.aor,
        displayName: account.displayName,
        password,
        practice: false,
      };
    } catch (error) {
      if (!(error instanceof SecretsLocked)) throw error;
      lockedSince = ports.clock.read().mono;
      become('failed', t('refusal.registration.keyringLocked'));
      return null;
    }
  }

  async function choose(mode: LineMode): Promise<Result<Line>> {
    const { account } = ports.settings.line();
    if (mode === 'account' && !account) {
      return fail('bad_request', t('refusal.line.noAccount'));
    }
    ports.settings.saveLine({ mode, account });
    return apply();
  }

  async function saveAccount(account: Account, password: string | undefined): Promise<Result<Line>> {
    if (password === undefined && (await ports.secrets.read(passwordName)) === null) {
      return fail('bad_request', t('refusal.line.noPassword'));
    }
    if (password !== undefined) passwordKept = (await ports.secrets.write(passwordName, password)).kept;
    ports.settings.saveLine({ mode: 'account', account });
    return apply();
  }

  async function removeAccount(): Promise<Result<Line>> {
    const { mode } = ports.settings.line();
    ports.settings.saveLine({ mode: mode === 'account' ? 'practice' : mode, account: null });
    await ports.secrets.remove(passwordName);
    passwordKept = true;
    return apply();
  }

  return {
    async start() {
      await change(apply);
    },
    line,
    phoneLine,
    choose: (mode) => change(() => choose(mode)),
    saveAccount: (account, password) => change(() => saveAccount(account, password)),
    removeAccount: () => change(removeAccount),
    registration(report) {
      // A page without a line can only say `off`; why there is none is known here, and better.
      if (report.registration === 'off' || ports.settings.line().mode === 'off') return;
      become(report.registration, report.registration === 'failed' ? registrationTrouble(report) : null);
    },
    lost() {
      if (state.registration === 'registered') become('connecting', null);
    },
    beat() {
      if (lockedSince === null || ports.clock.read().mono - lockedSince < lockedPause) return;
      lockedSince = null;
      ports.phoneLineChanged();
    },
    stop: stopPractice,
  };
}
