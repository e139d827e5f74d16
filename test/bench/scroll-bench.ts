import { chromium } from 'playwright';
import { serveMainWindow } from '../support/fake-bridge/serve-main-window.ts';

/** The longest that a frame may take while the person scrolls, ms: two frames at 60 per second, less a breath. */
export const frameLimit = 32;

/** How the frames of a scroll came, ms between one and the next. */
export interface ScrollFigures {
  readonly rows: number;
  readonly frames: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** How many frames took more than `frameLimit`. */
  readonly over: number;
}

/** Pixels per frame: a steady drag of the wheel, through the first screens and then on as fast as one can. */
const steps = [120, 1_500] as const;
/** Frames of the slow part. */
const slowFrames = 240;

/**
 * Scrolls the history of `rows` made-up calls to its end in a real Chromium, while older pages come in, and measures the
 * time between frames. The bridge is the fake one, so what is measured is the page alone.
 */
export async function measureScroll(rows = 10_000): Promise<ScrollFigures> {
  const served = await serveMainWindow();
  const browser = await chromium.launch({
    executablePath: process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const options = JSON.stringify({ calls: rows, delay: 4 });
    await page.addInitScript(`window.fakeDeskOptions = ${options};\n${served.fakeBridge}`);
    await page.goto(served.url);
    await page.locator('[data-call]').first().waitFor();
    const times = await page.locator('[data-history-scroller]').evaluate(
      async (element, { steps: [slow, fast], slowFrames }) => {
        const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
        const grid = element.querySelector('[role="grid"]');
        const atEnd = () =>
          grid?.getAttribute('aria-rowcount') !== '-1' &&
          element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
        for (let still = 0; still < 30; still += 1) await frame();
        const times: number[] = [];
        let last = await frame();
        for (let count = 0; !atEnd(); count += 1) {
          element.scrollTop += count < slowFrames ? slow : fast;
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      },
      { steps, slowFrames },
    );
    const sorted = [...times].sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    return {
      rows,
      frames: times.length,
      p50: at(0.5),
      p99: at(0.99),
      max: sorted.at(-1) ?? 0,
      over: times.filter((time) => time > frameLimit).length,
    };
  } finally {
    await browser.close();
    await served.close();
  }
}
