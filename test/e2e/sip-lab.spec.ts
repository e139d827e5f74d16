import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { type DeskHand, expectWithin, takeDesk, timed } from '../support/desk-hand.ts';
import type { Host } from '../support/host/host.ts';
import { launchHost } from '../support/host/launch-host.ts';
import { listen } from '../support/phone-harness/heard.ts';
import { type PageServer, startPageServer } from '../support/phone-harness/page-server.ts';
import { openPhoneClient, type PhoneClient } from '../support/phone-harness/phone-client.ts';
import { openToneBrowser, type ToneBrowser } from '../support/phone-harness/tone-browser.ts';
import { type Kamailio, startKamailio } from '../support/siplab/kamailio.ts';
import { writeTone } from '../support/siplab/tone-wav.ts';

const aliceTone = 440;
const bobTone = 880;
const noAnswerMs = 4_000;

let folder: string;
let kamailio: Kamailio;
let server: PageServer;
let bobBrowser: ToneBrowser;
/** A second real SIP client. */
let bob: PhoneClient;
let host: Host;
let desk: DeskHand;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringnote-lab-'));
  kamailio = await startKamailio({ noAnswerMs });
  server = await startPageServer('phone');
  bobBrowser = await openToneBrowser(bobTone);
  host = await launchHost({
    profile: join(folder, 'profile'),
    switches: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${writeTone(folder, aliceTone)}`,
      '--allow-loopback-in-peer-connection',
    ],
  });
  await (await takeDesk(host)).ask('line.saveAccount', {
    account: { wsUrl: kamailio.wsUrl, aor: 'sip:alice@siplab.test', displayName: 'Alice' },
    password: 'alice-pw',
  });
  // Another line may have brought another phone page.
  desk = await takeDesk(host);
  await desk.registered();
});

test.afterAll(async () => {
  await host.quit();
  await bobBrowser.close();
  server.close();
  await kamailio.stop();
  rmSync(folder, { recursive: true, force: true });
  expect(host.failures()).toEqual([]);
  expect(host.cspViolations()).toEqual([]);
  expect(host.pageErrors()).toEqual([]);
});

test.beforeEach(async () => {
  const line = {
    wsUrl: kamailio.wsUrl,
    aor: 'sip:bob@siplab.test',
    password: 'bob-pw',
    displayName: 'Bob Tremblay',
    practice: false,
  };
  bob = await openPhoneClient({ browser: bobBrowser.browser, url: server.url, line });
  await bob.registered();
});

test.afterEach(async () => {
  await bob.close();
});

async function expectTone(page: Page, hertz: number): Promise<void> {
  await expect(async () => {
    const heard = await listen(page);
    expect(heard.decibels).toBeGreaterThan(-30);
    expect(Math.abs(heard.hertz - hertz)).toBeLessThan(10);
  }).toPass({ timeout: 10_000 });
}

test.describe('the log of an outbound call on a real SIP server', () => {
  test('that is answered: answered, both voices heard, ended by the one who hangs up', async () => {
    const [{ id }, started] = await timed(() => desk.place('+1 514 555-0102'));
    const { ref } = await bob.report('call.arrived');
    const [, rang] = await timed(() => desk.call(id, ({ ringingAt }) => ringingAt !== null));
    const [, answered] = await timed(async () => {
      await bob.command({ do: 'answer', ref });
      return desk.call(id, ({ status }) => status === 'answered');
    });
    await expectTone(desk.phone, bobTone);
    await expectTone(bob.page, aliceTone);
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

  test('that the other side declines: declined, SIP 603', async () => {
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

  test('that we cancel: cancelled, by us', async () => {
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

  test('that nobody answers: no answer, SIP 408', async () => {
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
    test(`that ${what}: ${status}, SIP ${code}`, async () => {
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

  test('that we answer: answered, both voices heard, ended by us', async () => {
    const [arrived, started] = await timed(async () => {
      await bob.command({ do: 'place', ref, target: '5145550101' });
      return desk.arrival();
    });
    expect(arrived).toMatchObject({
      source: 'sip',
      direction: 'inbound',
      remote: { raw: 'bob', name: 'Bob Tremblay' },
    });
    const { id } = arrived;
    const [, answered] = await timed(async () => {
      await desk.ask('call.answer', { id });
      await bob.report('call.answered');
    });
    await expectTone(desk.phone, bobTone);
    await expectTone(bob.page, aliceTone);
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

  test('that we decline: declined, by us', async () => {
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

  test('that the caller gives up: missed, by the other side', async () => {
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

  test('that nobody answers: missed', async () => {
    await bob.command({ do: 'place', ref, target: 'alice' });
    const { id } = await desk.arrival();
    await bob.report('call.ended');
    const givenUp = Date.now();
    const call = await desk.ended(id);
    expect(call).toMatchObject({ direction: 'inbound', status: 'missed', endedBy: 'remote' });
    expectWithin(call.endedAt, { from: givenUp, to: givenUp });
  });
});
