import type { DatabaseSync } from 'node:sqlite';
import { type CallRow, selectCalls, toRecord } from './call-row.ts';
import { facetCounter } from './count-facets.ts';
import { searchDocument } from './search-document.ts';
import { inTransaction } from './transaction.ts';

/** Which search documents and counts this Ringnote makes. Raise it whenever they change, and every log gets them anew. */
const derivedVersion = 2;

/**
 * Bytes of words that FTS5 gathers in memory before it writes them (its `hashsize`): more at once are fewer pieces to merge.
 * The usual one is SQLite's own.
 */
const bulkHashSize = 64 * 1024 * 1024;
const usualHashSize = 1024 * 1024;

/** Calls read at a time. */
const slice = 1000;

/**
 * Makes the search index and the counts of values anew from the calls where they are of another version than this one's:
 * after a migration, and after any change of what is found by which word. One transaction, some 4 s for 100,000 calls;
 * should the app die in it, the next start makes them. Formats that have no such version are left alone.
 */
export function makeDerived(db: DatabaseSync): void {
  const known = db.prepare("SELECT value FROM meta WHERE key = 'derived'");
  const found = known.get()?.value;
  if (found === undefined || found === derivedVersion) return;
  inTransaction(db, () => {
    db.exec(`
      INSERT INTO search (search) VALUES ('delete-all');
      INSERT INTO search (search, rank) VALUES ('hashsize', ${bulkHashSize});
      DELETE FROM facet_count;
    `);
    const insertWords = db.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
    const some = db.prepare(
      `${selectCalls} WHERE call.id > CAST(? AS INTEGER) AND call.trashed_at IS NULL ORDER BY call.id LIMIT ${slice}`,
    );
    const count = facetCounter(db);
    let last = -Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = some.all(last) as unknown as CallRow[];
      for (const row of rows) {
        const call = toRecord(row);
        insertWords.run(row.id, searchDocument(call));
        count(null, call);
      }
      last = rows.at(-1)?.id ?? last;
      if (rows.length < slice) break;
    }
    db.exec(`INSERT INTO search (search, rank) VALUES ('hashsize', ${usualHashSize})`);
    db.prepare("UPDATE meta SET value = ? WHERE key = 'derived'").run(derivedVersion);
  });
}
