import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, LaunchOptions } from '../support/host/host.ts';
import { launchInStandIn } from '../support/host/stand-in-host.ts';
import { until } from '../support/host/until.ts';

export interface FixtureApp extends Host {
  profile: string;
  /** Quits and removes the profile. */
  end(): Promise<void>;
}

/** Starts the fixture app in the stand-in, in a profile of its own, and waits until it says that it is up. */
export async function launchFixtureApp(options: Partial<LaunchOptions> = {}): Promise<FixtureApp> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'stand-in-test-')));
  const entry = join(import.meta.dirname, 'fixture-app/main.js');
  const host = await launchInStandIn({ entry, ...options, profile });
  await until('the fixture app to be up', 15_000, async () => (/^up$/m.test(host.stdout()) ? true : null));
  return {
    ...host,
    profile,
    async end() {
      await host.quit().catch(() => host.kill());
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
