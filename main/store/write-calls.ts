import type { DatabaseSync } from 'node:sqlite';
import type { CallRecord } from '../../contract/call/call.ts';
import { type CallRow, selectCalls } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import { findKey } from './find-key.ts';
import { refuse } from './refuse.ts';
import type { CallVerbs } from './verbs.ts';

/** A call that is new to the log, without what only the log itself can give it. */
function fresh(call: CallRecord): CallRecord {
  return { ...call, recordings: 0, corrected: false, trashedAt: null };
}

/** The verbs by which calls come into the log and move on in it; each runs inside a transaction. */
export function writeCalls(db: DatabaseSync, table: CallTable): CallVerbs {
  const beat = db.prepare(
    "UPDATE call SET last_at = ?1 WHERE uid = ?2 AND state <> 'ended' AND last_at < ?1",
  );
  const someDemo = db.prepare(`${selectCalls} WHERE call.demo = 1 LIMIT ?`);

  return {
    record({ call, event }) {
      const before = table.stored(call.id);
      if (call.revision !== (before?.revision ?? 0) + 1)
        throw refuse('outOfStep', { stored: before?.revision ?? 0, given: call.revision });
      if (before === undefined) table.insert(fresh(call));
      else {
        const { recordings, corrected, trashed_at: trashedAt } = before;
        table.update(before, { ...call, recordings, corrected: corrected === 1, trashedAt });
      }
      table.addEvent(call.id, event);
    },

    enter({ call, events }) {
      const before = table.stored(call.id);
      if (before !== undefined || call.revision !== 1)
        throw refuse('outOfStep', { stored: before?.revision ?? 0, given: call.revision });
      table.insert(fresh(call));
      for (const event of events) table.addEvent(call.id, event);
    },

    heartbeat({ beats }) {
      for (const { id, at } of beats) beat.run(at, id);
    },

    importCalls({ calls }) {
      const freeKey = findKey(db);
      for (const call of calls) {
        if (table.stored(call.id) === undefined) table.insert(fresh(call), freeKey);
      }
    },

    removeDemo({ limit }) {
      const gone = someDemo.all(limit) as unknown as CallRow[];
      for (const row of gone) table.drop(row);
      return gone.length;
    },
  };
}
