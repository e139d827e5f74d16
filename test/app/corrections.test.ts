import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { talkTime } from '../../contract/call/times.ts';
import type { CallLog } from '../../main/core/ports.ts';
import { type CallDesk, createCallDesk } from '../../main/desk/call-desk.ts';
import { createCorrectionHandlers } from '../../main/desk/corrections.ts';
import { createStored } from '../../main/desk/stored.ts';
import { codeOf, history, inLog, logged, toldCalls } from '../support/calls-at-desk.ts';
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
  await standing.register();
};
const correct = (ask: Parameters<StandingApp['app']['app']['call.correct']>[0]) =>
  standing.app.app['call.correct'](ask);
const merge = (keep: string, gone: string) => standing.app.app['call.merge']({ keep, gone });

/** An inbound call on the line that was answered and is over. */
async function overHeard(): Promise<Call> {
  const about = { ref: 'in-1' };
  await standing.report({ kind: 'call.arrived', ...about, remoteUser: '5145550101', remoteName: null });
  standing.pass(3_000);
  await standing.report({ kind: 'call.answered', ...about });
  standing.pass(60_000);
  const ended = { by: 'remote', sipCode: null, reasonHeader: null, text: '' } as const;
  await standing.report({ kind: 'call.ended', ...about, ...ended });
  return (await history(standing))[0] as Call;
}

describe('a correction', () => {
  it('changes the facts, keeps the original beside, and can be taken back', async () => {
    await stand();
    const call = await overHeard();
    const before = standing.told.length;
    const correction = { number: '514 555 0177', direction: 'outbound', talkMs: 90_000 } as const;
    const corrected = answerOf(await correct({ id: call.id, correction }));
    expect(corrected).toMatchObject({
      corrected: true,
      direction: 'outbound',
      remote: { raw: '514 555 0177', e164: '+15145550177' },
      revision: call.revision + 1,
    });
    expect(talkTime(corrected, 0)).toBe(90_000);
    expect(toldCalls(standing, before)).toEqual([corrected]);
    const { original } = answerOf(await standing.app.app['call.get']({ id: call.id }));
    expect(original).toMatchObject({ direction: 'inbound', remote: call.remote, endedAt: call.endedAt });
    const restored = answerOf(await standing.app.app['call.restoreOriginal']({ id: call.id }));
    expect(restored).toEqual({ ...call, revision: call.revision + 2 });
    expect(codeOf(await standing.app.app['call.restoreOriginal']({ id: call.id }))).toBe('not_found');
  });

  it('of a call that is still on, of one that is not there, or into the future is refused', async () => {
    await stand();
    const { id } = answerOf(await standing.app.app['call.place']({ number: '514 555 0102' }));
    expect(codeOf(await correct({ id, correction: { talkMs: 1 } }))).toBe('conflict');
    const nobody = crypto.randomUUID();
    expect(codeOf(await correct({ id: nobody, correction: { talkMs: 1 } }))).toBe('not_found');
    const over = await logged(standing);
    const startedAt = standing.clock.wall + 3_600_000;
    expect(codeOf(await correct({ id: over.id, correction: { startedAt } }))).toBe('bad_request');
    expect(codeOf(await correct({ id: over.id, correction: { startedAt: -1 } }))).toBe('bad_request');
    expect(await inLog(standing, over.id)).toEqual(over);
  });

  it('to an outcome that no call of its direction has is refused in words', async () => {
    await stand();
    const { id } = await logged(standing, { direction: 'outbound', outcome: 'no_answer' });
    const refused = await correct({ id, correction: { outcome: 'missed' } });
    expect(refused).toMatchObject({
      error: { code: 'bad_request', message: expect.stringMatching(/Outgoing.*Missed.*Choose/) },
    });
    expect(codeOf(await correct({ id, correction: { direction: 'inbound', outcome: 'busy' } }))).toBe(
      'bad_request',
    );
    const turned = { direction: 'inbound', outcome: 'missed' } as const;
    expect(answerOf(await correct({ id, correction: turned }))).toMatchObject({ status: 'missed' });
  });

  it('stands when the call is heard of once more', async () => {
    await stand();
    const call = await overHeard();
    const corrected = answerOf(await correct({ id: call.id, correction: { outcome: 'missed' } }));
    await standing.report({ kind: 'call.muted', ref: 'in-1', muted: true });
    expect(await inLog(standing, call.id)).toEqual(corrected);
  });
});

describe('two calls that are one', () => {
  it('keep the notes, tags and events of both, and are two again when they are split', async () => {
    await stand();
    const keep = await overHeard();
    answerOf(await standing.app.app['call.annotate']({ id: keep.id, note: '<p>First</p>', tags: ['vip'] }));
    const gone = await logged(standing, {
      note: '<p>Second</p>',
      tags: ['VIP', 'lead'],
      disposition: 'connected',
    });
    const before = standing.told.length;
    const merged = answerOf(await merge(keep.id, gone.id));
    expect(merged).toMatchObject({
      id: keep.id,
      note: '<p>First</p><p></p><p>Second</p>',
      noteText: 'First\n\nSecond',
      tags: ['vip', 'lead'],
      disposition: 'connected',
    });
    expect((await history(standing)).map(({ id }) => id)).toEqual([keep.id]);
    await expect.poll(() => standing.told.slice(before).map(({ name }) => name)).toContain('log.changed');

    const detail = answerOf(await standing.app.app['call.get']({ id: keep.id }));
    expect(detail.parts).toMatchObject([{ kind: 'merged', source: 'manual', call: gone.id }]);
    const part = detail.parts[0]?.key ?? '';
    const { calls } = answerOf(await standing.app.app['call.split']({ id: keep.id, part }));
    expect(calls.map(({ id, noteText }) => [id, noteText])).toEqual([
      [keep.id, 'First'],
      [gone.id, 'Second'],
    ]);
    expect((await history(standing)).map(({ id }) => id).sort()).toEqual([keep.id, gone.id].sort());
    expect(codeOf(await standing.app.app['call.split']({ id: keep.id, part }))).toBe('not_found');
  });

  it('are not joined when one is still on, is the same, is not there, or is deleted', async () => {
    await stand();
    const over = await logged(standing);
    const deleted = await logged(standing);
    answerOf(await standing.app.app['call.trash']({ ids: [deleted.id] }));
    const live = answerOf(await standing.app.app['call.place']({ number: '514 555 0199' }));
    expect(codeOf(await merge(over.id, live.id))).toBe('conflict');
    expect(codeOf(await merge(over.id, over.id))).toBe('bad_request');
    expect(codeOf(await merge(over.id, crypto.randomUUID()))).toBe('not_found');
    expect(codeOf(await merge(over.id, deleted.id))).toBe('not_found');
    expect(await inLog(standing, over.id)).toEqual(over);
  });

  it('are not joined when their notes together are longer than any CRM takes', async () => {
    await stand();
    const long = `<p>${'x'.repeat(60_000)}</p>`;
    const [keep, gone] = [await logged(standing, { note: long }), await logged(standing, { note: long })];
    expect(await merge(keep.id, gone.id)).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining('Shorten one') },
    });
  });

  it('stay one when the call that went is heard of late', async () => {
    await stand();
    const keep = await logged(standing);
    const heard = await overHeard();
    answerOf(await merge(keep.id, heard.id));
    const before = standing.told.length;
    await standing.report({ kind: 'call.held', ref: 'in-1', held: true });
    expect((await history(standing)).map(({ id }) => id)).toEqual([keep.id]);
    expect(toldCalls(standing, before)).toEqual([]);
  });
});

describe('a call that two sources reported', () => {
  const quiet = { info() {}, warn() {}, error() {} };
  const remote = { raw: '5145550101', e164: '+15145550101', name: null };
  const about = { direction: 'inbound', remote, local: { ...remote, raw: '100' }, account: null } as const;

  function deskOver(callLog: CallLog): CallDesk {
    return createCallDesk({
      callLog,
      clock: { read: () => ({ ...standing.clock }) },
      ids: { uuid: () => crypto.randomUUID() },
      log: quiet,
      pause: () => new Promise(() => undefined),
      changed() {},
      manyChanged() {},
      nameMissed() {},
      writable() {},
    });
  }

  it('is two again when it is split, each with its own times', async () => {
    await stand();
    const desk = deskOver(standing.callLog);
    const [phone, pbx] = [
      { source: 'sip', sourceCallId: 'a' },
      { source: 'hooks', sourceCallId: 'x' },
    ];
    const call = await desk.hear({ ...phone, ...about, type: 'started' });
    standing.pass(1_000);
    const joined = await desk.hear({ ...pbx, ...about, type: 'started' });
    expect(joined).toMatchObject({ id: call?.id, revision: 2 });
    standing.pass(2_000);
    await desk.hear({ ...phone, type: 'answered' });
    standing.pass(30_000);
    await desk.hear({ ...phone, type: 'ended', endedBy: 'remote', cause: null });

    const handlers = createCorrectionHandlers({
      desk,
      callLog: standing.callLog,
      ids: { uuid: () => crypto.randomUUID() },
      region: () => 'CA',
      stored: createStored(quiet),
    });
    const { parts } = answerOf(await standing.app.app['call.get']({ id: call?.id ?? '' }));
    expect(parts).toMatchObject([{ kind: 'correlated', source: 'hooks', call: null }]);
    const { calls } = answerOf(
      await handlers['call.split']({ id: call?.id ?? '', part: parts[0]?.key ?? '' }),
    );
    const [rest, apart] = calls as [Call, Call];
    expect(rest).toMatchObject({ id: call?.id, source: 'sip', status: 'answered' });
    expect(talkTime(rest, 0)).toBe(30_000);
    expect(apart).toMatchObject({
      source: 'hooks',
      startedAt: rest.startedAt + 1_000,
      endedAt: rest.endedAt,
      answeredAt: null,
    });
    expect(await history(standing)).toHaveLength(2);
  });
});
