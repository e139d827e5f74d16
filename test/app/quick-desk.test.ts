import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { codeOf, entry, inLog, logged } from '../support/calls-at-desk.ts';
import {
  answerOf,
  newFolder,
  removeFolders,
  type StandingApp,
  standingApp,
} from '../support/standing-app.ts';

let standing: StandingApp;
afterEach(async () => {
  await standing.stop();
  await removeFolders();
});

const stand = async (): Promise<void> => {
  standing = await standingApp(await newFolder());
};
const start = async () => answerOf(await standing.app.quick['quick.overview']({})).start;

describe('the quick log', () => {
  it('opens empty, and tells its page so', async () => {
    await stand();
    answerOf(await standing.app.app['quick.open']({ call: null }));
    expect(standing.quickWindow).toEqual(['open empty']);
    expect(standing.toldQuick).toEqual([
      { name: 'quick.shown', fact: { start: { call: null, timer: null } } },
    ]);
    expect(await start()).toEqual({ call: null, timer: null });
  });

  it('opens on a call of the log, and on none that is not there', async () => {
    await stand();
    const call = await logged(standing);
    await standing.app.openQuick(call.id);
    expect(standing.quickWindow).toEqual([`open ${call.id}`]);
    expect(await start()).toEqual({ call, timer: null });
    expect(codeOf(await standing.app.app['quick.open']({ call: crypto.randomUUID() }))).toBe('not_found');
    expect(standing.quickWindow).toHaveLength(1);
  });

  it('opens on the newest unlogged call, and empty when all are logged', async () => {
    await stand();
    await logged(standing, { startedAt: standing.clock.wall - 900_000 });
    const newest = await logged(standing);
    await logged(standing, { note: 'said', startedAt: standing.clock.wall - 1_000, talkMs: 0 });
    await standing.app.openQuickOnLast();
    expect((await start()).call?.id).toBe(newest.id);
    for (const { id } of answerOf(await standing.app.app['call.list']({ filter: {}, limit: 9 })).calls) {
      answerOf(await standing.app.quick['call.annotate']({ id, disposition: 'connected' }));
    }
    await standing.app.openQuickOnLast();
    expect(await start()).toEqual({ call: null, timer: null });
  });

  it('begins with the timer that runs', async () => {
    await stand();
    const ask = { number: '514 555 0102', contactName: null, direction: 'outbound' } as const;
    const timer = answerOf(await standing.app.quick['timer.start'](ask));
    expect(await start()).toEqual({ call: null, timer });
    const stopped = answerOf(await standing.app.quick['timer.stop']({ id: timer.id }));
    expect(stopped.endedAt).not.toBeNull();
    expect(await start()).toEqual({ call: null, timer: null });
  });

  it('writes a call down and closes', async () => {
    await stand();
    const call = answerOf(await standing.app.quick['call.log'](entry(standing, { note: 'said' })));
    expect(await inLog(standing, call.id)).toEqual(call);
    answerOf(await standing.app.quick['quick.close']({}));
    expect(standing.quickWindow).toEqual(['close']);
  });

  it('hears of the call that it is on, of the timer, and of no other', async () => {
    await stand();
    const [mine, other] = [await logged(standing), await logged(standing, { number: '514 555 0103' })];
    await standing.app.openQuick(mine.id);
    const before = standing.toldQuick.length;
    answerOf(await standing.app.app['call.annotate']({ id: mine.id, note: 'said' }));
    await standing.register();
    answerOf(await standing.app.app['call.place']({ number: '514 555 0199' }));
    expect(
      standing.toldQuick.slice(before).map(({ fact }) => (fact as { call: Call }).call.noteText),
    ).toEqual(['said']);
    expect(other.id).not.toBe(mine.id);
  });

  it('hears of changed settings', async () => {
    await stand();
    answerOf(await standing.app.app['settings.save']({ theme: 'dark' }));
    expect(standing.toldQuick).toMatchObject([
      { name: 'settings.changed', fact: { settings: { theme: 'dark' } } },
    ]);
  });
});
