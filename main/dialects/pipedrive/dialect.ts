import type { Decoded, Dialect, Encoded } from '../../../contract/dialect/dialect.ts';
import {
  type CallPart,
  callParts,
  type DialectCall,
  DialectCallSchema,
  says,
  silentCall,
} from '../../../contract/dialect/dialect-call.ts';
import { notReadBack } from '../../../contract/dialect/not-read-back.ts';
import { readResult, resultOf } from '../../../contract/dialect/results.ts';
import { fromTo, sidesOf } from '../../../contract/dialect/sides.ts';
import { respell, type Spelling, spellingOf } from '../../../contract/dialect/spelling.ts';
import { readTime, toUtcText } from '../../../contract/dialect/wire-time.ts';
import { type PipedriveAccount, PipedriveAccountSchema } from './account.ts';
import { associate, associated } from './association.ts';
import { readNote } from './note.ts';
import { pipedriveResults } from './results.ts';
import { pipedriveRoutes } from './routes.ts';
import {
  type ActivityUpdate,
  ActivityUpdateSchema,
  type Besides,
  BesidesSchema,
  type CallLogCreate,
  CallLogCreateSchema,
  type CallLogReply,
  CallLogReplySchema,
  callOutcomes,
} from './wire.ts';

/** The fields that a call holds. */
const heldFields = [
  'outcome',
  'from_phone_number',
  'to_phone_number',
  'start_time',
  'end_time',
  'duration',
  'note',
] as const;
type HeldField = (typeof heldFields)[number];
type Held = Pick<CallLogReply, HeldField>;

/** What a call log says besides the call. */
export interface PipedriveCarried extends Besides {
  spelling: Spelling<HeldField>;
  /** Fields that no document of ours names. */
  more: Record<string, unknown>;
}

/** *Decided*: fillers for what Pipedrive requires and a call may not say; read as nothing again. */
const noNumber = 'unknown';
const noTime = 0;

/**
 * Pipedrive (seed 004, and the API of today, which differs in what its replies add). It holds both numbers, so that the
 * direction shows where one of them is ours, start, end and duration, one of six outcomes, and the note as the HTML that
 * it is. A recording goes by itself, once; what was written can be changed in its note alone, at the activity.
 *
 * *Decided* where the seed is silent: a call that still lives ends when it began; one that does not say how it went is
 * written as one whose outcome is unknown; a time that is not known is 1970-01-01 00:00:00.
 */
export const pipedrive: Dialect<
  PipedriveAccount,
  CallLogCreate,
  ActivityUpdate,
  CallLogReply,
  PipedriveCarried
> = {
  name: 'pipedrive',
  routes: pipedriveRoutes,
  schemas: {
    account: PipedriveAccountSchema,
    create: CallLogCreateSchema,
    update: ActivityUpdateSchema,
    reply: CallLogReplySchema,
  },
  results: { today: pipedriveResults, seed: pipedriveResults },

  toCreate(call, account) {
    const { from_phone_number, duration, note, ...required } = toHeld(call, account);
    const wire: CallLogCreate = {
      ...required,
      ...associate(account),
      ...(account.userId !== null && { user_id: account.userId }),
      ...(account.subject !== null && { subject: account.subject }),
      ...(from_phone_number !== null && { from_phone_number }),
      ...(duration !== null && { duration }),
      ...(note !== '' && { note }),
    };
    return encoded(call, account, wire);
  },

  toUpdate(call) {
    return { wire: { note: call.note }, lost: notReadBack(call, { note: readNote(call.note) }) };
  },

  toReply(call, account, { spelling, more, ...besides }) {
    const held = respell<Held>(toHeld(call, account), spelling, call, (wire) => read(wire, account));
    return encoded(call, account, { ...more, ...besides, ...held });
  },

  fromCreate(wire, account) {
    const { activity_id, person_id, org_id, deal_id, lead_id, ...rest } = wire;
    return decoded({ ...rest, ...associated(wire) }, account);
  },

  fromUpdate({ note }) {
    return { call: { note: readNote(note) }, carried: {} };
  },

  fromReply: decoded,
};

function toHeld(call: DialectCall, account: PipedriveAccount) {
  const rows = [...account.results, ...pipedriveResults];
  const unknown = resultOf({ status: 'unknown', disposition: null }, rows, 'no_answer');
  const wanted = resultOf(call, rows, unknown);
  const { from, to } = fromTo(call);
  const start = call.startedAt ?? call.endedAt ?? noTime;
  return {
    // A mapping of the person's to something that is not in the list would be refused.
    outcome: callOutcomes.find((outcome) => outcome === wanted) ?? 'no_answer',
    from_phone_number: from,
    to_phone_number: to ?? noNumber,
    start_time: toUtcText(start),
    end_time: toUtcText(call.endedAt ?? start),
    duration: call.duration === null ? null : String(call.duration),
    note: call.note,
  };
}

function encoded<Wire extends Held>(call: DialectCall, account: PipedriveAccount, wire: Wire): Encoded<Wire> {
  const called: CallPart = call.direction === 'inbound' ? 'localNumber' : 'remoteNumber';
  return {
    wire,
    lost: notReadBack(
      call,
      read(wire, account),
      { direction: 'ambiguous', remoteNumber: 'ambiguous', localNumber: 'ambiguous', startedAt: 'ambiguous' },
      [called, 'startedAt', 'endedAt'],
    ),
  };
}

function decoded(wire: CallLogReply, account: PipedriveAccount): Decoded<PipedriveCarried> {
  const call = read(wire, account);
  const named = [...Object.keys(BesidesSchema.shape), ...heldFields];
  const more = Object.fromEntries(Object.entries(wire).filter(([field]) => !named.includes(field)));
  return {
    call,
    missing: callParts.filter((part) => !says(call, part) && !(part === 'note' && wire.note != null)),
    carried: {
      ...BesidesSchema.parse(wire),
      spelling: spellingOf<HeldField>(wire, toHeld(call, account), heldFields),
      more,
    },
  };
}

function read(wire: Held, account: PipedriveAccount): DialectCall {
  const { outcome, from_phone_number, to_phone_number, start_time, end_time, duration, note } = wire;
  const numbers = { from: readNumber(from_phone_number), to: readNumber(to_phone_number) };
  const sides = sidesOf(numbers, null, account.ownNumbers);
  const rows = [...account.results, ...pipedriveResults];
  return {
    ...silentCall,
    ...sides,
    ...(outcome && readResult(outcome, rows, sides.direction)),
    startedAt: readInstant(start_time),
    endedAt: readInstant(end_time),
    duration: readDuration(duration),
    note: readNote(note ?? ''),
  };
}

function readNumber(text: string | null | undefined): string | null {
  const { success, data } = DialectCallSchema.shape.remoteNumber.safeParse(text);
  return success && data !== noNumber ? data : null;
}

function readInstant(text: string | null | undefined): number | null {
  const at = readTime(text ?? '', 'UTC')?.at ?? noTime;
  return at === noTime ? null : at;
}

/** Whole seconds, as a string of digits or a number. */
function readDuration(said: CallLogReply['duration']): number | null {
  const { success, data } = DialectCallSchema.shape.duration.safeParse(
    said === '' ? null : Number(said ?? Number.NaN),
  );
  return success ? data : null;
}
