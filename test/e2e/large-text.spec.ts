import { expect, test } from 'playwright/test';
import { sharedApp } from '../support/host/shared-app.ts';

const app = sharedApp();
const slow = 20_000;

/** What runs past the right edge of what the window shows and cannot be scrolled to, as `text: right > width`. */
const clipped = () =>
  app.window.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrollsAside = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth)
          return true;
      return false;
    };
    return [
      ...document.querySelectorAll<HTMLElement>('button, a, input, h1, h2, h3, [role="tab"], [role="radio"]'),
    ]
      .filter(
        (each) =>
          each.checkVisibility({ visibilityProperty: true }) &&
          !each.closest('[inert], [aria-hidden="true"]'),
      )
      .map((each) => ({ each, box: each.getBoundingClientRect() }))
      .filter(
        ({ each, box }) => box.width > 1 && (box.right > width + 1 || box.left < -1) && !scrollsAside(each),
      )
      .map(
        ({ each, box }) =>
          `${each.tagName} ${each.getAttribute('aria-label') ?? each.textContent}: ${Math.round(box.left)}–${Math.round(box.right)} of ${width}`,
      );
  });

/** Where the cursor is: its name, whether it lies in what the window shows, and what marks it. */
const cursor = () =>
  app.window.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return null;
    const markOf = (each: Element | null | undefined) => {
      if (!each) return '';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      return `${outlined ? outlineWidth : ''}${boxShadow === 'none' ? '' : boxShadow}`;
    };
    // A box that is drawn by the element after it, or by its own frame, is marked there.
    const frame = at.closest('.mantine-Input-input') ?? at.parentElement;
    const marked = [at, at.nextElementSibling, frame, at.parentElement?.parentElement].some(
      (each) => markOf(each) !== '',
    );
    const box = at.getBoundingClientRect();
    const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const again = at.dataset.seen === 'yes';
    at.dataset.seen = 'yes';
    return {
      name: at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40),
      shown,
      marked,
      again,
    };
  });

/** Makes the window so large, and its text larger by the menu, step by step as a person does, to 200 % or just above. */
async function enlarge(width: number, height: number): Promise<number> {
  await app.host.evaluate(
    ({ BrowserWindow }, size) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().startsWith('app://ringnote/app/'),
      );
      window?.setSize(size.width, size.height);
      window?.focus();
    },
    { width, height },
  );
  await app.host.clickMenu('&View', 'Usual text size');
  await expect
    .poll(() => app.window.evaluate(() => innerWidth), { timeout: slow })
    .toBeGreaterThan(width - 24);
  const factor = () =>
    app.host.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().startsWith('app://ringnote/app/'))
        ?.webContents.getZoomFactor(),
    );
  for (let steps = 0; steps < 20 && ((await factor()) ?? 0) < 2; steps += 1)
    await app.host.clickMenu('&View', 'Larger text');
  const enlarged = (await factor()) ?? 0;
  await expect
    .poll(() => app.window.evaluate(() => innerWidth), { timeout: slow })
    .toBeLessThanOrEqual(Math.ceil(width / enlarged) + 1);
  return enlarged;
}

/** The places of the window, each by the two keys that lead there and what stands in it. */
const places = [
  { key: 'h', role: 'grid', name: 'Calls, newest first' },
  { key: 'f', role: 'heading', name: 'Follow-ups' },
  { key: 't', role: 'heading', name: 'Trash' },
  { key: 's', role: 'heading', name: 'Settings' },
] as const;

/** Tab leads through all that can be reached, past all of these, and can be seen at each. */
async function expectVisibleWalk(past: readonly string[]): Promise<void> {
  await app.window.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-seen]')) delete each.dataset.seen;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const seen: NonNullable<Awaited<ReturnType<typeof cursor>>>[] = [];
  for (let presses = 0; presses < 250; presses += 1) {
    await app.window.keyboard.press('Tab');
    const at = await cursor();
    if (at?.again) break;
    if (at) seen.push(at);
  }
  const names = seen.map(({ name }) => name);
  const missed = past.filter((name) => !names.some((each) => each.includes(name)));
  expect(missed, `not reached by Tab, which met ${names.join(' | ')}`).toEqual([]);
  expect(
    seen.filter(({ shown, marked }) => !shown || !marked),
    'where the cursor cannot be seen',
  ).toEqual([]);
}

test.describe('the main window with text at 200 %', () => {
  test.describe.configure({ mode: 'serial', timeout: 120_000 });
  let call = '';

  test.beforeAll(async () => {
    const startedAt = Date.now() - 600_000;
    const logged = await app.desk.ask('call.log', {
      number: '+1 416 555 0142',
      contactName: 'Ana Silva-Lindqvist',
      company: 'Silva Blinds and Awnings',
      direction: 'outbound',
      outcome: 'answered',
      startedAt,
      talkMs: 330_000,
      disposition: 'connected',
      note: '<p>Wants the offer for 24 seats</p>',
      tags: ['renewal', 'offer'],
    });
    call = logged.id;
  });

  for (const [width, height] of [
    [1280, 800],
    [800, 600],
  ] as const) {
    test(`at ${width} × ${height} clips nothing at the sides, and every place is reached by keys`, async () => {
      expect(await enlarge(width, height)).toBeGreaterThanOrEqual(2);
      const { window } = app;
      for (const { key, role, name } of places) {
        await window.evaluate(
          () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
        );
        await window.keyboard.press('g');
        await window.keyboard.press(key);
        await expect(window.getByRole(role, { name, exact: true })).toBeVisible();
        expect(await clipped(), name).toEqual([]);
        expect(
          await window.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
          `${name} scrolls sideways`,
        ).toBe(0);
      }
      await window.keyboard.press('g');
      await window.keyboard.press('h');
      await window.keyboard.press('j');
      await expect(window.locator(`[data-call="${call}"]`)).toBeFocused();
      await window.keyboard.press('Enter');
      await expect(window.locator(`[data-call-page="${call}"]`)).toBeVisible();
      expect(await clipped(), 'the page of a call').toEqual([]);
      await window.getByRole('button', { name: 'Back to the history' }).focus();
      await window.keyboard.press('Enter');
      await expect(window.locator('[data-call-page]')).toHaveCount(0);
    });

    test(`at ${width} × ${height} shows where Tab is, in all parts of the window and on a live card`, async () => {
      expect(await enlarge(width, height)).toBeGreaterThanOrEqual(2);
      const { window, desk } = app;
      await window.locator(`[data-call="${call}"]`).focus();
      await window.keyboard.press('Enter');
      await expect(window.locator(`[data-call-page="${call}"]`)).toBeVisible();
      const { id } = await desk.place('echo');
      await desk.call(id, ({ status }) => status === 'answered');
      await expect(window.locator(`[data-card="${id}"]`)).toBeVisible();
      expect(await clipped(), 'a live card').toEqual([]);
      // The page of the call lies over the history in a window this narrow; each is walked through by itself.
      await expectVisibleWalk(['History', 'Follow-ups', 'Settings', 'Mute', 'Hang up', 'Tags', 'Attach…']);
      await window.getByRole('button', { name: 'Back to the history' }).focus();
      await window.keyboard.press('Enter');
      await expect(window.locator('[data-call-page]')).toHaveCount(0);
      await expectVisibleWalk([
        'History',
        'Follow-ups',
        'Settings',
        'Mute',
        'Hang up',
        'Filter',
        'Ana Silva',
      ]);

      await window.getByRole('button', { name: 'Hang up' }).focus();
      await window.keyboard.press('Enter');
      await desk.ended(id);
      await expect(window.locator(`[data-card="${id}"] [data-wrap-up]`)).toBeVisible();
      expect(await clipped(), 'the wrap-up').toEqual([]);
      await window.getByRole('button', { name: 'Done', exact: true }).focus();
      await window.keyboard.press('Enter');
      await expect(window.locator(`[data-card="${id}"]`)).toHaveCount(0);
    });
  }
});
