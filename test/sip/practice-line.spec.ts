import { randomUUID } from 'node:crypto';
import { expect, test } from 'playwright/test';
import type { Log } from '../../main/core/ports.ts';
import { type PracticeLine, startPracticeLine } from '../../main/sources/practice/practice-line.ts';
import { expectSilence, expectToHear } from '../support/phone-harness/heard.ts';
import { dial } from '../support/phone-harness/lab.ts';
import { type PageServer, startPageServer } from '../support/phone-harness/page-server.ts';
import { openPhoneClient, type PhoneClient } from '../support/phone-harness/phone-client.ts';
import { openToneBrowser, type ToneBrowser } from '../support/phone-harness/tone-browser.ts';

const myTone = 440;

let server: PageServer;
let mine: ToneBrowser;
let practice: PracticeLine;
let phone: PhoneClient;
const warnings: string[] = [];

test.beforeAll(async () => {
  server = await startPageServer('phone');
  mine = await openToneBrowser(myTone);
});

test.afterAll(async () => {
  await mine.close();
  server.close();
});

test.beforeEach(async () => {
  const keep = (message: string): void => void warnings.push(message);
  const log: Log = { info: () => {}, warn: keep, error: keep };
  practice = await startPracticeLine({
    // The page's own goodbye, on closing, closes its legs: by then there is nobody to tell.
    media: (media) => void phone.announce('practice.media', media).catch(() => undefined),
    uuid: randomUUID,
    log,
    delays: { answer: 500, noAnswer: 2_000, callBack: 1_000 },
  });
  phone = await openPhoneClient({
    browser: mine.browser,
    url: server.url,
    line: practice.line,
    practiceSdp: practice.sdp,
  });
  await phone.registered();
});

test.afterEach(async () => {
  await phone.close();
  await practice.stop();
  expect(phone.faults).toEqual([]);
  expect(warnings.splice(0)).toEqual([]);
});

test.describe('a call on the practice line', () => {
  test('to echo rings, is answered, plays the person back, and ends when the person hangs up', async () => {
    const ref = await dial(phone, 'echo');
    await phone.report('call.answered', (report) => report.ref === ref);
    await expectToHear(phone.page, myTone);

    await phone.command({ do: 'hangUp', ref });
    const ended = await phone.report('call.ended');
    expect(ended).toMatchObject({ ref, by: 'local', sipCode: null, reasonHeader: null });
    expect(phone.story(ref)).toEqual(['call.ringing', 'call.answered', 'call.ended']);
  });

  test('to echo falls silent while the person is muted', async () => {
    const ref = await dial(phone, 'echo');
    await phone.report('call.answered');
    await expectToHear(phone.page, myTone);

    await phone.command({ do: 'mute', ref, muted: true });
    await phone.report('call.muted', ({ muted }) => muted);
    await expectSilence(phone.page);

    await phone.command({ do: 'mute', ref, muted: false });
    await phone.report('call.muted', ({ muted }) => !muted);
    await expectToHear(phone.page, myTone);
  });

  for (const { target, sipCode, rings } of [
    { target: 'busy', sipCode: 486, rings: false },
    { target: 'decline', sipCode: 603, rings: true },
    { target: 'noanswer', sipCode: 480, rings: true },
    { target: 'unknown', sipCode: 404, rings: false },
    { target: 'error', sipCode: 500, rings: false },
    { target: '+1 514 555 0199', sipCode: 404, rings: false },
  ]) {
    test(`to ${target} ends with ${sipCode}`, async () => {
      const ref = await dial(phone, target.replaceAll(' ', ''));
      const ended = await phone.report('call.ended');
      expect(ended).toMatchObject({ ref, by: 'remote', sipCode });
      expect(phone.story(ref)).toEqual(rings ? ['call.ringing', 'call.ended'] : ['call.ended']);
    });
  }

  test('that the person cancels while it rings is ended by the person, with no code', async () => {
    const ref = await dial(phone, 'noanswer');
    await phone.report('call.ringing');
    await phone.command({ do: 'hangUp', ref });
    expect(await phone.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: null });
  });

  test('to callme is answered and hung up, and then the practice line calls and can be talked to', async () => {
    const outbound = await dial(phone, 'callme');
    const goodbye = await phone.report('call.ended', ({ ref }) => ref === outbound);
    expect(goodbye).toMatchObject({ by: 'remote', sipCode: null });
    expect(phone.story(outbound)).toEqual(['call.ringing', 'call.answered', 'call.ended']);

    const { ref, remoteName, remoteUser } = await phone.report('call.arrived');
    expect({ remoteName, remoteUser }).toEqual({ remoteName: 'Practice line', remoteUser: 'callme' });
    await phone.command({ do: 'answer', ref });
    await phone.report('call.answered', (report) => report.ref === ref);
    await expectToHear(phone.page, myTone);
    await phone.command({ do: 'hangUp', ref });
    expect(await phone.report('call.ended', (report) => report.ref === ref)).toMatchObject({ by: 'local' });
    expect(phone.story(ref)).toEqual(['call.arrived', 'call.ringing', 'call.answered', 'call.ended']);
  });

  test('from the practice line can be declined', async () => {
    await dial(phone, 'callme');
    const { ref } = await phone.report('call.arrived', () => true, { timeout: 15_000 });
    await phone.command({ do: 'decline', ref });
    expect(await phone.report('call.ended', (report) => report.ref === ref)).toMatchObject({
      by: 'local',
      sipCode: 603,
    });
  });

  test('outlives a change of the line just before it', async () => {
    await phone.announce('phone.lineChanged', {});
    await phone.announce('phone.lineChanged', {});
    await phone.registered(phone.reports.length);
    const ref = await dial(phone, 'echo');
    await phone.report('call.answered');
    await phone.page.waitForTimeout(3_000);
    expect(phone.story(ref)).toEqual(['call.ringing', 'call.answered']);
  });

  test('is ended by the network when the line goes while it rings', async () => {
    const ref = await dial(phone, 'noanswer');
    await phone.report('call.ringing');
    await practice.stop();
    expect(await phone.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
    await phone.report('registration', ({ registration }) => registration === 'failed');
  });
});
