import type { CallRecord, Party } from '../../contract/call/call.ts';
import type { CallEntry } from '../../contract/call/entry.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import { manual } from '../../contract/call/manual.ts';
import type { Annotation } from './ports.ts';
import { begin, step } from './step.ts';

/** A hand's call has no line, so nobody is known on our side. */
export const nobody: Party = { raw: '', e164: null, name: null };

/** What a call is written down with besides the person's own words. */
export interface EntryMade {
  id: string;
  sourceCallId: string;
  /** Epoch ms: when the person wrote it down. */
  at: number;
  remote: Party;
  annotation: Annotation;
}

type Facts = Pick<CallEntry, 'direction' | 'outcome' | 'startedAt' | 'talkMs'>;

/**
 * The call that the person says there was, with the events that stand for it. It goes through the call machine like any
 * other, so that its times agree; only its outcome is the person's word, as no signalling tells it.
 */
export function entered(facts: Facts, made: EntryMade): { call: CallRecord; events: CallEvent[] } {
  const { startedAt, direction } = facts;
  const answered = facts.outcome === 'answered';
  const about = { source: manual, sourceCallId: made.sourceCallId };
  const started = {
    ...about,
    type: 'started',
    at: startedAt,
    direction,
    remote: made.remote,
    local: nobody,
    account: null,
  } as const;
  const after: CallEvent[] = [
    ...(answered ? [{ ...about, type: 'answered', at: startedAt } as const] : []),
    {
      ...about,
      type: 'ended',
      at: startedAt + (answered ? facts.talkMs : 0),
      endedBy: 'unknown',
      cause: null,
    },
  ];
  const call = after.reduce(
    (known, event) => {
      const next = step(known, event);
      return next.kind === 'changed' ? next.call : known;
    },
    begin(made.id, started),
  );
  const { note, ...said } = made.annotation;
  return {
    call: {
      ...call,
      ...said,
      note: note?.html ?? '',
      noteText: note?.text ?? '',
      outcome: facts.outcome,
      revision: 1,
      annotatedAt: saysAnything(made.annotation) ? made.at : null,
      notedAt: made.annotation.note?.html ? made.at : null,
    },
    events: [started, ...after],
  };
}

function saysAnything({ note, tags, disposition, followUpAt, contactName, company }: Annotation): boolean {
  const said = [disposition, followUpAt, contactName, company].some((value) => (value ?? null) !== null);
  return said || (note?.text ?? '') !== '' || (tags?.length ?? 0) > 0;
}
