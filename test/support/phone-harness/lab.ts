import { randomUUID } from 'node:crypto';
import { test as base, expect } from 'playwright/test';
import type { PhoneLine } from '../../../contract/ipc/phone-contract.ts';
import { type Cutter, startCutter } from '../siplab/cutter.ts';
import { type Kamailio, startKamailio } from '../siplab/kamailio.ts';
import { type PageServer, startPageServer } from './page-server.ts';
import { openPhoneClient, type PhoneClient, type PhoneClientOptions } from './phone-client.ts';
import { openToneBrowser, type ToneBrowser } from './tone-browser.ts';

export const aliceTone = 440;
export const bobTone = 880;
/** How long a call rings before the server gives it up. */
export const noAnswerMs = 4_000;

interface PerTest {
  /** The network between Alice and the server. */
  cutter: Cutter;
  /** Our person, registered; behind the cutter. */
  alice: PhoneClient;
  /** A second real SIP client, registered. */
  bob: PhoneClient;
  /** Opens another phone in Bob's browser, or in the one given. */
  openPhone(options: Partial<PhoneClientOptions> & { line: PhoneLine }): Promise<PhoneClient>;
}

interface PerWorker {
  pages: PageServer;
  kamailio: Kamailio;
  aliceBrowser: ToneBrowser;
  bobBrowser: ToneBrowser;
}

/** Two phones on a real SIP server. What goes wrong inside a page fails the test that uses it. */
export const test = base.extend<PerTest, PerWorker>({
  pages: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const pages = await startPageServer('phone');
      await use(pages);
      pages.close();
    },
    { scope: 'worker' },
  ],
  kamailio: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const kamailio = await startKamailio({ noAnswerMs });
      await use(kamailio);
      await kamailio.stop();
    },
    { scope: 'worker' },
  ],
  aliceBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const browser = await openToneBrowser(aliceTone);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  bobBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const browser = await openToneBrowser(bobTone);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  openPhone: async ({ pages, bobBrowser }, use) => {
    const opened: PhoneClient[] = [];
    await use(async (options) => {
      const phone = await openPhoneClient({ browser: bobBrowser.browser, url: pages.url, ...options });
      opened.push(phone);
      return phone;
    });
    for (const phone of opened) await phone.close();
    expect(
      opened.flatMap(({ faults }) => faults),
      'what went wrong in the pages',
    ).toEqual([]);
  },
  cutter: async ({ kamailio }, use) => {
    const cutter = await startCutter(kamailio.wsPort);
    await use(cutter);
    cutter.close();
  },
  alice: async ({ openPhone, aliceBrowser, cutter }, use) => {
    const alice = await openPhone({ browser: aliceBrowser.browser, line: labLine('alice', cutter) });
    await alice.registered();
    await use(alice);
  },
  bob: async ({ openPhone, kamailio }, use) => {
    const bob = await openPhone({ line: labLine('bob', kamailio) });
    await bob.registered();
    await use(bob);
  },
});

/** The line of one of the lab's users, straight at the server or behind a cutter. */
export function labLine(user: string, at: { wsUrl: string }, password = `${user}-pw`): PhoneLine {
  return {
    wsUrl: at.wsUrl,
    aor: `sip:${user}@siplab.test`,
    password,
    displayName: `${user} of the lab`,
    practice: false,
  };
}

/** Dials and returns the call's ref. */
export async function dial(from: PhoneClient, target: string): Promise<string> {
  const ref = randomUUID();
  await from.command({ do: 'place', ref, target });
  return ref;
}

/** A call from one to the other that is answered; gives each side's ref. */
export async function talk(from: PhoneClient, to: PhoneClient, target: string): Promise<[string, string]> {
  const placed = await dial(from, target);
  const { ref: taken } = await to.report('call.arrived');
  await to.command({ do: 'answer', ref: taken });
  await to.report('call.answered', ({ ref }) => ref === taken);
  await from.report('call.answered', ({ ref }) => ref === placed);
  return [placed, taken];
}
