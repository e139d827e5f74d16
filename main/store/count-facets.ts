import type { DatabaseSync } from 'node:sqlite';
import { facetValues, type Valued } from './facet-values.ts';
import { valueKey } from './facet-words.ts';

/** The values that are offered to filter by; a number is not, there are too many. */
type Counted = Map<string, [facet: string, key: string, value: string]>;

function countedValues(call: Valued | null): Counted {
  const values: Counted = new Map();
  for (const [facet, value] of call === null ? [] : facetValues(call)) {
    if (facet === 'number') continue;
    const key = valueKey(facet, value);
    const name = `${facet} ${key}`;
    if (!values.has(name)) values.set(name, [facet, key, value]);
  }
  return values;
}

/**
 * Keeps `facet_count` in step with the calls, so that what there is to filter by is read at once however many calls there
 * are. Takes a call as it was and as it becomes; null where it was not, or is no longer, in the lists.
 */
export function facetCounter(db: DatabaseSync): (was: Valued | null, is: Valued | null) => void {
  const more = db.prepare(
    'INSERT INTO facet_count (facet, key, value, calls) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET calls = calls + 1',
  );
  const fewer = db.prepare('UPDATE facet_count SET calls = calls - 1 WHERE facet = ? AND key = ?');
  const forget = db.prepare('DELETE FROM facet_count WHERE facet = ? AND key = ? AND calls <= 0');
  return (was, is) => {
    const before = countedValues(was);
    const after = countedValues(is);
    for (const [name, [facet, key]] of before) {
      if (after.has(name)) continue;
      fewer.run(facet, key);
      forget.run(facet, key);
    }
    for (const [name, value] of after) {
      if (!before.has(name)) more.run(...value);
    }
  };
}
