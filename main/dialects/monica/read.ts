import type { Change, Decoded } from '../../../contract/dialect/dialect.ts';
import {
  type CallPart,
  callParts,
  type DialectCall,
  silentCall,
} from '../../../contract/dialect/dialect-call.ts';
import { fromTextNote } from '../../../contract/dialect/text-note.ts';
import { toIsoUtc } from '../../../contract/dialect/wire-time.ts';
import type { MonicaAccount } from './account.ts';
import { readCalledAt } from './called-at.ts';
import type { LineEnd, MonicaCarried } from './carried.ts';
import { spellContent } from './spell-content.ts';
import type { MonicaInput, MonicaReply } from './wire.ts';

/** A call as Monica answered it. */
export function fromMonicaReply(wire: MonicaReply, { zone }: MonicaAccount): Decoded<MonicaCarried> {
  const { id, object, called_at, content, account, contact, created_at, updated_at, ...besides } = wire;
  const { contact_called, ...unread } = besides;
  const saysDirection = typeof contact_called === 'boolean';
  const startedAt = readCalledAt(called_at, zone)?.at ?? null;
  const note = readContent(content);
  const sameTime = startedAt !== null && toIsoUtc(startedAt) === called_at;
  return {
    call: {
      ...silentCall,
      direction: saysDirection ? (contact_called ? 'inbound' : 'outbound') : null,
      startedAt,
      note: note.note,
    },
    missing: missing([
      ...(saysDirection ? (['direction'] as const) : []),
      ...(startedAt === null ? [] : (['startedAt'] as const)),
    ]),
    carried: {
      id,
      object,
      account: account ?? null,
      contact,
      createdAt: created_at,
      updatedAt: updated_at,
      saysDirection,
      lineEnd: note.lineEnd,
      asWritten: { ...note.asWritten, ...(sameTime ? {} : { calledAt: called_at }) },
      besides: saysDirection ? unread : besides,
    },
  };
}

/** A call that somebody asks to be written. */
export function fromMonicaCreate(wire: MonicaInput, account: MonicaAccount): Decoded<MonicaCarried> {
  const { call, carried } = readInput(wire, account);
  return {
    call: { ...silentCall, ...call },
    missing: missing(['startedAt', ...(call.direction ? (['direction'] as const) : [])]),
    carried: {
      id: 0,
      object: 'call',
      account: null,
      createdAt: null,
      updatedAt: null,
      saysDirection: account.form === 'today',
      besides: {},
      ...carried,
    },
  };
}

/** What a PUT says: all of a call that Monica has, because all of it is required. */
export function fromMonicaUpdate(wire: MonicaInput, account: MonicaAccount): Change<MonicaCarried> {
  return readInput(wire, account);
}

function readInput(wire: MonicaInput, { zone }: MonicaAccount) {
  const { note, lineEnd, asWritten } = readContent(wire.content);
  const call: Partial<DialectCall> = { startedAt: readCalledAt(wire.called_at, zone)?.at ?? null, note };
  if (wire.contact_called !== undefined) call.direction = wire.contact_called ? 'inbound' : 'outbound';
  return { call, carried: { contact: { id: wire.contact_id }, lineEnd, asWritten } };
}

function readContent(
  content: string | null,
): Pick<MonicaCarried, 'lineEnd' | 'asWritten'> & { note: string } {
  const note = fromTextNote(content ?? '');
  const lineEnd = (/\r\n?|\n/.exec(content ?? '')?.[0] ?? '\n') as LineEnd;
  const same = note !== '' && spellContent(note, lineEnd).content === content;
  return { note, lineEnd, asWritten: same ? {} : { content } };
}

/** Monica always has a note, of all other parts only those that the wire says. */
function missing(said: readonly CallPart[]): CallPart[] {
  return callParts.filter((part) => part !== 'note' && !said.includes(part));
}
