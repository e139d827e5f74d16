import { randomUUID } from 'node:crypto';
import { expect, test } from 'playwright/test';
import type { PhoneLine } from '../../contract/ipc/phone-contract.ts';
import { listen } from '../support/phone-harness/heard.ts';
import { type PageServer, startPageServer } from '../support/phone-harness/page-server.ts';
import { openPhoneClient, type PhoneClient } from '../support/phone-harness/phone-client.ts';
import { openToneBrowser, type ToneBrowser } from '../support/phone-harness/tone-browser.ts';
import { type Cutter, startCutter } from '../support/siplab/cutter.ts';
import { type Kamailio, startKamailio } from '../support/siplab/kamailio.ts';
import { startTrunk } from '../support/siplab/sipp.ts';

const aliceTone = 440;
const bobTone = 880;
const noAnswerMs = 4_000;

let server: PageServer;
let kamailio: Kamailio;
let cutter: Cutter;
let aliceBrowser: ToneBrowser;
let bobBrowser: ToneBrowser;
/** Our person; behind the cutter. */
let alice: PhoneClient;
/** A second real SIP client. */
let bob: PhoneClient;

test.beforeAll(async () => {
  server = await startPageServer('phone');
  kamailio = await startKamailio({ noAnswerMs });
  aliceBrowser = await openToneBrowser(aliceTone);
  bobBrowser = await openToneBrowser(bobTone);
});

test.afterAll(async () => {
  await bobBrowser.close();
  await aliceBrowser.close();
  await kamailio.stop();
  server.close();
});

test.beforeEach(async () => {
  cutter = await startCutter(kamailio.wsPort);
  alice = await openPhoneClient({
    browser: aliceBrowser.browser,
    url: server.url,
    line: lineOf('alice', cutter.wsUrl),
  });
  bob = await openPhoneClient({ browser: bobBrowser.browser, url: server.url, line: lineOf('bob') });
  await Promise.all([alice.registered(), bob.registered()]);
});

test.afterEach(async () => {
  await alice.close();
  await bob.close();
  cutter.close();
  expect([...alice.faults, ...bob.faults]).toEqual([]);
});

function lineOf(user: string, wsUrl = kamailio.wsUrl, password = `${user}-pw`): PhoneLine {
  return {
    wsUrl,
    aor: `sip:${user}@siplab.test`,
    password,
    displayName: `${user} of the lab`,
    practice: false,
  };
}

async function dial(from: PhoneClient, target: string): Promise<string> {
  const ref = randomUUID();
  await from.command({ do: 'place', ref, target });
  return ref;
}

/** A call from one to the other that is answered; gives each side's ref. */
async function talk(from: PhoneClient, to: PhoneClient, target: string): Promise<[string, string]> {
  const placed = await dial(from, target);
  const { ref: taken } = await to.report('call.arrived');
  await to.command({ do: 'answer', ref: taken });
  await to.report('call.answered', ({ ref }) => ref === taken);
  await from.report('call.answered', ({ ref }) => ref === placed);
  return [placed, taken];
}

function kinds(client: PhoneClient, ref: string): string[] {
  return client.reports.flatMap((report) => ('ref' in report && report.ref === ref ? [report.kind] : []));
}

async function expectToHear(client: PhoneClient, hertz: number): Promise<void> {
  await expect(async () => {
    const heard = await listen(client.page);
    expect(heard.decibels).toBeGreaterThan(-30);
    expect(Math.abs(heard.hertz - hertz)).toBeLessThan(10);
  }).toPass({ timeout: 8_000 });
}

test.describe('an outbound call', () => {
  test('is answered, carries both voices, and is ended by us', async () => {
    const [placed, taken] = await talk(alice, bob, 'bob');
    await expectToHear(alice, bobTone);
    await expectToHear(bob, aliceTone);

    await alice.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref: placed, by: 'local', sipCode: null });
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
    expect(kinds(alice, placed)).toEqual(['call.ringing', 'call.answered', 'call.ended']);
    expect(kinds(bob, taken)).toEqual(['call.arrived', 'call.ringing', 'call.answered', 'call.ended']);
  });

  test('reaches a telephone number, and is ended by the other side', async () => {
    const [placed, taken] = await talk(alice, bob, '+15145550102');
    await bob.command({ do: 'hangUp', ref: taken });
    expect(await alice.report('call.ended')).toMatchObject({ ref: placed, by: 'remote', sipCode: null });
  });

  test('falls silent for the other side while we are muted', async () => {
    const [placed] = await talk(alice, bob, 'bob');
    await expectToHear(bob, aliceTone);
    await alice.command({ do: 'mute', ref: placed, muted: true });
    await alice.report('call.muted', ({ muted }) => muted);
    await expect.poll(async () => (await listen(bob.page)).decibels).toBeLessThan(-80);
    await alice.command({ do: 'mute', ref: placed, muted: false });
    await expectToHear(bob, aliceTone);
  });

  test('is declined by the other side: 603', async () => {
    const ref = await dial(alice, 'bob');
    await bob.command({ do: 'decline', ref: (await bob.report('call.arrived')).ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: 603 });
  });

  test('is cancelled by us while it rings', async () => {
    const ref = await dial(alice, 'bob');
    await bob.report('call.ringing');
    await alice.report('call.ringing');
    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: null });
    expect(await bob.report('call.ended')).toMatchObject({ by: 'remote', sipCode: null });
  });

  test('is not answered: 408 from the server, and a CANCEL for the other side', async () => {
    const ref = await dial(alice, 'bob');
    const ended = await alice.report('call.ended', () => true, { timeout: noAnswerMs + 4_000 });
    expect(ended).toMatchObject({ ref, by: 'remote', sipCode: 408 });
    expect(await bob.report('call.ended')).toMatchObject({ by: 'remote', sipCode: null });
  });

  for (const [what, target, sipCode] of [
    ['busy', '5145550486', 486],
    ['a wrong number', '5145559999', 404],
    ['an incomplete number', '5145550484', 484],
    ['somebody whose phone is off', 'carol', 480],
    ['a server error', '5145550500', 500],
    ['an overloaded server', '5145550503', 503],
  ] as const) {
    test(`meets ${what}: ${sipCode}`, async () => {
      const ref = await dial(alice, target);
      expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode });
    });
  }

  test('rings in the network and is refused there with a code of its own', async () => {
    const trunk = await startTrunk(kamailio, { scenario: 'reject', status: 410, reason: 'Gone' });
    const ref = await dial(alice, '95145551234');
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: 410, text: 'Gone' });
    expect(kinds(alice, ref)).toEqual(['call.ringing', 'call.ended']);
    await trunk.done();
    await trunk.stop();
  });

  test('sends a real CANCEL into the network', async () => {
    const trunk = await startTrunk(kamailio, { scenario: 'ring' });
    const ref = await dial(alice, '95145551234');
    await alice.report('call.ringing');
    await alice.command({ do: 'hangUp', ref });
    await alice.report('call.ended', ({ by }) => by === 'local');
    await trunk.done();
    await trunk.stop();
  });

  test('to something that is no SIP address ends at once as an incomplete address', async () => {
    const ref = await dial(alice, 'a b>@');
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: 484 });
  });
});

test.describe('an inbound call', () => {
  test('tells who calls, is answered, carries both voices, and is ended by the other side', async () => {
    const [placed, taken] = await talk(bob, alice, 'alice');
    expect(await alice.report('call.arrived')).toEqual({
      kind: 'call.arrived',
      ref: taken,
      remoteUser: 'bob',
      remoteName: 'bob of the lab',
    });
    await expectToHear(alice, bobTone);
    await expectToHear(bob, aliceTone);
    await bob.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
  });

  test('is declined by us: 603', async () => {
    const placed = await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'decline', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: 603 });
    expect(await bob.report('call.ended')).toMatchObject({ ref: placed, by: 'remote', sipCode: 603 });
  });

  test('is missed when the caller gives up', async () => {
    const placed = await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await bob.report('call.ringing');
    await bob.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: null });
    expect(kinds(alice, ref)).toEqual(['call.arrived', 'call.ringing', 'call.ended']);
  });

  test('answered on another device says so in its Reason', async () => {
    const other = await openPhoneClient({
      browser: aliceBrowser.browser,
      url: server.url,
      line: lineOf('alice'),
    });
    await other.registered();
    await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await other.command({ do: 'answer', ref: (await other.report('call.arrived')).ref });
    const ended = await alice.report('call.ended');
    expect(ended).toMatchObject({ ref, by: 'remote', sipCode: null });
    expect(ended.reasonHeader).toMatch(/SIP\s*;\s*cause=200/i);
    await other.close();
  });

  test('from the network has its name cleaned and its Reason passed on', async () => {
    const trunk = await startTrunk(kamailio, {
      scenario: 'call-and-cancel',
      to: 'alice',
      number: '+14185551234',
      name: 'Marie\u202E Gagnon\u200B',
      reason: 'Q.850;cause=16;text="Normal call clearing"',
    });
    const { ref, remoteName, remoteUser } = await alice.report('call.arrived');
    expect({ remoteName, remoteUser }).toEqual({ remoteName: 'Marie Gagnon', remoteUser: '+14185551234' });
    expect(await alice.report('call.ended')).toMatchObject({
      ref,
      by: 'remote',
      reasonHeader: expect.stringContaining('Q.850;cause=16'),
    });
    await trunk.done();
    await trunk.stop();
  });

  test('is reported while another is in progress, and can be declined without harm to that', async () => {
    const [placed] = await talk(alice, bob, 'bob');
    const carol = await openPhoneClient({
      browser: bobBrowser.browser,
      url: server.url,
      line: lineOf('carol'),
    });
    await carol.registered();
    await dial(carol, 'alice');
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'decline', ref });
    expect(await carol.report('call.ended')).toMatchObject({ by: 'remote', sipCode: 603 });
    await expectToHear(alice, bobTone);
    expect(kinds(alice, placed)).toEqual(['call.ringing', 'call.answered']);
    await carol.close();
  });
});

test.describe('a remote party who transfers us to another', () => {
  test('leaves the same call, with the other’s voice', async () => {
    const transferors = await startPageServer('transferor');
    const page = await bobBrowser.browser.newPage();
    await bob.close();
    await page.goto(transferors.url);
    const consulted = page.evaluate(([wsUrl]) => window.consult(wsUrl, 'alice', { bob: 1_200, carol: 700 }), [
      kamailio.wsUrl,
    ] as const);
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'answer', ref });
    await consulted;
    await expectToHear(alice, 700);

    await page.evaluate(() => window.transfer());
    await expectToHear(alice, 1_200);
    await page.waitForTimeout(1_000);
    expect(kinds(alice, ref)).toEqual(['call.arrived', 'call.ringing', 'call.answered']);
    expect(alice.reports.filter(({ kind }) => kind === 'call.arrived')).toHaveLength(1);

    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local' });
    await page.close();
    transferors.close();
  });
});

test.describe('a line', () => {
  test('with a wrong password fails with 401, and is not tried again and again', async () => {
    const stranger = await openPhoneClient({
      browser: bobBrowser.browser,
      url: server.url,
      line: lineOf('dave', kamailio.wsUrl, 'wrong'),
    });
    await stranger.report('registration', ({ sipCode }) => sipCode === 401);
    await stranger.page.waitForTimeout(6_000);
    expect(stranger.reports.map((report) => report.kind === 'registration' && report.registration)).toEqual([
      'connecting',
      'failed',
    ]);
    await stranger.close();
  });

  test('that was switched off says so', async () => {
    bob.line = null;
    await bob.announce('phone.lineChanged', {});
    await bob.report('registration', ({ registration }) => registration === 'off');
    await dial(alice, 'bob');
    expect(await alice.report('call.ended')).toMatchObject({ sipCode: 480 });
  });

  test('that changes during a call is changed when the call is over', async () => {
    const [placed] = await talk(alice, bob, 'bob');
    const before = alice.reports.length;
    alice.line = lineOf('carol', cutter.wsUrl);
    await alice.announce('phone.lineChanged', {});
    await expectToHear(alice, bobTone);
    expect(alice.reports.slice(before)).toEqual([]);
    await alice.command({ do: 'hangUp', ref: placed });
    await alice.registered(before);
    const reached = bob.reports.length;
    await dial(bob, 'carol');
    await alice.report('call.arrived');
    expect(bob.reports.slice(reached).filter(({ kind }) => kind === 'call.ended')).toEqual([]);
  });

  test('that is reloaded hangs up first', async () => {
    const [, taken] = await talk(alice, bob, 'bob');
    await alice.page.reload();
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
  });

  test('that carries no such call tells main so', async () => {
    const ref = randomUUID();
    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });
});

test.describe('a lost connection to the server', () => {
  test('does not touch the audio of a call; the line comes back, and hanging up still arrives', async () => {
    const [placed, taken] = await talk(alice, bob, 'bob');
    await expectToHear(alice, bobTone);
    const before = alice.reports.length;
    cutter.cut();
    await alice.report('registration', ({ registration }) => registration === 'failed', { from: before });
    await expectToHear(alice, bobTone);
    await expectToHear(bob, aliceTone);
    cutter.restore();
    await alice.registered(before);
    await alice.command({ do: 'hangUp', ref: placed });
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote' });
  });

  test('is noticed within 15 s when it is a black hole', async () => {
    const [placed] = await talk(alice, bob, 'bob');
    const before = alice.reports.length;
    cutter.stall();
    await alice.report('registration', ({ registration }) => registration === 'failed', {
      from: before,
      timeout: 16_000,
    });
    await expectToHear(alice, bobTone);
    cutter.restore();
    await alice.registered(before);
    expect(kinds(alice, placed)).toEqual(['call.ringing', 'call.answered']);
  });

  test('while we dial is the network’s end of the call, not ours', async () => {
    const ref = await dial(alice, 'bob');
    await alice.report('call.ringing');
    cutter.cut();
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });

  test('while a call rings here ends that call by the network', async () => {
    await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    cutter.cut();
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });
});

test.describe('a remote party who vanishes', () => {
  test('ends the call by the network within 15 s', async () => {
    const [placed] = await talk(alice, bob, 'bob');
    await expectToHear(alice, bobTone);
    const crash = await bob.page.context().newCDPSession(bob.page);
    void crash.send('Page.crash').catch(() => undefined);
    await alice.report('media.trouble', ({ trouble }) => trouble === 'no_audio_from_remote');
    const ended = await alice.report('call.ended', () => true, { timeout: 15_000 });
    expect(ended).toMatchObject({ ref: placed, by: 'network', sipCode: null, text: 'RTP Timeout' });
  });
});

test.describe('a microphone', () => {
  test('that is not there leaves a call that can be heard', async () => {
    const silent = await openToneBrowser(null);
    const carol = await openPhoneClient({ browser: silent.browser, url: server.url, line: lineOf('carol') });
    await carol.registered();
    const [placed] = await talk(carol, alice, 'alice');
    expect(await carol.report('media.trouble')).toMatchObject({ ref: placed, trouble: 'no_microphone' });
    await expectToHear(carol, aliceTone);
    await carol.close();
    await silent.close();
  });

  test('that the person refuses leaves a call that can be heard', async () => {
    const carol = await openPhoneClient({
      browser: bobBrowser.browser,
      url: server.url,
      line: lineOf('carol'),
      microphone: false,
    });
    await carol.registered();
    const [placed] = await talk(alice, carol, 'carol');
    expect(await carol.report('media.trouble')).toMatchObject({ trouble: 'microphone_denied' });
    await expectToHear(carol, aliceTone);
    await alice.command({ do: 'hangUp', ref: placed });
    await carol.report('call.ended');
    await carol.close();
  });
});
