import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { mergeTests } from 'playwright/test';
import type { Call } from '../../contract/call/call.ts';
import { test as app, expect, type Launch } from '../support/host/fixture.ts';
import { registerAlice } from '../support/host/register-alice.ts';
import { humming } from '../support/host/shared-app.ts';
import { test as lab } from '../support/phone-harness/lab.ts';
import { readLog } from '../support/read-log.ts';
import { shownNote } from '../support/shown-note.ts';

/** The whole app on a real SIP server that it reaches through a cutter; Bob is a second real SIP client. */
const test = mergeTests(lab, app);

const switches = [...humming, '--allow-loopback-in-peer-connection'];
/** So much is typed at least before the call begins to end, and after the window has seen the end. */
const wordsApart = 8;

/** What was typed, and how many of its words when the end began and when the card showed it. */
interface Typed {
  words: string[];
  whenCut: number;
  whenOver: number;
}

/**
 * Types a note with marks, and goes on typing numbered words while `end` ends the call, until the card has long been
 * that of a call that is over. The words hold digits and letters that are keys of the window elsewhere.
 */
async function typeThrough(window: Page, card: Locator, end: () => Promise<unknown>): Promise<Typed> {
  const { keyboard } = window;
  await keyboard.type('Wants ');
  await keyboard.press('Control+b');
  await keyboard.type('two');
  await keyboard.press('Control+b');
  await keyboard.type(' of those');
  await keyboard.press('Enter');
  await keyboard.type('- first');
  await keyboard.press('Enter');
  await keyboard.press('Control+b');
  const typed: Typed = { words: [], whenCut: 0, whenOver: 0 };
  let ending: Promise<unknown> | null = null;
  while (typed.whenOver === 0 || typed.words.length < typed.whenOver + wordsApart) {
    const word = `jdn${typed.words.length}`;
    await keyboard.type(`${word} `, { delay: 15 });
    typed.words.push(word);
    if (ending === null && typed.words.length >= wordsApart) {
      typed.whenCut = typed.words.length;
      ending = end();
    }
    if (typed.whenOver === 0 && (await card.getAttribute('data-turn')) === 'over')
      typed.whenOver = typed.words.length;
  }
  await ending;
  await keyboard.press('Control+b');
  await keyboard.type('and so on');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.type('Last words.');
  return typed;
}

const asText = ({ words }: Typed) =>
  `Wants two of those\nfirst\n${words.map((word) => `${word} `).join('')}and so on\nLast words.`;
const asHtml = ({ words }: Typed) =>
  '<p>Wants <strong>two</strong> of those</p>' +
  `<ul><li><p>first</p></li><li><p><strong>${words.map((word) => `${word} `).join('')}</strong>and so on</p></li></ul>` +
  '<p>Last words.</p>';

/** That the note is whole: on the card, on the disk after a quit at once, and in the page of the call after a start. */
async function expectWhole(
  typed: Typed,
  {
    id,
    card,
    quit,
    profile,
    launch,
  }: { id: string; card: Locator; quit: () => Promise<unknown>; profile: string; launch: Launch },
): Promise<void> {
  expect(typed.whenCut).toBeGreaterThanOrEqual(wordsApart);
  expect(typed.words.length - typed.whenOver).toBeGreaterThanOrEqual(wordsApart);
  const note = card.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  expect(await shownNote(note)).toBe(asText(typed));

  expect(await quit()).toBe(0);
  const [call, ...others] = await readLog(join(profile, 'data', 'calls.db'));
  expect(others).toEqual([]);
  expect(call).toMatchObject({
    id,
    state: 'ended',
    recovered: false,
    disposition: null,
    note: asHtml(typed),
  });

  const again = await launch({ switches });
  const window = await again.page('app');
  await window.locator(`[data-call="${id}"]`).click();
  const kept = window.locator(`[data-call-page="${id}"]`).getByRole('textbox', { name: 'Note' });
  await expect.poll(() => shownNote(kept)).toBe(asText(typed));
  await expect(kept.locator('strong')).toHaveText(['two', typed.words.join(' ')]);
  await expect(kept.locator('li')).toHaveCount(2);
}

test.describe('a note that is being typed when the call ends', () => {
  test.describe.configure({ timeout: 120_000 });

  test('by the far side has every key, marks and list, there and after a restart', async ({
    launch,
    profile,
    cutter,
    bob,
  }) => {
    const host = await launch({ switches });
    const window = await host.page('app');
    const desk = await registerAlice(host, cutter);
    await bob.command({ do: 'place', ref: 'call-from-bob', target: 'alice' });
    const { id } = await desk.arrival();
    const card = window.locator(`[data-card="${id}"]`);
    await card.getByRole('button', { name: 'Answer' }).click();
    await bob.report('call.answered');
    await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused();

    const typed = await typeThrough(window, card, () => bob.command({ do: 'hangUp', ref: 'call-from-bob' }));
    const ended: Call = await desk.ended(id);
    expect(ended).toMatchObject({ direction: 'inbound', status: 'answered', endedBy: 'remote' });
    await expectWhole(typed, { id, card, quit: () => host.quit(), profile, launch });
  });

  test('because the network is gone for good has every key, marks and list, there and after a restart', async ({
    launch,
    profile,
    cutter,
    bob,
  }) => {
    const host = await launch({ switches });
    const window = await host.page('app');
    const desk = await registerAlice(host, cutter);
    await window.getByRole('textbox', { name: 'Number or SIP address' }).fill('bob');
    await window.keyboard.press('Enter');
    const { ref } = await bob.report('call.arrived');
    await bob.command({ do: 'answer', ref });
    const card = window.locator('[data-card][data-turn="live"]');
    const id = (await card.getAttribute('data-card')) ?? '';
    await desk.call(id, ({ status }) => status === 'answered');
    await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused();

    // Neither a word of the server's nor a packet of Bob's comes through from here on.
    const loseNetwork = async () => {
      cutter.cut();
      const far = await bob.page.context().newCDPSession(bob.page);
      void far.send('Page.crash').catch(() => undefined);
    };
    const same = window.locator(`[data-card="${id}"]`);
    const typed = await typeThrough(window, same, loseNetwork);
    const ended: Call = await desk.ended(id);
    expect(ended).toMatchObject({ direction: 'outbound', status: 'answered', endedBy: 'network' });
    await expectWhole(typed, { id, card: same, quit: () => host.quit(), profile, launch });
  });
});
