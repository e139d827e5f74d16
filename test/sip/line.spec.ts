import { randomUUID } from 'node:crypto';
import { expect } from 'playwright/test';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, dial, labLine, talk, test } from '../support/phone-harness/lab.ts';

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
    const [placed] = await talk(alice, bob, 'bob');
    const before = alice.reports.length;
    alice.line = labLine('carol', cutter);
    await alice.announce('phone.lineChanged', {});
    await expectToHear(alice.page, bobTone);
    expect(alice.reports.slice(before)).toEqual([]);
    await alice.command({ do: 'hangUp', ref: placed });
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
