import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { ringTime, talkTime } from '../../contract/call/times.ts';
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
const start = (change: { number?: string; contactName?: string; direction?: Call['direction'] } = {}) =>
  standing.app.app['timer.start']({ number: '', contactName: null, direction: 'outbound', ...change });

describe('a timer', () => {
  it('is a live call that is talked in from its first moment, told of once', async () => {
    await stand();
    const before = standing.told.length;
    const call = answerOf(await start({ number: '514 555 0102', direction: 'inbound' }));
    expect(call).toMatchObject({
      source: 'manual',
      status: 'answered',
      direction: 'inbound',
      remote: { raw: '514 555 0102', e164: '+15145550102' },
      account: null,
    });
    expect(toldCalls(standing, before)).toEqual([call]);
    expect(standing.outside).toEqual([]);
    expect(standing.app.live()).toEqual([call]);
  });

  it('measures the talk time on the steady clock', async () => {
    await stand();
    const { id } = answerOf(await start());
    standing.clock.wall -= 3_600_000;
    standing.pass(90_000);
    const call = answerOf(await standing.app.app['timer.stop']({ id }));
    expect([ringTime(call, 0), talkTime(call, 0)]).toEqual([0, 90_000]);
    expect(call).toMatchObject({ status: 'answered', endedBy: 'local' });
    expect(await inLog(standing, id)).toEqual(call);
  });

  it('bears the name that is given, or the one that its number is known by', async () => {
    await stand();
    const { id } = answerOf(await start({ number: '514 555 0102', contactName: 'Marie' }));
    expect(await inLog(standing, id)).toMatchObject({ contactName: 'Marie' });
    answerOf(await standing.app.app['timer.stop']({ id }));
    expect(answerOf(await start({ number: '514 555 0102' }))).toMatchObject({ contactName: 'Marie' });
  });

  it('runs alone: another is refused in words until it is stopped', async () => {
    await stand();
    const [first, second] = await Promise.all([start(), start()]);
    expect([codeOf(first), codeOf(second)]).toEqual(['done', 'busy_line']);
    expect(await start()).toMatchObject({ error: { message: expect.stringContaining('Stop it first') } });
    const { id } = answerOf(first);
    answerOf(await standing.app.app['timer.stop']({ id }));
    expect(codeOf(await start())).toBe('done');
  });

  it('is stopped by hanging up, and has no microphone', async () => {
    await stand();
    const { id } = answerOf(await start());
    expect(codeOf(await standing.app.app['call.mute']({ id, muted: true }))).toBe('conflict');
    answerOf(await standing.app.app['call.hangUp']({ id }));
    expect(standing.app.live()).toEqual([]);
    expect(standing.commands).toEqual([]);
    expect(codeOf(await standing.app.app['call.hangUp']({ id }))).toBe('call_over');
    expect(codeOf(await standing.app.app['timer.stop']({ id }))).toBe('call_over');
  });

  it('can be stopped as a timer only: a call of the line is not', async () => {
    await stand();
    const { id } = answerOf(await standing.app.app['call.place']({ number: '514 555 0102' }));
    expect(codeOf(await standing.app.app['timer.stop']({ id }))).toBe('call_over');
    expect(standing.app.live()).toHaveLength(1);
  });

  it('is ended by quitting, as of our own act', async () => {
    await stand();
    const { id } = answerOf(await start());
    standing.pass(5_000);
    await standing.app.hangUpAll();
    expect(await inLog(standing, id)).toMatchObject({ status: 'answered', endedBy: 'local' });
    expect(standing.app.live()).toEqual([]);
  });

  it('is ended by a crash at its last heartbeat, and has its note', async () => {
    await stand();
    const { id } = answerOf(await start());
    answerOf(await standing.app.app['call.annotate']({ id, note: '<p>Wants the blue one</p>' }));
    standing.pass(7_000);
    const endedAt = standing.clock.wall;
    await standing.callLog.heartbeat([{ id, at: endedAt }]);
    const folder = await newFolder();
    await standing.app.stop();
    await cp(dirname(standing.file), folder, { recursive: true });
    standing = await standingApp(folder);
    expect(await inLog(standing, id)).toMatchObject({
      endedAt,
      recovered: true,
      noteText: 'Wants the blue one',
    });
  });
});

describe('a timer and the line', () => {
  it('are not in each other’s way', async () => {
    await stand();
    const timer = answerOf(await start({ number: '514 555 0102' }));
    const placed = answerOf(await standing.app.app['call.place']({ number: '514 555 0102' }));
    expect(placed.id).not.toBe(timer.id);
    const ended = { by: 'remote', sipCode: null, reasonHeader: null, text: '' } as const;
    await standing.report({ kind: 'call.ended', ref: placed.sourceCallId, ...ended });
    await standing.report({ kind: 'call.arrived', ref: 'in-1', remoteUser: '5145550101', remoteName: null });
    const ringing = standing.app.live().find(({ direction }) => direction === 'inbound') as Call;
    expect(codeOf(await standing.app.app['call.answer']({ id: ringing.id }))).toBe('done');
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    answerOf(await standing.app.app['timer.stop']({ id: timer.id }));
    expect(codeOf(await start())).toBe('done');
  });

  it('part ways when the phone page is gone: the timer runs on', async () => {
    await stand();
    const { id } = answerOf(await start());
    await standing.report({ kind: 'call.arrived', ref: 'in-1', remoteUser: '5145550101', remoteName: null });
    await standing.app.phoneGone('crashed');
    expect(standing.app.live().map((call) => call.id)).toEqual([id]);
  });

  it('leave the line free to be changed', async () => {
    await stand();
    answerOf(await start());
    expect(codeOf(await standing.app.app['line.choose']({ mode: 'off' }))).toBe('done');
  });
});

describe('a call that is written down by hand', () => {
  it('is in the log as the person says it was, cleaned and named', async () => {
    await stand();
    const before = standing.told.length;
    const call = await logged(standing, {
      contactName: ' Marie ',
      note: 'plain',
      tags: ['vip', 'VIP'],
      disposition: 'connected',
      followUpAt: standing.clock.wall + 1,
    });
    expect(call).toMatchObject({
      source: 'manual',
      status: 'answered',
      remote: { raw: '514 555 0102', e164: '+15145550102' },
      contactName: 'Marie',
      note: '<p>plain</p>',
      tags: ['vip'],
      disposition: 'connected',
      annotatedAt: standing.clock.wall,
    });
    expect(talkTime(call, 0)).toBe(120_000);
    expect(toldCalls(standing, before)).toEqual([call]);
    const { events } = answerOf(await standing.app.app['call.get']({ id: call.id }));
    expect(events.map(({ type }) => type)).toEqual(['started', 'answered', 'ended']);
  });

  it('takes the name that its number is known by, and gives the one that it brings', async () => {
    await stand();
    await logged(standing, { contactName: 'Marie', company: 'Nordljus' });
    expect(await logged(standing)).toMatchObject({ contactName: 'Marie', company: 'Nordljus' });
    await logged(standing, { contactName: 'Marie Gagnon' });
    await expect
      .poll(async () => (await history(standing)).map(({ contactName }) => contactName))
      .toEqual(['Marie Gagnon', 'Marie Gagnon', 'Marie Gagnon']);
  });

  it('needs a number or a name, and cannot be in the future', async () => {
    await stand();
    const wish = (change: object) =>
      standing.app.app['call.log']({
        ...{ number: '', contactName: null, direction: 'inbound', outcome: 'missed', talkMs: 0 },
        ...{ startedAt: standing.clock.wall, disposition: null, note: '', ...change },
      });
    expect(codeOf(await wish({}))).toBe('bad_request');
    expect(codeOf(await wish({ contactName: '  ' }))).toBe('bad_request');
    expect(codeOf(await wish({ number: '100', startedAt: standing.clock.wall + 3_600_000 }))).toBe(
      'bad_request',
    );
    expect(codeOf(await wish({ number: '100', startedAt: -1 }))).toBe('bad_request');
    expect(await history(standing)).toEqual([]);
    expect(answerOf(await wish({ contactName: 'Marie' }))).toMatchObject({
      status: 'missed',
      contactName: 'Marie',
    });
  });

  it('bears the name that a network displayed as what it is: not as the person’s word', async () => {
    await stand();
    const call = await logged(standing, { remoteName: ' Marc\nRoy ' });
    expect(call).toMatchObject({ contactName: null, remote: { name: 'Marc Roy' } });
    const { people } = answerOf(await standing.app.app['people.match']({ text: 'marc' }));
    expect(people).toMatchObject([{ name: 'Marc Roy', named: false }]);
    expect(await logged(standing)).toMatchObject({ contactName: null, remote: { name: null } });
    const timed = {
      number: '514 555 0109',
      contactName: null,
      remoteName: 'Ana',
      direction: 'inbound',
    } as const;
    const timer = answerOf(await standing.app.app['timer.start'](timed));
    expect(timer).toMatchObject({ contactName: null, remote: { name: 'Ana' } });
  });

  it('can be looked up by its name while another is typed', async () => {
    await stand();
    await logged(standing, { contactName: 'Marie Gagnon', company: 'Nordljus' });
    const { people } = answerOf(await standing.app.app['people.match']({ text: 'mar' }));
    expect(people).toMatchObject([
      { name: 'Marie Gagnon', named: true, e164: '+15145550102', company: 'Nordljus' },
    ]);
  });
});
