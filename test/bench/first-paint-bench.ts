import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchHost } from '../support/host/launch-host.ts';
import { until } from '../support/host/until.ts';

/** The mark that the history sets once its first rows are drawn (renderer/app/history/history.tsx). */
const firstRows = 'history.first-rows';

/** Fills a profile with made-up calls through the app itself, and ends it. */
async function fill(profile: string, calls: number): Promise<void> {
  const host = await launchHost({ profile, args: ['--demo', String(calls)] });
  const page = await host.page('app');
  await until('the made-up calls', 600_000, async () => {
    const text = await page
      .getByRole('note')
      .first()
      .textContent()
      .catch(() => null);
    return text?.replace(/\D/g, '') === String(calls) ? true : null;
  });
  await host.quit();
}

/**
 * How long the main window takes from the start of its navigation until the first rows of a log of `calls` are drawn, ms,
 * in the built app: one figure for each of `rounds` starts on the same profile.
 */
export async function measureFirstPaint(calls = 100_000, rounds = 3): Promise<number[]> {
  const profile = await mkdtemp(join(tmpdir(), 'ringnote-paint-'));
  try {
    await fill(profile, calls);
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const host = await launchHost({ profile });
      const page = await host.page('app');
      await page.locator('[data-call]').first().waitFor();
      times.push(
        await until('the first rows', 20_000, () =>
          page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? null, firstRows),
        ),
      );
      await host.quit();
    }
    return times;
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}
