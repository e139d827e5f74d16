import type { CallRecord, HangupCause, Party } from '../../contract/call/call.ts';
import type { DefaultDisposition } from '../../contract/call/dispositions.ts';
import type { Direction, EndedBy, Outcome } from '../../contract/call/words.ts';
import { noteText } from '../../contract/note/note-text.ts';
import { seeded } from './seeded.ts';

/** What made-up calls are made of. The same `seed`, `until` and `uuid` give the same calls. */
export interface DemoCallsOptions {
  count: number;
  seed: number;
  /** Epoch ms: the newest call lies shortly before. */
  until: number;
  uuid(): string;
  /** The person's clock in minutes east of UTC, by which working hours are meant; UTC when absent. */
  minutesEastOfUtc?: number;
}

/** Calls of an average working day: a busy seller's, so that a hundred calls fill a few days and 100,000 some years. */
const callsPerDay = 40;

const day = 86_400_000;
const minute = 60_000;

const firstNames = (
  'Aisha Alejandro Amelia Andre Anna Ben Björn Camille Carlos Chloé Clara Daniel Elena Emma Erik Farid Fatima Felix Grace Hannah ' +
  'Hugo Ines Ivan Jakub Jane Jonas José Julia Karim Kenji Laura Leila Liam Lucía Marek Maria Mei Milan Nadia Noah Nora Oliver ' +
  'Omar Paula Priya Rahul Rosa Samuel Sara Sofia Søren Tariq Thomas Uma Valentina Victor Wanda Yusuf Zoë Zuzana'
).split(' ');

const lastNames = (
  'Abbott Almeida Andersson Bauer Becker Bennett Bianchi Brooks Carter Castillo Chen Clarke Costa Dubois Dvořák Edwards Eriksen ' +
  'Fernández Fischer Foster García Grant Gruber Haddad Hansen Harris Hoffmann Hughes Ibrahim Ito Jensen Johansson Kaur Keller ' +
  'Khan Kowalski Lambert Larsen Lindqvist López Marino Martin Mendes Meyer Moreau Murphy Müller Nakamura Novák Nguyen Okafor ' +
  'Olsen Park Patel Pereira Peterson Quinn Reyes Richter Romano Rossi Sato Schneider Silva Singh Smith Suzuki Tanaka Taylor ' +
  'Vargas Wagner Walker Watanabe Weber Wright Yamamoto Yıldız Zimmermann'
).split(' ');

/** Area codes of the North American plan; 555-0100 to 555-0199 in each are kept for fiction. */
const areaCodes = (
  '202 206 212 213 214 215 301 303 305 310 312 313 314 404 408 412 415 416 503 504 512 514 602 604 612 617 619 702 713 718 773 ' +
  '801 808 816 901 916'
).split(' ');

const subjects = [
  'the renewal offer',
  'invoice 20417',
  'the delivery on Thursday',
  'a demo for the sales team',
  'the support contract',
  'the new price list',
  'an open ticket',
  'training dates',
  'the data import',
  'the annual review',
];

const openings = [
  'Talked about',
  'Asked about',
  'Wants to go through',
  'Has questions on',
  'Confirmed',
  'Postponed',
];

const endings = [
  'Send a summary by mail.',
  'Call back next week.',
  'Will decide with the team.',
  'Very happy so far.',
  'Needs the figures first.',
  'Put on the list for March.',
  'Forward to accounting.',
  '',
];

const companies = [
  'Aldermoor Press',
  'Brightwater Supplies',
  'Castillo & Sons',
  'Dvořák Engineering',
  'Evergreen Dental',
  'Fairlane Logistics',
  'Harbour Street Bakery',
  'Kestrel Software',
  'Lindqvist Interiors',
  'Northgate Solar',
  'Orchid Travel',
  'Pinecrest School',
];

const points = [
  'price for 24 seats',
  'delivery before the holidays',
  'two trial accounts',
  'who signs on their side',
  'a contact in accounting',
  'the terms of last year',
];

const tags = ['lead', 'customer', 'support', 'billing', 'urgent', 'partner', 'follow-up', 'renewal'];

/** Someone who calls and is called: the person gave some of them a name and a company. */
interface Somebody {
  remote: Party;
  contactName: string | null;
  company: string | null;
}

/** What people say afterwards of a call that ended so, the usual first. */
const sayings: Readonly<Partial<Record<Outcome, readonly DefaultDisposition[]>>> = {
  answered: ['connected', 'connected', 'connected', 'left_message', 'callback_requested'],
  missed: ['abandoned', 'callback_requested'],
  no_answer: ['no_answer', 'left_voicemail', 'left_voicemail'],
  busy: ['busy'],
  failed: ['wrong_number'],
};

const me: Party = { raw: '+12025550100', e164: '+12025550100', name: null };

/** How a call of each kind ends: what signalling would have told (RFC 3261 codes), and who ended it. */
const endsOf: Record<Outcome, { cause: HangupCause | null; endedBy: EndedBy }> = {
  answered: { cause: { family: 'q850', code: 16, text: 'Normal call clearing' }, endedBy: 'remote' },
  missed: { cause: { family: 'sip', code: 487, text: 'Request Terminated' }, endedBy: 'remote' },
  declined: { cause: { family: 'sip', code: 603, text: 'Decline' }, endedBy: 'local' },
  busy: { cause: { family: 'sip', code: 486, text: 'Busy Here' }, endedBy: 'remote' },
  no_answer: { cause: { family: 'sip', code: 480, text: 'Temporarily Unavailable' }, endedBy: 'remote' },
  cancelled: { cause: { family: 'sip', code: 487, text: 'Request Terminated' }, endedBy: 'local' },
  answered_elsewhere: {
    cause: { family: 'sip', code: 200, text: 'Call completed elsewhere' },
    endedBy: 'remote',
  },
  failed: { cause: { family: 'sip', code: 404, text: 'Not Found' }, endedBy: 'network' },
  unknown: { cause: null, endedBy: 'unknown' },
};

/** Share of each outcome in a hundred calls. */
const outcomeShares: Record<Direction, readonly (readonly [Outcome, number])[]> = {
  inbound: [
    ['answered', 68],
    ['missed', 19],
    ['declined', 7],
    ['answered_elsewhere', 4],
    ['failed', 1],
    ['unknown', 1],
  ],
  outbound: [
    ['answered', 62],
    ['no_answer', 17],
    ['busy', 7],
    ['cancelled', 6],
    ['declined', 4],
    ['failed', 3],
    ['unknown', 1],
  ],
};

/**
 * Made-up but believable calls for an empty profile (`--demo N`) and for measuring: people who call more than once, numbers
 * that belong to nobody, working hours, all outcomes, now and then a note, a name, a date to call back. All are marked `demo` and can be removed at once.
 * Newest first.
 */
export function demoCalls({
  count,
  seed,
  until,
  uuid,
  minutesEastOfUtc = 0,
}: DemoCallsOptions): CallRecord[] {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)] as T;
  const chance = (share: number) => random() < share;

  const byNumber = new Map<string, Somebody>();
  /** Few people make most of the calls: the square leans towards the first. */
  const people = Array.from({ length: Math.max(8, Math.min(3000, Math.ceil(count / 4))) }, (): Somebody => {
    const number = `+1${oneOf(areaCodes)}55501${String(below(100)).padStart(2, '0')}`;
    const name = chance(0.85) ? `${oneOf(firstNames)} ${oneOf(lastNames)}` : null;
    const known = byNumber.get(number);
    if (known !== undefined) return known;
    const one = {
      remote: { raw: number, e164: number, name },
      contactName: name !== null && chance(0.4) ? name : null,
      company: chance(0.4) ? oneOf(companies) : null,
    };
    byNumber.set(number, one);
    return one;
  });
  const somebody = () => people[Math.floor(random() ** 2 * people.length)] as Somebody;

  /** A sentence or two, now and then with a list of what was asked for. */
  function noteAbout(): string {
    const subject = oneOf(subjects);
    const about = chance(0.2) ? `<strong>${subject}</strong>` : subject;
    const first = `<p>${`${oneOf(openings)} ${about}. ${oneOf(endings)}`.trim()}</p>`;
    if (!chance(0.18)) return first;
    const items = [...new Set([oneOf(points), oneOf(points), oneOf(points)])];
    return `${first}<ul>${items.map((item) => `<li><p>${item}</p></li>`).join('')}</ul>`;
  }

  function outcomeFor(direction: Direction): Outcome {
    let left = random() * 100;
    for (const [outcome, share] of outcomeShares[direction]) {
      left -= share;
      if (left < 0) return outcome;
    }
    return 'unknown';
  }

  const east = minutesEastOfUtc * minute;
  const today = Math.floor((until + east) / day);
  /** A moment in working hours of the n-th day back: most from 8 to 18 o'clock, heaped before noon and in the afternoon. */
  function momentOn(daysBack: number): number {
    const hour = chance(0.5) ? 8 + (random() + random()) * 2.25 : 13 + (random() + random()) * 2.5;
    return (today - daysBack) * day - east + Math.floor(hour * 60 * minute);
  }
  const isWeekend = (daysBack: number) => [2, 3].includes((today - daysBack) % 7);

  const times: number[] = [];
  for (let back = 0; times.length < count; back += 1) {
    const calls = Math.round((isWeekend(back) ? 0.04 : 1) * callsPerDay * (0.6 + random() * 0.8));
    for (let n = 0; n < calls; n += 1) {
      const at = momentOn(back);
      if (at < until - 2 * 60 * minute && times.length < count) times.push(at);
    }
  }

  return times
    .sort((a, b) => b - a)
    .map((startedAt, index): CallRecord => {
      const direction: Direction = chance(0.45) ? 'inbound' : 'outbound';
      const outcome = outcomeFor(direction);
      const answered = outcome === 'answered';
      const ringingAt = outcome === 'failed' ? null : startedAt + 200 + below(1800);
      const rung = startedAt + 2500 + below(answered ? 14_000 : 30_000);
      const endedAt = answered ? rung + 15_000 + Math.floor(random() ** 3 * 45 * minute) : rung;
      const heldMs = answered && chance(0.08) ? Math.min(endedAt - rung, 5000 + below(60_000)) : 0;
      const note = chance(answered ? 0.45 : 0.06) ? noteAbout() : '';
      const tagged = chance(0.25) ? [...new Set([oneOf(tags), oneOf(tags)])] : [];
      const said = sayings[outcome];
      const disposition = said !== undefined && chance(answered ? 0.5 : 0.35) ? oneOf(said) : null;
      const wantsBack = disposition === 'callback_requested' || (note !== '' && chance(0.04));
      // Only lately made calls are still to be followed up: some since yesterday, some in the days to come.
      const followUpAt =
        wantsBack && until - startedAt < 10 * day
          ? until + (below(10) - 4) * day + below(8) * 60 * minute
          : null;
      const isAnnotated = note !== '' || tagged.length > 0 || disposition !== null || followUpAt !== null;
      const annotatedAt = isAnnotated ? endedAt + 5000 + below(10 * minute) : null;
      const { cause, endedBy } = endsOf[outcome];
      const { remote, contactName, company } = somebody();
      return {
        id: uuid(),
        revision: 1,
        source: 'demo',
        sourceCallId: `demo-${seed}-${index}`,
        account: null,
        direction,
        remote,
        local: me,
        startedAt,
        ringingAt,
        answeredAt: answered ? rung : null,
        endedAt,
        lastAt: endedAt,
        heldMs,
        heldSince: null,
        muted: false,
        cause,
        endedBy: outcome === 'declined' && direction === 'outbound' ? 'remote' : endedBy,
        recovered: false,
        demo: true,
        note,
        noteText: noteText(note),
        disposition,
        tags: tagged,
        contactName,
        company,
        followUpAt,
        annotatedAt,
        notedAt: note === '' ? null : annotatedAt,
        recordings: 0,
        corrected: false,
        trashedAt: null,
        state: 'ended',
        outcome,
      };
    });
}
