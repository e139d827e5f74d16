import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { type DeskHand, takeDesk } from '../desk-hand.ts';
import type { Host, LaunchOptions } from './host.ts';
import { launchHost } from './launch-host.ts';
import { troublesOf } from './troubles-of.ts';

/** A microphone that hums, so that calls need no sound hardware. */
export const humming = ['--use-fake-device-for-media-stream'];

/** One running app for all tests of a file. */
export interface SharedApp {
  readonly profile: string;
  readonly host: Host;
  readonly window: Page;
  readonly desk: DeskHand;
  /** Quits it as a person does and starts it again with what it left behind. */
  restart(): Promise<void>;
}

/**
 * Starts one app before the first test of a file and quits it after the last: for specs that tell one story, or that
 * leave the app as they found it. What goes wrong in it fails the file, unless `expected` names it as meant.
 */
export function sharedApp(options: Partial<LaunchOptions> = {}, expected: readonly RegExp[] = []): SharedApp {
  let profile = '';
  let running: { host: Host; window: Page; desk: DeskHand } | null = null;
  const here = () => {
    if (running === null) throw new Error('The app is there only while the tests run.');
    return running;
  };

  const start = async () => {
    const host = await launchHost({ profile, switches: humming, ...options });
    try {
      running = { host, window: await host.page('app'), desk: await takeDesk(host) };
      await running.desk.registered();
    } catch (error) {
      await host.kill();
      throw new Error(`The app did not open.\n${host.stderr()}`, { cause: error });
    }
  };

  test.beforeAll(async () => {
    test.setTimeout(90_000);
    profile = await mkdtemp(join(tmpdir(), 'ringnote-e2e-'));
    await start();
  });

  test.afterAll(async () => {
    const host = running?.host;
    await host?.quit().catch(() => host.kill());
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    if (host) expect(troublesOf(host, expected), 'what went wrong in the app meanwhile').toEqual([]);
  });

  return {
    get profile() {
      return profile;
    },
    get host() {
      return here().host;
    },
    get window() {
      return here().window;
    },
    get desk() {
      return here().desk;
    },
    async restart() {
      const { host } = here();
      expect(await host.quit()).toBe(0);
      running = null;
      expect(troublesOf(host, expected), 'what went wrong in the app before it was quit').toEqual([]);
      await start();
    },
  };
}
