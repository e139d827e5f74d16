import type { Encoded, Loss } from '../../../contract/dialect/dialect.ts';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { inPartOrder } from '../../../contract/dialect/losses.ts';
import { fromTo } from '../../../contract/dialect/sides.ts';
import type { ActivixAccount } from './account.ts';
import { type ActivixCarried, besides, type ofTheCall } from './carried.ts';
import { readNote, writeNote } from './note.ts';
import {
  isE164,
  isMedia,
  readDirection,
  readInstant,
  readLink,
  readNumber,
  readSeconds,
  wordOf,
  writeTime,
} from './spelling.ts';
import { readWord, saidLosses, wordFor } from './status.ts';
import type { Reply } from './wire.ts';
import { changed, neverHeld, tellsStatus } from './write-request.ts';

/**
 * A call as Activix would answer it. *Decided*: the seed ends its sample with `…`, so what was asked for (`media_url`,
 * `user_did`, `user_email`, today's `description` and `lead_id`) is answered too. A reply fills nothing in: what the call
 * does not say is left out, or null where it was null before.
 */
export function toReply(call: DialectCall, account: ActivixAccount, carried: ActivixCarried): Encoded<Reply> {
  const { spelled } = carried;
  const absent = (name: (typeof ofTheCall)[number]) => (carried.nulls.includes(name) ? null : undefined);
  const numbers = numbersOf(call, account, carried);
  const { from, to } = fromTo({ direction: call.direction, ...numbers });
  const word = statusOf(call, account, spelled.status);
  const note = noteOf(call, account, spelled.description);
  const link = linkOf(call, spelled.media_url);
  return {
    wire: {
      ...carried.more,
      ...Object.fromEntries(
        besides.filter((name) => carried[name] !== undefined).map((name) => [name, carried[name]]),
      ),
      start_at: timeOf(call.startedAt, account, carried.startOffset, spelled.start_at) ?? absent('start_at'),
      end_at: timeOf(call.endedAt, account, carried.endOffset, spelled.end_at) ?? absent('end_at'),
      duration:
        (readSeconds(spelled.duration).value === call.duration ? spelled.duration : call.duration) ??
        absent('duration'),
      direction: directionOf(call, spelled.direction) ?? absent('direction'),
      status: word ?? absent('status'),
      from: from ?? absent('from'),
      to: to ?? absent('to'),
      media_url: link ?? absent('media_url'),
      description: note.text ?? absent('description'),
    },
    lost: inPartOrder([
      ...saidLosses(call, readWord(word, call.direction, account)),
      ...changed('remoteNumber', call.remoteNumber, readNumber(numbers.remoteNumber).value),
      ...changed('localNumber', call.localNumber, readNumber(numbers.localNumber).value),
      ...note.lost,
      ...neverHeld(call).filter(({ part }) => part !== 'recordingLink' || link === null),
    ]),
  };
}

/** Both numbers in the reply's spelling; the user's own number stands for one of ours that Activix does not take. */
function numbersOf(
  call: DialectCall,
  { userDid }: ActivixAccount,
  { spelled }: ActivixCarried,
): Pick<DialectCall, 'remoteNumber' | 'localNumber'> {
  const inbound = call.direction === 'inbound';
  const write = (number: string | null, as: string | undefined) =>
    as !== undefined && readNumber(as).value === number ? as : isE164(number) ? number : null;
  const local = write(call.localNumber, inbound ? spelled.to : spelled.from);
  return {
    remoteNumber: write(call.remoteNumber, inbound ? spelled.from : spelled.to),
    localNumber: local ?? (call.localNumber === null ? null : userDid),
  };
}

function timeOf(
  at: number | null,
  { zone }: ActivixAccount,
  offset: number | null,
  spelled: string | undefined,
): string | null {
  if (spelled !== undefined && readInstant(spelled, zone).value === at) return spelled;
  return at === null ? null : writeTime(at, zone, offset);
}

function directionOf({ direction }: DialectCall, spelled: string | undefined): string | null {
  if (direction !== null) return wordOf(direction);
  return spelled !== undefined && readDirection(spelled) === null ? spelled : null;
}

function statusOf(call: DialectCall, account: ActivixAccount, spelled: string | undefined): string | null {
  if (spelled !== undefined) {
    const read = readWord(spelled, call.direction, account);
    if (read.status === call.status && read.disposition === call.disposition) return spelled;
  }
  return tellsStatus(call) ? wordFor(call, account) : null;
}

function noteOf(
  { note }: DialectCall,
  account: ActivixAccount,
  spelled: string | undefined,
): { text: string | null; lost: Loss[] } {
  if (spelled !== undefined && readNote(spelled, account).value === note) return { text: spelled, lost: [] };
  return writeNote(note, account);
}

function linkOf({ recordingLink }: DialectCall, spelled: string | undefined): string | null {
  if (spelled !== undefined && readLink(spelled).value === recordingLink) return spelled;
  return isMedia(recordingLink) ? recordingLink : null;
}
