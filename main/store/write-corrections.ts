import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { numberKey } from '../../contract/number/number-key.ts';
import type { ContactName, CorrectedFacts } from '../core/ports.ts';
import { toRecord } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import { knownNames } from './known-names.ts';
import type { CorrectionVerbs } from './verbs.ts';

/** The verbs that set the facts of an ended call right and take that back; each runs inside a transaction. */
export function writeCorrections(db: DatabaseSync, table: CallTable): CorrectionVerbs {
  const keepOriginal = db.prepare(
    'INSERT OR IGNORE INTO call_original (call, facts, corrected_at) VALUES (?, ?, ?)',
  );
  const original = db.prepare('SELECT facts FROM call_original WHERE call = ?');
  const nameOf = knownNames(db);
  const dropOriginal = db.prepare('DELETE FROM call_original WHERE call = ?');

  /** A name belongs to its number: with another number the call bears the name of that one, or none. */
  function nameAfter(call: CallRecord, { remote }: CorrectedFacts): Partial<ContactName> {
    if (numberKey(remote) === numberKey(call.remote)) return {};
    return nameOf(remote) ?? { contactName: null, company: null };
  }

  return {
    correct({ id, facts, at }) {
      const before = table.settled(id);
      if (before === undefined) return null;
      const call = toRecord(before);
      const { direction, remote, startedAt, ringingAt, answeredAt, endedAt, heldMs, outcome, lastAt } = call;
      const was: CorrectedFacts = {
        direction,
        remote,
        startedAt,
        ringingAt,
        answeredAt,
        endedAt,
        heldMs,
        outcome,
        lastAt,
      };
      keepOriginal.run(id, JSON.stringify(was), at);
      const name = nameAfter(call, facts);
      return table.update(before, {
        ...call,
        ...facts,
        ...name,
        corrected: true,
        revision: call.revision + 1,
      });
    },

    restoreOriginal({ id }) {
      const before = table.settled(id);
      const kept = original.get(id)?.facts;
      if (before === undefined || kept === undefined) return null;
      dropOriginal.run(id);
      const call = toRecord(before);
      const facts = JSON.parse(String(kept)) as CorrectedFacts;
      const name = nameAfter(call, facts);
      return table.update(before, {
        ...call,
        ...facts,
        ...name,
        corrected: false,
        revision: call.revision + 1,
      });
    },
  };
}
