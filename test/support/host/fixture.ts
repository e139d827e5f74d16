import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'playwright/test';
import type { Host, LaunchOptions } from './host.ts';
import { launchHost } from './launch-host.ts';
import { troublesOf } from './troubles-of.ts';

export { expect } from 'playwright/test';

export type Launch = (options?: Partial<LaunchOptions>) => Promise<Host>;

interface Fixtures {
  /** A folder of its own for each test, removed afterwards. */
  profile: string;
  /** Starts the app on that profile. What it leaves running is quit, and what went wrong in it fails the test. */
  launch: Launch;
  /** Troubles that a test causes on purpose: violations, page errors and failures that match do not fail it. */
  expected: RegExp[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  profile: async ({}, use) => {
    const profile = await mkdtemp(join(tmpdir(), 'ringnote-e2e-'));
    await use(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  expected: async ({}, use) => {
    await use([]);
  },
  launch: async ({ profile, expected }, use, info) => {
    const hosts: Host[] = [];
    await use(async (options = {}) => {
      const host = await launchHost({ profile, ...options });
      hosts.push(host);
      return host;
    });
    for (const host of hosts) {
      await host.quit().catch(() => host.kill());
      if (info.status !== info.expectedStatus) {
        await info.attach('stderr', { body: host.stderr() });
      }
    }
    const troubles = hosts.flatMap((host) => troublesOf(host, expected));
    expect(troubles, 'what went wrong in the app meanwhile').toEqual([]);
  },
});
