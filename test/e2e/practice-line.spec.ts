import { expect, test } from 'playwright/test';
import { type DeskHand, expectWithin, takeDesk, timed } from '../support/desk-hand.ts';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { openSpeakingApp, type SpeakingApp } from '../support/speaking-app.ts';

const myTone = 440;

let app: SpeakingApp;
let desk: DeskHand;

test.beforeAll(async () => {
  app = await openSpeakingApp(myTone);
  desk = await takeDesk(app.host);
  await desk.ask('line.choose', { mode: 'practice' });
  await desk.registered();
});

test.afterAll(() => app.close());

test.describe('the log of a call on the practice line', () => {
  test('to echo: answered, with the person’s own voice coming back, ended by the person', async () => {
    const [{ id }, started] = await timed(() => desk.place('echo'));
    const [, answered] = await timed(() => desk.call(id, ({ status }) => status === 'answered'));
    await expectToHear(desk.phone, myTone);

    const [call, ended] = await timed(async () => {
      await desk.ask('call.hangUp', { id });
      return desk.ended(id);
    });
    expect(call).toMatchObject({
      source: 'practice',
      direction: 'outbound',
      status: 'answered',
      endedBy: 'local',
      cause: null,
      remote: { raw: 'echo' },
    });
    expectWithin(call.startedAt, started);
    expectWithin(call.ringingAt, { from: started.from, to: answered.to });
    expectWithin(call.answeredAt, answered);
    expectWithin(call.endedAt, ended);
  });

  for (const { target, status, code, endedBy, seconds } of [
    { target: 'busy', status: 'busy', code: 486, endedBy: 'remote', seconds: 0 },
    { target: 'decline', status: 'declined', code: 603, endedBy: 'remote', seconds: 1.3 },
    { target: 'noanswer', status: 'no_answer', code: 480, endedBy: 'network', seconds: 20.3 },
    { target: 'unknown', status: 'failed', code: 404, endedBy: 'network', seconds: 0 },
    { target: 'error', status: 'failed', code: 500, endedBy: 'network', seconds: 0 },
  ]) {
    test(`to ${target}: ${status}, SIP ${code}`, async () => {
      const [{ id }, started] = await timed(() => desk.place(target));
      const call = await desk.ended(id, 30_000);
      const seen = Date.now();
      expect(call).toMatchObject({ direction: 'outbound', status, endedBy, cause: { family: 'sip', code } });
      expectWithin(call.startedAt, started);
      expectWithin(call.endedAt, { from: seen, to: seen });
      expect(seen - call.startedAt).toBeGreaterThan(seconds * 1000);
      expect(call.answeredAt).toBeNull();
    });
  }

  test('that the person cancels while it rings: cancelled, by the person', async () => {
    const { id } = await desk.place('noanswer');
    await desk.call(id, ({ status }) => status === 'ringing');
    const [call, ended] = await timed(async () => {
      await desk.ask('call.hangUp', { id });
      return desk.ended(id);
    });
    expect(call).toMatchObject({ direction: 'outbound', status: 'cancelled', endedBy: 'local' });
    expectWithin(call.endedAt, ended);
  });

  test('to callme: answered, hung up by the line, which calls back after 5 s and can be answered', async () => {
    const { id } = await desk.place('callme');
    const first = await desk.ended(id);
    expect(first).toMatchObject({ direction: 'outbound', status: 'answered', endedBy: 'remote' });

    const arrived = await desk.arrival();
    expect(arrived).toMatchObject({ direction: 'inbound', remote: { raw: 'callme', name: 'Practice line' } });
    expect(Math.abs(arrived.startedAt - (first.endedAt ?? 0) - 5_000)).toBeLessThan(2_000);
    await desk.ask('call.answer', { id: arrived.id });
    await desk.call(arrived.id, ({ status }) => status === 'answered');
    await expectToHear(desk.phone, myTone);
    await desk.ask('call.hangUp', { id: arrived.id });
    expect(await desk.ended(arrived.id)).toMatchObject({
      direction: 'inbound',
      status: 'answered',
      endedBy: 'local',
    });
  });

  test('from the line that the person declines: declined, by the person', async () => {
    const { id } = await desk.place('callme');
    await desk.ended(id);
    const arrived = await desk.arrival();
    await desk.ask('call.decline', { id: arrived.id });
    expect(await desk.ended(arrived.id)).toMatchObject({
      direction: 'inbound',
      status: 'declined',
      endedBy: 'local',
    });
  });

  test('from the line that the person lets ring: missed', async () => {
    const { id } = await desk.place('callme');
    await desk.ended(id);
    const arrived = await desk.arrival();
    const call = await desk.ended(arrived.id, 30_000);
    expect(call).toMatchObject({ direction: 'inbound', status: 'missed', endedBy: 'remote' });
    expect(Math.abs((call.endedAt ?? 0) - call.startedAt - 20_000)).toBeLessThan(2_000);
  });

  test('is all there in the history, newest first', async () => {
    const { calls } = await desk.ask('call.list', { filter: {}, limit: 20 });
    expect(calls.map(({ direction, status }) => `${direction} ${status}`)).toEqual([
      'inbound missed',
      'outbound answered',
      'inbound declined',
      'outbound answered',
      'inbound answered',
      'outbound answered',
      'outbound cancelled',
      'outbound failed',
      'outbound failed',
      'outbound no_answer',
      'outbound declined',
      'outbound busy',
      'outbound answered',
    ]);
  });
});
