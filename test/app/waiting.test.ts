import { afterEach, describe, expect, it } from 'vitest';
import { lastWeekStart } from '../../contract/call/to-log.ts';
import type { Counts } from '../../contract/ipc/app-contract.ts';
import { defaultSettings } from '../../contract/ipc/settings.ts';
import { createWaiting } from '../../main/desk/waiting.ts';
import { inLog, logged } from '../support/calls-at-desk.ts';
import {
  answerOf,
  newFolder,
  removeFolders,
  type StandingApp,
  standingApp,
} from '../support/standing-app.ts';

const day = 86_400_000;

let standing: StandingApp | null = null;
afterEach(async () => {
  await standing?.stop();
  standing = null;
  await removeFolders();
});

const stand = async (): Promise<StandingApp> => {
  standing = await standingApp(await newFolder());
  return standing;
};

describe('the counts of what waits', () => {
  it('are in the overview, and told when a call becomes unlogged or logged', async () => {
    const { app, told } = await stand();
    const counted = () =>
      told.flatMap(({ name, fact }) =>
        name === 'counts.changed' ? [(fact as { counts: Counts }).counts] : [],
      );
    const { id } = await logged(standing as StandingApp);
    await expect.poll(() => counted().at(-1)).toMatchObject({ unlogged: 1 });
    expect(answerOf(await app.app['app.overview']({})).counts).toEqual(app.counts());
    answerOf(await app.app['call.annotate']({ id, note: 'said' }));
    await expect.poll(() => counted().at(-1)).toMatchObject({ unlogged: 0 });
    const before = counted().length;
    answerOf(await app.app['call.annotate']({ id, note: 'said more' }));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(counted()).toHaveLength(before);
  });

  it('follow the wrap-up setting', async () => {
    const { app } = await stand();
    await logged(standing as StandingApp, { outcome: 'missed', direction: 'inbound' });
    await logged(standing as StandingApp);
    await expect.poll(() => app.counts().unlogged).toBe(1);
    answerOf(await app.app['settings.save']({ wrapUp: 'always' }));
    await expect.poll(() => app.counts().unlogged).toBe(2);
    answerOf(await app.app['settings.save']({ wrapUp: 'never' }));
    await expect.poll(() => app.counts().unlogged).toBe(0);
  });

  it('let be what nobody wrote down in a week', async () => {
    const { app } = await stand();
    await logged(standing as StandingApp);
    await expect.poll(() => app.counts().unlogged).toBe(1);
    standing?.pass(8 * day);
    await expect.poll(() => app.counts().unlogged, { timeout: 5_000 }).toBe(0);
  });

  it('are counted at most once per pause, whatever changes meanwhile, and told only when they differ', async () => {
    const pauses: (() => void)[] = [];
    const asked: number[] = [];
    const told: Counts[] = [];
    let unlogged = 1;
    const waiting = createWaiting({
      callLog: {
        async counts(ask) {
          asked.push(ask.toLog?.from ?? Number.NaN);
          return { unlogged, followUpsDue: 0, followUps: 0, trash: 0 };
        },
      },
      settings: { settings: () => defaultSettings },
      clock: { read: () => ({ wall: 10 * day, mono: 0 }) },
      pause: () => new Promise((resolve) => pauses.push(resolve)),
      log: { info() {}, warn() {}, error() {} },
      changed: (counts) => told.push(counts),
    });
    for (let n = 0; n < 100; n += 1) waiting.stale();
    await expect.poll(() => pauses.length).toBe(1);
    expect(asked).toEqual([lastWeekStart(10 * day)]);
    unlogged = 2;
    for (let n = 0; n < 100; n += 1) waiting.stale();
    pauses.shift()?.();
    await expect.poll(() => pauses.length).toBe(1);
    expect(asked).toHaveLength(2);
    waiting.stale();
    pauses.shift()?.();
    await expect.poll(() => pauses.length).toBe(1);
    expect(asked).toHaveLength(3);
    expect(told.map((counts) => counts.unlogged)).toEqual([1, 2]);
  });
});

describe('a follow-up', () => {
  it('is told of once when its time has come, and counts as due from then on', async () => {
    const { app, outside } = await stand();
    const { id } = await logged(standing as StandingApp);
    const { wall } = (standing as StandingApp).clock;
    answerOf(await app.app['call.annotate']({ id, followUpAt: wall + 60_000 }));
    await expect.poll(() => app.counts()).toMatchObject({ followUps: 1, followUpsDue: 0 });
    expect(outside).toEqual([]);
    standing?.pass(61_000);
    await expect.poll(() => outside, { timeout: 5_000 }).toEqual(['follow-up 514 555 0102']);
    await expect.poll(() => app.counts()).toMatchObject({ followUps: 1, followUpsDue: 1 });
    expect(answerOf(await app.app['followUp.list']({})).calls.map((call) => call.id)).toEqual([id]);
    standing?.pass(61_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(outside).toHaveLength(1);
    answerOf(await app.app['call.annotate']({ id, followUpAt: null }));
    await expect.poll(() => app.counts()).toMatchObject({ followUps: 0, followUpsDue: 0 });
    expect((await inLog(standing as StandingApp, id)).followUpAt).toBeNull();
  });

  it('is told of by itself beside two others, and in one word beside three', async () => {
    const { app, outside, clock } = await stand();
    const due = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        await logged(standing as StandingApp, { number: `4${n}`, followUpAt: clock.wall + 1_000 });
      }
      standing?.pass(31_000);
    };
    await due(3);
    const single = ['follow-up 40', 'follow-up 41', 'follow-up 42'];
    await expect.poll(() => [...outside].sort(), { timeout: 10_000 }).toEqual(single);
    await due(4);
    await expect.poll(() => outside.slice(3), { timeout: 10_000 }).toEqual(['4 follow-ups']);
    await expect.poll(() => app.counts()).toMatchObject({ followUpsDue: 7 });
  });

  it('that fell due while telling was switched off stays untold when it is switched on again', async () => {
    const taken: string[] = [];
    standing = await standingApp(await newFolder(), (log) => ({
      ...log,
      async takeDueFollowUps(now) {
        const due = await log.takeDueFollowUps(now);
        taken.push(...due.map(({ id }) => id));
        return due;
      },
    }));
    const { app, outside, clock } = standing;
    answerOf(await app.app['settings.save']({ notifyFollowUps: false }));
    const { id } = await logged(standing, { followUpAt: clock.wall + 1_000 });
    standing.pass(31_000);
    await expect.poll(() => taken, { timeout: 5_000 }).toEqual([id]);
    answerOf(await app.app['settings.save']({ notifyFollowUps: true }));
    standing.pass(31_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(outside).toEqual([]);
  });
});
