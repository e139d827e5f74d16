import type { Call } from '../../../contract/call/call.ts';
import type { Outcome } from '../../../contract/call/words.ts';
import { toE164 } from '../../../contract/number/number.ts';

/** The same numbers between 0 and 1 for the same seed (mulberry32), so that a screen looks alike in every run. */
export function steadyRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Name, number as received, and company of those who call. */
const people: readonly (readonly [string | null, string, string | null])[] = [
  ['Anna Lindqvist', '+46 8 123 456 78', 'Nordljus AB'],
  ['Hartmann Logistik', '+49 30 901820', null],
  ['Maria Oliveira', '+351 21 342 1234', 'Oliveira & Filhos'],
  ['Tom Becker', '+49 89 2180 5512', 'Hartmann Logistik'],
  [null, '+44 20 7946 0123', null],
  ['Sakura Dental Clinic', '+81 3 1234 5678', null],
  ['Priya Raman', '+91 22 2778 2183', 'Raman Textiles'],
  ['Dr. Ellen Vogt', '+49 221 4710 88', null],
  [null, '+1 514 555 0199', null],
  ['Café Central', '+43 1 533 3763', null],
  ['Jonas Lind', '+46 70 174 06 05', 'Nordljus AB'],
  ['reception', '1201', null],
  ['Noor van Dijk', '+31 20 794 0842', 'Van Dijk Groep'],
  ['Liam O’Connor', '+353 1 677 2941', 'O’Connor Ltd'],
  [null, '+33 1 70 18 99 01', null],
];

const tags = ['offer', 'invoice', 'urgent', 'renewal', 'support'];

const notes = [
  'Wants the offer again with 24 seats, decides on Friday.',
  'Asked for the invoice of October.\nSend it to accounting, not to her.',
  'No budget before January. Call back on 12 January.',
  'Left a voicemail.',
  'Happy with the trial; needs single sign-on before signing.',
  'Contract sent. Waiting for the signature of the second partner.',
  'Switchboard, ask for Mr Brandt directly next time.',
  'Delivery was late twice, was annoyed. Promised to look into it.',
];

/** What people say afterwards of a call that ended so, the usual first. */
const sayings: Readonly<Partial<Record<Outcome, readonly string[]>>> = {
  answered: ['connected', 'connected', 'connected', 'callback_requested', 'left_message'],
  no_answer: ['no_answer', 'left_voicemail'],
  busy: ['busy'],
  failed: ['wrong_number'],
};

/** A plain text as the HTML that a note is kept as: a paragraph for each line. */
export function noteOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return text === '' ? '' : `<p>${escaped.split('\n').join('</p><p>')}</p>`;
}

/** What a note says without its marks; enough for the notes that tests write. */
export function plainOf(note: string): string {
  return note
    .replace(/<\/(p|li)>|<br>/g, '\n')
    .replace(/<\/?(p|strong|em|ul|ol|li|a)(\s[^>]*)?>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** How calls end, each with the share of it and all before it. */
const endings: Record<Call['direction'], readonly (readonly [Outcome, number])[]> = {
  inbound: [
    ['answered', 0.62],
    ['missed', 0.86],
    ['declined', 0.94],
    ['answered_elsewhere', 0.98],
    ['failed', 1],
  ],
  outbound: [
    ['answered', 0.58],
    ['no_answer', 0.8],
    ['busy', 0.9],
    ['cancelled', 0.95],
    ['failed', 1],
  ],
};

const causes: Partial<Record<Outcome, Call['cause']>> = {
  answered: { family: 'q850', code: 16, text: 'Normal call clearing' },
  busy: { family: 'sip', code: 486, text: 'Busy Here' },
  no_answer: { family: 'sip', code: 480, text: 'Temporarily Unavailable' },
  failed: { family: 'sip', code: 404, text: 'Not Found' },
  declined: { family: 'sip', code: 603, text: 'Decline' },
  cancelled: { family: 'sip', code: 487, text: 'Request Terminated' },
};

/** An ended call with everything in it that a test leaves open; a note's plain text follows from the note. */
export function endedCall(change: Partial<Call> & Pick<Call, 'id'>): Call {
  const startedAt = change.startedAt ?? 1_700_000_000_000;
  return {
    revision: 3,
    source: 'sip',
    sourceCallId: change.id,
    account: 'sip:alice@example.com',
    direction: 'inbound',
    remote: { raw: '+15145550101', e164: '+15145550101', name: null },
    local: { raw: 'alice', e164: null, name: null },
    startedAt,
    ringingAt: startedAt + 200,
    answeredAt: null,
    endedAt: startedAt + 12_000,
    lastAt: startedAt + 12_000,
    heldMs: 0,
    heldSince: null,
    muted: false,
    cause: null,
    endedBy: 'remote',
    recovered: false,
    demo: false,
    note: '',
    noteText: plainOf(change.note ?? ''),
    disposition: null,
    tags: [],
    contactName: null,
    company: null,
    followUpAt: null,
    annotatedAt: null,
    notedAt: null,
    recordings: 0,
    corrected: false,
    trashedAt: null,
    status: 'missed',
    ...change,
  };
}

/** A call's id for its place in a made-up log. */
export function madeUpId(place: number): string {
  return `00000000-0000-4000-8000-${place.toString(16).padStart(12, '0')}`;
}

/** A believable log of ended calls, newest first: `count` of them before `now` (epoch ms). */
export function madeUpCalls(count: number, now: number, demo: boolean): Call[] {
  const random = steadyRandom(7);
  const said = steadyRandom(11);
  const pick = <T>(list: readonly T[], fallback: T, draw = random): T =>
    list[Math.floor(draw() * list.length)] ?? fallback;
  const calls: Call[] = [];
  let endedAt = now - 4 * 60_000;
  for (let place = 0; place < count; place += 1) {
    const direction = random() < 0.42 ? 'inbound' : 'outbound';
    const drawn = random();
    const status = endings[direction].find(([, upTo]) => drawn < upTo)?.[0] ?? 'answered';
    const [name, raw, company] = pick(people, [null, '100', null]);
    const ring = Math.round(2_000 + random() * 22_000);
    const talk = status === 'answered' ? Math.round(8_000 + random() ** 3 * 1_500_000) : 0;
    const at = endedAt - talk - ring;
    const held = talk > 300_000 && random() < 0.3 ? 45_000 : 0;
    const noted = random() < (status === 'answered' ? 0.55 : 0.1);
    const note = noted ? pick(notes, '') : '';
    const disposition = said() < 0.55 ? pick<string | null>(sayings[status] ?? [null], null, said) : null;
    const tagged = said() < 0.22 ? [pick(tags, 'offer', said)] : [];
    const comesBack = disposition === 'callback_requested' || said() < 0.02;
    const annotated = note !== '' || disposition !== null || tagged.length > 0 || comesBack;
    calls.push(
      endedCall({
        id: madeUpId(place + 1),
        direction,
        status,
        remote: { raw, e164: toE164(raw, null), name },
        source: demo ? 'demo' : 'sip',
        startedAt: at,
        ringingAt: at + 350,
        answeredAt: status === 'answered' ? at + ring : null,
        endedAt,
        lastAt: endedAt,
        heldMs: held,
        cause: causes[status] ?? null,
        endedBy: status === 'declined' || status === 'cancelled' || random() < 0.4 ? 'local' : 'remote',
        note: noteOf(note),
        noteText: note,
        disposition,
        tags: said() < 0.05 ? [...new Set([...tagged, 'vip'])] : tagged,
        company,
        followUpAt: comesBack ? endedAt + Math.round(said() * 10 - 2) * 86_400_000 : null,
        recordings: status === 'answered' && said() < 0.12 ? 1 : 0,
        annotatedAt: annotated ? endedAt + 30_000 : null,
        notedAt: annotated ? endedAt + 30_000 : null,
        recovered: place === 17,
        demo,
      }),
    );
    endedAt = at - Math.round(30_000 + random() ** 2 * 5_400_000);
  }
  return calls;
}
