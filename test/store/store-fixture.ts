import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { CallRecord } from '../../contract/call/call.ts';
import type { CallEvent } from '../../contract/call/event.ts';
import type { CallLog } from '../../main/core/ports.ts';
import { openCallLog } from '../../main/store/open-call-log.ts';
import { silentLog, workerSource } from './open-options.ts';

/** 2026-03-02T09:00:00Z, a Monday. */
export const monday = 1_772_442_000_000;

/** A folder of the test's own, gone after it. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringnote-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a log over its real threads and a real file, and closes it after the test. */
export async function openLog(file: string): Promise<CallLog> {
  const log = await openCallLog({ file, worker: workerSource, log: silentLog });
  onTestFinished(() => log.close());
  return log;
}

/** A call that ended answered, unless told otherwise. */
export function aCall(facts: Partial<CallRecord> = {}): CallRecord {
  const startedAt = facts.startedAt ?? monday;
  return {
    id: randomUUID(),
    revision: 1,
    source: 'sip',
    sourceCallId: 'abc@host',
    account: 'sip:me@example.org',
    direction: 'inbound',
    remote: { raw: '+12025550123', e164: '+12025550123', name: 'Zoë Müller' },
    local: { raw: 'me', e164: null, name: null },
    startedAt,
    ringingAt: startedAt + 100,
    answeredAt: startedAt + 5000,
    endedAt: startedAt + 60_000,
    lastAt: startedAt + 60_000,
    heldMs: 0,
    heldSince: null,
    muted: false,
    cause: { family: 'sip', code: 200, text: 'OK' },
    endedBy: 'remote',
    recovered: false,
    demo: false,
    note: '',
    noteText: '',
    disposition: null,
    tags: [],
    contactName: null,
    company: null,
    followUpAt: null,
    annotatedAt: null,
    notedAt: null,
    recordings: 0,
    corrected: false,
    trashedAt: null,
    state: 'ended',
    outcome: 'answered',
    ...facts,
  };
}

/** A call that rings just now. */
export function aRingingCall(facts: Partial<CallRecord> = {}): CallRecord {
  const startedAt = facts.startedAt ?? monday;
  return aCall({
    answeredAt: null,
    endedAt: null,
    lastAt: startedAt + 100,
    cause: null,
    endedBy: null,
    state: 'ringing',
    outcome: null,
    ...facts,
  });
}

/** The event that made a call so: which one does not matter to the store. */
export function anEvent(call: CallRecord): CallEvent {
  return { source: call.source, sourceCallId: call.sourceCallId, at: call.lastAt, type: 'ringing' };
}

/** Rows of any table, read beside the open log. */
export function rowsOf(file: string, sql: string): Record<string, unknown>[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return db
      .prepare(sql)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    db.close();
  }
}
