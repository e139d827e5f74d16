import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { codeOf, history, inLog, logged, toldCalls } from '../support/calls-at-desk.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';
import {
  answerOf,
  newFolder,
  removeFolders,
  type StandingApp,
  standingApp,
} from '../support/standing-app.ts';

const day = 86_400_000;

let standing: StandingApp;
afterEach(async () => {
  await standing.stop();
  await removeFolders();
});

const stand = async (folder?: string): Promise<void> => {
  standing = await standingApp(folder ?? (await newFolder()));
  await standing.register();
};
const trash = (...ids: string[]) => standing.app.app['call.trash']({ ids });
const inTrash = async () => answerOf(await standing.app.app['trash.list']({})).calls.map(({ id }) => id);

describe('a deleted call', () => {
  it('is in no list but that of the trash, and comes back as it was', async () => {
    await stand();
    const [stays, goes] = [await logged(standing), await logged(standing, { note: '<p>Keep me</p>' })];
    const before = standing.told.length;
    const { calls } = answerOf(await trash(goes.id));
    expect(calls).toMatchObject([{ id: goes.id, trashedAt: standing.clock.wall }]);
    expect(toldCalls(standing, before)).toEqual(calls);
    expect((await history(standing)).map(({ id }) => id)).toEqual([stays.id]);
    expect(await inTrash()).toEqual([goes.id]);
    const restored = answerOf(await standing.app.app['call.restore']({ ids: [goes.id] })).calls;
    expect(restored).toEqual([{ ...goes, revision: goes.revision + 2 }]);
    expect(await history(standing)).toHaveLength(2);
    expect(await inTrash()).toEqual([]);
  });

  it('does not come back when it is heard of late, nor as another call', async () => {
    await stand();
    await standing.report({ kind: 'call.arrived', ref: 'in-1', remoteUser: '5145550101', remoteName: null });
    const ended = { by: 'remote', sipCode: null, reasonHeader: null, text: '' } as const;
    await standing.report({ kind: 'call.ended', ref: 'in-1', ...ended });
    const [call] = (await history(standing)) as [Call];
    answerOf(await trash(call.id));
    const before = standing.told.length;
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    expect(toldCalls(standing, before)).toEqual([]);
    expect(await history(standing)).toEqual([]);
  });

  it('is never a live one', async () => {
    await stand();
    const live = answerOf(await standing.app.app['call.place']({ number: '514 555 0102' }));
    expect(answerOf(await trash(live.id)).calls).toEqual([]);
    expect(standing.app.live()).toHaveLength(1);
    expect(await inLog(standing, live.id)).toEqual(live);
  });
});

describe('many deleted calls', () => {
  it('are told of at once, and come back at once', async () => {
    await stand();
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push((await logged(standing)).id);
    await expect.poll(() => standing.app.counts().unlogged).toBe(60);
    const before = standing.told.length;
    expect(answerOf(await trash(...ids)).calls).toHaveLength(60);
    expect(toldCalls(standing, before)).toEqual([]);
    await expect.poll(() => standing.told.slice(before).map(({ name }) => name)).toContain('log.changed');
    await expect.poll(() => standing.app.counts()).toMatchObject({ unlogged: 0, trash: 60 });
    expect(answerOf(await standing.app.app['call.restore']({ ids })).calls).toHaveLength(60);
    await expect.poll(() => standing.app.counts()).toMatchObject({ unlogged: 60, trash: 0 });
  });
});

describe('the trash', () => {
  it('loses what has lain in it for 30 days at the next start, and no sooner', async () => {
    const folder = await newFolder();
    await stand(folder);
    const [old, young] = [await logged(standing), await logged(standing)];
    answerOf(await trash(old.id));
    const now = standing.clock.wall;
    await standing.callLog.trash([young.id], now + day);
    await standing.stop();
    standing = await standingApp(folder, undefined, now + 30 * day + 1);
    await expect.poll(inTrash).toEqual([young.id]);
    expect(codeOf(await standing.app.app['call.get']({ id: old.id }))).toBe('not_found');
  });

  it('is looked through once a day', async () => {
    await stand();
    const { id } = await logged(standing);
    answerOf(await trash(id));
    standing.pass(31 * day);
    await expect.poll(inTrash, { timeout: 5_000 }).toEqual([]);
  });

  it('can be emptied, with the files of the recordings', async () => {
    await stand();
    const { id } = await logged(standing);
    const { file, recording } = await recorded(id);
    const kept = await logged(standing);
    answerOf(await trash(id));
    const before = standing.told.length;
    expect(answerOf(await standing.app.app['trash.empty']({}))).toEqual({ removed: 1 });
    expect(await inTrash()).toEqual([]);
    expect((await history(standing)).map((call) => call.id)).toEqual([kept.id]);
    expect(await standing.callLog.recording(recording)).toBeNull();
    expect(file()).toBe(false);
    await expect.poll(() => standing.told.slice(before).map(({ name }) => name)).toContain('log.changed');
    expect(answerOf(await standing.app.app['trash.empty']({}))).toEqual({ removed: 0 });
  });
});

/** Attaches a recording to a call; `file` tells whether it lies in the folder. */
async function recorded(call: string): Promise<{ recording: string; file(): boolean }> {
  standing.chosen.push(writeTone(await newFolder(), 440));
  const { incoming } = answerOf(await standing.app.app['recording.choose']({ call }));
  const recording = incoming[0]?.id ?? '';
  await expect
    .poll(async () => answerOf(await standing.app.app['call.get']({ id: call })).recordings.length)
    .toBe(1);
  const folder = join(dirname(standing.file), 'recordings');
  const file = () =>
    readdirSync(folder, { recursive: true }).some((name) => String(name).includes(recording));
  expect(file()).toBe(true);
  return { recording, file };
}
