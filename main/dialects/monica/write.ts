import type { Encoded, Loss } from '../../../contract/dialect/dialect.ts';
import type { DialectCall } from '../../../contract/dialect/dialect-call.ts';
import { notReadBack } from '../../../contract/dialect/not-read-back.ts';
import { noteLine } from '../../../contract/dialect/note-line.ts';
import { fromTextNote } from '../../../contract/dialect/text-note.ts';
import { toIsoUtc, toZonelessText } from '../../../contract/dialect/wire-time.ts';
import type { MonicaAccount } from './account.ts';
import { readCalledAt } from './called-at.ts';
import type { LineEnd, MonicaCarried } from './carried.ts';
import { fromMonicaCreate, fromMonicaReply } from './read.ts';
import { spellContent } from './spell-content.ts';
import type { MonicaInput, MonicaReply } from './wire.ts';

/**
 * What POST and PUT ask for. *Decided*: to a server of the seed the day alone is written, in the account's zone, because the
 * seed documents the format `YYYY-MM-DD`; 4.x is told the second. 4.x empties what a PUT leaves out, so all of it is sent.
 */
export function toMonicaInput(call: DialectCall, account: MonicaAccount): Encoded<MonicaInput> {
  const at = call.startedAt ?? unknownStart;
  const today = account.form === 'today';
  const wire: MonicaInput = {
    content: contentOf(call, '\n'),
    contact_id: account.contactId,
    called_at: today ? toIsoUtc(at) : toZonelessText(at, account.zone).slice(0, 10),
    ...(today ? { contact_called: call.direction === 'inbound' } : {}),
  };
  return { wire, lost: losses(call, fromMonicaCreate(wire, account).call, '\n') };
}

/** A call as Monica answers it. */
export function toMonicaReply(
  call: DialectCall,
  account: MonicaAccount,
  carried: MonicaCarried,
): Encoded<MonicaReply> {
  const { lineEnd } = carried;
  const { content, calledAt } = carried.asWritten;
  const at = call.startedAt ?? unknownStart;
  const wire: MonicaReply = {
    ...carried.besides,
    id: carried.id,
    object: carried.object,
    called_at:
      calledAt !== undefined && startOf(calledAt, account) === call.startedAt ? calledAt : toIsoUtc(at),
    content:
      content !== undefined && fromTextNote(content ?? '') === call.note ? content : contentOf(call, lineEnd),
    ...(carried.account ? { account: carried.account } : {}),
    contact: carried.contact,
    ...(carried.saysDirection ? { contact_called: call.direction === 'inbound' } : {}),
    created_at: carried.createdAt,
    updated_at: carried.updatedAt,
  };
  return { wire, lost: losses(call, fromMonicaReply(wire, account).call, lineEnd) };
}

function startOf(calledAt: string, { zone }: MonicaAccount): number | null {
  return readCalledAt(calledAt, zone)?.at ?? null;
}

/** *Decided*: Monica must have a date; a call without a start, which no log has, gets the beginning of the epoch. */
const unknownStart = 0;

/** The note, or the line that stands for one: `content` is required. */
function contentOf(call: DialectCall, lineEnd: LineEnd): string {
  const { content } = spellContent(call.note, lineEnd);
  return content.trim() === '' ? noteLine(call) : content;
}

function losses(call: DialectCall, back: DialectCall, lineEnd: LineEnd): Loss[] {
  const note = spellContent(call.note, lineEnd).cut ? 'shortened' : 'plain';
  return notReadBack(call, back, { note, startedAt: 'shortened' });
}
