import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Host } from './host/host.ts';
import { launchHost } from './host/launch-host.ts';
import { writeTone } from './siplab/tone-wav.ts';

export interface SpeakingApp {
  readonly host: Host;
  /** Quits; fails when anything went wrong in the app meanwhile. */
  close(): Promise<void>;
}

/** The whole app on a fresh profile, its person saying one steady tone. */
export async function openSpeakingApp(hertz: number): Promise<SpeakingApp> {
  const folder = await mkdtemp(join(tmpdir(), 'ringnote-speaking-'));
  const host = await launchHost({
    profile: join(folder, 'profile'),
    switches: [
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${writeTone(folder, hertz)}`,
      '--allow-loopback-in-peer-connection',
    ],
  });
  return {
    host,
    async close() {
      await host.quit();
      rmSync(folder, { recursive: true, force: true });
      expect(host.failures()).toEqual([]);
      expect(host.cspViolations()).toEqual([]);
      expect(host.pageErrors()).toEqual([]);
    },
  };
}
