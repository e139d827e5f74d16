import { expect } from 'playwright/test';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, dial, labLine, talk, test } from '../support/phone-harness/lab.ts';
import { startPageServer } from '../support/phone-harness/page-server.ts';
import { startTrunk } from '../support/siplab/sipp.ts';

/** How many calls may ring here at once. */
const mostUnanswered = 8;

test.describe('an inbound call', () => {
  test('tells who calls, is answered, carries both voices, and is ended by the other side', async ({
    alice,
    bob,
  }) => {
    const [placed, taken] = await talk(bob, alice, 'alice');
    expect(await alice.report('call.arrived')).toEqual({
      kind: 'call.arrived',
      ref: taken,
      remoteUser: 'bob',
      remoteName: 'bob of the lab',
    });
    await expectToHear(alice.page, bobTone);
    await expectToHear(bob.page, aliceTone);
    await bob.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
  });

  test('is declined by us: 603', async ({ alice, bob }) => {
    const placed = await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'decline', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: 603 });
    expect(await bob.report('call.ended')).toMatchObject({ ref: placed, by: 'remote', sipCode: 603 });
  });

  test('that rings and is hung up is declined too: 603', async ({ alice, bob }) => {
    const placed = await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: 603 });
    expect(await bob.report('call.ended')).toMatchObject({ ref: placed, by: 'remote', sipCode: 603 });
  });

  test('is missed when the remote party gives up', async ({ alice, bob }) => {
    const placed = await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await bob.report('call.ringing');
    await bob.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: null });
    expect(alice.story(ref)).toEqual(['call.arrived', 'call.ringing', 'call.ended']);
  });

  test('answered on another device says so in its Reason', async ({
    alice,
    bob,
    kamailio,
    openPhone,
    aliceBrowser,
  }) => {
    const other = await openPhone({ browser: aliceBrowser.browser, line: labLine('alice', kamailio) });
    await other.registered();
    await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    await other.command({ do: 'answer', ref: (await other.report('call.arrived')).ref });
    const ended = await alice.report('call.ended');
    expect(ended).toMatchObject({ ref, by: 'remote', sipCode: null });
    expect(ended.reasonHeader).toMatch(/SIP\s*;\s*cause=200/i);
  });

  test('from the network has its name cleaned and its Reason passed on', async ({ alice, kamailio }) => {
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

  test('is reported while another is in progress, and can be declined without harm to that', async ({
    alice,
    bob,
    kamailio,
    openPhone,
  }) => {
    const [placed] = await talk(alice, bob, 'bob');
    const carol = await openPhone({ line: labLine('carol', kamailio) });
    await carol.registered();
    await dial(carol, 'alice');
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'decline', ref });
    expect(await carol.report('call.ended')).toMatchObject({ by: 'remote', sipCode: 603 });
    await expectToHear(alice.page, bobTone);
    expect(alice.story(placed)).toEqual(['call.ringing', 'call.answered']);
  });
});

test.describe('a flood of inbound calls', () => {
  test('is bounded: what comes on top of 8 unanswered ones hears busy, and main nothing', async ({
    alice,
    bob,
  }) => {
    for (let n = 0; n < mostUnanswered + 2; n += 1) await dial(bob, 'alice');
    const refusals = () =>
      bob.reports.flatMap((report) => (report.kind === 'call.ended' ? [report.sipCode] : []));
    const arrived = () =>
      alice.reports.flatMap((report) => (report.kind === 'call.arrived' ? [report.ref] : []));
    await expect.poll(() => [arrived().length, refusals()]).toEqual([mostUnanswered, [486, 486]]);

    for (const ref of arrived()) await alice.command({ do: 'decline', ref });
    await expect
      .poll(() => alice.reports.filter(({ kind }) => kind === 'call.ended').length)
      .toBe(mostUnanswered);
    expect(arrived()).toHaveLength(mostUnanswered);
    const before = alice.reports.length;
    await dial(bob, 'alice');
    await alice.report('call.arrived', () => true, { from: before });
  });
});

test.describe('a remote party who puts us on hold', () => {
  for (const direction of ['sendonly', 'inactive'] as const) {
    test(`by a re-INVITE (${direction}) and takes us back is told as such, each once`, async ({
      alice,
      kamailio,
      bobBrowser,
    }) => {
      const holders = await startPageServer('holder');
      const page = await bobBrowser.browser.newPage();
      await page.goto(holders.url);
      const talking = page.evaluate(([wsUrl, hertz]) => window.talkTo(wsUrl, 'alice', hertz), [
        kamailio.wsUrl,
        bobTone,
      ] as const);
      const { ref } = await alice.report('call.arrived');
      await alice.command({ do: 'answer', ref });
      await talking;
      const held = () =>
        alice.reports.flatMap((report) => (report.kind === 'call.held' ? [report.held] : []));

      for (const by of ['INVITE', 'UPDATE'] as const) {
        await page.evaluate((by) => window.renegotiate(by), by);
      }
      await expectToHear(alice.page, bobTone);
      expect(held()).toEqual([]);

      await page.evaluate((direction) => window.hold(direction), direction);
      await alice.report('call.held');
      await page.evaluate(() => window.renegotiate('INVITE'));
      expect(held()).toEqual([true]);
      await page.evaluate(() => window.resume());
      await alice.report('call.held', (report) => !report.held);
      await page.evaluate(() => window.renegotiate('UPDATE'));
      await expectToHear(alice.page, bobTone);
      expect(held()).toEqual([true, false]);

      await page.evaluate(() => window.hangUp());
      expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: null });
      await page.close();
      holders.close();
    });
  }
});

test.describe('a remote party who transfers us to another', () => {
  test('leaves the same call, with the other’s voice', async ({ alice, kamailio, bobBrowser }) => {
    const transferors = await startPageServer('transferor');
    const page = await bobBrowser.browser.newPage();
    await page.goto(transferors.url);
    const consulted = page.evaluate(([wsUrl]) => window.consult(wsUrl, 'alice', { bob: 1_200, carol: 700 }), [
      kamailio.wsUrl,
    ] as const);
    const { ref } = await alice.report('call.arrived');
    await alice.command({ do: 'answer', ref });
    await consulted;
    await expectToHear(alice.page, 700);

    await page.evaluate(() => window.transfer());
    await expectToHear(alice.page, 1_200);
    await page.waitForTimeout(1_000);
    expect(alice.story(ref)).toEqual(['call.arrived', 'call.ringing', 'call.answered']);
    expect(alice.reports.filter(({ kind }) => kind === 'call.arrived')).toHaveLength(1);

    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local' });
    await page.close();
    transferors.close();
  });
});
