import type { Change, Decoded, Dialect, Encoded, LossReason } from '../../../contract/dialect/dialect.ts';
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
import { respell, type Spelling, spellingOf } from '../../../contract/dialect/spelling.ts';
import { fromTextNote } from '../../../contract/dialect/text-note.ts';
import { inCalendar, readTime, toUtcText } from '../../../contract/dialect/wire-time.ts';
import { noteText } from '../../../contract/note/note-text.ts';
import { type OnepagecrmAccount, OnepagecrmAccountSchema } from './account.ts';
import { cutText, fromMarkedText, toMarkedText } from './marked-text.ts';
import { readAs, seedResults, todayResults, writtenAs } from './results.ts';
import { onepagecrmRoutes } from './routes.ts';
import {
  type Besides,
  BesidesSchema,
  type CallInput,
  CallInputSchema,
  type CallReply,
  CallReplySchema,
  textLimits,
  WholeCallInputSchema,
} from './wire.ts';

type Form = OnepagecrmAccount['form'];

/** The fields that a call holds. */
const heldFields = [
  'text',
  'call_time',
  'call_time_int',
  'phone_number',
  'call_result',
  'recording_link',
] as const;
type HeldField = (typeof heldFields)[number];
type Held = Pick<CallReply, HeldField>;

/** What a reply of OnePageCRM says besides the call. */
export interface OnepagecrmCarried extends Besides {
  /** In which form it was written, whichever the account's is. */
  form: Form;
  spelling: Spelling<HeldField>;
  /** Fields that no document of ours names; in today's form a `call_time` too. */
  more: Record<string, unknown>;
}

/**
 * OnePageCRM (seed 000; API v3). It holds the start, the note, one value of what became of the call, and in replies (today in
 * requests too) the other side's number; no direction, no end, no length.
 *
 * *Decided* where both documents are silent: a live call is written as one whose outcome is unknown; an update leaves alone
 * what the call does not say, save the note, which may have been emptied; `via` is set once, when the call is created
 * (`unknown`, today `phone`).
 */
export const onepagecrm: Dialect<OnepagecrmAccount, CallInput, CallInput, CallReply, OnepagecrmCarried> = {
  name: 'onepagecrm',
  routes: onepagecrmRoutes,
  schemas: {
    account: OnepagecrmAccountSchema,
    create: WholeCallInputSchema,
    update: CallInputSchema,
    reply: CallReplySchema,
  },
  results: { today: todayResults, seed: seedResults },

  toCreate(call, account) {
    const wire = { ...toInput(call, account), via: account.form === 'today' ? 'phone' : 'unknown' } as const;
    // A call without a time is one of now (seed 000, `call_time`).
    return encoded(call, account, wire, read(wire, account, account.form), ['startedAt']);
  },

  toUpdate(call, account) {
    const { call_result, ...rest } = toInput(call, account);
    const unsaid = !says(call, 'status') && !says(call, 'disposition');
    const wire = unsaid ? rest : { ...rest, call_result };
    return encoded(call, account, wire, readParts(wire, account));
  },

  toReply(call, account, { form, spelling, more, ...besides }) {
    const held = respell<Held>(toHeld(call, account, form), spelling, call, (wire) =>
      read(wire, account, form),
    );
    const wire: CallReply = { ...more, ...besides, ...held };
    return encoded(call, account, wire, read(wire, account, formOf(wire, account)));
  },

  fromCreate(wire, account) {
    return decoded(wire, account, formOf(wire, account));
  },

  fromUpdate(wire, account): Change<OnepagecrmCarried> {
    const { contact_id, via } = wire;
    const said = {
      ...(contact_id !== undefined && formOf(wire, account) === 'today' && { contact_id }),
      ...(via !== undefined && { via }),
    };
    return { call: readParts(wire, account), carried: said };
  },

  fromReply(wire, account) {
    return decoded(wire, account, formOf(wire, account));
  },
};

/** The form that a wire is in: each has its own field for the time. */
function formOf(wire: CallReply | CallInput, account: OnepagecrmAccount): Form {
  if (wire.call_time_int !== undefined) return 'today';
  return wire.call_time !== undefined ? 'seed' : account.form;
}

/** The fields that a reply has of a call; the time only where the call says it. */
function toHeld(call: DialectCall, account: OnepagecrmAccount, form: Form): Held {
  return {
    ...toTextAndResult(call, account, form),
    ...toTime(call, form, ' UTC'),
    phone_number: call.remoteNumber ?? '',
    recording_link: call.recordingLink ?? '',
  };
}

/** The fields that a request sends of a call. */
function toInput(call: DialectCall, account: OnepagecrmAccount) {
  const { remoteNumber, recordingLink } = call;
  return {
    ...toTextAndResult(call, account, account.form),
    ...toTime(call, account.form, ''),
    ...(account.form === 'today' && {
      contact_id: account.contactId,
      ...(remoteNumber !== null && { phone_number: remoteNumber }),
    }),
    ...(recordingLink !== null && { recording_link: recordingLink }),
  };
}

function toTextAndResult(call: DialectCall, account: OnepagecrmAccount, form: Form) {
  const rows = writtenAs({ ...account, form });
  const unknown = resultOf({ status: 'unknown', disposition: null }, rows, 'other');
  const unsaid = form === 'today' ? 'other' : 'conversation';
  const text = form === 'today' ? toMarkedText(call.note) : noteText(call.note);
  return {
    text: cutText(text, textLimits[form]),
    call_result: resultOf(call, rows, call.status === null ? unsaid : unknown),
  };
}

function toTime({ startedAt }: DialectCall, form: Form, zone: string) {
  if (startedAt === null) return {};
  return form === 'today'
    ? { call_time_int: startedAt / 1000 }
    : { call_time: `${toUtcText(startedAt)}${zone}` };
}

function encoded<Wire extends CallInput | CallReply>(
  call: DialectCall,
  account: OnepagecrmAccount,
  wire: Wire,
  back: Partial<DialectCall>,
  fillers: CallPart[] = [],
): Encoded<Wire> {
  const form = formOf(wire, account);
  return {
    wire,
    lost: notReadBack(call, back, { note: noteLoss(call.note, back.note ?? '', form) }, fillers),
  };
}

function noteLoss(note: string, back: string, form: Form): LossReason {
  const whole = form === 'today' ? toMarkedText(note) : noteText(note);
  if (cutText(whole, textLimits[form]) !== whole) return 'shortened';
  return noteText(back) === noteText(note) ? 'plain' : 'ambiguous';
}

function decoded(
  wire: CallReply | CallInput,
  account: OnepagecrmAccount,
  form: Form,
): Decoded<OnepagecrmCarried> {
  const call = read(wire, account, form);
  const held = heldFields.filter((field) => field !== (form === 'today' ? 'call_time' : 'call_time_int'));
  const named = [...Object.keys(BesidesSchema.shape), ...held];
  const more = Object.fromEntries(Object.entries(wire).filter(([field]) => !named.includes(field)));
  const written = toHeld(call, account, form);
  return {
    call,
    missing: callParts.filter((part) => !says(call, part) && !(part === 'note' && wire.text != null)),
    carried: {
      ...BesidesSchema.parse(wire),
      form,
      spelling: spellingOf<HeldField>(wire, written, held),
      more,
    },
  };
}

function read(wire: Held, account: OnepagecrmAccount, form: Form): DialectCall {
  const { text, phone_number, call_result, recording_link } = wire;
  const time = form === 'today' ? readSeconds(wire.call_time_int) : readTime(wire.call_time ?? '', 'UTC')?.at;
  return {
    ...silentCall,
    ...(call_result && readResult(call_result, readAs(account), null)),
    remoteNumber: fitting('remoteNumber', phone_number),
    startedAt: time ?? null,
    note: form === 'today' ? fromMarkedText(text ?? '') : fromTextNote(text ?? ''),
    recordingLink: fitting('recordingLink', recording_link),
  };
}

/** Epoch seconds as a number or a string of digits, as ms. */
function readSeconds(seconds: CallReply['call_time_int']): number | null {
  return seconds == null ? null : inCalendar(Number(seconds) * 1000);
}

/** A text, if it is one that this part of a call can be; else null. */
function fitting(part: 'remoteNumber' | 'recordingLink', text: string | null | undefined): string | null {
  const { success, data } = DialectCallSchema.shape[part].safeParse(text);
  return success ? data : null;
}

/** What each field of a request says, when it is there. */
const partsOf: Record<HeldField, readonly CallPart[]> = {
  text: ['note'],
  call_time: ['startedAt'],
  call_time_int: ['startedAt'],
  phone_number: ['remoteNumber'],
  call_result: ['status', 'disposition'],
  recording_link: ['recordingLink'],
};

function readParts(wire: CallInput, account: OnepagecrmAccount): Partial<DialectCall> {
  const call = read(wire, account, formOf(wire, account));
  const said = heldFields.filter((field) => wire[field] !== undefined);
  return Object.fromEntries(said.flatMap((field) => partsOf[field]).map((part) => [part, call[part]]));
}
