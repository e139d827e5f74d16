import type { Page } from 'playwright/test';
import type { Call } from '../../contract/call/call.ts';
import { speak, t } from '../../contract/words/say.ts';
import { fakeRecording } from '../support/fake-bridge/fake-recordings.ts';
import { endedCall, madeUpId } from '../support/fake-bridge/made-up-calls.ts';
import { faults } from './faults.ts';
import { expect, type Open, test } from './main-window.ts';
import { spokenWav } from './spoken-wav.ts';

const now = Date.now();
const known = endedCall({
  id: madeUpId(9_001),
  startedAt: now - 600_000,
  status: 'answered',
  answeredAt: now - 590_000,
  remote: { raw: '+4930901820', e164: '+4930901820', name: 'Anna Lindqvist' },
  company: 'Hartmann Verlag',
  tags: ['renewal', 'support'],
  followUpAt: now + 86_400_000,
  recordings: 1,
});
const deleted = endedCall({
  id: madeUpId(9_002),
  startedAt: now - 700_000,
  remote: { raw: '1202', e164: null, name: 'Jonas Lind' },
  trashedAt: now - 60_000,
});
const desk = {
  calls: 60,
  extra: [known, deleted] as Call[],
  recordings: [
    fakeRecording({ id: '00000000-0000-4000-9000-000000000001', call: known.id, name: 'Interview.wav' }),
  ],
  notices: [{ id: 'a', tone: 'warning' as const, title: 'Back again', body: 'The last call was recovered.' }],
};

async function openDesk(open: Open): Promise<Page> {
  const page = await open(desk);
  await page.route('**/recordings/*', (route) =>
    route.fulfill({ contentType: 'audio/wav', body: spokenWav() }),
  );
  await expect(page.locator('[data-call]').first()).toBeVisible();
  return page;
}

/** Goes to a place by its two keys, from wherever the cursor is. */
async function go(page: Page, key: string, title: string): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
}

const ring = (page: Page): Promise<string> =>
  page.evaluate(() => window.fakeDesk.ring({ raw: '+4930901821', name: 'Noor van Dijk' }));
const card = (page: Page, turn: string) => page.locator(`[data-card][data-turn="${turn}"]`);

/** A call that rings, is taken and ends: what the side shows of each. */
async function walkCall(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  const id = await ring(page);
  await expect(card(page, 'rings')).toBeVisible();
  await look('ringing');
  await page.evaluate((id) => window.fakeDesk.answer(id), id);
  await expect(card(page, 'live')).toBeVisible();
  await look('in a call');
  await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
  await expect(page.locator('[data-wrap-up]')).toBeVisible();
  await look('wrap-up');
}

/** Every page of the window, and what opens over it. Leaves the history as it was. */
async function walkPages(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await look('history');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: t('history.select.region') })).toBeVisible();
  await look('selection');
  for (const key of ['d', 't']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(`selection, ${key}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('history.filter.button'), exact: true }).click();
  await expect(page.getByPlaceholder(t('history.filter.search'))).toBeVisible();
  await look('filter menu');
  await page.keyboard.press('Escape');
  await page.locator(`[data-call="${known.id}"]`).click();
  await expect(page.locator('[data-recording]')).toBeVisible();
  await look('call');
  for (const act of ['correct', 'merge'] as const) {
    await page.getByRole('button', { name: t('call.more') }).click();
    await page.getByRole('menuitem', { name: t(`call.${act}.action`) }).click();
    await expect(page.getByRole('dialog', { name: t(`call.${act}.title`) })).toBeVisible();
    await look(act);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await go(page, 'f', t('followUp.title'));
  await look('follow-ups');
  await go(page, 't', t('trash.title'));
  await expect(page.getByText('Jonas Lind').last()).toBeVisible();
  await look('trash');
  await go(page, 's', t('settings.title'));
  await look('settings');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder(t('palette.search'))).toBeVisible();
  await look('palette');
  await page.keyboard.press('Escape');
  await expect(page.getByPlaceholder(t('palette.search'))).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: t('keys.title') })).toBeVisible();
  await look('keys');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** What can be pressed and has no name, as its HTML begins. */
const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="button"], [role="checkbox"], a[href]')]
      .filter((each) => each.checkVisibility() && !each.closest('[aria-hidden="true"]'))
      .filter(
        (each) =>
          !each.getAttribute('aria-label')?.trim() &&
          !each.hasAttribute('aria-labelledby') &&
          !each.textContent.trim(),
      )
      .map((each) => each.outerHTML.slice(0, 160)),
  );

/** Animations and transitions that take longer than 1 ms, as `what: length`. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((each) => {
      const style = getComputedStyle(each);
      return [...style.animationDuration.split(','), ...style.transitionDuration.split(',')]
        .filter((length) => Number.parseFloat(length) * (length.trim().endsWith('ms') ? 1 : 1000) > 1)
        .map((length) => `${each.tagName}.${each.className}: ${length}`);
    }),
  );

/** Text that sticks out of a button, a tab or a chip, as `text: needs > has`. What is for screen readers alone is no text here. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, [role="tab"], [role="radio"], label')]
      .filter(
        (each) => each.checkVisibility() && !each.closest('[inert], [data-folded], [data-row], [role="row"]'),
      )
      .flatMap((each) => [each, ...each.querySelectorAll<HTMLElement>('span')])
      .filter(
        (each) =>
          each.clientWidth > 1 &&
          each.textContent.trim() !== '' &&
          getComputedStyle(each).overflowX !== 'visible' &&
          each.scrollWidth > each.clientWidth,
      )
      .map((each) => `${each.textContent}: ${each.scrollWidth} > ${each.clientWidth}`),
  );

const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test.describe('every page and state', () => {
  test('has nothing serious or critical for axe, in light and dark, and a name for all that can be pressed', async ({
    open,
  }) => {
    test.slow();
    const page = await openDesk(open);
    const found: string[] = [];
    const look = async (state: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        for (const fault of await faults(page)) found.push(`${state}, ${colorScheme}: ${fault}`);
      }
      for (const each of await nameless(page)) found.push(`${state}: no name: ${each}`);
    };
    await walkPages(page, look);
    await walkCall(page, look);
    expect(found).toEqual([]);
  });

  test('stands still for whoever wants less motion', async ({ open }) => {
    const page = await openDesk(open);
    const found: string[] = [];
    const look = async (state: string) => {
      for (const each of await moving(page)) found.push(`${state}: ${each}`);
    };
    await walkPages(page, look);
    await walkCall(page, look);
    expect(found).toEqual([]);
  });

  test('holds its German words at 800 × 600: none is cut off in what can be pressed', async ({ open }) => {
    const page = await openDesk(open);
    await page.setViewportSize({ width: 800, height: 600 });
    await page.evaluate(() => void window.fakeDesk.bridge.ask['settings.save']({ language: 'de' }));
    speak('de');
    try {
      await expect(page.getByLabel(t('dial.label'))).toBeVisible();
      const filters = page.getByRole('group', { name: t('history.filters') });
      await expect(filters.getByRole('button', { name: t('history.filter.button') })).toBeVisible();
      // One line: as high as the button and nothing more.
      expect((await filters.boundingBox())?.height).toBeLessThan(40);
      const found: string[] = [];
      const look = async (state: string) => {
        for (const each of await cutOff(page)) found.push(`${state}: ${each}`);
      };
      await walkPages(page, look);
      await walkCall(page, look);
      expect(found).toEqual([]);
    } finally {
      speak('en');
    }
  });

  // A window of 1280 × 800 or 800 × 600 has this many CSS pixels at 200 %; the last is one of 3840 × 2160 at 100 %.
  for (const [width, height] of [
    [640, 400],
    [400, 300],
    [3840, 2160],
  ] as const)
    test(`needs no scrolling sideways at ${width} × ${height}, and what matters can be reached`, async ({
      open,
    }) => {
      const page = await openDesk(open);
      await page.setViewportSize({ width, height });
      const found: string[] = [];
      const look = async (state: string) => {
        if (await scrollsSideways(page)) found.push(`${state} scrolls sideways`);
      };
      await walkPages(page, look);
      for (const name of ['Log a call', 'History', 'Settings', 'Find anything']) {
        const button = page.getByRole('button', { name }).first();
        await button.scrollIntoViewIfNeeded();
        await expect(button).toBeInViewport();
      }
      await page.getByLabel('Number or SIP address').scrollIntoViewIfNeeded();
      await expect(page.getByLabel('Number or SIP address')).toBeInViewport();
      const id = await ring(page);
      for (const name of ['Decline', 'Answer']) {
        await page.getByRole('button', { name }).scrollIntoViewIfNeeded();
        await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
      }
      await page.getByRole('button', { name: 'Answer' }).click();
      await page.getByRole('button', { name: 'Hang up' }).scrollIntoViewIfNeeded();
      await expect(page.getByRole('button', { name: 'Hang up' })).toBeInViewport({ ratio: 1 });
      await page.evaluate((id) => window.fakeDesk.end(id, 'remote'), id);
      await page.getByRole('button', { name: 'Done' }).scrollIntoViewIfNeeded();
      await expect(page.getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 0.9 });
      await look('a call');
      expect(found).toEqual([]);
    });
});

test.describe('the Tab key', () => {
  test('leads through all parts of the window, and shows where it is at each', async ({ open }) => {
    const page = await openDesk(open);
    await page.locator(`[data-call="${known.id}"]`).click();
    await expect(page.locator('[data-recording]')).toBeVisible();
    await ring(page);
    await expect(card(page, 'rings')).toBeVisible();
    const looks = (): Promise<{
      again: boolean;
      name: string;
      part: string;
      mark: string;
      shown: boolean;
    } | null> =>
      page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement) || at === document.body) return null;
        const markOf = (each: Element) => {
          const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each);
          const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
          return `${outlined ? `${outlineWidth} ${outlineColor}` : ''}${boxShadow === 'none' ? '' : boxShadow}`;
        };
        const parts = ['[data-card]', '[data-call-page]', 'aside', '[role="grid"]', 'main'];
        // A box that is drawn by the element after it, or by its own frame, is marked there.
        const frame = at.closest('.mantine-Input-input') ?? at.parentElement;
        const marks = [at, at.nextElementSibling, frame, at.parentElement?.parentElement].map((each) =>
          each ? markOf(each) : '',
        );
        const box = at.getBoundingClientRect();
        const again = at.dataset.seen === 'yes';
        at.dataset.seen = 'yes';
        return {
          again,
          name: at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 30) ?? at.tagName,
          part: parts.find((part) => at.closest(part)) ?? '',
          mark: marks.find((mark) => mark !== '') ?? '',
          shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        };
      });
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    const seen: NonNullable<Awaited<ReturnType<typeof looks>>>[] = [];
    for (let presses = 0; presses < 250; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await looks();
      if (at?.again) break;
      if (at) seen.push(at);
    }
    const names = seen.map(({ name }) => name);
    for (const name of ['History', 'Settings', 'Decline', 'Answer', 'Filter', 'Attach…', 'Connected'])
      expect(
        names.some((each) => each.includes(name)),
        `${name} is reached`,
      ).toBe(true);
    expect([...new Set(seen.map(({ part }) => part))]).toEqual(
      expect.arrayContaining(['[data-call-page]', '[data-card]', '[role="grid"]', 'aside', 'main']),
    );
    expect(seen.filter(({ mark }) => mark === '').map(({ name, part }) => `${part} ${name}`)).toEqual([]);
    expect(seen.filter(({ shown }) => !shown).map(({ name, part }) => `${part} ${name}`)).toEqual([]);
  });
});

test.describe('colours that the system forces', () => {
  test('leave to be seen what is chosen, and where the cursor is', async ({ open }) => {
    const page = await openDesk(open);
    await page.emulateMedia({ forcedColors: 'active' });
    const outline = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((each) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(each);
          return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
        });
    expect(await outline('[aria-current="page"]')).toBeGreaterThan(0);
    expect(await outline('[data-view][aria-current="true"]')).toBeGreaterThan(0);
    expect(await outline('[data-view]:not([aria-current])')).toBe(0);
    await page.keyboard.press('j');
    expect(await outline('[data-call]:focus')).toBeGreaterThan(0);
    await page.keyboard.press('x');
    expect(await outline('[data-call] [aria-checked="true"]')).toBeGreaterThan(0);
    expect(await outline('[data-call] [aria-checked="false"]')).toBe(0);
  });
});
