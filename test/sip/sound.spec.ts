import { expect } from 'playwright/test';
import { expectToHear } from '../support/phone-harness/heard.ts';
import { aliceTone, bobTone, labLine, talk, test } from '../support/phone-harness/lab.ts';
import { openToneBrowser } from '../support/phone-harness/tone-browser.ts';

test.describe('a remote party who vanishes', () => {
  test('ends the call by the network within 15 s', async ({ alice, bob }) => {
    const [placed] = await talk(alice, bob, 'bob');
    await expectToHear(alice.page, bobTone);
    const crash = await bob.page.context().newCDPSession(bob.page);
    void crash.send('Page.crash').catch(() => undefined);
    await alice.report('media.trouble', ({ trouble }) => trouble === 'no_audio_from_remote');
    const ended = await alice.report('call.ended', () => true, { timeout: 15_000 });
    expect(ended).toMatchObject({ ref: placed, by: 'network', sipCode: null, text: 'RTP Timeout' });
  });
});

test.describe('a microphone', () => {
  test('that is not there leaves a call that can be heard', async ({ alice, kamailio, openPhone }) => {
    const silent = await openToneBrowser(null);
    const carol = await openPhone({ browser: silent.browser, line: labLine('carol', kamailio) });
    await carol.registered();
    const [placed] = await talk(carol, alice, 'alice');
    expect(await carol.report('media.trouble')).toMatchObject({ ref: placed, trouble: 'no_microphone' });
    await expectToHear(carol.page, aliceTone);
    await silent.close();
  });

  test('that the person refuses leaves a call that can be heard', async ({ alice, kamailio, openPhone }) => {
    const carol = await openPhone({ line: labLine('carol', kamailio), microphone: false });
    await carol.registered();
    const [placed] = await talk(alice, carol, 'carol');
    expect(await carol.report('media.trouble')).toMatchObject({ trouble: 'microphone_denied' });
    await expectToHear(carol.page, aliceTone);
    await alice.command({ do: 'hangUp', ref: placed });
    await carol.report('call.ended');
  });
});
