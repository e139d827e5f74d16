import { cp } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../contract/call/call.ts';
import { holdTime, ringTime, talkTime } from '../../contract/call/times.ts';
import type { PhoneReport } from '../../contract/ipc/phone-contract.ts';
import { type CallLog, StoreError } from '../../main/core/ports.ts';
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

const newest = async (): Promise<Call> => {
  const page = answerOf(await standing.app.app['call.list']({ filter: {}, limit: 1 }));
  return page.calls[0] as Call;
};

const arrived = (ref = 'in-1', remoteUser = '5145550101'): PhoneReport => ({
  kind: 'call.arrived',
  ref,
  remoteUser,
  remoteName: 'Marie Gagnon',
});

const ended = (change: Partial<Extract<PhoneReport, { kind: 'call.ended' }>> = {}): PhoneReport => ({
  kind: 'call.ended',
  ref: 'in-1',
  by: 'remote',
  sipCode: null,
  reasonHeader: null,
  text: '',
  ...change,
});

async function stand(around?: (log: CallLog) => CallLog): Promise<void> {
  standing = await standingApp(await newFolder(), around);
  await standing.register();
}

async function place(number = '514 555 0102'): Promise<{ call: Call; ref: string }> {
  const call = answerOf(await standing.app.app['call.place']({ number }));
  return { call, ref: call.sourceCallId };
}

describe('an inbound call', () => {
  it('is in the log while it rings, is announced after it is written, and notifies', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report({ kind: 'call.ringing', ref: 'in-1' });
    expect(await newest()).toMatchObject({
      direction: 'inbound',
      status: 'ringing',
      revision: 2,
      remote: { raw: '5145550101', e164: '+15145550101', name: 'Marie Gagnon' },
      account: 'sip:alice@siplab.test',
    });
    expect(standing.told.at(-1)).toMatchObject({
      name: 'call.changed',
      fact: { call: { status: 'ringing' } },
    });
    expect(standing.outside).toEqual(['inbound 5145550101']);
  });

  it('that the calling party gave up is missed, and says so outside the window', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report(ended());
    expect(await newest()).toMatchObject({ status: 'missed', endedBy: 'remote' });
    expect(standing.outside).toEqual(['inbound 5145550101', 'clear', 'missed 5145550101']);
  });

  it('that another device took is answered elsewhere, and is no missed call', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report(ended({ reasonHeader: 'SIP;cause=200;text="Call completed elsewhere"' }));
    expect(await newest()).toMatchObject({ status: 'answered_elsewhere' });
    expect(standing.outside).not.toContain('missed 5145550101');
  });

  it('that the person declines is declined', async () => {
    await stand();
    await standing.report(arrived());
    answerOf(await standing.app.app['call.decline']({ id: (await newest()).id }));
    expect(standing.commands.at(-1)).toEqual({ do: 'decline', ref: 'in-1' });
    await standing.report(ended({ by: 'local', sipCode: 603 }));
    expect(await newest()).toMatchObject({
      status: 'declined',
      endedBy: 'local',
      cause: { family: 'sip', code: 603 },
    });
  });

  it('keeps a hostile name bounded and without control or direction characters', async () => {
    await stand();
    const remoteName = `Eve\u202e\r\nDELETE ${'x'.repeat(200)}`;
    await standing.report({ kind: 'call.arrived', ref: 'in-1', remoteUser: '4711\u0000', remoteName });
    const { remote } = await newest();
    expect(remote.raw).toBe('4711');
    expect(remote.name).toMatch(/^Eve ?DELETE x+$/);
  });

  it('can be answered, and only then muted', async () => {
    await stand();
    await standing.report(arrived());
    const { id } = await newest();
    expect(await standing.app.app['call.mute']({ id, muted: true })).toMatchObject({
      error: { code: 'call_over' },
    });
    answerOf(await standing.app.app['call.answer']({ id }));
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    answerOf(await standing.app.app['call.mute']({ id, muted: true }));
    await standing.report({ kind: 'call.muted', ref: 'in-1', muted: true });
    expect(standing.commands).toEqual([
      { do: 'answer', ref: 'in-1' },
      { do: 'mute', ref: 'in-1', muted: true },
    ]);
    expect(await newest()).toMatchObject({ status: 'answered', muted: true });
  });

  it('is not announced twice for one report', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report({ kind: 'call.ringing', ref: 'in-1' });
    const before = standing.told.length;
    await standing.report({ kind: 'call.ringing', ref: 'in-1' });
    await standing.report(arrived());
    expect(standing.told.length).toBe(before);
  });
});

describe('an inbound call while the server refuses to renew the line', () => {
  it('is taken all the same, because the old registration still brings it', async () => {
    await stand();
    await standing.report({ kind: 'registration', registration: 'failed', sipCode: 503, text: 'Overloaded' });
    await standing.report(arrived());
    expect(await newest()).toMatchObject({ direction: 'inbound', status: 'initiated' });
  });
});

describe('an outbound call', () => {
  it('is in the log before the phone is told to place it', async () => {
    await stand();
    const { call, ref } = await place();
    expect(call).toMatchObject({
      direction: 'outbound',
      status: 'initiated',
      remote: { raw: '514 555 0102' },
    });
    expect(standing.commands).toEqual([{ do: 'place', ref, target: '5145550102' }]);
    expect((await newest()).id).toBe(call.id);
  });

  it('that the person cancels is cancelled, though the signalling only says 487', async () => {
    await stand();
    const { call, ref } = await place();
    answerOf(await standing.app.app['call.hangUp']({ id: call.id }));
    await standing.report(ended({ ref, by: 'remote', sipCode: 487 }));
    expect(await newest()).toMatchObject({ status: 'cancelled', endedBy: 'local' });
  });

  it('that loses its line while it rings has failed, by the network', async () => {
    await stand();
    const { ref } = await place();
    await standing.report(ended({ ref, by: 'network', text: 'WebSocket closed' }));
    expect(await newest()).toMatchObject({ status: 'failed', endedBy: 'network' });
  });

  it('is one call when Enter is pressed twice', async () => {
    await stand();
    const both = await Promise.all(
      ['514 555 0102', '514 555 0102'].map((number) => standing.app.app['call.place']({ number })),
    );
    expect(both.map((result) => (result.ok ? 'placed' : result.error.code))).toEqual(['placed', 'busy_line']);
    expect(standing.commands).toHaveLength(1);
  });

  it('is shown as live only when the log has it', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await stand((log) => ({ ...log, record: (call, event) => held.then(() => log.record(call, event)) }));
    const placing = place();
    await expect.poll(() => standing.app.live()).toHaveLength(1);
    expect(answerOf(await standing.app.app['app.overview']({})).live).toEqual([]);
    letGo();
    const { call } = await placing;
    expect(answerOf(await standing.app.app['app.overview']({})).live).toEqual([call]);
  });

  it('is refused in words while another call lives, while no line is there, and for no number', async () => {
    standing = await standingApp(await newFolder());
    const refusal = async (number: string) => {
      const result = await standing.app.app['call.place']({ number });
      return result.ok ? 'placed' : result.error.code;
    };
    expect(await refusal('514 555 0102')).toBe('line_not_ready');
    await standing.register();
    expect(await refusal('Marie <marie@x>')).toBe('bad_number');
    expect(await refusal('514 555 0102')).toBe('placed');
    expect(await refusal('514 555 0103')).toBe('busy_line');
    expect(standing.commands).toHaveLength(1);
  });
});

describe('times', () => {
  it('are right when somebody sets the wall clock during the call', async () => {
    await stand();
    await standing.report(arrived());
    standing.pass(4_000);
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    standing.clock.wall -= 3_600_000;
    standing.pass(30_000);
    await standing.report({ kind: 'call.held', ref: 'in-1', held: true });
    standing.clock.wall += 7_200_000;
    standing.pass(10_000);
    await standing.report({ kind: 'call.held', ref: 'in-1', held: false });
    standing.pass(20_000);
    await standing.report(ended());
    const call = await newest();
    expect([ringTime(call, 0), talkTime(call, 0), holdTime(call, 0)]).toEqual([4_000, 60_000, 10_000]);
  });

  it('count the sleep of the machine, where the monotonic clock stands still', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    standing.app.suspended();
    standing.clock.wall += 600_000;
    standing.app.resumed();
    standing.pass(1_000);
    await standing.report(ended({ by: 'network', text: 'RTP Timeout' }));
    expect(talkTime(await newest(), 0)).toBe(601_000);
  });
});

describe('a slow disk', () => {
  it('moves no time: an event has the time at which it was heard', async () => {
    let letGo = (): void => undefined;
    let slow = false;
    await stand((log) => ({
      ...log,
      heartbeat: async (beats) => {
        if (slow) await new Promise<void>((resolve) => (letGo = resolve));
        await log.heartbeat(beats);
      },
    }));
    await standing.report(arrived());
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    slow = true;
    standing.pass(1_000);
    standing.app.suspended();
    standing.pass(9_000);
    const heard = standing.report(ended());
    standing.pass(50_000);
    slow = false;
    await expect
      .poll(() => {
        letGo();
        return standing.app.live();
      })
      .toEqual([]);
    await heard;
    expect(talkTime(await newest(), 0)).toBe(10_000);
  });
});

describe('two calls at once', () => {
  it('are each dated by their own clock', async () => {
    const beats = new Map<string, number>();
    await stand((log) => ({
      ...log,
      heartbeat: async (all) => {
        for (const { id, at } of all) beats.set(id, at);
        await log.heartbeat(all);
      },
    }));
    await standing.report(arrived('in-1'));
    const first = await newest();
    standing.clock.wall -= 3_600_000;
    await standing.report(arrived('in-2', '5145550102'));
    standing.pass(2_000);
    standing.app.suspended();
    await expect.poll(() => beats.size).toBe(2);
    const [second] = standing.app.live().filter(({ id }) => id !== first.id) as [Call];
    expect(beats.get(first.id)).toBe(first.startedAt + 2_000);
    expect(beats.get(second.id)).toBe(second.startedAt + 2_000);
  });
});

describe('a call that the log refuses', () => {
  it('holds up no other call, and is counted as unwritten', async () => {
    await stand((log) => ({
      ...log,
      record: (call, event) =>
        call.remote.raw === '666'
          ? Promise.reject(new StoreError('failed', 'It is refused.'))
          : log.record(call, event),
    }));
    await standing.report(arrived('in-1', '666'));
    await standing.report(arrived('in-2', '5145550102'));
    expect(await newest()).toMatchObject({ remote: { raw: '5145550102' } });
    expect(await standing.app.unwritten()).toBe(1);
    const [refused] = standing.app.live().filter(({ remote }) => remote.raw === '666') as [Call];
    expect(await standing.app.app['call.annotate']({ id: refused.id, note: 'x' })).toMatchObject({
      error: { code: 'storage_failed' },
    });
  });
});

describe('a phone page that is gone', () => {
  it('ends its calls by the network and leaves the line connecting', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    await standing.app.phoneGone('crashed');
    expect(await newest()).toMatchObject({
      status: 'answered',
      endedBy: 'network',
      cause: { family: 'source', text: 'crashed' },
    });
    expect(standing.app.line().registration).toBe('connecting');
    expect(standing.app.live()).toEqual([]);
  });
});

describe('a crash', () => {
  it('leaves the call ended at its last heartbeat, marked recovered, with its note', async () => {
    await stand();
    await standing.report(arrived());
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    const { id } = await newest();
    answerOf(await standing.app.app['call.annotate']({ id, note: 'Wants the blue one' }));
    standing.pass(7_000);
    const heartbeat = standing.clock.wall;
    await standing.callLog.heartbeat([{ id, at: heartbeat }]);
    await standing.callLog.close();
    const folder = await newFolder();
    await cp(dirname(standing.file), folder, { recursive: true });
    standing = await standingApp(folder);
    expect(await newest()).toMatchObject({
      id,
      status: 'answered',
      endedAt: heartbeat,
      endedBy: 'unknown',
      recovered: true,
      note: '<p>Wants the blue one</p>',
      noteText: 'Wants the blue one',
    });
    expect(standing.outside).toEqual([]);
  });
});

describe('a full disk', () => {
  it('does not hold up the call: it goes on in memory, is told, and is written when there is room', async () => {
    let full = false;
    await stand((log) => ({
      ...log,
      record: (call, event) =>
        full ? Promise.reject(new StoreError('full', 'The disk is full.')) : log.record(call, event),
    }));
    await standing.report(arrived());
    full = true;
    await standing.report({ kind: 'call.answered', ref: 'in-1' });
    const call = standing.app.live()[0] as Call;
    expect(call.status).toBe('answered');
    expect(standing.notices()).toMatchObject([{ id: 'storage', title: 'The disk is full' }]);
    expect(await standing.app.app['call.annotate']({ id: call.id, note: 'still typing' })).toMatchObject({
      error: { code: 'storage_full' },
    });
    await standing.report(ended());
    full = false;
    answerOf(await standing.app.app['call.annotate']({ id: call.id, note: 'still typing' }));
    expect(await newest()).toMatchObject({ status: 'answered', endedBy: 'remote', noteText: 'still typing' });
    const { events } = answerOf(await standing.app.app['call.get']({ id: call.id }));
    expect(events.map(({ type }) => type)).toEqual(['started', 'answered', 'ended']);
    await expect.poll(() => standing.notices()).toEqual([]);
  });
});

describe('quitting in a call', () => {
  it('writes the call down as ended by us even when the phone page says nothing any more', async () => {
    await stand();
    const { call, ref } = await place();
    const quitting = standing.app.hangUpAll();
    const passing = setInterval(() => standing.pass(500), 20);
    await quitting;
    clearInterval(passing);
    expect(standing.commands.at(-1)).toEqual({ do: 'hangUp', ref });
    expect(await newest()).toMatchObject({ id: call.id, status: 'cancelled', endedBy: 'local' });
  });
});

describe('a note', () => {
  it('raises the revision, keeps what was there, and is announced', async () => {
    await stand();
    await standing.report(arrived());
    const { id } = await newest();
    answerOf(await standing.app.app['call.annotate']({ id, note: 'one', tags: ['vip'] }));
    const call = answerOf(await standing.app.app['call.annotate']({ id, disposition: 'callback requested' }));
    expect(call).toMatchObject({
      revision: 3,
      note: '<p>one</p>',
      noteText: 'one',
      tags: ['vip'],
      disposition: 'callback requested',
    });
    await standing.report({ kind: 'call.ringing', ref: 'in-1' });
    expect(await newest()).toMatchObject({ revision: 4, noteText: 'one', status: 'ringing' });
  });

  it('for a call that is not there is refused', async () => {
    await stand();
    const id = crypto.randomUUID();
    expect(await standing.app.app['call.annotate']({ id, note: 'x' })).toMatchObject({
      error: { code: 'not_found' },
    });
  });
});
