import { describe, expect, it } from 'vitest';
import type { Account, LineMode } from '../../contract/ipc/line.ts';
import { SecretsLocked } from '../../main/core/ports.ts';
import { createLineDesk } from '../../main/desk/line-desk.ts';
import { account, answerOf } from '../support/standing-app.ts';

interface Around {
  password?: string | null;
  locked?: boolean;
  inCall?: boolean;
}

function standingLine(mode: LineMode, around: Around = {}) {
  let line: { mode: LineMode; account: Account | null } = {
    mode,
    account: mode === 'account' ? account : null,
  };
  const clock = { wall: 1_000_000, mono: 0 };
  const seen = { running: 0, started: 0, asked: 0 };
  const world = {
    locked: around.locked ?? false,
    password: around.password === undefined ? 'pw' : around.password,
  };
  const lines = createLineDesk({
    settings: {
      line: () => line,
      saveLine: (next) => {
        line = next;
      },
    },
    secrets: {
      read: async () => {
        if (world.locked) throw new SecretsLocked();
        return world.password;
      },
      write: async (_, secret) => {
        world.password = secret;
        return { kept: false };
      },
      remove: async () => {
        world.password = null;
      },
    },
    clock: { read: () => ({ ...clock }) },
    log: { info() {}, warn() {}, error() {} },
    startPractice: async () => {
      seen.started += 1;
      seen.running += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return {
        line: {
          wsUrl: 'ws://127.0.0.1:1/x',
          aor: 'sip:you@practice',
          password: '',
          displayName: '',
          practice: true,
        },
        stop: async () => {
          seen.running -= 1;
        },
      };
    },
    phoneLineChanged() {
      seen.asked += 1;
    },
    changed() {},
    inCall: () => around.inCall ?? false,
  });
  return { lines, clock, seen, world };
}

describe('the practice line', () => {
  it('is started once, however quickly it is chosen twice', async () => {
    const { lines, seen } = standingLine('off');
    await Promise.all([lines.choose('practice'), lines.choose('practice')]);
    expect(seen).toMatchObject({ started: 1, running: 1 });
  });

  it('does not run on when it is left while it starts', async () => {
    const { lines, seen } = standingLine('off');
    await Promise.all([lines.choose('practice'), lines.choose('off')]);
    expect(seen.running).toBe(0);
    expect(lines.line()).toMatchObject({ mode: 'off', registration: 'off', reason: null });
  });
});

describe('a line', () => {
  it('is not changed under a call', async () => {
    const { lines } = standingLine('practice', { inCall: true });
    expect(await lines.choose('off')).toMatchObject({ error: { code: 'busy_line' } });
    expect(lines.line().mode).toBe('practice');
  });

  it('keeps the reason why it is down when the page only says that it has none', async () => {
    const { lines } = standingLine('account', { password: null });
    await lines.start();
    expect(await lines.phoneLine()).toBeNull();
    lines.registration({ kind: 'registration', registration: 'off', sipCode: null, text: '' });
    expect(lines.line()).toMatchObject({
      registration: 'failed',
      reason: expect.stringContaining('password of this line is not known'),
    });
  });

  it('asks a locked keyring again after ten seconds, and loses nothing meanwhile', async () => {
    const { lines, clock, seen, world } = standingLine('account', { locked: true });
    await lines.start();
    expect(await lines.phoneLine()).toBeNull();
    expect(lines.line().reason).toMatch(/keyring .* is locked/);
    const before = seen.asked;
    clock.mono += 9_999;
    lines.beat();
    expect(seen.asked).toBe(before);
    clock.mono += 1;
    lines.beat();
    expect(seen.asked).toBe(before + 1);
    world.locked = false;
    expect(await lines.phoneLine()).toMatchObject({ password: 'pw' });
  });

  it('says in words why the server refused it', () => {
    const { lines } = standingLine('account');
    lines.registration({ kind: 'registration', registration: 'failed', sipCode: 401, text: 'Unauthorized' });
    expect(lines.line().reason).toMatch(/refused the user or the password/);
  });
});

describe('an account', () => {
  it('needs a password once, and then keeps it', async () => {
    const { lines, world } = standingLine('off', { password: null });
    expect(await lines.saveAccount(account, undefined)).toMatchObject({ error: { code: 'bad_request' } });
    expect(answerOf(await lines.saveAccount(account, 'new'))).toMatchObject({
      mode: 'account',
      passwordKept: false,
    });
    expect(world.password).toBe('new');
    expect(await lines.saveAccount({ ...account, displayName: 'A.' }, undefined)).toMatchObject({ ok: true });
  });

  it('that is removed takes its password along and leaves the practice line', async () => {
    const { lines, world } = standingLine('account');
    expect(answerOf(await lines.removeAccount())).toMatchObject({ mode: 'practice', account: null });
    expect(world.password).toBeNull();
  });
});
