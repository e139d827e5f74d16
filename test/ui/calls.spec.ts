import type { Locator, Page } from 'playwright/test';
import type { AppRequests } from '../../contract/ipc/app-contract.ts';
import { expect, test } from './main-window.ts';

const anna = { raw: '+49 30 901820', name: 'Anna Lindqvist' };

function ring(page: Page, who: { raw: string; name?: string } = anna): Promise<string> {
  return page.evaluate((who) => window.fakeDesk.ring(who), who);
}

function card(page: Page, id: string) {
  return page.locator(`[data-card="${id}"]`);
}

function isFocused(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element === document.activeElement);
}

function noteIn(page: Page, id: string): Promise<string> {
  return page.evaluate((id) => window.fakeDesk.call(id)?.noteText ?? '', id);
}

test.describe('an incoming call', () => {
  test('rings in sight with who, number, direction and status, and is said aloud', async ({ open }) => {
    const page = await open({ calls: 20 });
    const id = await ring(page);
    await expect(card(page, id)).toContainText('Anna Lindqvist');
    await expect(card(page, id)).toContainText('+49 30 901820');
    await expect(card(page, id)).toContainText('Incoming');
    await expect(card(page, id)).toContainText('Ringing');
    await expect(page.locator('[data-call-voice]')).toHaveText('Incoming call from Anna Lindqvist');
    await expect(page.locator('[data-call]').first()).toContainText('Anna Lindqvist');
  });

  test('is answered, muted and hung up', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await expect(card(page, id)).toContainText('In call');
    await card(page, id).getByRole('button', { name: 'Mute' }).click();
    await expect(card(page, id).getByRole('button', { name: 'Unmute' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await card(page, id).getByRole('button', { name: 'Hang up' }).click();
    await expect(card(page, id)).toContainText('Answered');
  });

  test('is declined', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Decline' }).click();
    await expect(card(page, id)).toContainText('Declined');
  });

  test('takes a note while it rings, after its buttons and without taking the cursor', async ({ open }) => {
    const page = await open({ calls: 20 });
    const id = await ring(page);
    const note = card(page, id).getByLabel('Note', { exact: true });
    await expect(note).toBeVisible();
    await expect(note).not.toBeFocused();
    await card(page, id).getByRole('button', { name: 'Decline' }).focus();
    await page.keyboard.press('Tab');
    await expect(card(page, id).getByRole('button', { name: 'Answer' })).toBeFocused();
    // The tools of the note and its earlier texts stand between.
    for (let stop = 0; stop < 3 && !(await isFocused(note)); stop += 1) await page.keyboard.press('Tab');
    await expect(note).toBeFocused();
    await page.keyboard.type('About the offer');
    await expect.poll(() => noteIn(page, id)).toBe('About the offer');
    await expect(card(page, id)).toHaveAttribute('data-turn', 'rings');
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await expect(card(page, id)).toContainText('In call');
    await expect(note).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type(': yes');
    await expect.poll(() => noteIn(page, id)).toBe('About the offer: yes');
  });

  test('has a timer that runs from the answer', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await page.evaluate((id) => window.fakeDesk.answer(id), id);
    const timer = card(page, id).getByRole('timer');
    await expect(timer).toHaveText('0:01', { timeout: 3_000 });
    await expect(timer).toHaveText('0:02', { timeout: 3_000 });
  });

  test('does not take the cursor from a field with text in it', async ({ open }) => {
    const page = await open({ calls: 20 });
    const search = page.getByLabel('Search names, numbers, notes');
    await search.fill('off');
    const id = await ring(page);
    await page.evaluate((id) => window.fakeDesk.answer(id), id);
    await expect(card(page, id)).toContainText('In call');
    await page.keyboard.type('er');
    await expect(search).toHaveValue('offer');
    await expect(search).toBeFocused();
  });
});

test.describe('the dial box', () => {
  test('calls what was pasted, on Enter, and puts the cursor into the note', async ({ open }) => {
    const page = await open();
    const box = page.getByLabel('Number or SIP address');
    await box.focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text', 'Anna, Tel: +49 (0)30 90 18 20\n');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(box).toHaveValue('+49 30 90 18 20');
    await expect(page.getByText('Calls +49 30 901820')).toBeVisible();
    await page.keyboard.press('Enter');
    const placed = await page.evaluate(
      () => window.fakeDesk.asked.find(({ name }) => name === 'call.place')?.ask,
    );
    expect(placed).toEqual({ number: '+4930901820' });
    await expect(page.locator('[data-card]')).toContainText('Calling');
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await expect(box).toHaveValue('');
  });

  test('says in main’s words why a call was not placed, and keeps the number', async ({ open }) => {
    const page = await open({ line: { mode: 'off', registration: 'off' } });
    await page.getByLabel('Number or SIP address').fill('1201');
    await page.keyboard.press('Enter');
    await expect(
      page.getByText('The line is off. Choose a line in the settings, then call again.'),
    ).toBeVisible();
    await expect(page.getByLabel('Number or SIP address')).toHaveValue('1201');
  });

  test('says before dialling whom the practice line reaches, and dials all the same', async ({ open }) => {
    const page = await open({ line: { mode: 'practice', registration: 'registered' } });
    const box = page.getByLabel('Number or SIP address');
    const hint = page.getByText('The practice line reaches only echo, callme,');
    await box.fill('ec');
    await expect(hint).toHaveCount(0);
    await box.fill('+49 30 901820');
    await expect(hint).toBeVisible();
    await expect(box).toHaveAccessibleDescription(/The practice line reaches only echo, callme,/);
    await page.evaluate(() => window.fakeDesk.setLine({ mode: 'account' }));
    await expect(hint).toHaveCount(0);
    await page.evaluate(() => window.fakeDesk.setLine({ mode: 'practice' }));
    await box.press('Enter');
    await expect(page.locator('[data-card]')).toContainText('+49 30 901820');
  });

  test('forgets a refusal when what it was about is over', async ({ open }) => {
    const page = await open();
    const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '+493090182' }));
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.place', {
        code: 'busy_line',
        message: 'You are in a call. Hang up first.',
      }),
    );
    const box = page.getByLabel('Number or SIP address');
    await box.fill('+49 30 901820');
    await box.press('Enter');
    await expect(page.getByText('You are in a call. Hang up first.')).toBeVisible();
    await page.evaluate((call) => window.fakeDesk.end(call, 'remote'), id);
    await expect(page.getByText('You are in a call. Hang up first.')).toHaveCount(0);
    await expect(box).toHaveValue('+49 30 901820');
  });

  test('lines up its practice numbers', async ({ open }) => {
    const page = await open({ line: { mode: 'practice', registration: 'registered' } });
    const left = async (number: string) =>
      (await page.getByRole('button', { name: number, exact: true }).boundingBox())?.x;
    // Where the row breaks is only settled once the typeface is there.
    await page.evaluate(() => document.fonts.ready);
    await expect(async () => expect(await left('noanswer')).toBe(await left('echo'))).toPass();
  });

  test('shows how the line stands, with the reason when it is down', async ({ open }) => {
    const page = await open();
    await expect(page.getByText('alice@example.com · Ready')).toBeVisible();
    await page.evaluate(() =>
      window.fakeDesk.setLine({ registration: 'failed', reason: 'The password was not accepted.' }),
    );
    await expect(page.getByText('alice@example.com · Not connected')).toBeVisible();
    await expect(page.getByText('The password was not accepted.')).toBeVisible();
  });
});

test.describe('a note', () => {
  test('keeps its text and the cursor while the call ends under it', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('Wants the off');
    await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
    await page.keyboard.type('er again', { delay: 15 });
    await expect(card(page, id)).toContainText('Answered');
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('.');
    await expect(page.getByLabel('Note', { exact: true })).toHaveText('Wants the offer again.');
    await expect.poll(() => noteIn(page, id)).toBe('Wants the offer again.');
    await expect(card(page, id)).toContainText('Saved');
  });

  test('has the cursor after the call was hung up, and the card stays until it is put away', async ({
    open,
  }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await card(page, id).getByRole('button', { name: 'Hang up' }).click();
    await expect(card(page, id)).toContainText('Answered');
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('Done.');
    await card(page, id).getByRole('button', { name: 'Done' }).click();
    await expect(card(page, id)).toHaveCount(0);
    await expect.poll(() => noteIn(page, id)).toBe('Done.');
  });

  test('reaches main at most 500 ms after each key', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    const behind = await page.evaluate(async () => {
      const typed: { length: number; at: number }[] = [];
      document.addEventListener('input', (event) => {
        if (event.target instanceof HTMLElement)
          typed.push({ length: event.target.textContent.length, at: Date.now() });
      });
      for (let key = 0; key < 60; key += 1) {
        document.execCommand('insertText', false, 'x');
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      await new Promise((resolve) => setTimeout(resolve, 600));
      const sent = window.fakeDesk.asked.filter(({ name }) => name === 'call.annotate');
      return typed.map(({ length, at }) => {
        const first = sent.find(
          ({ ask }) => (ask as { note: string }).note.replace(/<[^>]*>/g, '').length >= length,
        );
        return first ? first.at - at : Number.POSITIVE_INFINITY;
      });
    });
    expect(behind).toHaveLength(60);
    expect(Math.max(...behind)).toBeLessThanOrEqual(500);
  });

  test('is not moved by an echo of what was typed before', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('abc');
    await expect.poll(() => noteIn(page, id)).toBe('abc');
    const old = await page.evaluate((id) => structuredClone(window.fakeDesk.call(id)), id);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('X');
    await page.evaluate((old) => old && window.fakeDesk.echo(old), old);
    await page.keyboard.type('Y');
    await expect(page.getByLabel('Note', { exact: true })).toHaveText('abXYc');
    await expect.poll(() => noteIn(page, id)).toBe('abXYc');
  });

  test('says why it could not be saved, stays, and is saved once main can', async ({ open }) => {
    const page = await open();
    const id = await ring(page);
    await card(page, id).getByRole('button', { name: 'Answer' }).click();
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.annotate', { code: 'storage_full', message: 'The disk is full.' }),
    );
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('important');
    await expect(card(page, id)).toContainText('Could not save: The disk is full. Kept here, trying again.');
    await page.evaluate(() => window.fakeDesk.refuse('call.annotate', null));
    await expect.poll(() => noteIn(page, id), { timeout: 5_000 }).toBe('important');
    await expect(card(page, id)).toContainText('Saved');
  });

  test('that main never got survives a reload of the page', async ({ open }) => {
    const page = await open({ calls: 3 });
    await page.locator('[data-call]').first().click();
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.annotate', { code: 'storage_full', message: 'Full.' }),
    );
    await page.getByLabel('Note', { exact: true }).fill('typed in vain?');
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([key]) => key.startsWith('ringnote.draft.')),
    );
    expect(kept.map(([, value]) => value)).toEqual([expect.stringMatching(/^\d+ <p>typed in vain\?<\/p>$/)]);
    await page.reload();
    await page.locator('[data-call]').first().click();
    await expect(page.getByLabel('Note', { exact: true })).toHaveText('typed in vain?');
    await expect
      .poll(() =>
        page.evaluate(
          () => localStorage.length - (localStorage.getItem('mantine-color-scheme-value') === null ? 0 : 1),
        ),
      )
      .toBe(0);
  });

  test('is sent at once when the cursor leaves it', async ({ open }) => {
    const page = await open({ calls: 3 });
    await page.locator('[data-call]').first().click();
    await page.getByLabel('Note', { exact: true }).focus();
    const sent = await page.evaluate(async () => {
      const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
      const notes = () =>
        window.fakeDesk.asked
          .filter(({ name }) => name === 'call.annotate')
          .map(({ ask }) => (ask as { note: string }).note);
      document.execCommand('insertText', false, 'half a sen');
      await soon();
      const before = notes();
      (document.activeElement as HTMLElement).blur();
      await soon();
      return { before, after: notes() };
    });
    expect(sent.before).toEqual([]);
    expect(sent.after).toEqual([expect.stringContaining('half a sen')]);
  });

  test('whose call left the log says so, is not sent at the next start, and goes when it is discarded', async ({
    open,
  }) => {
    const page = await open({ calls: 3, demo: true });
    await page.locator('[data-call]').first().click();
    await page.evaluate(async () => {
      await window.fakeDesk.bridge.ask['demo.remove']({});
    });
    const note = page.getByLabel('Note', { exact: true });
    await note.fill('kept for nobody');
    await expect(page.locator('[data-note-state="gone"]')).toContainText(
      'This call is not in the log any more.',
    );
    await page.addInitScript(() => void window.fakeDesk.bridge.ask['demo.remove']({}));
    await page.reload();
    const kept = page.locator('[data-gone-draft]');
    await expect(kept).toContainText('A note was kept here whose call is not in the log any more.');
    await expect(kept).toContainText('kept for nobody');
    expect(
      await page.evaluate(() => window.fakeDesk.asked.filter(({ name }) => name === 'call.annotate')),
    ).toEqual([]);
    await kept.getByRole('button', { name: 'Discard the note' }).click();
    await expect(kept).toHaveCount(0);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ringnote.draft.'))),
    ).toEqual([]);
  });

  test('is sent when main asks for what is still being typed', async ({ open }) => {
    const page = await open({ calls: 3 });
    await page.locator('[data-call]').first().click();
    await page.getByLabel('Note', { exact: true }).fill('half a sen');
    const sent = await page.evaluate(async () => {
      window.fakeDesk.announce('notes.flush', {});
      await new Promise((resolve) => setTimeout(resolve, 20));
      return window.fakeDesk.asked.filter(({ name }) => name === 'call.annotate').map(({ ask }) => ask);
    });
    expect(sent).toEqual([expect.objectContaining({ note: '<p>half a sen</p>' })]);
  });
});

test.describe('after a call', () => {
  async function talk(page: Page): Promise<string> {
    const id = await ring(page);
    await page.evaluate((id) => window.fakeDesk.answer(id), id);
    await expect(card(page, id)).toContainText('In call');
    return id;
  }
  const hangUp = (page: Page, id: string) => page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
  const kept = (page: Page, id: string) => page.evaluate((id) => window.fakeDesk.call(id), id);

  test('that was answered, its card asks what became of it and leaves the cursor in the note', async ({
    open,
  }) => {
    const page = await open();
    const id = await talk(page);
    await hangUp(page, id);
    await expect(card(page, id).getByRole('radiogroup', { name: 'How did it go?' })).toBeVisible();
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('Wants the offer');
    await expect.poll(() => noteIn(page, id)).toBe('Wants the offer');
    await expect(card(page, id).getByRole('radio', { name: 'Left message' })).toBeVisible();
  });

  test('a disposition is one digit, a follow-up one press, and Ctrl+Enter is done', async ({ open }) => {
    const page = await open();
    const id = await talk(page);
    await hangUp(page, id);
    await card(page, id).getByRole('radio').first().focus();
    await page.keyboard.press('2');
    await expect.poll(async () => (await kept(page, id))?.disposition).toBe('left_message');
    await expect(card(page, id).getByRole('radio', { name: 'Left message' })).toBeFocused();
    await card(page, id).getByRole('button', { name: 'In 3 days' }).click();
    await expect(card(page, id)).toContainText('Due: ');
    expect((await kept(page, id))?.followUpAt).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
    await page.keyboard.press('Control+Enter');
    await expect(card(page, id)).toHaveCount(0);
  });

  test('Ctrl+Enter in the note is done too, and adds nothing to it', async ({ open }) => {
    const page = await open();
    const id = await talk(page);
    await hangUp(page, id);
    await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('Will call back');
    await page.keyboard.press('Control+Enter');
    await expect(card(page, id)).toHaveCount(0);
    await expect.poll(() => noteIn(page, id)).toBe('Will call back');
    expect((await kept(page, id))?.note).toBe('<p>Will call back</p>');
  });

  test('that nobody answered nothing is asked, unless the setting says always', async ({ open }) => {
    for (const wrapUp of ['answered', 'always'] as const) {
      const page = await open({ settings: { wrapUp } });
      const id = await ring(page);
      await expect(card(page, id)).toBeVisible();
      await hangUp(page, id);
      await expect(card(page, id)).toContainText('Missed');
      await expect(card(page, id).getByRole('radiogroup')).toHaveCount(wrapUp === 'always' ? 1 : 0);
    }
  });

  test('nothing is asked when a note was written during it, or when the setting says never', async ({
    open,
  }) => {
    const noted = await open();
    const first = await talk(noted);
    await noted.getByLabel('Note', { exact: true }).fill('Said it all');
    await hangUp(noted, first);
    await expect(card(noted, first).getByRole('button', { name: 'Done' })).toBeVisible();
    await expect(card(noted, first).getByRole('radiogroup')).toHaveCount(0);
    const never = await open({ settings: { wrapUp: 'never' } });
    const second = await talk(never);
    await hangUp(never, second);
    await expect(card(never, second).getByRole('button', { name: 'Done' })).toBeVisible();
    await expect(card(never, second).getByRole('radiogroup')).toHaveCount(0);
  });

  test('a refused disposition says why, and the old one is back', async ({ open }) => {
    const page = await open();
    const id = await talk(page);
    await hangUp(page, id);
    await page.evaluate(() =>
      window.fakeDesk.refuse('call.annotate', { code: 'storage_full', message: 'The disk is full.' }),
    );
    await card(page, id).getByRole('radio', { name: 'Busy' }).click();
    await expect(page.getByText('The disk is full.')).toBeVisible();
    await expect(card(page, id).getByRole('radio', { name: 'Busy' })).toHaveAttribute(
      'aria-checked',
      'false',
    );
  });
});

test.describe('a call that is timed by hand', () => {
  test('has Stop in place of hanging up, no mute, and is wrapped up like any other', async ({ open }) => {
    const page = await open();
    const id = await page.evaluate(async () => {
      const ask = { number: '+4930901820', contactName: 'Anna Lindqvist', direction: 'inbound' as const };
      const started = await window.fakeDesk.bridge.ask['timer.start'](ask);
      return started.ok ? started.value.id : '';
    });
    await expect(card(page, id)).toContainText('Anna Lindqvist');
    for (const name of ['Hang up', 'Mute', 'Answer'])
      await expect(card(page, id).getByRole('button', { name })).toHaveCount(0);
    await card(page, id).getByRole('button', { name: 'Stop' }).click();
    await expect(card(page, id).getByRole('radiogroup', { name: 'How did it go?' })).toBeVisible();
  });
});

test.describe('a new call while a note is half written', () => {
  test('waits beside it, and folds it once it is answered; it can be finished later', async ({ open }) => {
    const page = await open();
    const first = await ring(page);
    await card(page, first).getByRole('button', { name: 'Answer' }).click();
    await expect(card(page, first).getByLabel('Note', { exact: true })).toBeFocused();
    await page.keyboard.type('Wants the ');
    await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), first);
    const second = await ring(page, { raw: '+46812345678', name: 'Jonas Lind' });
    await expect(card(page, second)).toContainText('Ringing');
    await page.keyboard.type('offer');
    await expect(card(page, first).getByLabel('Note', { exact: true })).toHaveText('Wants the offer');
    await card(page, second).getByRole('button', { name: 'Answer' }).click();
    await expect(card(page, first)).toHaveCount(0);
    await expect(card(page, second).getByLabel('Note', { exact: true })).toBeFocused();
    const folded = page.locator(`[data-folded="${first}"]`);
    await expect(folded).toContainText('Wants the offer');
    await folded.getByRole('button', { name: /Go on with the note/ }).click();
    await expect(card(page, first).getByLabel('Note', { exact: true })).toHaveText('Wants the offer');
    await expect(card(page, second)).toContainText('In call');
  });
});

test.describe('a button that main refuses', () => {
  for (const [name, button] of [
    ['call.answer', 'Answer'],
    ['call.decline', 'Decline'],
  ] as const satisfies readonly (readonly [keyof AppRequests, string])[]) {
    test(`${button} says what main says`, async ({ open }) => {
      const page = await open();
      const id = await ring(page);
      await page.evaluate(
        (name) => window.fakeDesk.refuse(name, { code: 'call_over', message: 'The call is over already.' }),
        name,
      );
      await card(page, id).getByRole('button', { name: button }).click();
      await expect(page.getByText('The call is over already.')).toBeVisible();
    });
  }
});
