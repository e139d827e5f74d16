import { type CallRecord, mostTags } from '../../contract/call/call.ts';
import type { CallPart } from '../../contract/call/entry.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { wordKey } from '../../contract/call/word-key.ts';
import { noteText } from '../../contract/note/note-text.ts';
import { keyOf } from './correlate.ts';
import type { Annotation } from './ports.ts';
import { begin, step } from './step.ts';

/** A call that was merged into another, with the keys of the events that came over from it. */
export interface Merged {
  call: Pick<CallRecord, 'id' | 'source' | 'startedAt'>;
  keys: ReadonlySet<string>;
}

/**
 * What a call was put together from, besides its own first report: the calls that the person merged into it, and each
 * further source whose report was taken for the same call. Oldest first.
 */
export function partsOf(
  call: Pick<CallRecord, 'source' | 'sourceCallId'>,
  events: readonly CallEvent[],
  merges: readonly Merged[],
): CallPart[] {
  const merged = merges.map(
    ({ call: gone }): CallPart => ({
      key: `merged\n${gone.id}`,
      kind: 'merged',
      source: gone.source,
      startedAt: gone.startedAt,
      call: gone.id,
    }),
  );
  const spoken = new Set([keyOf(call), ...merges.flatMap(({ keys }) => [...keys])]);
  const correlated = events.flatMap((event): CallPart[] => {
    const key = keyOf(event);
    if (spoken.has(key)) return [];
    spoken.add(key);
    return [{ key, kind: 'correlated', source: event.source, startedAt: event.at, call: null }];
  });
  return [...merged, ...correlated].sort((a, b) => a.startedAt - b.startedAt);
}

/**
 * Takes two calls apart that correlation took for one: the events of `key` become a call with the id given, `rest` is
 * what the others make of the call, with all that the person added; the events of merged calls make nothing of it. A part
 * without an end of its own ended when the whole did. Null when the part cannot stand alone: nothing tells its start.
 */
export function splitOff(
  { call, events, parts }: { call: CallRecord; events: readonly CallEvent[]; parts: readonly CallPart[] },
  key: string,
  id: string,
): { rest: CallRecord; apart: CallRecord } | null {
  const apart = replay(
    id,
    events.filter((event) => keyOf(event) === key),
    call,
  );
  const staying = new Set([
    keyOf(call),
    ...parts.filter(({ kind }) => kind === 'correlated').map((part) => part.key),
  ]);
  staying.delete(key);
  const rest = replay(
    call.id,
    events.filter((event) => staying.has(keyOf(event))),
    call,
  );
  if (apart === null || rest === null) return null;
  const { contactName, company, demo } = call;
  const facts = call.corrected ? call : { ...call, ...factsOf(rest) };
  return {
    rest: { ...facts, revision: call.revision + 1 },
    apart: { ...apart, contactName, company, demo, revision: 1 },
  };
}

function replay(id: string, events: readonly CallEvent[], whole: CallRecord): CallRecord | null {
  const first = events.find((event) => event.type === 'started');
  if (first === undefined) return null;
  const call = events.reduce(
    (known, event) => {
      const next = step(known, event);
      return next.kind === 'changed' ? next.call : known;
    },
    begin(id, first),
  );
  if (call.state === 'ended' || whole.endedAt === null) return call;
  const { source, sourceCallId } = first;
  const ended = step(call, {
    type: 'ended',
    source,
    sourceCallId,
    at: whole.endedAt,
    endedBy: whole.endedBy ?? 'unknown',
    cause: whole.cause,
    recovered: whole.recovered,
  });
  return ended.kind === 'changed' ? ended.call : call;
}

/** What events alone decide: everything else of a call is the person's, or the log's. */
function factsOf(call: CallRecord) {
  const { state, direction, remote, local, account, startedAt, ringingAt, answeredAt, endedAt } = call;
  const { lastAt, heldMs, heldSince, muted, cause, endedBy, outcome, recovered } = call;
  const times = { startedAt, ringingAt, answeredAt, endedAt, lastAt, heldMs, heldSince };
  return { state, direction, remote, local, account, ...times, muted, cause, endedBy, outcome, recovered };
}

type Annotated = Pick<CallRecord, 'note' | 'tags' | 'disposition' | 'contactName' | 'company' | 'followUpAt'>;

/**
 * What the person said of two calls that are one: both notes, an empty paragraph between them; the tags of both; where
 * only one can stand, that of the call that stays, else of the one that goes.
 */
export function joinAnnotations(keep: Annotated, gone: Annotated): Required<Omit<Annotation, 'keepVersion'>> {
  const said = [keep, gone].filter(({ note }) => note !== '');
  const known = new Set<string>();
  const tags = [...keep.tags, ...gone.tags].filter((tag) => {
    const plain = wordKey(tag);
    return known.has(plain) ? false : known.add(plain);
  });
  const html = said.map(({ note }) => note).join('<p></p>');
  return {
    note: { html, text: noteText(html) },
    tags: tags.slice(0, mostTags),
    disposition: keep.disposition ?? gone.disposition,
    contactName: keep.contactName ?? gone.contactName,
    company: keep.company ?? gone.company,
    followUpAt: keep.followUpAt ?? gone.followUpAt,
  };
}
