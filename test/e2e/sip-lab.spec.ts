import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { holdTime } from '../../contract/call/times.ts';
import { type DeskHand, expectWithin, timed } from '../support/desk-hand.ts';
import { registerAlice } from '../support/host/register-alice.ts';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, test as lab, labLine } from '../support/phone-harness/lab.ts';
import { startPageServer } from '../support/phone-harness/page-server.ts';
import { startKamailio } from '../support/siplab/kamailio.ts';
import { openSpeakingApp } from '../support/speaking-app.ts';

/** Alice uses the app itself; Bob is a second real SIP client. */
const test = lab.extend<{ holder: Page }, { desk: DeskHand }>({
  desk: [
    async ({ kamailio }, use) => {
      const app = await openSpeakingApp(aliceTone);
      await use(await registerAlice(app.host, kamailio));
      await app.close();
    },
    { scope: 'worker' },
  ],
  holder: async ({ bobBrowser }, use) => {
    const holders = await startPageServer('holder');
    const page = await bobBrowser.browser.newPage();
    await page.goto(holders.url);
    await use(page);
    await page.close();
    holders.close();
  },
});

test.describe('the log of an outbound call on a real SIP server', () => {
  test('that is answered: answered, both voices heard, ended by the one who hangs up', async ({
    desk,
    bob,
  }) => {
    const [{ id }, started] = await timed(() => desk.place('+1 514 555-0102'));
    const { ref } = await bob.report('call.arrived');
    const [, rang] = await timed(() => desk.call(id, ({ ringingAt }) => ringingAt !== null));
    const [, answered] = await timed(async () => {
      await bob.command({ do: 'answer', ref });
      return desk.call(id, ({ status }) => status === 'answered');
    });
    await expectToHear(desk.phone, bobTone);
    await expectToHear(bob.page, aliceTone);
    const [call, ended] = await timed(async () => {
      await bob.command({ do: 'hangUp', ref });
      return desk.ended(id);
    });
    expect(call).toMatchObject({
      source: 'sip',
      account: 'sip:alice@siplab.test',
      direction: 'outbound',
      status: 'answered',
      endedBy: 'remote',
      remote: { raw: '+1 514 555-0102', e164: '+15145550102' },
    });
    expectWithin(call.startedAt, started);
    expectWithin(call.ringingAt, rang);
    expectWithin(call.answeredAt, answered);
    expectWithin(call.endedAt, ended);
  });

  test('that the other side declines: declined, SIP 603', async ({ desk, bob }) => {
    const { id } = await desk.place('bob');
    const { ref } = await bob.report('call.arrived');
    const [call, ended] = await timed(async () => {
      await bob.command({ do: 'decline', ref });
      return desk.ended(id);
    });
    expect(call).toMatchObject({
      direction: 'outbound',
      status: 'declined',
      endedBy: 'remote',
      cause: { family: 'sip', code: 603 },
    });
    expectWithin(call.endedAt, ended);
  });

  test('that we cancel: cancelled, by us', async ({ desk, bob }) => {
    const { id } = await desk.place('bob');
    await bob.report('call.ringing');
    await desk.call(id, ({ status }) => status === 'ringing');
    const [call, ended] = await timed(async () => {
      await desk.ask('call.hangUp', { id });
      return desk.ended(id);
    });
    expect(call).toMatchObject({ direction: 'outbound', status: 'cancelled', endedBy: 'local' });
    expectWithin(call.endedAt, ended);
    await bob.report('call.ended');
  });

  test('that nobody answers: no answer, SIP 408', async ({ desk, bob }) => {
    const { id } = await desk.place('bob');
    await bob.report('call.ended');
    const givenUp = Date.now();
    const call = await desk.ended(id);
    expect(call).toMatchObject({
      direction: 'outbound',
      status: 'no_answer',
      cause: { family: 'sip', code: 408 },
    });
    expectWithin(call.endedAt, { from: givenUp, to: givenUp });
  });

  for (const { what, number, status, code } of [
    { what: 'meets busy', number: '514 555 0486', status: 'busy', code: 486 },
    { what: 'is to a wrong number', number: '514 555 0404', status: 'failed', code: 404 },
    { what: 'meets a server error', number: '514 555 0500', status: 'failed', code: 500 },
    { what: 'meets an overloaded server', number: '514 555 0503', status: 'failed', code: 503 },
  ]) {
    test(`that ${what}: ${status}, SIP ${code}`, async ({ desk }) => {
      const [call, took] = await timed(async () => desk.ended((await desk.place(number)).id));
      expect(call).toMatchObject({ direction: 'outbound', status, cause: { family: 'sip', code } });
      expect(call.answeredAt).toBeNull();
      expectWithin(call.startedAt, took);
      expectWithin(call.endedAt, took);
    });
  }
});

test.describe('the log of an inbound call on a real SIP server', () => {
  const ref = 'call-from-bob';

  test('that we answer: answered, both voices heard, ended by us', async ({ desk, bob }) => {
    const [arrived, started] = await timed(async () => {
      await bob.command({ do: 'place', ref, target: '5145550101' });
      return desk.arrival();
    });
    expect(arrived).toMatchObject({
      source: 'sip',
      direction: 'inbound',
      remote: { raw: 'bob', name: 'bob of the lab' },
    });
    const { id } = arrived;
    const [, answered] = await timed(async () => {
      await desk.ask('call.answer', { id });
      await bob.report('call.answered');
    });
    await expectToHear(desk.phone, bobTone);
    await expectToHear(bob.page, aliceTone);
    const [call, ended] = await timed(async () => {
      await desk.ask('call.hangUp', { id });
      return desk.ended(id);
    });
    expect(call).toMatchObject({ direction: 'inbound', status: 'answered', endedBy: 'local' });
    expectWithin(call.startedAt, started);
    expectWithin(call.ringingAt, started);
    expectWithin(call.answeredAt, answered);
    expectWithin(call.endedAt, ended);
  });

  test('that the other side puts on hold and takes back: held and resumed, and the hold time', async ({
    desk,
    holder,
    kamailio,
  }) => {
    const talking = holder.evaluate(([wsUrl, hertz]) => window.talkTo(wsUrl, 'alice', hertz), [
      kamailio.wsUrl,
      bobTone,
    ] as const);
    const { id } = await desk.arrival();
    await desk.ask('call.answer', { id });
    await talking;
    const held = await timed(() => holder.evaluate(() => window.hold('sendonly')));
    await desk.call(id, ({ heldSince }) => heldSince !== null);
    await holder.waitForTimeout(3_000);
    const resumed = await timed(() => holder.evaluate(() => window.resume()));
    await desk.call(id, ({ heldSince }) => heldSince === null);
    await expectToHear(desk.phone, bobTone);
    await holder.evaluate(() => window.hangUp());

    const call = await desk.ended(id);
    expect(call).toMatchObject({ status: 'answered', endedBy: 'remote' });
    expect(Math.abs(holdTime(call, Date.now()) - (resumed[1].to - held[1].to))).toBeLessThan(1_000);
    const { events } = await desk.ask('call.get', { id });
    const holds = events.filter(({ type }) => type === 'held' || type === 'resumed');
    expect(holds.map(({ type }) => type)).toEqual(['held', 'resumed']);
    expectWithin(holds[0]?.at ?? null, held[1]);
    expectWithin(holds[1]?.at ?? null, resumed[1]);
  });

  test('that we decline: declined, by us', async ({ desk, bob }) => {
    await bob.command({ do: 'place', ref, target: 'alice' });
    const { id } = await desk.arrival();
    const [call, ended] = await timed(async () => {
      await desk.ask('call.decline', { id });
      return desk.ended(id);
    });
    expect(call).toMatchObject({ direction: 'inbound', status: 'declined', endedBy: 'local' });
    expectWithin(call.endedAt, ended);
    expect(await bob.report('call.ended')).toMatchObject({ sipCode: 603 });
  });

  test('that the remote party gives up: missed, by the other side', async ({ desk, bob }) => {
    await bob.command({ do: 'place', ref, target: 'alice' });
    const { id } = await desk.arrival();
    await bob.report('call.ringing');
    const [call, ended] = await timed(async () => {
      await bob.command({ do: 'hangUp', ref });
      return desk.ended(id);
    });
    expect(call).toMatchObject({ direction: 'inbound', status: 'missed', endedBy: 'remote' });
    expectWithin(call.endedAt, ended);
  });

  test('that nobody answers: missed', async ({ desk, bob }) => {
    await bob.command({ do: 'place', ref, target: 'alice' });
    const { id } = await desk.arrival();
    await bob.report('call.ended');
    const givenUp = Date.now();
    const call = await desk.ended(id);
    expect(call).toMatchObject({ direction: 'inbound', status: 'missed', endedBy: 'remote' });
    expectWithin(call.endedAt, { from: givenUp, to: givenUp });
  });
});

test.describe('quitting the app during a call on a real SIP server', () => {
  test('hangs up with a BYE, and leaves no phone of ours registered', async ({ openPhone }) => {
    const registrar = await startKamailio({ keepsLostContacts: true });
    const app = await openSpeakingApp(aliceTone);
    const desk = await registerAlice(app.host, registrar);
    const bob = await openPhone({ line: labLine('bob', registrar) });
    await bob.registered();
    const { id } = await desk.place('bob');
    const { ref } = await bob.report('call.arrived');
    await bob.command({ do: 'answer', ref });
    await desk.call(id, ({ status }) => status === 'answered');
    await expectToHear(bob.page, aliceTone);
    expect(await registrar.contacts('alice')).toHaveLength(1);

    // The first button is "Hang up and quit".
    await app.host.answerDialog('showMessageBox', { response: 0 });
    const [, quit] = await timed(() => app.close());
    // Lost media would be the network's end, and some seconds later.
    expect(await bob.report('call.ended', () => true, { timeout: 500 })).toMatchObject({
      ref,
      by: 'remote',
      sipCode: null,
    });
    expect(quit.to - quit.from).toBeLessThan(5_000);
    expect(await registrar.contacts('alice')).toEqual([]);
    await registrar.stop();
  });
});
