import { randomUUID } from 'node:crypto';
import { expect } from 'playwright/test';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, dial, labLine, talk, test } from '../support/phone-harness/lab.ts';
import type { PhoneClient } from '../support/phone-harness/phone-client.ts';
import { type Cutter, startCutter } from '../support/siplab/cutter.ts';
import { type Kamailio, startKamailio } from '../support/siplab/kamailio.ts';

test.describe('a line', () => {
  test('with a wrong password fails with 401, and is not tried again and again', async ({
    kamailio,
    openPhone,
  }) => {
    const stranger = await openPhone({ line: labLine('dave', kamailio, 'wrong') });
    await stranger.report('registration', ({ sipCode }) => sipCode === 401);
    await stranger.page.waitForTimeout(6_000);
    expect(stranger.reports.map((report) => report.kind === 'registration' && report.registration)).toEqual([
      'connecting',
      'failed',
    ]);
  });

  test('that was switched off takes no call, and leaves it to main to say why there is none', async ({
    alice,
    bob,
    kamailio,
  }) => {
    const before = bob.reports.length;
    bob.line = null;
    await bob.announce('phone.lineChanged', {});
    await expect.poll(() => kamailio.contacts('bob')).toEqual([]);
    expect(bob.reports.slice(before)).toEqual([]);
    await dial(alice, 'bob');
    expect(await alice.report('call.ended')).toMatchObject({ sipCode: 480 });
  });

  test('that changes during a call is changed when the call is over', async ({ alice, bob, cutter }) => {
    const [placed, taken] = await talk(alice, bob, 'bob');
    const before = alice.reports.length;
    alice.line = labLine('carol', cutter);
    await alice.announce('phone.lineChanged', {});
    await expectToHear(alice.page, bobTone);
    expect(alice.reports.slice(before)).toEqual([]);
    await alice.command({ do: 'hangUp', ref: placed });
    await bob.report('call.ended', ({ ref }) => ref === taken);
    await alice.registered(before);
    const reached = bob.reports.length;
    await dial(bob, 'carol');
    await alice.report('call.arrived');
    expect(bob.reports.slice(reached).filter(({ kind }) => kind === 'call.ended')).toEqual([]);
  });

  test('that is reloaded hangs up first', async ({ alice, bob }) => {
    const [, taken] = await talk(alice, bob, 'bob');
    await alice.page.reload();
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
  });

  test('that carries no such call tells main so', async ({ alice }) => {
    const ref = randomUUID();
    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });
});

test.describe('a phone page that main tells to leave', () => {
  /** Alice far from a registrar that forgets no phone by itself: what is left behind there stays. */
  const lab = test.extend<{ registrar: Kamailio; far: Cutter; leaving: PhoneClient }>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    registrar: async ({}, use) => {
      const registrar = await startKamailio({ keepsLostContacts: true });
      await use(registrar);
      await registrar.stop();
    },
    far: async ({ registrar }, use) => {
      const far = await startCutter(registrar.wsPort);
      far.delay(80);
      await use(far);
      far.close();
    },
    leaving: async ({ openPhone, aliceBrowser, far }, use) => {
      const leaving = await openPhone({ browser: aliceBrowser.browser, line: labLine('alice', far) });
      await leaving.registered();
      await use(leaving);
    },
  });

  lab(
    'hangs up, takes its registration back, and then says that it left',
    async ({ leaving, registrar, openPhone }) => {
      const bob = await openPhone({ line: labLine('bob', registrar) });
      await bob.registered();
      const [placed, taken] = await talk(leaving, bob, 'bob');
      expect(await registrar.contacts('alice')).toHaveLength(1);
      const before = leaving.reports.length;
      await leaving.command({ do: 'leave' });
      await leaving.report('left', () => true, { timeout: 900 });
      await leaving.close();

      expect(leaving.reports.slice(before)).toMatchObject([
        { kind: 'call.ended', ref: placed, by: 'local', sipCode: null },
        { kind: 'left' },
      ]);
      expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
      expect(await registrar.contacts('alice')).toEqual([]);
      await dial(bob, 'alice');
      expect(await bob.report('call.ended', ({ ref }) => ref !== taken)).toMatchObject({ sipCode: 480 });
    },
  );

  lab(
    'cancels the call that it has only just placed, and leaves the one that rings to other devices',
    async ({ leaving, registrar, openPhone }) => {
      const bob = await openPhone({ line: labLine('bob', registrar) });
      const carol = await openPhone({ line: labLine('carol', registrar) });
      await bob.registered();
      await carol.registered();
      await dial(carol, 'alice');
      await leaving.report('call.arrived');
      await dial(leaving, 'bob');
      await bob.report('call.arrived');
      await leaving.command({ do: 'leave' });
      await leaving.report('left', () => true, { timeout: 900 });
      await leaving.close();
      expect(await bob.report('call.ended')).toMatchObject({ by: 'remote', sipCode: null });
      expect(await carol.report('call.ended')).toMatchObject({ by: 'remote', sipCode: 480 });
      expect(await registrar.contacts('alice')).toEqual([]);
    },
  );

  lab(
    'while it is only being registered leaves nothing behind',
    async ({ registrar, openPhone, aliceBrowser }) => {
      const page = await openPhone({ browser: aliceBrowser.browser, line: labLine('alice', registrar) });
      await page.report('registration');
      await page.command({ do: 'leave' });
      await page.report('left', () => true, { timeout: 900 });
      await page.close();
      expect(await registrar.contacts('alice')).toEqual([]);
    },
  );

  test('does not wait long for a server that is not there', async ({ alice, cutter }) => {
    cutter.stall();
    const from = Date.now();
    await alice.command({ do: 'leave' });
    await alice.report('left');
    expect(Date.now() - from).toBeLessThan(1_000);
  });
});

test.describe('a lost connection to the server', () => {
  test('does not touch the audio of a call; the line comes back, and hanging up still arrives', async ({
    alice,
    bob,
    cutter,
  }) => {
    const [placed, taken] = await talk(alice, bob, 'bob');
    await expectToHear(alice.page, bobTone);
    const before = alice.reports.length;
    cutter.cut();
    await alice.report('registration', ({ registration }) => registration === 'failed', { from: before });
    await expectToHear(alice.page, bobTone);
    await expectToHear(bob.page, aliceTone);
    cutter.restore();
    await alice.registered(before);
    await alice.command({ do: 'hangUp', ref: placed });
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote' });
  });

  test('is noticed within 15 s when it is a black hole', async ({ alice, bob, cutter }) => {
    const [placed] = await talk(alice, bob, 'bob');
    const before = alice.reports.length;
    cutter.stall();
    await alice.report('registration', ({ registration }) => registration === 'failed', {
      from: before,
      timeout: 16_000,
    });
    await expectToHear(alice.page, bobTone);
    cutter.restore();
    await alice.registered(before);
    expect(alice.story(placed)).toEqual(['call.ringing', 'call.answered']);
  });

  test('while we dial is the network’s end of the call, not ours', async ({ alice, cutter, bob }) => {
    const ref = await dial(alice, 'bob');
    await bob.report('call.arrived');
    await alice.report('call.ringing');
    cutter.cut();
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });

  test('while a call rings here ends that call by the network', async ({ alice, bob, cutter }) => {
    await dial(bob, 'alice');
    const { ref } = await alice.report('call.arrived');
    cutter.cut();
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'network', sipCode: null });
  });
});
