import { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { callLog } from '../../main/store/migrations/0001-call-log.ts';
import { openForWriting } from '../../main/store/open-database.ts';
import { firstKeyAt } from '../../main/store/order-key.ts';

/** A call of format 1: its note was plain text. */
export type OldCall = Pick<
  CallRecord,
  | 'id'
  | 'startedAt'
  | 'endedAt'
  | 'direction'
  | 'state'
  | 'outcome'
  | 'remote'
  | 'note'
  | 'disposition'
  | 'tags'
>;

/** Writes a log as the first Ringnote left it: format 1, with words in its search that no later one understands. */
export function writeOldLog(file: string, calls: readonly OldCall[]): void {
  openForWriting(file, [callLog]).close();
  const db = new DatabaseSync(file);
  const insert = db.prepare(`
    INSERT INTO call VALUES (?, ?, 1, 'sip', 'old@host', NULL, ?, ?, ?, ?, ?, ?, 'me', NULL, NULL, ?, NULL, NULL, ?, ?, 0,
      NULL, 0, NULL, NULL, NULL, NULL, 0, 0)`);
  const annotate = db.prepare('INSERT INTO call_annotation VALUES (?, ?, ?, ?, ?)');
  const event = db.prepare('INSERT INTO call_event (call, event) VALUES (?, ?)');
  const change = db.prepare('INSERT INTO change (call, revision, removed) VALUES (?, 1, 0)');
  const words = db.prepare('INSERT INTO search (rowid, words) VALUES (CAST(? AS INTEGER), ?)');
  db.exec('BEGIN');
  for (const [n, call] of calls.entries()) {
    const { id, startedAt, endedAt, remote, note, disposition, tags } = call;
    const key = firstKeyAt(startedAt) + (n % 64);
    const facts = [call.direction, call.state, call.outcome, remote.raw, remote.e164, remote.name];
    insert.run(key, id, ...facts, startedAt, endedAt, endedAt ?? startedAt);
    if (note !== '' || disposition !== null || tags.length > 0)
      annotate.run(id, note, disposition, JSON.stringify(tags), startedAt);
    event.run(
      id,
      JSON.stringify({ type: 'ringing', source: 'sip', sourceCallId: 'old@host', at: startedAt }),
    );
    change.run(id);
    words.run(key, `outdated ${note}`);
  }
  db.exec('COMMIT');
  db.close();
}
