import { expect } from 'playwright/test';
import { expectSilence, expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, dial, noAnswerMs, talk, test } from '../support/phone-harness/lab.ts';
import { startTrunk } from '../support/siplab/sipp.ts';

test.describe('an outbound call', () => {
  test('is answered, carries both voices, and is ended by us', async ({ alice, bob }) => {
    const [placed, taken] = await talk(alice, bob, 'bob');
    await expectToHear(alice.page, bobTone);
    await expectToHear(bob.page, aliceTone);

    await alice.command({ do: 'hangUp', ref: placed });
    expect(await alice.report('call.ended')).toMatchObject({ ref: placed, by: 'local', sipCode: null });
    expect(await bob.report('call.ended')).toMatchObject({ ref: taken, by: 'remote', sipCode: null });
    expect(alice.story(placed)).toEqual(['call.ringing', 'call.answered', 'call.ended']);
    expect(bob.story(taken)).toEqual(['call.arrived', 'call.ringing', 'call.answered', 'call.ended']);
  });

  test('reaches a telephone number, and is ended by the other side', async ({ alice, bob }) => {
    const [placed, taken] = await talk(alice, bob, '+15145550102');
    await bob.command({ do: 'hangUp', ref: taken });
    expect(await alice.report('call.ended')).toMatchObject({ ref: placed, by: 'remote', sipCode: null });
  });

  test('falls silent for the other side while we are muted', async ({ alice, bob }) => {
    const [placed] = await talk(alice, bob, 'bob');
    await expectToHear(bob.page, aliceTone);
    await alice.command({ do: 'mute', ref: placed, muted: true });
    await alice.report('call.muted', ({ muted }) => muted);
    await expectSilence(bob.page);
    await alice.command({ do: 'mute', ref: placed, muted: false });
    await expectToHear(bob.page, aliceTone);
  });

  test('is declined by the other side: 603', async ({ alice, bob }) => {
    const ref = await dial(alice, 'bob');
    await bob.command({ do: 'decline', ref: (await bob.report('call.arrived')).ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: 603 });
  });

  test('is cancelled by us while it rings', async ({ alice, bob }) => {
    const ref = await dial(alice, 'bob');
    await bob.report('call.ringing');
    await alice.report('call.ringing');
    await alice.command({ do: 'hangUp', ref });
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: null });
    expect(await bob.report('call.ended')).toMatchObject({ by: 'remote', sipCode: null });
  });

  test('is not answered: 408 from the server, and a CANCEL for the other side', async ({ alice, bob }) => {
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
    test(`meets ${what}: ${sipCode}`, async ({ alice }) => {
      const ref = await dial(alice, target);
      expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode });
    });
  }

  test('rings in the network and is refused there with a code of its own', async ({ alice, kamailio }) => {
    const trunk = await startTrunk(kamailio, { scenario: 'reject', status: 410, reason: 'Gone' });
    const ref = await dial(alice, '95145551234');
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'remote', sipCode: 410, text: 'Gone' });
    expect(alice.story(ref)).toEqual(['call.ringing', 'call.ended']);
    await trunk.done();
    await trunk.stop();
  });

  test('sends a real CANCEL into the network', async ({ alice, kamailio }) => {
    const trunk = await startTrunk(kamailio, { scenario: 'ring' });
    const ref = await dial(alice, '95145551234');
    await alice.report('call.ringing');
    await alice.command({ do: 'hangUp', ref });
    await alice.report('call.ended', ({ by }) => by === 'local');
    await trunk.done();
    await trunk.stop();
  });

  test('to something that is no SIP address ends at once as an incomplete address', async ({ alice }) => {
    const ref = await dial(alice, 'a b>@');
    expect(await alice.report('call.ended')).toMatchObject({ ref, by: 'local', sipCode: 484 });
  });
});
