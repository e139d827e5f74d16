import type { SQLInputValue } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CauseFamily, Direction, EndedBy, Outcome, State } from '../../contract/call/words.ts';

/** A row of `call` joined with its annotation, as SQLite gives it. */
export interface CallRow {
  id: number;
  uid: string;
  revision: number;
  source: string;
  source_call_id: string;
  account: string | null;
  direction: Direction;
  state: State;
  outcome: Outcome | null;
  remote_raw: string;
  remote_e164: string | null;
  remote_name: string | null;
  local_raw: string;
  local_e164: string | null;
  local_name: string | null;
  started_at: number;
  ringing_at: number | null;
  answered_at: number | null;
  ended_at: number | null;
  last_at: number;
  held_ms: number;
  held_since: number | null;
  muted: number;
  cause_family: CauseFamily | null;
  cause_code: number | null;
  cause_text: string | null;
  ended_by: EndedBy | null;
  recovered: number;
  demo: number;
  trashed_at: number | null;
  note: string | null;
  note_text: string | null;
  disposition: string | null;
  tags: string | null;
  contact_name: string | null;
  company: string | null;
  follow_up_at: number | null;
  follow_up_told: number | null;
  note_began_at: number | null;
  noted_at: number | null;
  annotated_at: number | null;
  recordings: number;
  corrected: number;
}

/** The columns of `call` that a record fills, in the order of `callValues`; `id` and the derived `status` stand apart. */
export const callColumns = [
  'uid',
  'revision',
  'source',
  'source_call_id',
  'account',
  'direction',
  'state',
  'outcome',
  'remote_raw',
  'remote_e164',
  'remote_name',
  'local_raw',
  'local_e164',
  'local_name',
  'started_at',
  'ringing_at',
  'answered_at',
  'ended_at',
  'last_at',
  'held_ms',
  'held_since',
  'muted',
  'cause_family',
  'cause_code',
  'cause_text',
  'ended_by',
  'recovered',
  'demo',
  'trashed_at',
] as const;

/** Selects whole calls as `CallRow`s; a WHERE or ORDER BY may follow, with `call.` before the columns of `call`. */
export const selectCalls = `
  SELECT call.id, ${callColumns.map((column) => `call.${column}`).join(', ')},
    note, note_text, disposition, tags, contact_name, company, follow_up_at, follow_up_told, note_began_at, noted_at, annotated_at,
    (SELECT count(*) FROM recording WHERE recording.call = call.uid AND recording.trashed_at IS NULL) AS recordings,
    EXISTS (SELECT 1 FROM call_original WHERE call_original.call = call.uid) AS corrected
  FROM call LEFT JOIN call_annotation ON call_annotation.call = call.uid`;

/** A record's values for `callColumns`. */
export function callValues(call: CallRecord): SQLInputValue[] {
  const { remote, local, cause } = call;
  return [
    call.id,
    call.revision,
    call.source,
    call.sourceCallId,
    call.account,
    call.direction,
    call.state,
    call.outcome,
    remote.raw,
    remote.e164,
    remote.name,
    local.raw,
    local.e164,
    local.name,
    call.startedAt,
    call.ringingAt,
    call.answeredAt,
    call.endedAt,
    call.lastAt,
    call.heldMs,
    call.heldSince,
    Number(call.muted),
    cause?.family ?? null,
    cause?.code ?? null,
    cause?.text ?? null,
    call.endedBy,
    Number(call.recovered),
    Number(call.demo),
    call.trashedAt,
  ];
}

/** Turns a row back into the record that was written. */
export function toRecord(row: CallRow): CallRecord {
  const { cause_family: family, cause_code: code, cause_text: text } = row;
  return {
    id: row.uid,
    revision: row.revision,
    source: row.source,
    sourceCallId: row.source_call_id,
    account: row.account,
    direction: row.direction,
    remote: { raw: row.remote_raw, e164: row.remote_e164, name: row.remote_name },
    local: { raw: row.local_raw, e164: row.local_e164, name: row.local_name },
    startedAt: row.started_at,
    ringingAt: row.ringing_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    lastAt: row.last_at,
    heldMs: row.held_ms,
    heldSince: row.held_since,
    muted: row.muted === 1,
    cause: family === null ? null : { family, code: code ?? 0, text: text ?? '' },
    endedBy: row.ended_by,
    recovered: row.recovered === 1,
    demo: row.demo === 1,
    note: row.note ?? '',
    noteText: row.note_text ?? '',
    disposition: row.disposition,
    tags: row.tags === null ? [] : (JSON.parse(row.tags) as string[]),
    contactName: row.contact_name,
    company: row.company,
    followUpAt: row.follow_up_at,
    annotatedAt: row.annotated_at,
    notedAt: row.noted_at,
    recordings: row.recordings,
    corrected: row.corrected === 1,
    trashedAt: row.trashed_at,
    state: row.state,
    outcome: row.outcome,
  };
}
