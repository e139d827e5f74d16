import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { writeTone } from '../siplab/tone-wav.ts';

export interface ToneBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * A Chromium whose microphone is a steady tone, or that has no microphone at all (null). One process per tone:
 * Chromium reads the file once per process. `--allow-loopback-in-peer-connection` lets two pages of one machine talk
 * where there is no other network interface.
 */
export async function openToneBrowser(hertz: number | null): Promise<ToneBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-tone-'));
  const microphone =
    hertz === null
      ? []
      : [
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-audio-capture=${writeTone(folder, hertz)}`,
        ];
  const browser = await chromium.launch({
    executablePath: process.env.RINGNOTE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-features=LocalNetworkAccessChecks',
      ...microphone,
    ],
  });
  return {
    browser,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
