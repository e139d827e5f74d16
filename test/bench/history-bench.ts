import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { prepareProfile } from '../../main/shell/profile.ts';
import type { Host } from '../support/host/host.ts';
import { launchHost } from '../support/host/launch-host.ts';
import { until } from '../support/host/until.ts';
import type { Part } from './bench-part.ts';
import type { FilledLog } from './filled-log.ts';
import { framesByTrace, type TracedFrames, traceCategories } from './frames-by-trace.ts';
import { quantile } from './measure.ts';

/** The mark that the history sets once its first rows are drawn (renderer/app/history/history.tsx). */
const firstRows = 'history.first-rows';
const scrollBegins = 'bench.scroll-begins';
const scrollEnds = 'bench.scroll-ends';

/** The longest that a frame may take while the person scrolls, ms: two frames at 60 per second, less a breath. */
const frameLimit = 32;
/** Pixels per frame: a steady turn of the wheel through the first screens, and then as fast as the bar can be dragged. */
const steps = [120, 1_500] as const;
/** Frames of the slow part, and those watched beforehand while nothing moves. */
const slowFrames = 240;
const idleFrames = 120;
/** Starts of the built app. */
const starts = 3;

/** Times between one frame and the next, ms. */
interface Frames {
  readonly idle: readonly number[];
  readonly scroll: readonly number[];
  /** Tasks of the page that took 50 ms and more while it scrolled, by the clock on the wall (Long Tasks API). */
  readonly longTasks: readonly number[];
}

/** Runs in the page: watches it stand still, then scrolls down until `rows` rows went by. */
async function scrollThrough(page: Page, rows: number): Promise<Frames> {
  return page.locator('[data-history-scroller]').evaluate(
    async (element, { rows, slow, fast, slowFrames, idleFrames, begins, ends }) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const reached = () =>
        Math.max(
          0,
          ...Array.from(element.querySelectorAll('[role="row"]'), (row) =>
            Number(row.getAttribute('aria-rowindex')),
          ),
        );
      const between = async (goesOn: (count: number) => boolean, step: (count: number) => void) => {
        const times: number[] = [];
        let last = await frame();
        for (let count = 0; goesOn(count); count += 1) {
          step(count);
          const now = await frame();
          times.push(now - last);
          last = now;
        }
        return times;
      };
      const idle = await between(
        (count) => count < idleFrames,
        () => undefined,
      );
      const longTasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longTasks.push(duration);
      });
      observer.observe({ type: 'longtask' });
      performance.mark(begins);
      // Looked for now and then alone: looking is not what is measured.
      const scroll = await between(
        (count) => count % 20 !== 0 || reached() < rows,
        (count) => {
          element.scrollTop += count < slowFrames ? slow : fast;
        },
      );
      performance.mark(ends);
      observer.disconnect();
      return { idle, scroll, longTasks };
    },
    {
      ...{ rows, slow: steps[0], fast: steps[1], slowFrames, idleFrames },
      ...{ begins: scrollBegins, ends: scrollEnds },
    },
  );
}

/** The same with Chromium's trace beside it. The trace is null where the host's browser gives none (Electron). */
async function tracedScroll(page: Page, rows: number): Promise<Frames & { traced: TracedFrames | null }> {
  const browser = page.context().browser();
  if (browser === null) return { ...(await scrollThrough(page, rows)), traced: null };
  await browser.startTracing(page, { categories: traceCategories });
  const frames = await scrollThrough(page, rows);
  return { ...frames, traced: framesByTrace(await browser.stopTracing(), scrollBegins, scrollEnds) };
}

/** From the start of the main window's navigation until its first rows are drawn, ms. */
async function firstPaint(page: Page): Promise<number> {
  await page.locator('[data-call]').first().waitFor();
  return until('the first rows', 20_000, () =>
    page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? null, firstRows),
  );
}

const rounded = (ms: number) => Number(ms.toFixed(1));
const sorted = (times: readonly number[]) => [...times].sort((a, b) => a - b);
const overLimit = (times: readonly number[]) => times.filter((time) => time > frameLimit).length;

/**
 * How soon the main window of the built app shows the first rows of the log, and how its frames come while the person goes
 * through `rows` of them. Two looks at the frames: the time between them as the page sees it, with the same page at rest
 * just before, and what the page's main thread computed for each by the processor's clock, which no other process prolongs.
 */
export async function historyBench({ folder, calls }: FilledLog, rows: number): Promise<Part> {
  const profile = mkdtempSync(join(tmpdir(), 'ringnote-history-'));
  const paints: number[] = [];
  let host: Host | null = null;
  try {
    cpSync(folder, prepareProfile(profile).data, { recursive: true });
    for (let round = 1; round < starts; round += 1) {
      host = await launchHost({ profile });
      paints.push(await firstPaint(await host.page('app')));
      await host.quit();
    }
    host = await launchHost({ profile });
    const page = await host.page('app');
    paints.push(await firstPaint(page));
    const { idle, scroll, longTasks, traced } = await tracedScroll(page, rows);
    await host.quit();
    host = null;
    return judged(calls.length, rows, paints, { idle, scroll, longTasks }, traced);
  } finally {
    await host?.kill();
    rmSync(profile, { recursive: true, force: true });
  }
}

function judged(
  calls: number,
  rows: number,
  paints: readonly number[],
  { idle, scroll, longTasks }: Frames,
  traced: TracedFrames | null,
): Part {
  const figure = (name: string, times: readonly number[]) => {
    const ascending = sorted(times);
    return { name, n: times.length, p50: quantile(ascending, 0.5), p99: quantile(ascending, 0.99) };
  };
  const figures = [
    figure(`first rows of ${calls} calls on screen`, paints),
    figure('frame of the history at rest', idle),
    figure(`scroll of ${rows} rows: frame`, scroll),
  ];
  const target = {
    name: `scroll of ${rows} rows without a frame over ${frameLimit} ms`,
    holds: overLimit(scroll) === 0,
    over: overLimit(scroll),
    overAtRest: overLimit(idle),
    worst: rounded(Math.max(...scroll)),
    worstAtRest: rounded(Math.max(...idle)),
    longTasks: longTasks.length,
    longestTask: rounded(Math.max(0, ...longTasks)),
  };
  if (traced === null) return { figures, facts: {}, targets: [target] };
  const { computed, longestTask } = traced;
  return {
    figures: [...figures, figure(`scroll of ${rows} rows: processor time`, computed)],
    facts: {},
    targets: [
      target,
      {
        name: `scroll of ${rows} rows without a frame for which the page computes over ${frameLimit} ms`,
        holds: overLimit(computed) === 0,
        over: overLimit(computed),
        worst: rounded(computed.at(-1) ?? 0),
        longestTask: rounded(longestTask),
      },
    ],
  };
}
