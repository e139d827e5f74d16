import type { DatabaseSync } from 'node:sqlite';

/** What is read of `call_merge.absorbed`: the merges that an absorbed call had brought along, each with its own. */
interface Absorbed {
  merges: { gone: string; absorbed: string }[];
}

/**
 * Tells which call has taken in one that is not there any more: what was on its way to the absorbed one belongs to it now.
 * A merge of a merge lies within the JSON of the outer one (write-merges.ts), so that is looked through, too.
 */
export function mergedInto(db: DatabaseSync): (gone: string) => string | null {
  const candidates = db.prepare(
    'SELECT gone, kept, absorbed FROM call_merge WHERE gone = ?1 OR instr(absorbed, ?1) > 0',
  );
  return (gone) => {
    const rows = candidates.all(gone) as { gone: string; kept: string; absorbed: string }[];
    return rows.find((row) => row.gone === gone || holds(row.absorbed, gone))?.kept ?? null;
  };
}

function holds(absorbed: string, gone: string): boolean {
  const { merges } = JSON.parse(absorbed) as Absorbed;
  return merges.some((merge) => merge.gone === gone || holds(merge.absorbed, gone));
}
