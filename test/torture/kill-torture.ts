import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Call } from '../../contract/call/call.ts';
import { pageLimit } from '../../contract/call/query.ts';
import { t } from '../../contract/words/say.ts';
import { seeded } from '../../main/desk/seeded.ts';
import { profileAt } from '../../main/shell/profile.ts';
import { type DeskHand, takeDesk } from '../support/desk-hand.ts';
import { childrenOf } from '../support/host/children-of.ts';
import type { Host } from '../support/host/host.ts';
import { launchHost } from '../support/host/launch-host.ts';
import { until } from '../support/host/until.ts';
import { type Fault, type FaultKind, judgeKill, judgeNote } from './judge-kill.ts';
import { leftBehind } from './left-behind.ts';
import { lostSince, type TextState } from './text-states.ts';
import { seatTypist, type Typist } from './typist.ts';

export interface KillOptions {
  runs: number;
  /** The same seed gives the same plan; what the kills meet also depends on the machine. */
  seed: number;
  /** Leaves the profile behind, to look into. */
  keep?: boolean;
  /** Hears one line per run. */
  say(line: string): void;
}

/** What a series of kills found; every count of faults is 0 when the app kept its word. */
export interface KillReport {
  runs: number;
  lost: number;
  doubled: number;
  unrecovered: number;
  changed: number;
  integrity: string;
  seed: number;
  /** How the calls stood in the file that the kills left; `unwritten` where the kill came before the first write. */
  met: Record<string, number>;
  /** Runs killed while the note was being typed. */
  typing: number;
  /** The most typing that a kill took with it, ms before the kill. */
  behindMs: number;
  /** Runs in which the page itself had kept more than the log, and handed it over after the restart. */
  handedOver: number;
  host: Host['kind'];
  seconds: number;
  faults: string[];
}

/** From placing the call to the kill, ms: squared, so that the short states before the answer are met as well. */
const usualLife = (random: () => number) => random() ** 2 * 6_000;
/** In so many of the runs longer, because the page's own storage reaches the disk only 5 s after the first key. */
const longShare = 0.2;
const longLife = (random: () => number) => 6_000 + random() * 6_000;
/** In so many of the runs the person hangs up before the kill and types on. */
const hangUpShare = 0.35;
/** In so many the browser dies in the same instant, as in Electron, where it is the main process. */
const atOnceShare = 0.5;

/** The button of a live call that ends it, whether or not somebody has answered. */
const endCall = new RegExp(`^(${t('live.hangUp')}|${t('live.cancel')})$`);

const switches = ['--use-fake-device-for-media-stream'];

interface Plan {
  life: number;
  hangUpAfter: number | null;
  atOnce: boolean;
}

/** The running app with someone at its keyboard. */
interface Desk {
  host: Host;
  window: Page;
  hand: DeskHand;
  typist: Typist;
}

/**
 * Kills the app with SIGKILL again and again on one growing profile, at random moments of calls and of typing, and
 * looks each time at the file it leaves and at what the app makes of it when it is started again.
 *
 *   start ─► place `echo`, type ─► SIGKILL ─► look at a copy of the file ─► start ─► ask the app, judge ─► place …
 */
export async function killTorture({ runs, seed, keep = false, say }: KillOptions): Promise<KillReport> {
  const profile = mkdtempSync(join(tmpdir(), 'ringnote-kill-'));
  const begun = Date.now();
  const random = seeded(seed);
  const earlier = new Map<string, Call>();
  const faults: Fault[] = [];
  const report = { met: {} as Record<string, number>, typing: 0, behindMs: 0, handedOver: 0 };
  let desk: Desk | null = null;
  try {
    desk = await open(profile, seeded(seed));
    await desk.hand.ask('line.choose', { mode: 'practice' });
    await desk.hand.registered();
    for (let run = 1; run <= runs; run += 1) {
      const start = Date.now();
      const life = random() < longShare ? longLife(random) : usualLife(random);
      const plan: Plan = {
        life,
        hangUpAfter: random() < hangUpShare ? life * (0.2 + random() * 0.7) : null,
        atOnce: random() < atOnceShare,
      };
      const { seen, states, from, to } = await callAndKill(desk, plan);
      const { calls: left, integrity } = leftBehind(profileAt(profile).callLog);
      desk = await open(profile, seeded(seed + run));
      const after = await everyCall(desk.hand);
      const found = judgeKill({ earlier, seen, states, from, to, integrity, left, after });

      const call = left.find(({ id }) => !earlier.has(id));
      await handedOver(desk.window);
      const settled = await everyCall(desk.hand);
      const note = settled.find(({ id }) => id === call?.id)?.noteText ?? '';
      found.push(...judgeNote(note, 'once the window had handed over its draft', { states, from }));
      if (call !== undefined && note !== call.noteText) report.handedOver += 1;
      for (const one of settled) earlier.set(one.id, one);
      faults.push(...found);

      const met = call?.state ?? 'unwritten';
      report.met[met] = (report.met[met] ?? 0) + 1;
      if (states.length > 1 && from - (states.at(-1)?.from ?? 0) < 250) report.typing += 1;
      const behind = lostSince(states, call?.noteText ?? '', from) ?? 0;
      report.behindMs = Math.max(report.behindMs, behind);
      say(
        `${run}/${runs} ${plan.atOnce ? 'with the browser' : 'main alone'}, ${Math.round(plan.life)} ms after placing: ${met}, ` +
          `${states.length - 1} texts typed, ${behind} ms of them lost, ` +
          `${found.length === 0 ? 'kept' : found.map(({ kind, what }) => `${kind.toUpperCase()}: ${what}`).join('; ')} ` +
          `(${((Date.now() - start) / 1000).toFixed(1)} s)`,
      );
      await desk.hand.registered();
    }
  } finally {
    const host = desk?.host;
    await host?.quit().catch(() => host.kill());
    if (keep) say(`The profile is kept: ${profile}`);
    else rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  const count = (kind: FaultKind) => faults.filter((fault) => fault.kind === kind).length;
  return {
    runs,
    lost: count('lost'),
    doubled: count('doubled'),
    unrecovered: count('unrecovered'),
    changed: count('changed'),
    integrity: faults.find(({ kind }) => kind === 'integrity')?.what ?? 'ok',
    seed,
    ...report,
    host: desk.host.kind,
    seconds: Math.round((Date.now() - begun) / 1000),
    faults: faults.map(({ kind, what }) => `${kind}: ${what}`),
  };
}

async function open(profile: string, chance: () => number): Promise<Desk> {
  const host = await launchHost({ profile, switches });
  try {
    const window = await host.page('app');
    const hand = await takeDesk(host);
    return { host, window, hand, typist: await seatTypist(window, chance) };
  } catch (error) {
    await host.kill();
    throw error;
  }
}

/** One call placed through the dial box, its note typed, and the kill in the midst of it. */
async function callAndKill({ host, window, typist }: Desk, plan: Plan) {
  const field = window.getByRole('textbox', { name: t('dial.label') });
  await field.fill('echo');
  const placed = Date.now();
  let killed = false;
  let seen: string | null = null;

  const person = async () => {
    await field.press('Enter');
    const card = window.locator('article[data-turn="live"]');
    seen = await card.getAttribute('data-card');
    if (seen === null) throw new Error('A card names no call.');
    const hangUpAt = plan.hangUpAfter === null ? Number.POSITIVE_INFINITY : placed + plan.hangUpAfter;
    await typist.type(seen, () => killed || Date.now() >= hangUpAt);
    if (killed) return;
    await card.getByRole('button', { name: endCall }).click();
    await typist.type(seen, () => killed);
  };
  // What goes wrong after the kill is the kill.
  const acting = person().catch((error: unknown) => {
    if (!killed) throw error;
  });
  await Promise.race([sleep(plan.life), acting]);

  const browsers = host.kind === 'stand-in' && plan.atOnce ? childrenOf(host.pid) : [];
  killed = true;
  const from = Date.now();
  const gone = host.kill();
  for (const pid of browsers) process.kill(pid, 'SIGKILL');
  const to = Date.now();
  await Promise.all([gone, acting]);
  const states: TextState[] = [{ text: '', from: placed }, ...(seen === null ? [] : typist.states(seen))];
  return { seen, states, from, to };
}

async function everyCall(hand: DeskHand): Promise<Call[]> {
  const all: Call[] = [];
  let after: string | null | undefined;
  do {
    const ask = { filter: {}, limit: pageLimit };
    const page = await hand.ask('call.list', after == null ? ask : { ...ask, after });
    all.push(...page.calls);
    after = page.next;
  } while (after !== null);
  return all;
}

/** The window has nothing left of what an earlier one had kept of a note: it is all in the log. */
async function handedOver(window: Page): Promise<void> {
  await until('kept drafts to be handed over', 5_000, async () => {
    const drafts = await window.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('ringnote.draft.')),
    );
    return drafts.length === 0 ? true : null;
  });
}
