import type { Change, Decoded } from '../../../contract/dialect/dialect.ts';
import {
  type CallPart,
  callParts,
  type DialectCall,
  says,
  silentCall,
} from '../../../contract/dialect/dialect-call.ts';
import { sidesOf } from '../../../contract/dialect/sides.ts';
import type { ActivixAccount } from './account.ts';
import { type ActivixCarried, besides, ofTheCall } from './carried.ts';
import { readNote } from './note.ts';
import { readDirection, readInstant, readLink, readNumber, readSeconds, wordOf } from './spelling.ts';
import { readWord, wordFor } from './status.ts';
import type { Create, Reply, Update } from './wire.ts';

const known = new Set<string>([...besides, ...ofTheCall]);

/** Reads a call as Activix answers it. */
export function fromReply(wire: Reply, account: ActivixAccount): Decoded<ActivixCarried> {
  const from = readNumber(wire.from);
  const to = readNumber(wire.to);
  const start = readInstant(wire.start_at, account.zone);
  const end = readInstant(wire.end_at, account.zone);
  const length = readSeconds(wire.duration);
  const link = readLink(wire.media_url);
  const note = readNote(wire.description, account);
  const direction = readDirection(wire.direction);
  const call: DialectCall = {
    ...silentCall,
    ...sidesOf({ from: from.value, to: to.value }, direction, []),
    ...readWord(wire.status, direction, account),
    startedAt: start.value,
    endedAt: end.value,
    duration: length.value,
    note: note.value,
    recordingLink: link.value,
  };
  const spelled = {
    start_at: start.spelled,
    end_at: end.spelled,
    duration: length.spelled,
    direction: direction === null ? wire.direction : undefined,
    status: wire.status === wordFor(call, account) ? undefined : wire.status,
    from: from.spelled,
    to: to.spelled,
    media_url: link.spelled,
    description: note.spelled,
  };
  const carried: ActivixCarried = {
    ...Object.fromEntries(
      besides.filter((name) => wire[name] !== undefined).map((name) => [name, wire[name]]),
    ),
    startOffset: start.offset,
    endOffset: end.offset,
    spelled: Object.fromEntries(Object.entries(spelled).filter(([, text]) => typeof text === 'string')),
    nulls: ofTheCall.filter((name) => wire[name] === null),
    more: Object.fromEntries(Object.entries(wire).filter(([name]) => !known.has(name))),
  };
  return { call, missing: missing(call, wire), carried };
}

/** Reads what somebody asks to create. Where they leave out the direction, the person's own numbers tell it. */
export function fromCreate(wire: Create, account: ActivixAccount): Decoded<ActivixCarried> {
  const { from = null, to = null } = wire;
  const { direction } = sidesOf({ from, to }, readDirection(wire.direction), account.ownNumbers);
  return fromReply(direction === null ? wire : { ...wire, direction: wordOf(direction) }, account);
}

/** Reads what somebody asks to change: six fields at most, and none of them says which direction the call had. */
export function fromUpdate(wire: Update, account: ActivixAccount): Change<ActivixCarried> {
  const said = readWord(wire.status, null, account);
  const end = readInstant(wire.end_at, account.zone);
  return {
    call: {
      ...(said.status !== null && { status: said.status }),
      ...(said.disposition !== null && { disposition: said.disposition }),
      ...(end.value !== null && { endedAt: end.value }),
      ...(wire.duration !== undefined && { duration: wire.duration }),
      ...(wire.media_url !== undefined && { recordingLink: wire.media_url }),
    },
    carried: {
      ...(wire.user_did !== undefined && { user_did: wire.user_did }),
      ...(wire.user_email !== undefined && { user_email: wire.user_email }),
      ...(end.value !== null && { endOffset: end.offset }),
    },
  };
}

function missing(call: DialectCall, wire: Reply): CallPart[] {
  return callParts.filter(
    (part) => !says(call, part) && !(part === 'note' && typeof wire.description === 'string'),
  );
}
