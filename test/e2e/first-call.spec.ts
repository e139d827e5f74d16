import { expect, type Locator, test } from 'playwright/test';
import { sharedApp } from '../support/host/shared-app.ts';
import { shownNote } from '../support/shown-note.ts';

/** How far behind the typing a note may be written down, ms (issue: "at most 500 ms behind"). */
const behindAtMost = 500;
/** What a test machine that does other things at the same time may add to that, ms. */
const slack = 250;

const app = sharedApp();

test.describe.configure({ mode: 'serial' });

/** The call on the person's hands; there is one at a time here. */
const card = () => app.window.locator('[data-card]').first();
const note = () => card().getByRole('textbox', { name: 'Note' });
const rows = () => app.window.getByRole('grid', { name: 'Calls, newest first' }).locator('[data-call]');
const dial = () => app.window.getByRole('textbox', { name: 'Number or SIP address' });

async function idOf(where: Locator): Promise<string> {
  const id = await where.getAttribute('data-card');
  if (id === null) throw new Error('This is no card.');
  return id;
}

async function noteInLog(id: string): Promise<string> {
  return (await app.desk.ask('call.get', { id })).call.noteText;
}

test.describe('the first call of a newcomer', () => {
  test('needs no account: the practice line is ready when the window opens', async () => {
    await expect(app.window.locator('[data-registration]')).toHaveText('Practice line · Ready');
    await expect(app.window.getByRole('heading', { name: 'Make your first call' })).toBeVisible();
    expect(await app.desk.ask('call.count', { filter: {} })).toEqual({ count: 0 });
  });

  test('takes one press, and is in the history while it rings', async () => {
    await app.window.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seenRows: seen });
      new MutationObserver(() => {
        const text = document.querySelector('[data-call]')?.textContent ?? '';
        if (text !== seen.at(-1)) seen.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await app.window.getByRole('button', { name: 'Call echo' }).click();
    await expect(rows().first()).toContainText('In call');

    const seen = await app.window.evaluate(() => (window as unknown as { seenRows: string[] }).seenRows);
    const whole = seen.join('\n');
    expect(whole).toMatch(/echo[\s\S]*Outgoing[\s\S]*(Calling|Ringing)[\s\S]*In call/);
    expect(await rows().count()).toBe(1);
    await expect(card()).toContainText('echo');
    await expect(card()).toContainText('Outgoing');
    await expect(card().getByRole('timer')).toHaveText(/^0:0\d$/);
  });

  test('takes a note at once, which is written down as it is typed', async () => {
    await expect(note()).toBeFocused();
    const id = await idOf(card());
    // The moment of each key by the page's clock, which is main's; by the length of the note that it made.
    await app.window.evaluate(() => {
      const keys: Record<number, number> = {};
      Object.assign(window, { keys });
      document.addEventListener('input', ({ target }) => {
        if (target instanceof HTMLElement && target.dataset.noteOf !== undefined)
          keys[target.textContent?.length ?? 0] = Date.now();
      });
    });
    const behind: number[] = [];
    for (const piece of ['They', ' ask for', ' a quote', ' on zebra', ' blinds']) {
      await app.window.keyboard.type(piece);
      const typed = await shownNote(note());
      const { annotatedAt } = await app.desk.call(id, (call) => call.noteText === typed);
      const typedAt = await app.window.evaluate(
        (length) => (window as unknown as { keys: Record<number, number> }).keys[length],
        typed.length,
      );
      behind.push((annotatedAt ?? Number.POSITIVE_INFINITY) - (typedAt ?? Number.NEGATIVE_INFINITY));
    }
    expect(await noteInLog(id)).toBe('They ask for a quote on zebra blinds');
    expect(Math.max(...behind), `behind by ${behind.join(', ')} ms`).toBeLessThanOrEqual(
      behindAtMost + slack,
    );
    await expect(note()).toHaveText('They ask for a quote on zebra blinds');
  });

  test('leaves its card when it is over, with the cursor in the note', async () => {
    const id = await idOf(card());
    await card().getByRole('button', { name: 'Hang up' }).click();
    expect(await app.desk.ended(id)).toMatchObject({ status: 'answered', endedBy: 'local' });
    await expect(card()).toHaveAttribute('data-turn', 'over');
    await expect(note()).toBeFocused();
    await app.window.keyboard.press('End');
    await app.window.keyboard.type(', by Friday');
    await app.desk.call(id, (call) => call.noteText === 'They ask for a quote on zebra blinds, by Friday');
  });

  test('has a page with its facts and its note', async () => {
    const id = await idOf(card());
    await card().getByRole('button', { name: 'Details' }).click();
    const page = app.window.locator(`[data-call-page="${id}"]`);
    await expect(page.getByRole('heading', { name: 'echo' })).toBeVisible();
    for (const fact of [
      /^StartedToday/,
      /^Answered\d/,
      /^Ended\d/,
      /^Ring time0:0/,
      /^Talk time0:/,
      /^Ended byYou/,
      /^Heard fromPractice line/,
    ]) {
      await expect(page.locator('dl > div').filter({ hasText: fact })).toBeVisible();
    }
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveText(/zebra blinds, by Friday$/);
    for (const happened of ['Call started', 'Ringing', 'Answered', 'Ended by you']) {
      await expect(page.getByText(happened, { exact: true }).first()).toBeVisible();
    }
    await page.getByRole('button', { name: /^(Close|Back to the history)$/ }).click();
    await expect(page).toHaveCount(0);
  });

  test('outlives a reload of the window, card and note included', async () => {
    const id = await idOf(card());
    await app.window.reload();
    await expect(rows()).toHaveCount(1);
    await expect(rows().first()).toContainText('Answered');
    await expect(rows().first()).toContainText('zebra blinds');
    await expect(card()).toHaveAttribute('data-card', id);
    await expect(note()).toHaveText('They ask for a quote on zebra blinds, by Friday');
    await card().getByRole('button', { name: 'Done' }).click();
    await expect(app.window.locator('[data-card]')).toHaveCount(0);
  });
});

test.describe('the next calls', () => {
  test('are placed by typing and Enter', async () => {
    await dial().fill('busy');
    await dial().press('Enter');
    await expect(card()).toContainText('Busy');
    await expect(dial()).toHaveValue('');
    await expect(rows().first()).toContainText('Busy');
    await expect(rows()).toHaveCount(2);
    await card().getByRole('button', { name: 'Done' }).click();
  });

  test('are found by a word of a note, as it is typed', async () => {
    const search = app.window.getByRole('textbox', { name: 'Search names, numbers, notes' });
    await search.pressSequentially('zeb');
    await expect(rows()).toHaveCount(1);
    await expect(rows().first()).toContainText('echo');
    await expect(app.window.getByRole('status').filter({ hasText: '1 call' })).toBeVisible();
    await search.pressSequentially('x');
    await expect(app.window.getByText('No call fits')).toBeVisible();
    await search.fill('');
    await expect(rows()).toHaveCount(2);
  });

  test('are filtered by direction and by status, shown as icon and word', async () => {
    const filters = app.window.getByRole('group', { name: 'Filters' });
    await filters.getByText('Incoming', { exact: true }).click();
    await expect(app.window.getByText('No call fits')).toBeVisible();
    await filters.getByText('Outgoing', { exact: true }).click();
    await expect(rows()).toHaveCount(2);

    await filters.getByRole('button', { name: 'Any status' }).click();
    await app.window.getByRole('checkbox', { name: 'Busy', exact: true }).check();
    await expect(rows()).toHaveCount(1);
    await expect(rows().first()).toContainText('Busy');
    await expect(rows().first().locator('svg').first()).toBeVisible();
    await app.window.keyboard.press('Escape');
    await filters.getByRole('button', { name: /clear/i }).click();
    await expect(rows()).toHaveCount(2);
  });

  test('are repeated from a row', async () => {
    const { call } = await app.desk.ask('call.list', { filter: {}, limit: 1 }).then(({ calls }) => ({
      call: calls[0],
    }));
    expect(call?.remote.raw).toBe('busy');
    await rows().first().hover();
    await rows().first().getByRole('button', { name: 'Call busy' }).click();
    await expect(rows()).toHaveCount(3);
    await expect(rows().first()).toContainText('Busy');
    await card().getByRole('button', { name: 'Done' }).click();
  });
});

test.describe('a call that comes in', () => {
  test('rings in a notification and on a card, where it is answered', async () => {
    const placed = await app.desk.place('callme');
    await app.desk.ended(placed.id);
    const arrived = await app.desk.arrival();
    expect(arrived).toMatchObject({ direction: 'inbound', remote: { name: 'Practice line', raw: 'callme' } });
    await expect
      .poll(() => app.host.notifications())
      .toMatchObject([{ title: 'Incoming call', body: 'Practice line · callme', silent: true }]);
    const ringing = app.window.locator(`[data-card="${arrived.id}"]`);
    await expect(ringing).toHaveAttribute('data-turn', 'rings');
    await ringing.getByRole('button', { name: 'Answer' }).click();
    await app.desk.call(arrived.id, ({ status }) => status === 'answered');
    await expect(ringing).toContainText('In call');
    await expect.poll(() => app.host.notifications()).toEqual([]);
  });

  test('is hung up from the tray, too', async () => {
    const labels = async () => (await app.host.trayMenu()).map(({ label }) => label);
    await expect.poll(labels).toContain('Call with Practice line');
    const { live } = await app.desk.ask('app.overview', {});
    await app.host.clickTray('Hang up Practice line');
    expect(await app.desk.ended(live[0]?.id ?? '')).toMatchObject({
      direction: 'inbound',
      status: 'answered',
      endedBy: 'local',
    });
    await expect.poll(labels).not.toContain('Hang up Practice line');
    await expect(rows().first()).toContainText('Incoming');
  });
});
