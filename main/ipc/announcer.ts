import type { WebContents } from 'electron';
import type { z } from 'zod';
import type { Announce } from '../../contract/ipc/handlers.ts';
import type { Announcements, Envelope } from '../../contract/ipc/message.ts';
import type { Log } from '../core/ports.ts';

/** The part of a page's WebContents that hears announcements. */
export type Hearer = Pick<WebContents, 'send' | 'isDestroyed'>;

export interface Announcer<A extends Announcements> {
  announce: Announce<A>;
  /** Number of the newest announcement made on this bridge. */
  newest(): number;
  /** A page came, or came anew after a crash: keep announcements for it until it listens. */
  attach(page: Hearer): void;
  /** The page has asked its first question, so its listeners stand: send what was kept, in order. */
  listening(): void;
  /** The page is gone, and what was kept for it with it. */
  detach(): void;
}

/** A page that starts slowly must not fill main's memory; what falls out shows as a gap, and the page asks again. */
const keptAtMost = 256;

/**
 * Tells one bridge's page the facts of its contract, each checked and numbered. The numbers run on when the page is
 * replaced, so that a page can always tell from a gap that it missed something. A fact that breaks its schema is a
 * defect of ours: it is logged, not sent, and leaves a gap.
 */
export function createAnnouncer<A extends Announcements>(contract: A, log: Log): Announcer<A> {
  let page: Hearer | null = null;
  let listens = false;
  let seq = 0;
  let kept: { name: string; envelope: Envelope<unknown> }[] = [];

  const send = (name: string, envelope: Envelope<unknown>): void => {
    if (page !== null && !page.isDestroyed()) page.send(name, envelope);
  };

  const announce = <N extends keyof A>(name: N, fact: z.infer<A[N]>): void => {
    seq += 1;
    const checked = contract[name]?.safeParse(fact);
    if (!checked?.success) {
      log.error('an announcement is not as agreed', { name: String(name), why: checked?.error.message });
      return;
    }
    if (page === null) return;
    const envelope = { seq, fact };
    if (listens) send(String(name), envelope);
    else kept = [...kept, { name: String(name), envelope }].slice(-keptAtMost);
  };

  return {
    announce,
    newest: () => seq,
    attach(next) {
      page = next;
      listens = false;
      kept = [];
    },
    listening() {
      if (listens) return;
      listens = true;
      for (const { name, envelope } of kept) send(name, envelope);
      kept = [];
    },
    detach() {
      page = null;
      listens = false;
      kept = [];
    },
  };
}
