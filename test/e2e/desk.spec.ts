import { expect, type Page, test } from 'playwright/test';
import type { CallEntry } from '../../contract/call/entry.ts';
import { sharedApp } from '../support/host/shared-app.ts';
import { shownNote } from '../support/shown-note.ts';
import { pastes } from '../ui/pasted-from.ts';

const app = sharedApp();

test.describe.configure({ mode: 'serial' });

const minute = 60_000;
const day = 1_440 * minute;

/** What the desk begins with; each call by a name that the tests use for it. */
const entries = {
  ana: {
    number: '+1 416 555 0142',
    contactName: 'Ana Silva',
    company: 'Silva Blinds',
    direction: 'outbound',
    outcome: 'answered',
    talkMs: 330_000,
    disposition: 'connected',
    note: '<p>Wants the offer for 24 seats</p>',
    tags: ['offer'],
  },
  bo: {
    number: '+49 30 901820',
    contactName: null,
    direction: 'inbound',
    outcome: 'missed',
    talkMs: 0,
    disposition: null,
    note: '',
  },
  boBefore: {
    number: '+49 30 901820',
    contactName: null,
    direction: 'outbound',
    outcome: 'no_answer',
    talkMs: 0,
    disposition: 'no_answer',
    note: '',
    tags: ['offer'],
  },
  cem: {
    number: '+46 8 123 456 78',
    contactName: 'Cem Lind',
    company: 'Nordljus AB',
    direction: 'outbound',
    outcome: 'answered',
    talkMs: 30_000,
    disposition: null,
    note: '',
  },
  dee: {
    number: '+33 1 23 45 67 89',
    contactName: 'Dee Roy',
    direction: 'inbound',
    outcome: 'answered',
    talkMs: 4_000_000,
    disposition: 'callback_requested',
    note: '<p>A long story</p>',
    tags: ['vip'],
  },
} satisfies Record<string, Omit<CallEntry, 'startedAt'>>;
type Who = keyof typeof entries;
const agoOf: Record<Who, number> = {
  ana: 30 * minute,
  bo: 50 * minute,
  boBefore: 70 * minute,
  cem: 3 * day,
  dee: 10 * day,
};
const id = {} as Record<Who, string>;

test.beforeAll(async () => {
  for (const who of Object.keys(entries) as Who[]) {
    const startedAt = Date.now() - agoOf[who];
    id[who] = (await app.desk.ask('call.log', { ...entries[who], startedAt })).id;
  }
  await app.desk.ask('settings.save', {
    templates: [
      {
        id: '00000000-0000-4000-8000-000000000901',
        name: 'Callback',
        html: '<p>Call <strong>{name}</strong> back</p>',
      },
    ],
  });
});

const rows = () => app.window.getByRole('grid', { name: 'Calls, newest first' }).locator('[data-call]');
const row = (who: Who) => app.window.locator(`[data-call="${id[who]}"]`);
const page = () => app.window.locator('[data-call-page]');
const note = () => page().getByRole('textbox', { name: 'Note' });
const card = () => app.window.locator('[data-card]').first();
const view = (name: string) => app.window.locator('[data-view]').filter({ hasText: name });
const press = async (...keys: string[]) => {
  for (const key of keys) await app.window.keyboard.press(key);
};
const type = (text: string) => app.window.keyboard.type(text);
const kept = async (who: Who) => (await app.desk.ask('call.get', { id: id[who] })).call;

/** The calls of the beginning that the history shows, in its order. */
async function shown(): Promise<string[]> {
  const ids = await rows().evaluateAll((all) => all.map((one) => one.getAttribute('data-call')));
  return ids.map((one) => (Object.keys(id) as Who[]).find((who) => id[who] === one) ?? 'another');
}

async function openPage(who: Who): Promise<void> {
  await row(who).click();
  await expect(page()).toHaveAttribute('data-call-page', id[who]);
  await expect(note()).toBeVisible();
}

async function choose(item: string): Promise<void> {
  await page().getByRole('button', { name: 'More about this call' }).click();
  await app.window.getByRole('menuitem', { name: item }).click();
}

function paste(window: Page, data: Record<string, string>): Promise<void> {
  return window.evaluate((data) => {
    const transfer = new DataTransfer();
    for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
    );
  }, data);
}

/** Chooses in the open filter menu by typing. */
async function find(typed: string): Promise<void> {
  await expect(app.window.getByRole('combobox', { name: /^Find (a filter|in)/ })).toBeFocused();
  await type(typed);
  await expect(app.window.getByRole('option', { name: typed }).first()).toBeVisible();
  await press('Enter');
}

test.describe('the history', () => {
  const filters: readonly { what: string; keys: readonly string[]; chip: string; fit: readonly Who[] }[] = [
    { what: 'disposition', keys: ['Disposition', 'Callback'], chip: 'Callback requested', fit: ['dee'] },
    { what: 'tag', keys: ['Tag', 'offer'], chip: 'offer', fit: ['ana', 'boBefore'] },
    { what: 'company', keys: ['Company', 'Nordljus'], chip: 'Nordljus AB', fit: ['cem'] },
    { what: 'contact', keys: ['Contact', 'Dee'], chip: 'Dee Roy', fit: ['dee'] },
    { what: 'talk time', keys: ['Talk time', '5 to 15'], chip: '5 to 15 minutes', fit: ['ana'] },
    { what: 'a note', keys: ['With a note'], chip: 'With a note', fit: ['ana', 'dee'] },
    { what: 'being unlogged', keys: ['Unlogged'], chip: 'Unlogged', fit: ['bo', 'cem'] },
  ];
  const all: readonly Who[] = ['ana', 'bo', 'boBefore', 'cem', 'dee'];

  test('is filtered by what the person wrote of its calls, each by keyboard', async () => {
    await expect.poll(shown).toEqual(all);
    const button = app.window.getByRole('button', { name: 'Filter', exact: true });
    for (const { what, keys, chip, fit } of filters) {
      await button.focus();
      await press('Enter');
      for (const typed of keys) await find(typed);
      await press('Escape');
      await expect.poll(shown, what).toEqual(fit);
      await app.window.getByRole('button', { name: new RegExp(`^Remove the filter .*${chip}`) }).click();
      await expect.poll(shown, `${what} let go`).toEqual(all);
    }
  });

  test('is filtered by date', async () => {
    await app.window.getByRole('button', { name: 'Any date' }).click();
    await app.window.getByRole('button', { name: 'Last 7 days' }).click();
    await expect.poll(shown).toEqual(['ana', 'bo', 'boBefore', 'cem']);
    await press('Escape');
    await app.window.getByRole('button', { name: 'Clear search and filters' }).click();
    await expect.poll(shown).toEqual(all);
  });

  test('keeps a filter as a view, which says how many calls it has', async () => {
    await app.window.getByRole('button', { name: 'Filter', exact: true }).click();
    await find('offer');
    await press('Escape');
    await app.window.getByRole('button', { name: 'Save as view' }).click();
    await app.window.getByLabel('Name of the view').fill('Offers');
    await press('Enter');
    await expect(view('Offers')).toHaveAccessibleName('Offers 2');
    await view('All').click();
    await expect.poll(shown).toEqual(all);
  });

  test('tags three calls at once, deletes them, and takes that back, by keys', async () => {
    await row('ana').focus();
    await press('x', 'j', 'x', 'j', 'x');
    await expect(app.window.getByRole('region', { name: 'Selected calls' })).toContainText(
      '3 calls selected',
    );
    await press('t');
    await app.window.getByRole('combobox', { name: 'Add to all' }).fill('march');
    await press('Enter');
    await app.window.getByRole('button', { name: 'Done', exact: true }).click();
    for (const who of ['ana', 'bo', 'boBefore'] as const) await expect(row(who)).toContainText('march');
    expect((await kept('boBefore')).tags).toEqual(['offer', 'march']);

    await press('Delete');
    await expect.poll(shown).toEqual(['cem', 'dee']);
    expect((await app.desk.ask('trash.list', {})).calls).toHaveLength(3);
    await press('Control+z');
    await expect.poll(shown).toEqual(all);
    expect((await app.desk.ask('trash.list', {})).calls).toEqual([]);
    expect((await kept('ana')).noteText).toBe('Wants the offer for 24 seats');
  });

  test('shows its rows as the person wants them', async () => {
    await app.window.getByRole('button', { name: 'View', exact: true }).click();
    await app.window.getByText('Compact', { exact: true }).click();
    await app.window.getByRole('checkbox', { name: 'Tags' }).click();
    await press('Escape');
    await expect(row('ana')).toHaveAttribute('data-density', 'compact');
    await expect(row('ana')).not.toContainText('march');
  });

  test('is worked with from end to end by the keyboard alone', async () => {
    await app.desk.ended((await app.desk.place('busy')).id);
    await card().getByRole('button', { name: 'Done' }).click();
    await app.window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

    await press('/');
    await type('lind');
    await expect.poll(shown).toEqual(['cem']);
    await press('ArrowDown');
    await expect(row('cem')).toBeFocused();
    await press('Enter');
    await expect(page()).toHaveAttribute('data-call-page', id.cem);
    await press('n');
    await expect(note()).toBeFocused();
    await type('Ask for the seats');
    await press('Escape');
    await expect(note()).not.toBeFocused();
    await press('d');
    await expect(app.window.getByRole('dialog')).toContainText('What became of the call with Cem Lind?');
    await press('2');
    await expect(row('cem')).toContainText('Left message');
    await press('?');
    await expect(app.window.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await press('Escape');
    expect(await kept('cem')).toMatchObject({ noteText: 'Ask for the seats', disposition: 'left_message' });

    await press('Control+k');
    const palette = app.window.getByRole('dialog', { name: 'Find anything' });
    await expect(palette.getByRole('textbox')).toBeFocused();
    await type('busy');
    await expect(palette.getByRole('button', { name: /^busy/ }).first()).toBeVisible();
    await press('Enter');
    await expect(app.window.getByRole('button', { name: 'Remove the filter Number: busy' })).toBeVisible();
    await expect(palette).toHaveCount(0);
    await expect(rows()).toContainText(['busy']);
    await press('j');
    await expect(rows().first()).toBeFocused();
    await press('Control+Enter');
    await expect(card()).toContainText('Busy');
    await expect(rows()).toHaveCount(2);
    await card().getByRole('button', { name: 'Done' }).click();
    await view('All').click();
    await expect(rows()).toHaveCount(7);
  });
});

test.describe('a note', () => {
  const rich =
    '<p>Wants <strong>two</strong>, see <a href="https://example.com/offer" rel="noopener noreferrer">https://example.com/offer</a> now</p>' +
    '<ul><li><p>zebra</p></li><li><p>plain</p></li></ul><p>Call <strong>Ana Silva</strong> back!</p>';
  const gmail = pastes.find(({ from }) => from === 'Gmail');

  test('takes bold, a link, a list and a template as they are typed', async () => {
    await openPage('ana');
    await note().focus();
    await press('Control+a');
    await type('Wants ');
    await press('Control+b');
    await type('two');
    await press('Control+b');
    await type(', see https://example.com/offer now');
    await press('Enter');
    await type('- zebra');
    await press('Enter');
    await type('plain');
    await press('Enter', 'Enter');
    await type('/call');
    await expect(app.window.getByRole('listbox', { name: 'Templates' }).getByRole('option')).toHaveCount(1);
    await press('Enter');
    await type('!');
    await expect.poll(async () => (await kept('ana')).note).toBe(rich);
    await expect(page().locator('[data-note-state="saved"]')).toBeVisible();
  });

  test('makes clean what is pasted from a mail', async () => {
    await openPage('dee');
    await note().focus();
    await press('Control+a');
    await paste(app.window, { 'text/html': gmail?.html ?? '', 'text/plain': 'not this' });
    await expect.poll(async () => (await kept('dee')).note).toBe(gmail?.note);
    await expect(note().getByRole('link', { name: 'write' })).toBeVisible();
    expect(app.host.requests().filter(({ url }) => url.includes('evil.example'))).toEqual([]);
  });

  test('is found by its words, without its format', async () => {
    const search = app.window.getByRole('textbox', { name: 'Search names, numbers, notes' });
    await search.fill('zebr');
    await expect.poll(shown).toEqual(['ana']);
    await search.fill('');
  });

  test('outlives a reload, and a quit with all else that the person set', async () => {
    await app.window.reload();
    await openPage('ana');
    await expect(note().locator('li')).toHaveText(['zebra', 'plain']);
    await note().focus();
    await press('Control+End');
    await type(' soon');
    await app.restart();

    expect((await kept('ana')).note).toBe(rich.replace('!', '! soon'));
    await expect(row('ana')).toHaveAttribute('data-density', 'compact');
    await expect(row('ana')).not.toContainText('march');
    await expect(view('Offers')).toHaveAccessibleName('Offers 2');
    await view('Offers').click();
    await expect.poll(shown).toEqual(['ana', 'boBefore']);
    await openPage('ana');
    await expect(note().locator('strong')).toHaveText(['two', 'Ana Silva']);
    await expect(note().locator('li')).toHaveText(['zebra', 'plain']);
    await expect(note()).toContainText('Call Ana Silva back! soon');
  });

  test('gives back what it said before', async () => {
    await page().getByRole('button', { name: 'Earlier texts of this note' }).click();
    const dialog = app.window.getByRole('dialog');
    await dialog.getByRole('option').filter({ hasText: 'Wants the offer for 24 seats' }).first().click();
    await expect(dialog.getByLabel('The text as it was')).toHaveText('Wants the offer for 24 seats');
    await dialog.getByRole('button', { name: 'Restore this text' }).click();
    await expect.poll(async () => (await kept('ana')).note).toBe('<p>Wants the offer for 24 seats</p>');
    await expect.poll(() => shownNote(note())).toBe('Wants the offer for 24 seats');
    const { versions } = await app.desk.ask('note.versions', { id: id.ana });
    expect(versions[0]?.note).toBe(rich.replace('!', '! soon'));
    await view('All').click();
  });
});

test.describe('the page of a call', () => {
  test('takes a disposition, tags, a follow-up, and a name that the number’s other calls bear', async () => {
    // Told of in a while, whatever else goes on: see what comes after a call.
    await app.desk.ask('call.annotate', { id: id.cem, followUpAt: Date.now() + 1_000 });
    await openPage('bo');
    await page().getByRole('radio', { name: 'Wrong number' }).click();
    await page().getByLabel('Tags').fill('vip');
    await press('Enter');
    await page().getByRole('button', { name: 'In an hour' }).click();
    await page().getByRole('button', { name: 'Edit name and company' }).click();
    await page().getByLabel('Name', { exact: true }).fill('Bo Berg');
    await page().getByLabel('Company', { exact: true }).fill('Berg GmbH');
    await press('Enter');
    await expect(page().getByRole('heading', { name: /^Bo Berg/ })).toBeVisible();
    await expect(row('bo')).toContainText('Berg GmbH');
    await expect(row('boBefore')).toContainText('Bo Berg');
    await expect(row('boBefore')).toContainText('Berg GmbH');
    const call = await kept('bo');
    expect(call).toMatchObject({ disposition: 'wrong_number', tags: ['march', 'vip'], company: 'Berg GmbH' });
    expect(Math.abs((call.followUpAt ?? 0) - Date.now() - 60 * minute)).toBeLessThan(2 * minute);
  });

  test('corrects what was written down wrongly, and gives the original back', async () => {
    await openPage('cem');
    await choose('Correct…');
    const dialog = app.window.getByRole('dialog');
    const was = await kept('cem');
    const earlier = await app.window.evaluate(
      (at) => {
        const date = new Date(at);
        date.setMinutes(date.getMinutes() - date.getTimezoneOffset());
        return date.toISOString().slice(0, 19);
      },
      was.startedAt - 2 * day,
    );
    await dialog.getByLabel('Started').fill(earlier);
    await dialog.getByText('Incoming', { exact: true }).click();
    await dialog.getByLabel('Talk time').fill('20:00');
    await dialog.getByLabel('Number').fill('+46 8 123 456 79');
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page().locator('[data-corrected]')).toBeVisible();
    await expect(
      page()
        .locator('dl > div')
        .filter({ hasText: /^Talk time/ })
        .first(),
    ).toContainText('20:00');
    await expect(row('cem')).toContainText('Incoming');
    await expect(row('cem')).toContainText('20:00');
    expect(await kept('cem')).toMatchObject({
      direction: 'inbound',
      remote: { e164: '+46812345679' },
      startedAt: Math.floor((was.startedAt - 2 * day) / 1000) * 1000,
    });
    await choose('Correct…');
    await dialog.getByLabel('Status').selectOption('Missed');
    await dialog.getByRole('button', { name: 'Save the correction' }).click();
    await expect(row('cem')).toContainText('Missed');
    const original = page().getByRole('region', { name: 'Corrected' });
    await expect(original).toContainText('Outgoing');
    await original.getByRole('button', { name: 'Restore the original' }).click();
    await expect(row('cem')).toContainText('Outgoing');
    const { direction, remote, startedAt, answeredAt, endedAt, status } = was;
    expect(await kept('cem')).toMatchObject({
      ...{ direction, remote, startedAt, answeredAt, endedAt, status },
      corrected: false,
      noteText: 'Ask for the seats',
    });
  });

  test('merges two calls that were one, and splits them again', async () => {
    await openPage('bo');
    await choose('Merge with…');
    const dialog = app.window.getByRole('dialog');
    await dialog.getByRole('radio').first().click();
    await expect(app.window.locator('[data-merge-preview]')).toContainText('Tags: march, vip, offer');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(row('boBefore')).toHaveCount(0);
    await expect.poll(async () => (await kept('bo')).tags).toEqual(['march', 'vip', 'offer']);
    await page().getByRole('button', { name: 'Split off' }).click();
    await expect(row('boBefore')).toBeVisible();
    expect(await kept('boBefore')).toMatchObject({ status: 'no_answer', tags: ['offer', 'march'] });
    expect((await kept('bo')).tags).toEqual(['march', 'vip']);
  });

  test('deletes a call, which comes back by undo or from the trash, until the trash is emptied', async () => {
    await openPage('bo');
    await choose('Delete');
    await expect(row('bo')).toHaveCount(0);
    await app.window.getByRole('button', { name: 'Undo' }).first().click();
    await expect(row('bo')).toBeVisible();

    await openPage('bo');
    await choose('Delete');
    await expect(row('bo')).toHaveCount(0);
    await press('g', 't');
    const trash = app.window.getByRole('list', { name: /^Deleted calls/ });
    await app.window.getByRole('button', { name: 'Restore the call with Bo Berg' }).click();
    await expect(app.window.getByText('The trash is empty')).toBeVisible();
    await press('g', 'h');
    await expect(row('bo')).toContainText('Wrong number');

    await row('dee').focus();
    await press('Delete', 'g', 't');
    await expect(trash.locator('[data-row]')).toHaveCount(1);
    await app.window.getByRole('button', { name: 'Empty trash' }).click();
    await app.window.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await expect(app.window.getByText('The trash is empty')).toBeVisible();
    await press('g', 'h');
    await expect(row('bo')).toBeVisible();
    await expect(row('dee')).toHaveCount(0);
    await expect(app.desk.ask('call.get', { id: id.dee })).rejects.toThrow(/not_found/);
  });
});

test.describe('after a call', () => {
  const tip = async () => (await app.host.tray())?.tip;

  test('one is asked how it went, and says so with a digit; the tray counts what is not said', async () => {
    await expect.poll(tip).toBe('Ringnote: Practice line is ready');
    const { id: first } = await app.desk.place('echo');
    await app.desk.call(first, ({ status }) => status === 'answered');
    await app.desk.ask('call.hangUp', { id: first });
    const asked = card().locator('[data-wrap-up]');
    await expect(asked).toContainText('How did it go?');
    await expect.poll(tip).toBe('Ringnote: Practice line is ready. 1 call to log.');
    await asked.getByRole('radio').first().focus();
    await press('3');
    await app.desk.call(first, ({ disposition }) => disposition === 'left_voicemail');
    await expect.poll(tip).toBe('Ringnote: Practice line is ready');
    await card().getByRole('button', { name: 'Done' }).click();
    await expect(app.window.locator('[data-card]')).toHaveCount(0);
  });

  test('one is never asked who does not want to be', async () => {
    await press('g', 's');
    await app.window.getByRole('combobox', { name: 'Ask how it went' }).click();
    await app.window.getByRole('option', { name: 'Never' }).click();
    await press('Escape');
    const { id: next } = await app.desk.place('echo');
    await app.desk.call(next, ({ status }) => status === 'answered');
    await app.desk.ask('call.hangUp', { id: next });
    await expect(app.window.locator(`[data-card="${next}"]`)).toHaveAttribute('data-turn', 'over');
    await expect(app.window.locator('[data-wrap-up]')).toHaveCount(0);
    await expect.poll(tip).toBe('Ringnote: Practice line is ready');
    await card().getByRole('button', { name: 'Done' }).click();
    await press('g', 'h');
  });

  test('one is reminded of a follow-up when it is due, and a click shows the call', async () => {
    await expect
      .poll(() => app.host.notifications(), { timeout: 45_000 })
      .toMatchObject([{ title: 'Follow-up is due', body: expect.stringContaining('Cem Lind') }]);
    await app.host.clickNotification();
    await expect(page()).toHaveAttribute('data-call-page', id.cem);
    await press('g', 'f');
    await expect(app.window.getByRole('region', { name: 'Overdue' })).toContainText('Cem Lind');
    await app.window.getByRole('button', { name: 'Done with Cem Lind' }).click();
    await expect.poll(async () => (await kept('cem')).followUpAt).toBeNull();
    await press('g', 'h');
  });
});

test.describe('the desk in German', () => {
  const labels = async () => (await app.host.trayMenu()).map(({ label }) => label);

  async function speaksGerman(): Promise<void> {
    await expect(app.window.locator('[data-registration]')).toHaveText('Übungsleitung · bereit');
    await expect(app.window.getByRole('grid', { name: 'Anrufe, der neueste zuerst' })).toBeVisible();
    await expect(app.window.locator('html')).toHaveAttribute('lang', 'de');
    await expect(row('ana')).toContainText('Ausgehend');
    await expect.poll(labels).toEqual(expect.arrayContaining(['Schnelleintrag…', 'Ringnote beenden']));
    expect((await app.host.appMenu()).map(({ label }) => label)).toContain('&Ansicht');
    expect((await app.host.tray())?.tip).toBe('Ringnote: Die Übungsleitung ist bereit');
  }

  test('is there at once, in window, tray and menu, and after a restart', async () => {
    await press('g', 's');
    await app.window.getByText('Deutsch', { exact: true }).click();
    await expect(app.window.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
    await press('g', 'h');
    await speaksGerman();
    await app.restart();
    await speaksGerman();
  });

  test('refuses in German, too', async () => {
    const refused = await app.window.evaluate(async () => {
      const { ringnote } = globalThis as unknown as {
        ringnote: {
          ask: Record<string, (ask: object) => Promise<{ ok: boolean; error?: { message: string } }>>;
        };
      };
      return ringnote.ask['call.get']?.({ id: '00000000-0000-4000-8000-00000000dead' });
    });
    expect(refused?.error?.message).toMatch(/^Dieser Anruf/);
  });
});
