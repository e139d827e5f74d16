import type { Browser, Page } from 'playwright';
import { expect } from 'playwright/test';
import {
  type PhoneCommand,
  type PhoneLine,
  type PhoneReport,
  phoneAnnouncements,
  phoneRequests,
} from '../../../contract/ipc/phone-contract.ts';
import { ok } from '../../../contract/ipc/result.ts';

type Kind = PhoneReport['kind'];
type ReportOf<K extends Kind> = Extract<PhoneReport, { kind: K }>;
type Announcement = keyof typeof phoneAnnouncements;

export interface PhoneClientOptions {
  browser: Browser;
  url: string;
  line: PhoneLine | null;
  /** What to do with the media peer's SDP, where the line is the practice line. */
  practiceSdp?(leg: string, sdp: string): void;
  /** False: the person refuses the microphone. */
  microphone?: boolean;
}

/** The phone page in plain Chromium, with this object in main's place. */
export interface PhoneClient {
  readonly page: Page;
  /** Every report so far, oldest first, heartbeats apart. */
  readonly reports: PhoneReport[];
  /** What was wrong with the page: contract breaches, CSP violations, uncaught errors. Empty at the end of a good test. */
  readonly faults: string[];
  line: PhoneLine | null;
  command(command: PhoneCommand): Promise<void>;
  announce(name: Announcement, fact: object): Promise<void>;
  /** The first report of that kind that fits, from the `from`th on, as soon as it is there. */
  report<K extends Kind>(
    kind: K,
    fits?: (report: ReportOf<K>) => boolean,
    options?: { from?: number; timeout?: number },
  ): Promise<ReportOf<K>>;
  registered(from?: number): Promise<void>;
  /** What was reported of one call, in order. */
  story(ref: string): Kind[];
  close(): Promise<void>;
}

/** Opens the built phone page with a bridge that checks every message against the contract, as main does. */
export async function openPhoneClient(options: PhoneClientOptions): Promise<PhoneClient> {
  const context = await options.browser.newContext();
  if (options.microphone !== false) {
    await context.grantPermissions(['microphone'], { origin: new URL(options.url).origin });
  }
  const page = await context.newPage();
  const reports: PhoneReport[] = [];
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('WebSocket connection')) {
      faults.push(`console: ${message.text()}`);
    }
  });
  await page.exposeFunction('harnessFault', (fault: string) => faults.push(fault));
  await page.exposeFunction('harnessAsk', (name: keyof typeof phoneRequests, ask: unknown) => {
    const checked = phoneRequests[name].ask.safeParse(ask);
    if (!checked.success) faults.push(`${name} breaks the contract: ${checked.error.message}`);
    if (name === 'phone.line') return ok({ line: client.line });
    if (name === 'practice.sdp') {
      const { leg, sdp } = phoneRequests['practice.sdp'].ask.parse(ask);
      options.practiceSdp?.(leg, sdp);
    } else {
      const report = phoneRequests['phone.report'].ask.parse(ask);
      if (report.kind !== 'heartbeat') reports.push(report);
    }
    return ok({});
  });
  await page.addInitScript(putBridge, {
    requests: Object.keys(phoneRequests),
    announcements: Object.keys(phoneAnnouncements),
  });

  let seq = 0;
  const client: PhoneClient = {
    page,
    reports,
    faults,
    line: options.line,
    command: (command) => client.announce('phone.command', command),
    announce: (name, fact) =>
      page.evaluate(([name, message]) => window.harnessHear(name, message), [
        name,
        { seq: ++seq, fact: phoneAnnouncements[name].parse(fact) },
      ] as const),
    async report(kind, fits = () => true, { from = 0, timeout = 10_000 } = {}) {
      const find = () =>
        reports
          .slice(from)
          .find((report): report is ReportOf<typeof kind> => report.kind === kind && fits(report as never));
      await expect
        .poll(() => find() !== undefined || JSON.stringify(reports.slice(from)), {
          message: `waiting for ${kind}`,
          timeout,
          intervals: [20],
        })
        .toBe(true);
      return find() as ReportOf<typeof kind>;
    },
    async registered(from = 0) {
      await client.report('registration', ({ registration }) => registration === 'registered', {
        from,
        timeout: 15_000,
      });
    },
    story: (ref) => reports.flatMap((report) => ('ref' in report && report.ref === ref ? [report.kind] : [])),
    close: () => context.close(),
  };
  await page.goto(options.url);
  return client;
}

declare global {
  interface Window {
    harnessAsk(name: string, ask: unknown): Promise<unknown>;
    harnessFault(fault: string): void;
    harnessHear(name: string, message: unknown): void;
  }
}

/** Runs in the page before its own scripts: what preload/phone.ts exposes, spoken to this process. */
function putBridge({ requests, announcements }: { requests: string[]; announcements: string[] }): void {
  const hears = new Map<string, Set<(message: unknown) => void>>();
  const ask = Object.fromEntries(
    requests.map((name) => [name, (request: unknown) => window.harnessAsk(name, request)]),
  );
  const on = Object.fromEntries(
    announcements.map((name) => [
      name,
      (hear: (message: unknown) => void) => {
        const all = hears.get(name) ?? new Set();
        hears.set(name, all.add(hear));
        return () => all.delete(hear);
      },
    ]),
  );
  Object.assign(window, {
    ringnotePhone: { ask, on },
    harnessHear: (name: string, message: unknown) => {
      for (const hear of hears.get(name) ?? []) hear(message);
    },
  });
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    window.harnessFault(`CSP: ${effectiveDirective} ${blockedURI}`),
  );
  // Speech processing would take a steady tone for noise and remove it.
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = () =>
    original({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
}
