import type { DatabaseSync } from 'node:sqlite';
import type { RecordingFile } from '../core/ports.ts';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import type { CallTable } from './call-table.ts';
import { knownNames } from './known-names.ts';
import type { TrashVerbs } from './verbs.ts';

/** The verbs that throw calls away, take them out again and remove them for good; each runs inside a transaction. */
export function writeTrash(db: DatabaseSync, table: CallTable): TrashVerbs {
  const oldest = db.prepare(
    `${selectCalls} WHERE call.trashed_at IS NOT NULL AND call.trashed_at < ? ORDER BY call.trashed_at LIMIT ?`,
  );
  const files = db.prepare('SELECT id, format FROM recording WHERE call = ?');
  const nameOf = knownNames(db);

  return {
    trash({ ids, at }) {
      const rows = [...new Set(ids)].map(table.settled).filter((row) => row !== undefined);
      return rows.map((row) =>
        table.update(row, { ...toRecord(row), trashedAt: at, revision: row.revision + 1 }),
      );
    },

    /** A call that comes back bears the name that its number was given in the meantime. */
    restore({ ids }) {
      const rows = [...new Set(ids)]
        .map(table.stored)
        .filter((row) => row !== undefined && row.trashed_at !== null) as CallRow[];
      return rows.map((row) => {
        const call = toRecord(row);
        return table.update(row, {
          ...call,
          ...nameOf(call.remote),
          trashedAt: null,
          revision: row.revision + 1,
        });
      });
    },

    purge({ before, limit }) {
      const rows = oldest.all(before, limit) as unknown as CallRow[];
      const recordings = rows.flatMap(({ uid }) => files.all(uid).map((row) => ({ ...row })));
      for (const row of rows) table.drop(row);
      return { calls: rows.length, recordings: recordings as unknown as RecordingFile[] };
    },
  };
}
