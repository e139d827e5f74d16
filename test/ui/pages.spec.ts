import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { shownNote } from '../support/shown-note.ts';
import { faults } from './faults.ts';
import { expect, test } from './main-window.ts';

const notices = [
  {
    id: 'a',
    tone: 'error' as const,
    title: 'The microphone is missing',
    body: 'Plug one in, then call again.',
  },
  {
    id: 'b',
    tone: 'warning' as const,
    title: 'Your settings could not be read',
    body: 'They were put aside.',
  },
  { id: 'c', tone: 'info' as const, title: 'Back again', body: 'The last call was recovered.' },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`nothing serious stands in the way of anyone, ${colorScheme},`, () => {
    test('at the first run', async ({ open }) => {
      const page = await open({ line: { mode: 'practice', account: null } }, { colorScheme });
      await expect(page.getByRole('button', { name: 'Call echo' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });

    test('in the history with notices, made-up calls and open filters', async ({ open }) => {
      const page = await open({ calls: 200, demo: true, notices }, { colorScheme });
      await expect(page.locator('[data-call]').first()).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Any status' }).click();
      await expect(page.getByLabel('Busy')).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Any date' }).click();
      await expect(page.getByRole('button', { name: 'Last 7 days' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });

    test('in a ringing, a running and a finished call', async ({ open }) => {
      const page = await open({ calls: 30 }, { colorScheme });
      const id = await page.evaluate(() => window.fakeDesk.ring({ raw: '+4930901820', name: 'Anna' }));
      await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Answer' }).click();
      await page.getByRole('button', { name: 'Mute' }).click();
      await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
      await page.keyboard.type('x');
      expect(await faults(page)).toEqual([]);
      await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
      await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });

    test('on a call’s page', async ({ open }) => {
      const page = await open({ calls: 30 }, { colorScheme });
      await page.locator('[data-call]').nth(7).click();
      await expect(page.locator('[data-call-page]')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });

    test('in the settings, with errors in the account form', async ({ open }) => {
      const page = await open(
        { line: { mode: 'account', account: null, registration: 'off', passwordKept: false } },
        { colorScheme },
      );
      await page.getByRole('button', { name: 'Settings', exact: true }).click();
      await page.getByRole('button', { name: 'Save and connect' }).click();
      await expect(page.getByText('Enter the password of this account.')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  });
}

test.describe('the first run', () => {
  test('leads to a call over the practice line in one click, from no line at all', async ({ open }) => {
    const page = await open({ line: { mode: 'off', account: null, registration: 'off' } });
    await page.getByRole('button', { name: 'Call echo' }).click();
    await expect(page.locator('[data-card]')).toContainText('In call');
    const asked = await page.evaluate(() =>
      window.fakeDesk.asked
        .filter(({ name }) => name === 'line.choose' || name === 'call.place')
        .map(({ ask }) => ask),
    );
    expect(asked).toEqual([{ mode: 'practice' }, { number: 'echo' }]);
    await expect(page.locator('[data-call]')).toHaveCount(1);
  });
});

test.describe('a window that main does not answer', () => {
  const refusal = { code: 'internal' as const, message: 'Ringnote did not answer.' };

  test('says so when it opens, and opens once main answers, by hand or by itself', async ({ open }) => {
    const page = await open({ calls: 5 });
    await page.addInitScript((refusal) => window.fakeDesk.refuse('app.overview', refusal), refusal);
    for (const byHand of [true, false]) {
      await page.reload();
      await expect(page.getByRole('alert')).toContainText('The call log could not be opened');
      await expect(page.getByRole('alert')).toContainText(
        'Ringnote did not answer. It is tried again by itself.',
      );
      if (byHand) {
        const again = page.getByRole('button', { name: 'Try again' });
        await again.click({ trial: true });
        // In one step: the window that is answered by itself meanwhile has no such button any more.
        await again.evaluate((button: HTMLElement) => {
          window.fakeDesk.refuse('app.overview', null);
          button.click();
        });
      } else await page.evaluate(() => window.fakeDesk.refuse('app.overview', null));
      await expect(page.locator('[data-call]')).toHaveCount(5);
    }
  });

  test('says after a gap that it may be out of date, until main answers', async ({ open }) => {
    const page = await open({ calls: 5 });
    const banner = page.getByRole('alert').filter({ hasText: 'What you see may be out of date.' });
    await page.evaluate((refusal) => {
      window.fakeDesk.refuse('app.overview', refusal);
      window.fakeDesk.changeUnheard('00000000-0000-4000-8000-000000000001', {
        note: '<p>nobody told me</p>',
        noteText: 'nobody told me',
      });
      window.fakeDesk.setLine({ registration: 'connecting' });
    }, refusal);
    await expect(banner).toBeVisible();
    await page.evaluate(() => window.fakeDesk.refuse('app.overview', null));
    await expect(page.locator('[data-call]').first()).toContainText('nobody told me');
    await expect(banner).toHaveCount(0);
  });
});

test.describe('the settings', () => {
  test('save each change as it is made', async ({ open }) => {
    const page = await open();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByText('Dark', { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    await page.getByLabel('Keep running when the window is closed').click();
    await page.getByRole('combobox', { name: 'Country' }).click();
    await page.getByRole('combobox', { name: 'Country' }).fill('Swed');
    await page.getByRole('option', { name: 'Sweden (+46)' }).click();
    const saved = await page.evaluate(() =>
      window.fakeDesk.asked.filter(({ name }) => name === 'settings.save').map(({ ask }) => ask),
    );
    expect(saved).toEqual([{ theme: 'dark' }, { closeToTray: false }, { region: 'SE' }]);
  });

  test('take a SIP account, with the address as people write it', async ({ open }) => {
    const page = await open({ line: { mode: 'off', account: null, registration: 'off' } });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    await page.getByLabel('My SIP account').check();
    await page.getByLabel('Server (WebSocket URL)').fill('https://sip.example.com');
    await page.getByRole('button', { name: 'Save and connect' }).click();
    await expect(page.getByText('This is a web address.')).toBeVisible();
    await page.getByLabel('Server (WebSocket URL)').fill('wss://sip.example.com');
    await page.getByLabel('Your SIP address').fill('bob@example.com');
    await page.getByLabel('Password', { exact: true }).fill('secret');
    await page.getByRole('button', { name: 'Save and connect' }).click();
    await expect(page.getByText('bob@example.com · Ready')).toBeVisible();
    const asked = await page.evaluate(() =>
      window.fakeDesk.asked.filter(({ name }) => name.startsWith('line.')).map(({ ask }) => ask),
    );
    expect(asked).toEqual([
      {
        account: { wsUrl: 'wss://sip.example.com', aor: 'sip:bob@example.com', displayName: '' },
        password: 'secret',
      },
      { mode: 'account' },
    ]);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  });
});

test.describe('hostile text', () => {
  const payloads = [
    '<img src=x onerror=window.pwned=1>',
    '"><script>window.pwned=1</script>',
    '<svg/onload=window.pwned=1>',
    'javascript:window.pwned=1',
    '{{constructor.constructor("window.pwned=1")()}}',
    '<style>@import"//x"</style>',
    '<iframe srcdoc="<script>parent.pwned=1</script>">',
    '\u202egnp.exe\u0000<b>',
  ];

  test('in names, numbers, notes and causes shows as text', async ({ open }) => {
    const extra = payloads.map((text, index) =>
      endedCall({
        id: madeUpId(8_000 + index),
        startedAt: Date.now() - index * 60_000 - 60_000,
        remote: { raw: text, e164: null, name: `${text} ${index}` },
        account: text,
        note: text,
        cause: { family: 'source', code: 1, text },
      }),
    );
    const page = await open({
      extra,
      notices: [{ id: 'x', tone: 'error', title: payloads[0] ?? '', body: payloads[1] ?? '' }],
    });
    for (const [index, text] of payloads.entries()) {
      await page.locator('[data-call]').nth(index).click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(`${text} ${index}`);
      // A page's parser leaves NUL out.
      expect(await shownNote(page.getByLabel('Note', { exact: true }))).toBe(text.replace('\0', ''));
    }
    await page.evaluate((text) => window.fakeDesk.ring({ raw: text, name: text }), payloads[2] ?? '');
    await expect(page.locator('[data-card]')).toContainText(payloads[2] ?? '');
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(await page.locator('#root img, #root script, #root iframe').count()).toBe(0);
  });
});

test.describe('a notice', () => {
  test('is put away by its button', async ({ open }) => {
    const page = await open({ notices });
    await expect(page.getByText('The microphone is missing')).toBeVisible();
    await page
      .getByRole('alert')
      .filter({ hasText: 'The microphone is missing' })
      .getByRole('button', { name: 'Close' })
      .click();
    await expect(page.getByText('The microphone is missing')).toHaveCount(0);
    await expect(page.getByText('Back again')).toBeVisible();
  });
});
