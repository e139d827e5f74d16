import type { Change, Decoded } from '../../../contract/dialect/dialect.ts';
import {
  callParts,
  type DialectCall,
  DialectCallSchema,
  says,
  silentCall,
} from '../../../contract/dialect/dialect-call.ts';
import { sidesOf } from '../../../contract/dialect/sides.ts';
import { inCalendar } from '../../../contract/dialect/wire-time.ts';
import type { AgendizeAccount } from './account.ts';
import { type AgendizeCarried, agendizeWords } from './carried.ts';
import { readDuration, toDuration } from './duration.ts';
import { readNumber } from './number.ts';
import { readStart, toStart } from './start.ts';
import { readStatus, toStatus } from './status.ts';
import type { AgendizeCreate, AgendizeReply, AgendizeUpdate } from './wire.ts';

/** *Decided*: both spellings of the one type that a recording has, seed 002's and the vendor's. */
const recordType = { mineType: 'audio/mpeg', mimeType: 'audio/mpeg' };

/** A Call resource as a call. Agendize has no place for a note, tags, talk time or a direction: our own numbers tell it. */
export function fromAgendizeReply(wire: AgendizeReply, account: AgendizeAccount): Decoded<AgendizeCarried> {
  const { id, ...besides } = wire;
  const carried: AgendizeCarried = {
    id,
    start: { timeZone: account.zone },
    record: recordType,
    asWritten: {},
    besides,
  };
  for (const word of agendizeWords) {
    if (wire[word] === null || wire[word] === undefined) continue;
    Object.assign(carried, { [word]: wire[word] });
    delete besides[word];
  }
  const call: DialectCall = {
    ...silentCall,
    ...readSides(wire, account, carried),
    ...readTimes(wire, account, carried),
    recordingLink: readRecord(wire.record, carried),
  };
  Object.assign(call, readWhatBecame(wire.status, call, account, carried));
  return { call, missing: missing(call), carried };
}

/** A call that somebody asks to be written. */
export function fromAgendizeCreate(wire: AgendizeCreate, account: AgendizeAccount): Decoded<AgendizeCarried> {
  const { call: said, carried: words } = fromAgendizeUpdate(wire, account);
  const call = { ...silentCall, ...said };
  const withheld = (['callerNumber', 'calledNumber'] as const).filter(
    (side) => readNumber(wire[side]) === null,
  );
  return {
    call,
    missing: missing(call),
    carried: {
      id: '',
      start: { timeZone: account.zone },
      record: recordType,
      asWritten: Object.fromEntries(withheld.map((side) => [side, wire[side]])),
      besides: {},
      ...words,
    },
  };
}

/**
 * What a PUT says. *Decided*: where it names one number only, one of ours is the local party's, any other the remote
 * party's. A length without a start says no end, nor a start without a length: who has the rest of the call sets it.
 */
export function fromAgendizeUpdate(wire: AgendizeUpdate, account: AgendizeAccount): Change<AgendizeCarried> {
  const call: Partial<DialectCall> = {};
  const carried: Partial<AgendizeCarried> = {};
  const from = readNumber(wire.callerNumber);
  const to = readNumber(wire.calledNumber);
  if (from !== undefined && to !== undefined)
    Object.assign(call, sidesOf({ from, to }, null, account.ownNumbers));
  else if (from !== undefined || to !== undefined) {
    const { direction, localNumber, remoteNumber } = sidesOf(
      { from: from ?? null, to: to ?? null },
      null,
      account.ownNumbers,
    );
    const ours = direction !== null;
    if (ours) Object.assign(call, { direction, localNumber });
    else call.remoteNumber = remoteNumber ?? localNumber;
  }
  if (wire.start) {
    call.startedAt = readStart(wire.start, account.zone);
    carried.start = { timeZone: wire.start.timeZone ?? account.zone };
  }
  if (wire.duration !== undefined) call.duration = readDuration(wire.duration);
  if (typeof call.startedAt === 'number' && typeof call.duration === 'number')
    call.endedAt = inCalendar(call.startedAt + call.duration * 1000);
  for (const word of ['buttonId', 'clientId', 'externalId'] as const) {
    const value = wire[word];
    if (value !== undefined && value !== '') carried[word] = value;
  }
  return { call, carried };
}

function readSides(wire: AgendizeReply, account: AgendizeAccount, { asWritten, besides }: AgendizeCarried) {
  const read = (side: 'callerNumber' | 'calledNumber') => {
    const spelled = wire[side];
    const number = readNumber(spelled);
    if (number === undefined || spelled === null || spelled === undefined) return null;
    delete besides[side];
    if (number !== spelled) asWritten[side] = spelled;
    return number;
  };
  return sidesOf({ from: read('callerNumber'), to: read('calledNumber') }, null, account.ownNumbers);
}

function readTimes(wire: AgendizeReply, account: AgendizeAccount, carried: AgendizeCarried) {
  const startedAt = wire.start ? readStart(wire.start, account.zone) : null;
  if (wire.start && startedAt !== null) {
    const { dateTime, ...start } = wire.start;
    carried.start = start;
    delete carried.besides.start;
    if (dateTime && toStart(startedAt, start.timeZone ?? account.zone).dateTime !== dateTime)
      carried.asWritten.dateTime = dateTime;
  }
  const duration = readDuration(wire.duration);
  if (duration !== null) {
    delete carried.besides.duration;
    if (
      wire.duration !== null &&
      wire.duration !== undefined &&
      toDuration(duration, account.form) !== wire.duration
    )
      carried.asWritten.duration = wire.duration;
  }
  const endedAt = startedAt === null || duration === null ? null : inCalendar(startedAt + duration * 1000);
  return { startedAt, duration, endedAt };
}

function readRecord(record: AgendizeReply['record'], carried: AgendizeCarried): string | null {
  if (!record) return null;
  const { url, ...type } = record;
  const link = DialectCallSchema.shape.recordingLink.safeParse(url ?? null);
  if (!link.success || link.data === null || link.data !== url) return null;
  carried.record = type;
  delete carried.besides.record;
  return link.data;
}

function readWhatBecame(
  status: AgendizeReply['status'],
  call: DialectCall,
  account: AgendizeAccount,
  { asWritten, besides }: AgendizeCarried,
) {
  if (status === null || status === undefined) return {};
  delete besides.status;
  const said = readStatus(status, call.direction, account);
  if (toStatus({ ...call, ...said }, account) !== status) asWritten.status = status;
  return said;
}

/** What a call does not say after reading, Agendize did not say: it has no field that says that there is nothing. */
function missing(call: DialectCall) {
  return callParts.filter((part) => !says(call, part));
}
