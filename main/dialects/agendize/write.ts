import type { Encoded, Loss } from '../../../contract/dialect/dialect.ts';
import type { CallPart, DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { notReadBack } from '../../../contract/dialect/not-read-back.ts';
import { fromTo } from '../../../contract/dialect/sides.ts';
import { isZone } from '../../../contract/dialect/wire-time.ts';
import type { AgendizeAccount } from './account.ts';
import { type AgendizeCarried, agendizeWords } from './carried.ts';
import { readDuration, toDuration } from './duration.ts';
import { readNumber, toNumber } from './number.ts';
import { fromAgendizeCreate, fromAgendizeReply, fromAgendizeUpdate } from './read.ts';
import { readStart, toStart } from './start.ts';
import { readStatus, toStatus } from './status.ts';
import type { AgendizeCreate, AgendizeReply, AgendizeUpdate, Start } from './wire.ts';

/** *Decided*: the start is required; a call without one, which no log has, gets the beginning of the epoch. */
const unknownStart = 0;

const numberParts = ['remoteNumber', 'localNumber'] as const;
const required = [...numberParts, 'startedAt'] as const;

/** What POST asks for: status, note and recording have no place in it. */
export function toAgendizeCreate(call: DialectCall, account: AgendizeAccount): Encoded<AgendizeCreate> {
  const wire: AgendizeCreate = {
    ...numbers(call),
    start: toStart(call.startedAt ?? unknownStart, account.zone),
    ...rest(call, account),
  };
  return { wire, lost: losses(call, fromAgendizeCreate(wire, account).call, required) };
}

/** What PUT asks for: all that POST may. Seed 002 makes the called number a list here. */
export function toAgendizeUpdate(call: DialectCall, account: AgendizeAccount): Encoded<AgendizeUpdate> {
  const { callerNumber, calledNumber } = numbers(call);
  const wire: AgendizeUpdate = {
    callerNumber,
    calledNumber: account.form === 'seed' ? [calledNumber] : calledNumber,
    ...(call.startedAt === null ? {} : { start: toStart(call.startedAt, account.zone) }),
    ...rest(call, account),
  };
  return { wire, lost: losses(call, fromAgendizeUpdate(wire, account).call, numberParts) };
}

/** A call as a Call resource. A number that nobody knows is left out, where the wire did not say `unknown` itself. */
export function toAgendizeReply(
  call: DialectCall,
  account: AgendizeAccount,
  carried: AgendizeCarried,
): Encoded<AgendizeReply> {
  const { asWritten } = carried;
  const { from, to } = fromTo(call);
  const wire: AgendizeReply = {
    ...carried.besides,
    id: carried.id,
    ...said({
      ...Object.fromEntries(agendizeWords.map((word) => [word, carried[word]])),
      callerNumber: spell(asWritten.callerNumber, (number) => readNumber(number) === from, from),
      calledNumber: spell(asWritten.calledNumber, (number) => readNumber(number) === to, to),
      start: call.startedAt === null ? null : startOf(call.startedAt, account, carried),
      duration: spell(
        asWritten.duration,
        (duration) => readDuration(duration) === call.duration,
        call.duration === null ? null : toDuration(call.duration, account.form),
      ),
      status: spell(asWritten.status, (status) => isOf(call, status, account), toStatus(call, account)),
      record: call.recordingLink === null ? null : { ...carried.record, url: call.recordingLink },
    }),
  };
  return { wire, lost: losses(call, fromAgendizeReply(wire, account).call) };
}

/** The fields that say something. */
function said(fields: Partial<AgendizeReply>): Partial<AgendizeReply> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** A value as it was written where that still says the same, else as our rules have it. */
function spell<Written, Ruled>(
  asWritten: Written | undefined,
  saysTheSame: (written: Written) => boolean,
  byRule: Ruled,
): Written | Ruled {
  return asWritten !== undefined && saysTheSame(asWritten) ? asWritten : byRule;
}

function isOf(call: DialectCall, spelled: string, account: AgendizeAccount): boolean {
  const { status, disposition } = readStatus(spelled, call.direction, account);
  return status === call.status && disposition === call.disposition;
}

function startOf(at: number, account: AgendizeAccount, { start, asWritten }: AgendizeCarried): Start {
  const zone = start.timeZone ?? account.zone;
  const known = isZone(zone) ? zone : account.zone;
  const named = { ...start, ...(typeof start.timeZone === 'string' ? { timeZone: known } : {}) };
  const written = { ...named, dateTime: asWritten.dateTime };
  if (asWritten.dateTime !== undefined && readStart(written, account.zone) === at) return written;
  return { ...named, dateTime: toStart(at, known).dateTime };
}

function numbers(call: DialectCall): { callerNumber: string; calledNumber: string } {
  const { from, to } = fromTo(call);
  return { callerNumber: toNumber(from), calledNumber: toNumber(to) };
}

function rest(call: DialectCall, { form, buttonId, clientId, externalId }: AgendizeAccount) {
  const seconds = call.duration;
  return {
    ...(seconds === null ? {} : { duration: form === 'seed' ? [String(seconds)] : seconds }),
    ...(buttonId === null ? {} : { buttonId }),
    ...(clientId === null ? {} : { clientId }),
    ...(externalId === null ? {} : { externalId }),
  };
}

/** Numbers tell the direction, and a time without a zone its instant, only where no other one is written alike. */
function losses(call: DialectCall, back: Partial<DialectCall>, fillers: readonly CallPart[] = []): Loss[] {
  const alike = { direction: 'ambiguous', remoteNumber: 'ambiguous', localNumber: 'ambiguous' } as const;
  const shifted = typeof back.endedAt === 'number' && call.endedAt !== null;
  return notReadBack(
    call,
    back,
    { ...alike, startedAt: 'ambiguous', ...(shifted ? { endedAt: 'ambiguous' } : {}) },
    fillers,
  );
}
